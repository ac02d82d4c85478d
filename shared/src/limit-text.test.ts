import { describe, expect, it } from 'vitest';
import { limitText } from './limit-text.ts';

describe('limitText', () => {
  it('says how often, in which period, for whom', () => {
    expect(limitText({ scope: 'household', period: 'year', count: 4 }, 'ar')).toBe(
      '4 استفادات في السنة لكل أسرة',
    );
    expect(limitText({ scope: 'person', period: 'month', count: 2 }, 'ar')).toBe(
      'استفادتان في الشهر لكل مستفيد',
    );
    expect(limitText({ scope: 'household', period: 'year', count: 4 }, 'fr')).toBe(
      '4 utilisations par an, par foyer',
    );
    expect(limitText({ scope: 'offer', period: 'total', count: 1 }, 'en')).toBe(
      '1 use over the whole offer, for all members together',
    );
  });
});

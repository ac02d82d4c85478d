import { describe, expect, it } from 'vitest';
import { agreementSearchText, matchesSearchText } from './agreement-search-text.ts';

const searchText = agreementSearchText({
  names: [{ ar: 'مختبر آنزي', fr: 'Laboratoire Anzi' }],
  towns: [{ ar: 'إنزكان', fr: 'Inezgane' }],
  ice: '001234567000089',
  reference: 'AG-2026-00042',
});

describe('what an agreement is found by', () => {
  it.each([
    'anzi',
    'LABORATOIRE inez',
    'مختبر انزي',
    'انزكان',
    '001234567000089',
    'ag-2026-00042',
    'anzi إنزكان',
    '  ',
  ])('finds it by %s', (typed) => {
    expect(matchesSearchText(searchText, typed)).toBe(true);
  });

  it('does not find it when one of the words is missing', () => {
    expect(matchesSearchText(searchText, 'anzi tiznit')).toBe(false);
  });

  it('leaves out what is not known', () => {
    expect(agreementSearchText({ names: [{ fr: 'Anzi' }], ice: null })).toBe('anzi');
  });
});

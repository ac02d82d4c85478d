import { describe, expect, it } from 'vitest';
import { nameKeys, namesMatch } from './name-matching.ts';

describe('names compared with a roster', () => {
  it.each([
    [{ fr: 'Fatima-Zahra El Alaoui' }, { fr: 'EL ALAOUI Fatima Zahra' }],
    [{ fr: 'Amélie Benoît' }, { fr: 'BENOIT AMELIE' }],
    [{ ar: 'فَاطِمَة العلوي' }, { ar: 'العلوى فاطمه' }],
    [{ fr: 'Mohamed Ben Ali' }, { fr: 'Mohammed Bin Ali' }],
    [{ ar: 'يوسف الإدريسي', fr: 'Autre' }, { ar: 'يوسف الادريسي' }],
  ])('takes %o for %o', (one, other) => {
    expect(namesMatch(one, other)).toBe(true);
  });

  it.each([
    [{ fr: 'Fatima Alaoui' }, { fr: 'Fatima Idrissi' }],
    [{ fr: 'Fatima Alaoui' }, { fr: 'Fatima' }],
    [{ fr: 'Fatima Alaoui' }, { ar: 'فاطمة العلوي' }],
    [{ fr: '—' }, { fr: '...' }],
  ])('does not take %o for %o', (one, other) => {
    expect(namesMatch(one, other)).toBe(false);
  });

  it('has no key for a name without letters', () => {
    expect(nameKeys({ fr: '- -', ar: '' })).toEqual([]);
  });
});

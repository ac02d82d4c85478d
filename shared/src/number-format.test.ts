import { describe, expect, it } from 'vitest';
import { formatDistance, formatNumber, formatPercent, percentPieces } from './number-format.ts';
import { pluralCategory, pluralForm } from './plural.ts';

describe('formatNumber', () => {
  it('groups by narrow spaces and writes a decimal comma', () => {
    expect(formatNumber(1234567.5)).toBe('1\u202F234\u202F567,5');
    expect(formatNumber(4.7)).toBe('4,7');
    expect(formatNumber(4, { minimumFractionDigits: 1 })).toBe('4,0');
    expect(formatNumber(999.999)).toBe('1\u202F000');
    expect(formatNumber(-1234)).toBe('−1\u202F234');
  });

  it('never writes minus zero', () => {
    expect(formatNumber(-0.001)).toBe('0');
  });

  it('refuses what is not a number', () => {
    expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
  });
});

describe('formatPercent', () => {
  it('writes basis points with a sign only when negative', () => {
    expect(formatPercent(-3000)).toBe('−30\u00A0%');
    expect(formatPercent(1250)).toBe('12,5\u00A0%');
    expect(percentPieces(-3000)).toEqual({ sign: '−', number: '30', symbol: '%' });
  });
});

describe('formatDistance', () => {
  it.each([
    [0, '10\u00A0م', '10\u00A0m'],
    [604, '600\u00A0م', '600\u00A0m'],
    [994, '990\u00A0م', '990\u00A0m'],
    [995, '1\u00A0كم', '1\u00A0km'],
    [2149, '2,1\u00A0كم', '2,1\u00A0km'],
    [9949, '9,9\u00A0كم', '9,9\u00A0km'],
    [9951, '10\u00A0كم', '10\u00A0km'],
    [1_234_400, '1\u202F234\u00A0كم', '1\u202F234\u00A0km'],
  ])('%i metres', (metres, arabic, french) => {
    expect(formatDistance(metres, 'ar')).toBe(arabic);
    expect(formatDistance(metres, 'fr')).toBe(french);
  });

  it('refuses a negative distance', () => {
    expect(() => formatDistance(-1, 'fr')).toThrow(RangeError);
  });
});

describe('plurals', () => {
  it('has the six categories of Arabic', () => {
    expect([0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map((count) => pluralCategory(count, 'ar'))).toEqual([
      'zero',
      'one',
      'two',
      'few',
      'few',
      'many',
      'many',
      'other',
      'other',
      'few',
    ]);
  });

  it('counts zero as singular in French and as plural in English', () => {
    expect(pluralCategory(0, 'fr')).toBe('one');
    expect(pluralCategory(0, 'en')).toBe('other');
  });

  it('takes the form for all others where a category has none', () => {
    expect(pluralForm(2, 'ar', { one: 'يوم', other: 'أيام' })).toBe('أيام');
  });
});

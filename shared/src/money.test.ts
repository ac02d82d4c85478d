import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyBasisPoints, formatMoney, maximumAmountCentimes, parseAmount } from './money.ts';

const amount = fc.integer({ min: 0, max: maximumAmountCentimes });

describe('applyBasisPoints', () => {
  it('rounds half a centime up', () => {
    expect(applyBasisPoints(12_345, 3000)).toBe(3704);
    expect(applyBasisPoints(1, 5000)).toBe(1);
    expect(applyBasisPoints(1, 4999)).toBe(0);
    expect(applyBasisPoints(45_000, 3000)).toBe(13_500);
  });

  it('agrees with exact integer arithmetic for every amount and rate', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (centimes, basisPoints) => {
        const exact = (BigInt(centimes) * BigInt(basisPoints) + 5000n) / 10_000n;
        expect(applyBasisPoints(centimes, basisPoints)).toBe(Number(exact));
      }),
    );
  });

  it('refuses amounts and rates that are not whole and in range', () => {
    for (const centimes of [-1, 1.5, Number.NaN, maximumAmountCentimes + 1])
      expect(() => applyBasisPoints(centimes, 1)).toThrow(RangeError);
    for (const basisPoints of [-1, 0.5, 10_001])
      expect(() => applyBasisPoints(1, basisPoints)).toThrow(RangeError);
  });
});

describe('parseAmount', () => {
  it.each([
    ['1 234,50', 123_450],
    ['1\u202F234,50', 123_450],
    ['1234.5', 123_450],
    ['1.234,50', 123_450],
    ['1,234.50', 123_450],
    ["1'234.50", 123_450],
    ['1.234.567', 123_456_700],
    ['١٢٣٤٫٥', 123_450],
    ['١٬٢٣٤٫٥٠', 123_450],
    ['۴۵۰', 45_000],
    ['450 DH', 45_000],
    ['450dhs', 45_000],
    ['315,00\u00A0MAD', 31_500],
    ['450 درهم', 45_000],
    ['\u200F450 د.م.', 45_000],
    [',50', 50],
    ['12,', 1200],
    ['0', 0],
    ['007', 700],
  ])('reads %j as %i centimes', (text, centimes) => {
    expect(parseAmount(text)).toEqual({ ok: true, centimes });
  });

  it.each([
    ['', 'empty'],
    ['  DH', 'empty'],
    ['abc', 'not_a_number'],
    ['1 23', 'not_a_number'],
    ['1 234 56', 'not_a_number'],
    ['1,234,50', 'not_a_number'],
    ['12e3', 'not_a_number'],
    ['-5', 'negative'],
    ['−5', 'negative'],
    ['1,234', 'ambiguous'],
    ['1.234', 'ambiguous'],
    ['0,125', 'too_many_decimals'],
    ['1234,567', 'too_many_decimals'],
    ['1000000000,01', 'too_large'],
    ['9'.repeat(400), 'too_large'],
  ])('refuses %j as %s', (text, problem) => {
    expect(parseAmount(text)).toEqual({ ok: false, problem });
  });

  it('reads back every amount it formats', () => {
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('MAD', 'DH', 'none'),
        fc.constantFrom('always', 'when_any'),
        (centimes, unit, cents) => {
          expect(parseAmount(formatMoney(centimes, { unit, cents }))).toEqual({ ok: true, centimes });
        },
      ),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseAmount(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('formatMoney', () => {
  it('writes a decimal comma, narrow spaces between thousands and a space that does not break', () => {
    expect(formatMoney(186_000, { unit: 'DH' })).toBe('1\u202F860,00\u00A0DH');
    expect(formatMoney(18_000_000, { unit: 'DH', cents: 'when_any' })).toBe('180\u202F000\u00A0DH');
    expect(formatMoney(31_500, { unit: 'MAD' })).toBe('315,00\u00A0MAD');
    expect(formatMoney(-6000)).toBe('−60,00');
    expect(formatMoney(9050, { unit: 'DH', cents: 'when_any' })).toBe('90,50\u00A0DH');
    expect(formatMoney(5)).toBe('0,05');
    expect(formatMoney(0)).toBe('0,00');
    expect(formatMoney(-0, { cents: 'when_any' })).toBe('0');
  });

  it('refuses fractions of a centime', () => {
    expect(() => formatMoney(0.5)).toThrow(RangeError);
  });
});

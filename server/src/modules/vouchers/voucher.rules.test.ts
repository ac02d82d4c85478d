import type { Gain } from '@wasl/shared/gain';
import { describe, expect, it } from 'vitest';
import { counterNameOf, counterNamesOf, lastDayOfVoucher, readBill } from './voucher.rules.ts';

describe('the last day of a voucher', () => {
  const offer = { voucherValidDays: 3, validTo: '2026-12-31' };
  const agreement = { endsOn: '2026-12-31' };

  it('is so many days after its issue', () => {
    expect(lastDayOfVoucher(offer, agreement, '2026-11-22')).toBe('2026-11-25');
    expect(lastDayOfVoucher({ ...offer, voucherValidDays: 0 }, agreement, '2026-11-22')).toBe('2026-11-22');
  });

  it('is never after the offer’s or the agreement’s', () => {
    expect(lastDayOfVoucher({ ...offer, validTo: '2026-11-23' }, agreement, '2026-11-22')).toBe('2026-11-23');
    expect(lastDayOfVoucher(offer, { endsOn: '2026-11-24' }, '2026-11-22')).toBe('2026-11-24');
  });
});

describe('the name a counter sees', () => {
  it.each([
    ['Fatima-Zahra Elouahi', 'Fatima-Zahra E.'],
    ['Salma', 'Salma'],
    ['Mohamed ben Ali el Fassi', 'Mohamed F.'],
    ['  karim   bennani ', 'karim B.'],
    ['فاطمة الزهراء الواحي', 'فاطمة الزهراء و.'],
    ['عبد الرحيم بناني', 'عبد الرحيم ب.'],
    ['عبد الرحيم', 'عبد الرحيم'],
    ['فاطمة بناني', 'فاطمة ب.'],
    ['سلمى', 'سلمى'],
    ['', ''],
  ])('of %s is %s', (full, shown) => expect(counterNameOf(full)).toBe(shown));

  it('is short in every language it is known in, and in no other', () => {
    expect(counterNamesOf({ ar: 'كريم بناني', fr: 'Karim Bennani' })).toEqual({
      ar: 'كريم ب.',
      fr: 'Karim B.',
    });
    expect(counterNamesOf({ ar: 'سلمى' })).toEqual({ ar: 'سلمى' });
  });
});

describe('a bill', () => {
  const percentage: Gain = { kind: 'percentage', basisPoints: 1000 };
  const byService: Gain = { kind: 'by_service', services: [{ serviceCode: 'a', gain: percentage }] };
  const knows = (code: string) => code === 'a' || code === 'b';

  it('is a total, or lines with services the offer knows', () => {
    expect(readBill(percentage, { billCentimes: 500 }, knows)).toEqual({
      bill: { totalCentimes: 500 },
      problem: null,
    });
    const lines = [
      { serviceCode: 'a', amountCentimes: 200 },
      { serviceCode: 'b', amountCentimes: 300 },
    ];
    for (const billCentimes of [undefined, null, 500])
      expect(readBill(byService, { billCentimes, lines }, knows)).toEqual({
        bill: { items: lines },
        problem: null,
      });
  });

  it.each([
    [percentage, {}, 'missing'],
    [percentage, { lines: [] }, 'missing'],
    [byService, { billCentimes: 500 }, 'services_needed'],
    [percentage, { billCentimes: 0 }, 'not_positive'],
    [percentage, { lines: [{ serviceCode: 'a', amountCentimes: 0 }] }, 'not_positive'],
    [
      percentage,
      {
        lines: [
          { serviceCode: 'a', amountCentimes: 5 },
          { serviceCode: 'b', amountCentimes: -1 },
        ],
      },
      'not_positive',
    ],
    [percentage, { billCentimes: 100_000_000_001 }, 'too_large'],
    [
      percentage,
      { lines: Array.from({ length: 51 }, () => ({ serviceCode: 'a', amountCentimes: 1 })) },
      'too_large',
    ],
    [percentage, { lines: [{ serviceCode: 'z', amountCentimes: 1 }] }, 'unknown_service'],
    [
      percentage,
      { billCentimes: 2, lines: [{ serviceCode: 'a', amountCentimes: 1 }] },
      'total_differs_from_lines',
    ],
  ])('under %o of %o is refused: %s', (gain, input, problem) => {
    expect(readBill(gain, input, knows).problem?.problem).toBe(problem);
  });
});

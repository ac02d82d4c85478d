import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bill, computeDiscount } from './discount.ts';
import type { Gain, SimpleGain } from './gain.ts';

const laboratory: Gain = {
  kind: 'by_service',
  services: [
    { serviceCode: 'biochemistry', gain: { kind: 'percentage', basisPoints: 3000 } },
    { serviceCode: 'haematology', gain: { kind: 'percentage', basisPoints: 3000 } },
    { serviceCode: 'home-sampling', gain: { kind: 'free_service', usualPriceCentimes: 6000 } },
    { serviceCode: 'genetics', gain: null },
  ],
};

describe('computeDiscount', () => {
  it('takes a share of the whole bill', () => {
    const discount = computeDiscount({
      gain: { kind: 'percentage', basisPoints: 3000 },
      bill: { totalCentimes: 45_000 },
    });
    expect(discount).toMatchObject({ discountCentimes: 13_500, payableCentimes: 31_500, cappedBy: null });
  });

  it('rounds once on the sum, and the lines add up to it', () => {
    const items = [1, 2, 3].map((n) => ({ serviceCode: `s${n}`, amountCentimes: 5 }));
    const discount = computeDiscount({ gain: { kind: 'percentage', basisPoints: 1000 }, bill: { items } });
    expect(discount.discountCentimes).toBe(2);
    expect(discount.lines.map((line) => line.discountCentimes)).toEqual([1, 1, 0]);
  });

  it('gives each service its own gain and nothing where the offer says so', () => {
    const discount = computeDiscount({
      gain: laboratory,
      bill: {
        items: [
          { serviceCode: 'biochemistry', amountCentimes: 28_000 },
          { serviceCode: 'home-sampling', amountCentimes: 6000 },
          { serviceCode: 'genetics', amountCentimes: 90_000 },
          { serviceCode: 'unknown', amountCentimes: 100 },
        ],
      },
    });
    expect(discount.lines.map(({ discountCentimes, reason }) => [discountCentimes, reason])).toEqual([
      [8400, 'applied'],
      [6000, 'applied'],
      [0, 'not_covered'],
      [0, 'not_covered'],
    ]);
    expect(discount.discountCentimes).toBe(14_400);
  });

  it('grants nothing by service on a bill that names none, and says why', () => {
    const discount = computeDiscount({ gain: laboratory, bill: { totalCentimes: 10_000 } });
    expect(discount.discountCentimes).toBe(0);
    expect(discount.lines[0]?.reason).toBe('service_not_named');
  });

  it('never takes off more than the bill', () => {
    const discount = computeDiscount({
      gain: { kind: 'amount_off', amountCentimes: 20_000 },
      bill: { totalCentimes: 15_000 },
    });
    expect(discount).toMatchObject({ discountCentimes: 15_000, payableCentimes: 0, cappedBy: 'bill' });
  });

  it('takes a sum off only from the smallest bill on', () => {
    const gain: Gain = { kind: 'amount_off', amountCentimes: 5000, minimumBillCentimes: 20_000 };
    expect(computeDiscount({ gain, bill: { totalCentimes: 19_999 } })).toMatchObject({
      discountCentimes: 0,
      lines: [{ reason: 'below_minimum' }],
    });
    expect(computeDiscount({ gain, bill: { totalCentimes: 20_000 } }).discountCentimes).toBe(5000);
  });

  it('leaves a bill alone that is already below the fixed price', () => {
    const gain: Gain = { kind: 'fixed_price', priceCentimes: 9000, usualPriceCentimes: 14_000 };
    expect(computeDiscount({ gain, bill: { totalCentimes: 14_000 } }).payableCentimes).toBe(9000);
    for (const totalCentimes of [8000, 9000])
      expect(computeDiscount({ gain, bill: { totalCentimes } })).toMatchObject({
        payableCentimes: totalCentimes,
        lines: [{ reason: 'price_already_lower' }],
      });
  });

  it('applies the highest tier reached to the whole bill', () => {
    const gain: Gain = {
      kind: 'tiered_by_amount',
      tiers: [
        { fromCentimes: 100_000, basisPoints: 500 },
        { fromCentimes: 500_000, basisPoints: 1000 },
      ],
    };
    const discountOf = (totalCentimes: number) =>
      computeDiscount({ gain, bill: { totalCentimes } }).discountCentimes;
    expect([99_999, 100_000, 499_999, 500_000].map(discountOf)).toEqual([0, 5000, 25_000, 50_000]);
  });

  it('stops at the maximum and shares it out over the lines', () => {
    const discount = computeDiscount({
      gain: { kind: 'percentage', basisPoints: 5000 },
      bill: {
        items: [
          { serviceCode: 'a', amountCentimes: 30_000 },
          { serviceCode: 'b', amountCentimes: 10_000 },
        ],
      },
      maximumDiscountCentimes: 10_000,
    });
    expect(discount).toMatchObject({ discountCentimes: 10_000, cappedBy: 'maximum_discount' });
    expect(discount.lines.map((line) => line.discountCentimes)).toEqual([7500, 2500]);
  });

  it('refuses amounts that are not whole centimes', () => {
    const gain: Gain = { kind: 'percentage', basisPoints: 1000 };
    for (const totalCentimes of [-1, 0.5, Number.NaN])
      expect(() => computeDiscount({ gain, bill: { totalCentimes } })).toThrow(RangeError);
  });
});

const amount = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1_000_000_000 }));
const share = fc.integer({ min: 0, max: 10_000 });
const simpleGain: fc.Arbitrary<SimpleGain> = fc.oneof(
  fc.record({ kind: fc.constant('percentage' as const), basisPoints: share }),
  fc.record({
    kind: fc.constant('amount_off' as const),
    amountCentimes: amount,
    minimumBillCentimes: amount,
  }),
  fc.record({ kind: fc.constant('fixed_price' as const), priceCentimes: amount }),
  fc.record({ kind: fc.constant('free_service' as const) }),
);
const serviceCode = fc.constantFrom('a', 'b', 'c', 'd');
const gain: fc.Arbitrary<Gain> = fc.oneof(
  simpleGain,
  fc.record({
    kind: fc.constant('tiered_by_amount' as const),
    tiers: fc.array(fc.record({ fromCentimes: amount, basisPoints: share }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('by_service' as const),
    services: fc.uniqueArray(fc.record({ serviceCode, gain: fc.option(simpleGain) }), {
      selector: (service) => service.serviceCode,
    }),
  }),
);
const bill: fc.Arbitrary<Bill> = fc.oneof(
  fc.record({ totalCentimes: amount }),
  fc.record({ items: fc.array(fc.record({ serviceCode, amountCentimes: amount }), { maxLength: 12 }) }),
);
const request = fc.record({ gain, bill, maximumDiscountCentimes: fc.option(amount) });

describe('every discount', () => {
  it('lies between nothing and the bill, line by line, and the lines add up', () => {
    fc.assert(
      fc.property(request, (anyRequest) => {
        const discount = computeDiscount(anyRequest);
        const total = (pick: (line: (typeof discount.lines)[number]) => number) =>
          discount.lines.reduce((sum, line) => sum + pick(line), 0);
        for (const line of discount.lines) {
          expect(Number.isSafeInteger(line.discountCentimes)).toBe(true);
          expect(line.discountCentimes).toBeGreaterThanOrEqual(0);
          expect(line.payableCentimes).toBeGreaterThanOrEqual(0);
          expect(line.discountCentimes + line.payableCentimes).toBe(line.amountCentimes);
          if (line.reason !== 'applied') expect(line.discountCentimes).toBe(0);
        }
        expect(total((line) => line.discountCentimes)).toBe(discount.discountCentimes);
        expect(total((line) => line.amountCentimes)).toBe(discount.totalCentimes);
        expect(discount.discountCentimes + discount.payableCentimes).toBe(discount.totalCentimes);
        expect(discount.discountCentimes).toBeLessThanOrEqual(anyRequest.maximumDiscountCentimes ?? Infinity);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same whether a bill for one gain comes as one sum or as lines', () => {
    const items = fc.array(fc.record({ serviceCode, amountCentimes: amount }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(simpleGain, items, (anyGain, anyItems) => {
        const totalCentimes = anyItems.reduce((sum, item) => sum + item.amountCentimes, 0);
        const asSum = computeDiscount({ gain: anyGain, bill: { totalCentimes } });
        const asLines = computeDiscount({ gain: anyGain, bill: { items: anyItems } });
        expect(asLines.discountCentimes).toBe(asSum.discountCentimes);
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    const items = fc.array(fc.record({ serviceCode, amountCentimes: amount }), { maxLength: 8 });
    fc.assert(
      fc.property(gain, items, fc.option(amount), (anyGain, anyItems, maximumDiscountCentimes) => {
        const forwards = computeDiscount({
          gain: anyGain,
          bill: { items: anyItems },
          maximumDiscountCentimes,
        });
        const backwards = computeDiscount({
          gain: anyGain,
          bill: { items: [...anyItems].reverse() },
          maximumDiscountCentimes,
        });
        expect(backwards.discountCentimes).toBe(forwards.discountCentimes);
      }),
    );
  });
});

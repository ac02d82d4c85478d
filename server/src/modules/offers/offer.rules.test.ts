import { describe, expect, it } from 'vitest';
import { type CoveredPerson, coverageOf, priceLines } from './offer.rules.ts';

const coverage = { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 };
const child = (birthDate: string, studentUntil: string | null = null): CoveredPerson => ({
  relation: 'SON',
  birthDate,
  studentUntil,
});

describe('whom an offer covers', () => {
  const day = '2026-11-22';

  it('always covers the member', () => {
    const nobody = { spouse: false, children: false, childMaximumAge: null, studentMaximumAge: null };
    expect(
      coverageOf(nobody, { relation: null, birthDate: '1985-01-01', studentUntil: null }, day).isCovered,
    ).toBe(true);
    expect(coverageOf(nobody, { ...child('2020-01-01'), relation: 'SPOUSE' }, day)).toMatchObject({
      why: 'spouse_not_covered',
    });
    expect(coverageOf(nobody, child('2020-01-01'), day)).toMatchObject({ why: 'children_not_covered' });
  });

  it('covers a child until the day before the birthday after the last age', () => {
    expect(coverageOf(coverage, child('2004-11-23'), day).isCovered).toBe(true);
    expect(coverageOf(coverage, child('2004-11-22'), day)).toEqual({
      isCovered: false,
      why: 'child_too_old',
      age: 22,
      maximumAge: 21,
      studentMaximumAge: 26,
    });
  });

  it('covers a child who studies longer, while the certificate holds', () => {
    expect(coverageOf(coverage, child('2004-03-01', '2027-07-31'), day).isCovered).toBe(true);
    expect(coverageOf(coverage, child('2004-03-01', '2026-11-21'), day).isCovered).toBe(false);
    expect(coverageOf(coverage, child('2004-03-01', '2026-11-22'), day).isCovered).toBe(true);
  });

  it('does not promise that a certificate helps whom it cannot help', () => {
    expect(coverageOf(coverage, child('1998-03-01', '2027-07-31'), day)).toMatchObject({
      studentMaximumAge: null,
    });
    expect(coverageOf({ ...coverage, studentMaximumAge: null }, child('2004-03-01'), day)).toMatchObject({
      studentMaximumAge: null,
    });
  });

  it('sets no age where none was agreed', () => {
    expect(coverageOf({ ...coverage, childMaximumAge: null }, child('1990-01-01'), day).isCovered).toBe(true);
  });
});

describe('the price list', () => {
  const usualPrices = [
    { serviceCode: 'biochemistry', priceCentimes: 4000 },
    { serviceCode: 'home-sampling', priceCentimes: 6000 },
    { serviceCode: 'genetics', priceCentimes: 90_000 },
  ];

  it('tells each service with and without a voucher, uncovered ones included', () => {
    const gain = {
      kind: 'by_service' as const,
      services: [
        { serviceCode: 'biochemistry', gain: { kind: 'percentage' as const, basisPoints: 3000 } },
        { serviceCode: 'home-sampling', gain: { kind: 'free_service' as const } },
        { serviceCode: 'genetics', gain: null },
        { serviceCode: 'scanner', gain: { kind: 'fixed_price' as const, priceCentimes: 9000 } },
      ],
    };
    expect(priceLines({ gain, usualPrices, maximumDiscountCentimes: null })).toEqual([
      { serviceCode: 'biochemistry', isCovered: true, usualPriceCentimes: 4000, voucherPriceCentimes: 2800 },
      { serviceCode: 'home-sampling', isCovered: true, usualPriceCentimes: 6000, voucherPriceCentimes: 0 },
      { serviceCode: 'genetics', isCovered: false, usualPriceCentimes: 90_000, voucherPriceCentimes: 90_000 },
      { serviceCode: 'scanner', isCovered: true, usualPriceCentimes: null, voucherPriceCentimes: 9000 },
    ]);
  });

  it('never promises more than the most a voucher takes off', () => {
    const [line] = priceLines({
      gain: { kind: 'percentage', basisPoints: 5000 },
      usualPrices: [{ serviceCode: 'genetics', priceCentimes: 90_000 }],
      maximumDiscountCentimes: 20_000,
    });
    expect(line?.voucherPriceCentimes).toBe(70_000);
  });

  it('is empty where nobody told a price and the gain names no service', () => {
    expect(
      priceLines({
        gain: { kind: 'percentage', basisPoints: 1000 },
        usualPrices: [],
        maximumDiscountCentimes: null,
      }),
    ).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { findGainProblem, type Gain } from './gain.ts';
import { discountBand, discountBasisPointsForSort, headlineGain, headlineText } from './gain-headline.ts';

const percentage = (basisPoints: number) => ({ kind: 'percentage' as const, basisPoints });
const byService = (...gains: Extract<Gain, { kind: 'by_service' }>['services'][number]['gain'][]): Gain => ({
  kind: 'by_service',
  services: gains.map((gain, i) => ({ serviceCode: `s${i}`, gain })),
});

describe('the headline of a gain', () => {
  it.each<[string, Gain, string, string | null]>([
    ['a share', percentage(3000), '−30\u00A0%', null],
    ['a sum off', { kind: 'amount_off', amountCentimes: 20_000 }, '−200\u00A0DH', null],
    [
      'a price',
      { kind: 'fixed_price', priceCentimes: 9000, usualPriceCentimes: 14_000 },
      '90\u00A0DH',
      '140\u00A0DH',
    ],
    ['a free service', { kind: 'free_service', usualPriceCentimes: 6000 }, 'مجاني', '60\u00A0DH'],
    [
      'one share for all covered services',
      byService(percentage(3000), percentage(3000), null),
      '−30\u00A0%',
      null,
    ],
    [
      'a free extra beside a share',
      byService(percentage(3000), { kind: 'free_service' }),
      '−30\u00A0%',
      null,
    ],
    ['different shares', byService(percentage(1000), percentage(3000)), 'حتى \u2066−30\u00A0%\u2069', null],
    ['only free services', byService({ kind: 'free_service' }, null), 'مجاني', null],
    ['the whole bill', percentage(10_000), 'مجاني', null],
  ])('says %s', (_name, gain, text, insteadOf) => {
    expect(headlineText(headlineGain(gain), 'ar')).toEqual({ text, insteadOf });
  });

  it('says the best tier as such', () => {
    const gain: Gain = {
      kind: 'tiered_by_amount',
      tiers: [
        { fromCentimes: 0, basisPoints: 500 },
        { fromCentimes: 100_000, basisPoints: 1500 },
      ],
    };
    expect(headlineText(headlineGain(gain), 'fr').text).toBe('jusqu’à \u2066−15\u00A0%\u2069');
  });
});

describe('the band and sort figure of a gain', () => {
  it.each<[Gain, number, ReturnType<typeof discountBand>]>([
    [percentage(999), 999, 'below_10'],
    [percentage(1000), 1000, 'from_10'],
    [percentage(2999), 2999, 'from_20'],
    [percentage(3000), 3000, 'from_30'],
    [{ kind: 'free_service' }, 10_000, 'free'],
    [{ kind: 'fixed_price', priceCentimes: 9000, usualPriceCentimes: 14_000 }, 3571, 'from_30'],
    [{ kind: 'fixed_price', priceCentimes: 9000 }, 0, null],
    [{ kind: 'fixed_price', priceCentimes: 1, usualPriceCentimes: 100_000_000 }, 9999, 'from_30'],
    [{ kind: 'amount_off', amountCentimes: 20_000 }, 0, null],
    [{ kind: 'amount_off', amountCentimes: 2000, minimumBillCentimes: 10_000 }, 2000, 'from_20'],
    [byService(percentage(3000), { kind: 'free_service' }, null), 3000, 'from_30'],
    [byService({ kind: 'free_service' }), 10_000, 'free'],
  ])('%j', (gain, basisPoints, band) => {
    expect(discountBasisPointsForSort(gain)).toBe(basisPoints);
    expect(discountBand(gain)).toBe(band);
  });
});

describe('findGainProblem', () => {
  it.each<[Gain, ReturnType<typeof findGainProblem>]>([
    [percentage(1), null],
    [percentage(0), 'basis_points_out_of_range'],
    [percentage(10_001), 'basis_points_out_of_range'],
    [{ kind: 'amount_off', amountCentimes: 0 }, 'amount_out_of_range'],
    [{ kind: 'fixed_price', priceCentimes: 100, usualPriceCentimes: 100 }, 'price_not_below_usual'],
    [{ kind: 'tiered_by_amount', tiers: [] }, 'no_tiers'],
    [
      {
        kind: 'tiered_by_amount',
        tiers: [
          { fromCentimes: 5, basisPoints: 1 },
          { fromCentimes: 5, basisPoints: 2 },
        ],
      },
      'tiers_not_ascending',
    ],
    [byService(), 'no_services'],
    [byService(null), 'no_service_covered'],
    [byService(percentage(100), percentage(0)), 'basis_points_out_of_range'],
    [
      {
        kind: 'by_service',
        services: [
          { serviceCode: 'a', gain: null },
          { serviceCode: 'a', gain: percentage(1) },
        ],
      },
      'service_twice',
    ],
  ])('%j is %s', (gain, problem) => {
    expect(findGainProblem(gain)).toBe(problem);
  });
});

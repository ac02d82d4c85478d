import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from '../geography/index.ts';
import {
  type CoveredProvince,
  type CoveringBranch,
  neediestRegionOf,
  provinceFigures,
  shownCount,
} from './coverage.rules.ts';

const categories = [
  { sectorCode: 'health', categoryCode: 'laboratory' },
  { sectorCode: 'health', categoryCode: 'dental' },
  { sectorCode: 'sport', categoryCode: 'gym' },
] as const;
const codes = ['a', 'b', 'c', 'd', 'e'] as const;
const regionOf = (code: string): string => (code < 'c' ? 'north' : 'south');

const place = fc.record({
  latitude: fc.double({ min: 21, max: 36, noNaN: true }),
  longitude: fc.double({ min: -17, max: -1, noNaN: true }),
});
const province = (code: string) =>
  place.map((center): CoveredProvince => ({ code, regionCode: regionOf(code), center }));
const branch = fc
  .tuple(place, fc.constantFrom(...codes), fc.constantFrom(...categories), fc.nat({ max: 6 }), fc.uuid())
  .map(
    ([coordinates, provinceCode, category, partner, id]): CoveringBranch => ({
      ...coordinates,
      ...category,
      id,
      partnerId: `partner-${partner}`,
      partnerName: { fr: `Partenaire ${partner}` },
      provinceCode,
      regionCode: regionOf(provinceCode),
      communeCode: null,
    }),
  );
const offer = fc
  .tuple(fc.constantFrom(...categories), fc.array(fc.constantFrom(...codes), { maxLength: 4 }))
  .map(([category, provinceCodes]) => ({ ...category, provinceCodes }));
const looked = fc.record({
  sectorCode: fc.constantFrom(null, 'health', 'sport'),
  categoryCode: fc.constantFrom(null, 'laboratory', 'gym'),
  distanceKilometres: fc.constantFrom(15, 30, 60),
});

describe('coverage', () => {
  it('says what a brute-force computation says', () => {
    fc.assert(
      fc.property(
        fc.tuple(...codes.map(province)),
        fc.array(fc.nat({ max: 5000 }), { minLength: 5, maxLength: 5 }),
        fc.array(branch, { maxLength: 25 }),
        fc.array(offer, { maxLength: 10 }),
        looked,
        (provinces, counts, branches, offers, of) => {
          const members = new Map(codes.map((code, index) => [code as string, counts[index] ?? 0]));
          const figures = provinceFigures({ provinces, members, branches, offers, looked: of });
          expect(figures.map(({ provinceCode }) => provinceCode).sort()).toEqual([...codes]);
          for (const figure of figures) {
            const { code, center } = provinces.find(({ code: each }) => each === figure.provinceCode) ?? {
              code: '',
              center: { latitude: 0, longitude: 0 },
            };
            const fits = (what: { sectorCode: string; categoryCode: string }) =>
              of.categoryCode === null
                ? of.sectorCode === null || of.sectorCode === what.sectorCode
                : of.categoryCode === what.categoryCode;
            const fitsSector = (what: { sectorCode: string }) =>
              of.sectorCode === null || of.sectorCode === what.sectorCode;
            const metres = branches.filter(fits).map((each) => distanceMetres(center, each));
            const nearest = metres.length === 0 ? null : Math.min(...metres);
            const memberCount = members.get(code) ?? 0;
            const isServed = nearest !== null && nearest <= of.distanceKilometres * 1000;
            const partnersOf = (list: readonly CoveringBranch[]) =>
              new Set(list.filter((each) => each.provinceCode === code).map(({ partnerId }) => partnerId))
                .size;
            expect(figure).toMatchObject({
              memberCount,
              unservedCount: isServed ? 0 : memberCount,
              unservedBasisPoints: isServed || memberCount === 0 ? 0 : 10_000,
              nearestKilometres: nearest === null ? null : Math.round(nearest / 1000),
              partnerCount: partnersOf(branches.filter(fits)),
              sectorPartnerCount: partnersOf(branches.filter(fitsSector)),
              offerCount: offers.filter((each) => fits(each) && each.provinceCodes.includes(code as 'a'))
                .length,
            });
          }
          const unserved = figures.map(({ unservedCount }) => unservedCount);
          expect(unserved).toEqual([...unserved].sort((a, b) => b - a));
        },
      ),
      { seed: 20_261_122, numRuns: 300 },
    );
  });

  it('names the region with the largest share of unserved members', () => {
    const figure = (provinceCode: string, memberCount: number, unservedCount: number) => ({
      provinceCode,
      memberCount,
      unservedCount,
      unservedBasisPoints: 0,
      nearestKilometres: null,
      nearest: null,
      partnerCount: 0,
      sectorPartnerCount: 0,
      offerCount: 0,
    });
    const figures = [figure('a', 900, 400), figure('b', 100, 0), figure('c', 50, 40), figure('d', 50, 20)];
    expect(neediestRegionOf(figures, regionOf)).toEqual({ regionCode: 'south', unservedBasisPoints: 6000 });
    expect(neediestRegionOf([figure('a', 10, 0)], regionOf)).toBeNull();
  });

  it('shows nothing of fewer than ten people, and no difference that tells of a few', () => {
    expect([0, 1, 9, 10, 11, 19, 20, 128].map(shownCount)).toEqual([null, null, null, 10, 10, 10, 20, 120]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countFilters,
  discountBands,
  emptySearch,
  offersInput,
  partnersInput,
  radiusForPlace,
  readSearch,
  type SearchState,
  searchSorts,
  withoutFilters,
  writeSearch,
} from './search-state.ts';

const read = (query: string) => readSearch(new URLSearchParams(query));

const full: SearchState = {
  show: 'offers',
  text: 'مختبر تحاليل',
  sectors: ['health'],
  categories: ['laboratory', 'clinic'],
  regions: ['04'],
  provinces: ['04.421'],
  communes: ['04.421.01.0'],
  discounts: ['FREE', 'FROM_30'],
  openNow: true,
  forDependents: true,
  near: { latitude: 33.996, longitude: -6.853, name: 'أكدال' },
  radiusKm: 5,
  bounds: null,
  sort: 'DISTANCE',
  view: 'map',
};

describe('the address of a search', () => {
  it('holds all of it', () => {
    expect(readSearch(writeSearch(full))).toEqual(full);
  });

  it('is empty for an empty search', () => {
    expect(writeSearch(emptySearch).toString()).toBe('');
    expect(read('')).toEqual(emptySearch);
  });

  it('keeps what is not its own, such as the language', () => {
    expect(writeSearch(emptySearch, new URLSearchParams('lang=fr&q=old&view=map')).toString()).toBe(
      'lang=fr',
    );
  });

  it('gives back whatever was written', () => {
    const code = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,10}$/);
    const codes = fc.uniqueArray(code, { maxLength: 4 });
    const near = fc.record({
      latitude: fc.integer({ min: 21_000, max: 36_000 }).map((value) => value / 1000),
      longitude: fc.integer({ min: -17_000, max: -1000 }).map((value) => value / 1000),
      name: fc.constantFrom(null, 'أكدال', 'Aïn Sebaâ, Hay Mohammadi'),
    });
    const state = fc.record({
      show: fc.constantFrom('offers' as const, 'partners' as const),
      text: fc.constantFrom('', 'pharmacie', 'l’œil & +50 %', 'صيدلية'),
      sectors: codes,
      categories: codes,
      regions: codes,
      provinces: codes,
      communes: codes,
      discounts: fc.subarray([...discountBands]),
      openNow: fc.boolean(),
      forDependents: fc.boolean(),
      near: fc.option(near),
      radiusKm: fc.constantFrom(null, 2, 25, 500),
      bounds: fc.option(fc.constant({ south: 33.9, west: -7, north: 34.1, east: -6.5 })),
      sort: fc.constantFrom(null, ...searchSorts),
      view: fc.constantFrom('list' as const, 'map' as const),
    });
    fc.assert(
      fc.property(state, (wished) => {
        const possible = {
          ...wished,
          radiusKm: wished.near && !wished.bounds ? wished.radiusKm : null,
          sort: wished.sort === 'DISTANCE' && !wished.near ? null : wished.sort,
        };
        expect(readSearch(new URLSearchParams(writeSearch(possible).toString()))).toEqual(possible);
      }),
      { seed: 20261122 },
    );
  });

  it.each([
    'near=here',
    'near=34',
    'near=,',
    'near=134,-6',
    'radius=5',
    'near=34,-6&radius=-1',
    'near=34,-6&radius=9999',
    'bounds=1,2,3',
    'bounds=34,-6,33,-5',
    'sort=cheapest',
    'sort=distance',
    'discount=huge',
    'show=everything',
    'sector=%3Cscript%3E',
  ])('is read without what cannot be understood: %s', (query) => {
    const { near, ...rest } = read(query);
    const { near: none, ...nothing } = emptySearch;
    expect(rest).toEqual(nothing);
    expect(near === none || near?.latitude === 34).toBe(true);
  });
});

describe('what the API is asked', () => {
  it('has only what was chosen', () => {
    expect(offersInput(emptySearch)).toEqual({});
    expect(offersInput(full)).toEqual({
      text: 'مختبر تحاليل',
      sectorCodes: ['health'],
      categoryCodes: ['laboratory', 'clinic'],
      regionCodes: ['04'],
      provinceCodes: ['04.421'],
      communeCodes: ['04.421.01.0'],
      discountBands: ['FREE', 'FROM_30'],
      openNow: true,
      forDependents: true,
      near: { center: { latitude: 33.996, longitude: -6.853 }, radiusMetres: 5000 },
      sort: 'DISTANCE',
    });
  });

  it('leaves out what partners do not have', () => {
    expect(Object.keys(partnersInput(full))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/discount|open|dependents|sort|commune/i)]),
    );
  });

  it('has no circle where there is no radius', () => {
    expect(offersInput({ ...full, radiusKm: null }).near).toEqual({
      center: { latitude: 33.996, longitude: -6.853 },
    });
  });
});

describe('filters', () => {
  it('count what the side column holds', () => {
    expect(countFilters(full)).toBe(9);
    expect(countFilters(emptySearch)).toBe(0);
  });

  it('are cleared without touching words, sector and place', () => {
    const cleared = withoutFilters(full);
    expect(countFilters(cleared)).toBe(0);
    expect(cleared).toMatchObject({ text: full.text, sectors: full.sectors, near: full.near, radiusKm: 5 });
  });
});

it.each([
  ['04', 100],
  ['04.421', 25],
  ['04.421.01.0', 10],
  ['04.421.01.03', 10],
])('a place is searched around as far as it is large: %s', (code, km) => {
  expect(radiusForPlace(code)).toBe(km);
});

import { describe, expect, it } from 'vitest';
import { relax, toggleProvince, toggleRegion, toggleSector } from './search-changes.ts';
import { emptySearch, type SearchState } from './search-state.ts';

const chosen: SearchState = {
  ...emptySearch,
  regions: ['04', '06'],
  provinces: ['04.421', '06.141'],
  communes: ['04.421.01.0', '06.141.01.0'],
};

describe('taking a choice back', () => {
  it('takes the places within a region with it', () => {
    expect(toggleRegion(chosen, '04')).toMatchObject({
      regions: ['06'],
      provinces: ['06.141'],
      communes: ['06.141.01.0'],
    });
  });

  it('takes the communes of a province with it', () => {
    expect(toggleProvince(chosen, '06.141')).toMatchObject({
      provinces: ['04.421'],
      communes: ['04.421.01.0'],
    });
  });

  it('takes the categories of a sector with it', () => {
    const state = { ...emptySearch, sectors: ['health', 'sport'], categories: ['laboratory', 'gym'] };
    const sectorOf = (category: string) => (category === 'gym' ? 'sport' : 'health');
    expect(toggleSector(state, 'health', sectorOf)).toMatchObject({
      sectors: ['sport'],
      categories: ['gym'],
    });
    expect(toggleSector(state, 'travel', sectorOf).categories).toEqual(['laboratory', 'gym']);
  });

  it('leaves other places alone when one is added', () => {
    expect(toggleRegion(chosen, '01').provinces).toEqual(chosen.provinces);
  });
});

describe('a proposal when little is found', () => {
  const narrow: SearchState = {
    ...chosen,
    text: 'laboratoire ibn rochd',
    categories: ['laboratory'],
    discounts: ['FREE'],
    openNow: true,
    forDependents: true,
    near: { latitude: 30.33, longitude: -5.84, name: 'Zagora' },
    radiusKm: 2,
  };

  it.each([
    [{ kind: 'WIDER_RADIUS' as const, radiusMetres: 25_000 }, { radiusKm: 25 }],
    [{ kind: 'WITHOUT_TEXT' as const }, { text: '' }],
    [{ kind: 'OTHER_WORDS' as const, searchText: 'laboratoire ibn' }, { text: 'laboratoire ibn' }],
    [{ kind: 'ALSO_CLOSED' as const }, { openNow: false }],
    [{ kind: 'ANY_DISCOUNT' as const }, { discounts: [] }],
    [{ kind: 'ANY_CATEGORY' as const }, { categories: [] }],
    [{ kind: 'ALSO_WITHOUT_DEPENDENTS' as const }, { forDependents: false }],
    [
      { kind: 'ANYWHERE' as const },
      { radiusKm: null, bounds: null, regions: [], provinces: [], communes: [] },
    ],
  ])('lets go of one wish only: $kind', (relaxation, change) => {
    expect(relax(narrow, relaxation)).toEqual({ ...narrow, ...change });
  });
});

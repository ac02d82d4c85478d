import type { RelaxationKind } from '../../gql/operations.ts';
import { emptySearch, type SearchState } from './search-state.ts';

/** Adds a value, or takes it away when it is there. */
export function toggled<T>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** A sector goes or comes; its categories go with it. */
export function toggleSector(
  state: SearchState,
  sector: string,
  sectorOfCategory: (category: string) => string | undefined,
): SearchState {
  const sectors = toggled(state.sectors, sector);
  const categories = sectors.includes(sector)
    ? state.categories
    : state.categories.filter((category) => sectorOfCategory(category) !== sector);
  return { ...state, sectors, categories };
}

/** A region goes or comes; with it go its provinces and communes, whose codes begin with its own. */
export function toggleRegion(state: SearchState, region: string): SearchState {
  const regions = toggled(state.regions, region);
  return regions.includes(region)
    ? { ...state, regions }
    : { ...state, regions, ...withoutPlacesIn(state, region) };
}

export function toggleProvince(state: SearchState, province: string): SearchState {
  const provinces = toggled(state.provinces, province);
  return provinces.includes(province)
    ? { ...state, provinces }
    : { ...state, provinces, communes: withoutPlacesIn(state, province).communes };
}

function withoutPlacesIn({ provinces, communes }: SearchState, code: string) {
  const isElsewhere = (place: string) => !place.startsWith(`${code}.`);
  return { provinces: provinces.filter(isElsewhere), communes: communes.filter(isElsewhere) };
}

export interface RelaxationChoice {
  kind: RelaxationKind;
  radiusMetres?: number | null | undefined;
  searchText?: string | null | undefined;
}

/** The search that a proposal stands for: it lets go of exactly what the server let go of to count. */
export function relax(state: SearchState, { kind, radiusMetres, searchText }: RelaxationChoice): SearchState {
  const { regions, provinces, communes, bounds } = emptySearch;
  switch (kind) {
    case 'WIDER_RADIUS':
      return { ...state, radiusKm: radiusMetres ? Math.round(radiusMetres / 1000) : null };
    case 'ANYWHERE':
      // The place stays, without a circle: everything is found and the distance to it still told.
      return { ...state, radiusKm: null, bounds, regions, provinces, communes };
    case 'WITHOUT_TEXT':
      return { ...state, text: '' };
    case 'OTHER_WORDS':
      return { ...state, text: searchText ?? '' };
    case 'ALSO_CLOSED':
      return { ...state, openNow: false };
    case 'ANY_DISCOUNT':
      return { ...state, discounts: [] };
    case 'ANY_CATEGORY':
      return { ...state, categories: [] };
    case 'ALSO_WITHOUT_DEPENDENTS':
      return { ...state, forDependents: false };
  }
}

import type {
  DiscountBand,
  SearchOffersInput,
  SearchPartnersInput,
  SearchSort,
} from '../../gql/operations.ts';

export const radiusChoicesKm = [2, 5, 10, 25, 50, 100] as const;
export const discountBands = ['FREE', 'FROM_30', 'FROM_20', 'FROM_10', 'BELOW_10'] as const;
export const searchSorts = ['RELEVANCE', 'DISTANCE', 'DISCOUNT', 'NEWEST', 'RATING'] as const;

export interface NearPlace {
  latitude: number;
  longitude: number;
  /** Its name as it was chosen; null is the reader's own position. */
  name: string | null;
}

export interface MapBounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

/** Everything the search page shows follows from this; it is the page's address. */
export interface SearchState {
  show: 'offers' | 'partners';
  text: string;
  sectors: readonly string[];
  categories: readonly string[];
  regions: readonly string[];
  provinces: readonly string[];
  communes: readonly string[];
  discounts: readonly DiscountBand[];
  openNow: boolean;
  forDependents: boolean;
  near: NearPlace | null;
  /** Null: everywhere, the nearest first. Only with a place. */
  radiusKm: number | null;
  bounds: MapBounds | null;
  /** Null: the server's own order, by what was asked. */
  sort: SearchSort | null;
  /** What a phone shows large. */
  view: 'list' | 'map';
}

export const emptySearch: SearchState = {
  show: 'offers',
  text: '',
  sectors: [],
  categories: [],
  regions: [],
  provinces: [],
  communes: [],
  discounts: [],
  openNow: false,
  forDependents: false,
  near: null,
  radiusKm: null,
  bounds: null,
  sort: null,
  view: 'list',
};

const listNames = {
  sectors: 'sector',
  categories: 'category',
  regions: 'region',
  provinces: 'province',
  communes: 'commune',
} as const;
const ownNames = [
  ...Object.values(listNames),
  ...['show', 'q', 'discount', 'open', 'dependents', 'near', 'place', 'radius', 'bounds', 'sort', 'view'],
];
const codePattern = /^[\w.-]{1,40}$/;
/** The widest circle the API takes. */
const widestRadiusKm = 500;

/** Reads the address. What cannot be understood is left out, never an error: addresses are typed and cut. */
export function readSearch(params: URLSearchParams): SearchState {
  const codes = (name: string) => [
    ...new Set((params.get(name) ?? '').split(',').filter((code) => codePattern.test(code))),
  ];
  const near = readNear(params);
  const bounds = readBounds(params.get('bounds'));
  const sort = oneOf(searchSorts, params.get('sort')?.toUpperCase());
  return {
    show: params.get('show') === 'partners' ? 'partners' : 'offers',
    text: (params.get('q') ?? '').slice(0, 200),
    sectors: codes('sector'),
    categories: codes('category'),
    regions: codes('region'),
    provinces: codes('province'),
    communes: codes('commune'),
    discounts: discountBands.filter((band) => codes('discount').includes(band.toLowerCase())),
    openNow: params.get('open') === '1',
    forDependents: params.get('dependents') === '1',
    near,
    radiusKm: near && !bounds ? readRadius(params.get('radius')) : null,
    bounds,
    sort: sort === 'DISTANCE' && !near ? null : sort,
    view: params.get('view') === 'map' ? 'map' : 'list',
  };
}

/** Writes the address; what is not ours in `base` (such as the language) stays. */
export function writeSearch(
  state: SearchState,
  base: URLSearchParams = new URLSearchParams(),
): URLSearchParams {
  const params = new URLSearchParams(base);
  for (const name of ownNames) params.delete(name);
  const set = (name: string, value: string | false | null) => {
    if (value) params.set(name, value);
  };
  set('q', state.text.trim());
  set('show', state.show === 'partners' && 'partners');
  for (const [field, name] of Object.entries(listNames))
    set(name, state[field as keyof typeof listNames].join(','));
  set('discount', state.discounts.map((band) => band.toLowerCase()).join(','));
  set('open', state.openNow && '1');
  set('dependents', state.forDependents && '1');
  if (state.near) {
    set('near', `${round(state.near.latitude, 3)},${round(state.near.longitude, 3)}`);
    set('place', state.near.name);
    if (!state.bounds) set('radius', state.radiusKm === null ? null : String(state.radiusKm));
  }
  if (state.bounds) {
    const { south, west, north, east } = state.bounds;
    set('bounds', [south, west, north, east].map((degrees) => round(degrees, 4)).join(','));
  }
  set('sort', state.sort && (state.sort !== 'DISTANCE' || state.near) ? state.sort.toLowerCase() : null);
  set('view', state.view === 'map' && 'map');
  return params;
}

/** What the API is asked for offers. */
export function offersInput(state: SearchState): SearchOffersInput {
  return {
    ...placeless(state),
    ...(state.communes.length > 0 && { communeCodes: [...state.communes] }),
    ...(state.discounts.length > 0 && { discountBands: [...state.discounts] }),
    ...(state.openNow && { openNow: true }),
    ...(state.forDependents && { forDependents: true }),
    ...(state.bounds && { bounds: state.bounds }),
    ...(state.sort && { sort: state.sort }),
  };
}

/** What the API is asked for partners; what only offers have is left out. */
export function partnersInput(state: SearchState): SearchPartnersInput {
  return placeless(state);
}

function placeless(state: SearchState): SearchPartnersInput {
  const { near } = state;
  return {
    ...(state.text.trim() && { text: state.text.trim() }),
    ...(state.sectors.length > 0 && { sectorCodes: [...state.sectors] }),
    ...(state.categories.length > 0 && { categoryCodes: [...state.categories] }),
    ...(state.regions.length > 0 && { regionCodes: [...state.regions] }),
    ...(state.provinces.length > 0 && { provinceCodes: [...state.provinces] }),
    ...(near && {
      near: {
        center: { latitude: near.latitude, longitude: near.longitude },
        ...(state.radiusKm !== null && { radiusMetres: state.radiusKm * 1000 }),
      },
    }),
  };
}

/** How many filters of the side column hold. Sector and place stand in sight and do not count. */
export function countFilters(state: SearchState): number {
  const lists = [state.categories, state.regions, state.provinces, state.communes, state.discounts];
  return (
    lists.reduce((sum, list) => sum + list.length, 0) + Number(state.openNow) + Number(state.forDependents)
  );
}

export function withoutFilters(state: SearchState): SearchState {
  const { categories, regions, provinces, communes, discounts, openNow, forDependents } = emptySearch;
  return { ...state, categories, regions, provinces, communes, discounts, openNow, forDependents };
}

/** The radius to begin with around a chosen place, by how large it is: its code is a region's, a province's or smaller. */
export function radiusForPlace(code: string): number {
  if (/^\d{2}$/.test(code)) return 100;
  return /^\d{2}\.\d{3}$/.test(code) ? 25 : 10;
}

function readNear(params: URLSearchParams): NearPlace | null {
  const [latitude, longitude] = numbers(params.get('near'));
  if (latitude === undefined || longitude === undefined) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return { latitude, longitude, name: params.get('place')?.slice(0, 80) || null };
}

function readBounds(text: string | null): MapBounds | null {
  const [south, west, north, east] = numbers(text);
  if (south === undefined || west === undefined || north === undefined || east === undefined) return null;
  return south < north && west < east && south >= -90 && north <= 90 && west >= -180 && east <= 180
    ? { south, west, north, east }
    : null;
}

function readRadius(text: string | null): number | null {
  const radiusKm = Number(text);
  return text && Number.isInteger(radiusKm) && radiusKm >= 1 && radiusKm <= widestRadiusKm ? radiusKm : null;
}

function numbers(text: string | null): number[] {
  const values = (text ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return values.every(Number.isFinite) ? values : [];
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | null {
  return values.find((candidate) => candidate === value) ?? null;
}

function round(degrees: number, digits: number): string {
  return String(Number(degrees.toFixed(digits)));
}

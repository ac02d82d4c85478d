/** Kilometres beyond which a member counts as without a partner. */
export const distances = ['15', '30', '60'] as const;

/** What the page shows; it is its address, besides the region, which all of the office shares. */
export interface CoverageState {
  /** Empty: every sector. */
  sector: string;
  /** Empty: the whole sector. */
  category: string;
  distance: (typeof distances)[number];
  /** What the map draws: how many go without, or which share of the members. */
  measure: 'count' | 'share';
  /** The province looked at; null is the neediest. */
  province: string | null;
  /** All provinces rather than the neediest. */
  showsAll: boolean;
}

/** What a coordinator asks first: who has no laboratory near (product rule: within 30 km). */
const first = { sector: 'health', category: 'laboratory' } as const;
const codePattern = /^[\w.-]{1,40}$/;
const ownNames = ['sector', 'category', 'distance', 'measure', 'province', 'all'];

/** Reads the address. What cannot be understood is left out, never an error. */
export function readCoverage(params: URLSearchParams): CoverageState {
  const code = (name: string) => {
    const value = params.get(name) ?? '';
    return codePattern.test(value) ? value : '';
  };
  const isFirst = !params.has('sector') && !params.has('category');
  return {
    sector: isFirst ? first.sector : code('sector'),
    category: isFirst ? first.category : code('category'),
    distance: distances.find((distance) => distance === params.get('distance')) ?? '30',
    measure: params.get('measure') === 'share' ? 'share' : 'count',
    province: code('province') || null,
    showsAll: params.get('all') === '1',
  };
}

/** Writes the address; what is not the page's in `base`, such as region and language, stays. */
export function writeCoverage(state: CoverageState, base: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(base);
  for (const name of ownNames) params.delete(name);
  if (state.sector !== first.sector || state.category !== first.category) {
    params.set('sector', state.sector);
    if (state.category) params.set('category', state.category);
  }
  if (state.distance !== '30') params.set('distance', state.distance);
  if (state.measure === 'share') params.set('measure', 'share');
  if (state.province) params.set('province', state.province);
  if (state.showsAll) params.set('all', '1');
  return params;
}

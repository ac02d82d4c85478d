import type { PipelineFilter, PipelineOrder, PipelineStage } from '../../gql/operations.ts';

export const stages = [
  'PROSPECT',
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  'ACTIVE',
  'EXPIRING',
  'ENDED',
] as const satisfies readonly PipelineStage[];
export const orders = ['LATENESS', 'NAME', 'NEWEST', 'END'] as const satisfies readonly PipelineOrder[];

/** What the board shows; it is the page's address, besides the region, which all of the office shares. */
export interface BoardState {
  view: 'board' | 'list';
  text: string;
  sector: string;
  province: string;
  /** Account of whoever handles them. */
  owner: string;
  onlyLate: boolean;
  onlyMine: boolean;
  withEnded: boolean;
  order: PipelineOrder;
  /** The column a phone shows. */
  stage: PipelineStage;
  /** The prospect whose sheet is open. */
  prospect: string | null;
  /** Whether the dialog for a new one is open. */
  isAdding: boolean;
}

const ownNames = [
  'view',
  'q',
  'sector',
  'province',
  'owner',
  'late',
  'mine',
  'ended',
  'order',
  'stage',
  'prospect',
  'new',
];
const codePattern = /^[\w.-]{1,40}$/;

/** Reads the address. What cannot be understood is left out, never an error: addresses are typed and cut. */
export function readBoard(params: URLSearchParams): BoardState {
  const code = (name: string) => {
    const value = params.get(name) ?? '';
    return codePattern.test(value) ? value : '';
  };
  return {
    view: params.get('view') === 'list' ? 'list' : 'board',
    text: (params.get('q') ?? '').slice(0, 200),
    sector: code('sector'),
    province: code('province'),
    owner: code('owner'),
    onlyLate: params.get('late') === '1',
    onlyMine: params.get('mine') === '1',
    withEnded: params.get('ended') === '1',
    order: oneOf(orders, params.get('order')) ?? 'LATENESS',
    stage: oneOf(stages, params.get('stage')) ?? 'PROSPECT',
    prospect: code('prospect') || null,
    isAdding: params.get('new') === '1',
  };
}

/** Writes the address; what is not the board's in `base`, such as region and language, stays. */
export function writeBoard(state: BoardState, base: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(base);
  for (const name of ownNames) params.delete(name);
  const set = (name: string, value: string | false | null) => {
    if (value) params.set(name, value);
  };
  set('view', state.view === 'list' && 'list');
  set('q', state.text.trim());
  set('sector', state.sector);
  set('province', state.province);
  set('owner', state.owner);
  set('late', state.onlyLate && '1');
  set('mine', state.onlyMine && '1');
  set('ended', state.withEnded && '1');
  set('order', state.order !== 'LATENESS' && state.order.toLowerCase());
  set('stage', state.stage !== 'PROSPECT' && state.stage.toLowerCase());
  set('prospect', state.prospect);
  set('new', state.isAdding && '1');
  return params;
}

/** What the API is asked; `region` is the one the whole office looks at. */
export function filterOf(state: BoardState, region: string | null): PipelineFilter {
  const text = state.text.trim();
  return {
    ...(text && { text }),
    ...(region && { regionCodes: [region] }),
    ...(state.province && { provinceCodes: [state.province] }),
    ...(state.sector && { sectorCodes: [state.sector] }),
    ...(state.owner && { ownerIds: [state.owner] }),
    ...(state.onlyLate && { onlyLate: true }),
    ...(state.onlyMine && { onlyMine: true }),
    ...(state.withEnded && { includeEnded: true }),
  };
}

export const noFilters = {
  text: '',
  sector: '',
  province: '',
  owner: '',
  onlyLate: false,
  onlyMine: false,
} as const satisfies Partial<BoardState>;

export function hasFilters(state: BoardState): boolean {
  return Object.keys(filterOf({ ...state, withEnded: false }, null)).length > 0;
}

function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  return values.find((candidate) => candidate === value?.toUpperCase()) ?? null;
}

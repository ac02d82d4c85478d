/**
 * The search port: what the product asks of a search engine, whichever it is. Engines return ids in order, with
 * distances, totals and facet counts; the caller loads the documents and decides who may see them.
 */

/** How an index is searched. Changing it (or the analyzer) asks for a rebuild; `health` says so. */
export interface IndexConfig {
  /** Lower-case letters, digits and dashes: `offers`, `partners`, `places`, `categories`. */
  name: string;
  /** Texts searched, the most important first; at most 6. */
  searchable: readonly SearchableField[];
  /** Everything filtered, counted or sorted by. */
  attributes: Readonly<Record<string, AttributeConfig>>;
  /** What decides between hits that match equally well, most important first. Number attributes. */
  tieBreakers?: readonly AttributeSort[];
  /** From how many letters on one and two spelling errors are tolerated; 4 and 8 by default. */
  typos?: { oneTypo: number; twoTypos: number };
  /** Groups of phrases of one meaning, as people write them, in any script. */
  synonyms?: readonly (readonly string[])[];
  /** Words never searched by; the shared list by default. */
  stopWords?: readonly string[];
}

export interface SearchableField {
  field: string;
  /** Holds names: also found as the other script would spell them (ابن سينا by "ibn sina"). */
  names?: boolean;
  /** Long text: searched by whole words and long beginnings only, not by one or two typed letters. */
  long?: boolean;
}

export type AttributeConfig =
  /** One or several codes per document: filtered, refined, counted. */
  | { type: 'keyword' }
  /** Filtered, refined and counted as the values `true` and `false`. */
  | { type: 'boolean' }
  /** Filtered by range and sorted by. With `bands`, refined and counted by the band's value. */
  | { type: 'number'; bands?: readonly NumberBand[] };

/** A number falls in the first band with `from <= number < to`; a missing bound is open. */
export interface NumberBand {
  value: string;
  from?: number;
  to?: number;
}

export type AttributeSort = `${string}:${'asc' | 'desc'}`;

export type AttributeValue = string | readonly string[] | number | boolean | null;

export interface GeoPoint {
  /** Degrees, WGS 84. */
  lat: number;
  lng: number;
}

export interface SearchDoc {
  /** Unique in its index; letters, digits, `-` and `_`, at most 200. */
  id: string;
  /** Texts by searchable field, one per language; analyzed by the engine, never given back. */
  text: Readonly<Record<string, string | readonly string[]>>;
  /** Values by attribute; what is missing or null is found by no filter on it. */
  attributes: Readonly<Record<string, AttributeValue>>;
  /** The places of the document (the branches of an offer). Distances are to the nearest that matches. */
  geo?: readonly GeoPoint[];
  /** Position of the change in its document's history: a write older than the one held is dropped. */
  seq: number;
}

export interface Removal {
  id: string;
  /** As in `SearchDoc`: later writes with a smaller `seq` do not bring the document back. */
  seq: number;
}

export type Filter =
  | { attribute: string; in: readonly (string | number | boolean)[] }
  | { attribute: string; gte?: number; lte?: number; gt?: number; lt?: number }
  | { not: Filter }
  | { and: readonly Filter[] }
  | { or: readonly Filter[] };

export interface GeoBounds {
  /** Degrees. `west` greater than `east` crosses the 180th meridian. */
  south: number;
  west: number;
  north: number;
  east: number;
}

export interface SearchQuery {
  /** What was typed; empty or absent browses. */
  q?: string;
  /** Whether the last word may be unfinished; true by default. */
  prefix?: boolean;
  /** Who and what can be found at all (published, valid today). Never relaxed, and counts in every facet. */
  filter?: Filter;
  /** What the visitor chose, by attribute: any of the values within one, all attributes together. */
  refine?: Readonly<Record<string, readonly string[]>>;
  /** Attributes to count values of. Each count leaves out the refinement of its own attribute. */
  facets?: readonly string[];
  /** Where from: distances are returned, and with `radiusMetres` only documents with a point within it. */
  near?: GeoPoint & { radiusMetres?: number };
  /** Only documents with a point inside. */
  bounds?: GeoBounds;
  /** `relevance` by default; `distance` needs `near`. Words matched and spelling errors come before any sort. */
  sort?: 'relevance' | 'distance' | AttributeSort;
  /** Keep the best document per value of this keyword attribute; totals and counts are then of its values. */
  distinct?: string;
  /** `offset + limit` at most 1,000. */
  page: { offset: number; limit: number };
  /** Gives up waiting; a query not yet begun is not run. */
  signal?: AbortSignal;
}

export interface SearchHit {
  id: string;
  /** To the nearest matching point, rounded to the metre; only with `near` and a document that has points. */
  distanceMetres?: number;
  /** Which of the document's `geo` points is nearest among those that match; with `near` or `bounds`. */
  nearestPoint?: number;
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface SearchResult {
  hits: readonly SearchHit[];
  total: number;
  /** False when the engine only estimates `total` or stopped early. */
  totalIsExact: boolean;
  /** True when no document matched every word, and some words were left out. */
  relaxed: boolean;
  /** Most frequent first, then by value. */
  facets: Readonly<Record<string, readonly FacetCount[]>>;
  tookMs: number;
}

/** One line of suggestions: the best hits of one index for what is typed so far. */
export interface SuggestSource {
  index: string;
  limit: number;
  filter?: Filter;
  near?: GeoPoint;
  distinct?: string;
}

export interface IndexHealth {
  documents: number;
  /** The greatest `seq` ever written, 0 when empty: from where to catch up. */
  lastSeq: number;
  /** Why the documents must be sent again with `rebuild`; null when all is well. */
  needsRebuild: string | null;
}

export interface SearchHealth {
  ok: boolean;
  /** What is wrong when not ok. */
  problem: string | null;
  indexes: Readonly<Record<string, IndexHealth>>;
}

export interface SearchEngine {
  readonly kind: 'embedded' | 'meilisearch';
  /** Declares an index; before any other call on it, at every start. Idempotent. */
  configure(config: IndexConfig): Promise<void>;
  /** Adds or replaces documents. Resolves when searches see them. */
  upsert(index: string, docs: readonly SearchDoc[]): Promise<void>;
  /** Removes documents; unknown ids are fine. Resolves when searches no longer see them. */
  delete(index: string, removals: readonly Removal[]): Promise<void>;
  /**
   * Fills a shadow index from a stream of batches, then swaps it in at once. Searches see the old index until
   * then; writes made meanwhile are kept when their `seq` is greater. Fails, leaving the old index, when the
   * stream does. Throws when a rebuild of the index is under way.
   */
  rebuild(index: string, batches: AsyncIterable<readonly SearchDoc[]>): Promise<{ documents: number }>;
  /** Throws `SearchError` for an unknown index or attribute, a page past 1,000, or an engine that is down. */
  search(index: string, query: SearchQuery): Promise<SearchResult>;
  /** As-you-type hits of several indexes in one call, in the order of `sources`. */
  suggest(q: string, sources: readonly SuggestSource[]): Promise<readonly (readonly SearchHit[])[]>;
  /** Never throws: an engine that cannot be reached says so in `problem`. */
  health(): Promise<SearchHealth>;
  /** Waits for writes, saves what must be saved, and lets go. */
  close(): Promise<void>;
}

export type SearchErrorCode =
  | 'UNKNOWN_INDEX'
  | 'BAD_CONFIG'
  | 'BAD_DOCUMENT'
  | 'BAD_QUERY'
  | 'REBUILD_UNDER_WAY'
  | 'ABORTED'
  | 'UNAVAILABLE';

/** Every error of a search engine. `UNAVAILABLE` passes with time; the others are the caller's to mend. */
export class SearchError extends Error {
  readonly code: SearchErrorCode;

  constructor(code: SearchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchError';
    this.code = code;
  }
}

/** The deepest page: what lies beyond is reached by refining, not by paging. */
export const maxSearchWindow = 1_000;

import type { QueryUnit } from '@wasl/shared/text/query';
import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import { nearestOf } from '../geo-points.ts';
import { type IndexSettings, parseSort } from '../index-settings.ts';
import type { FacetCount, SearchHit, SearchQuery, SearchResult } from '../port.ts';
import { attributeField, latinField, textField } from './meili-documents.ts';
import {
  asksForPlaces,
  countedField,
  degrees,
  filterExpression,
  placeExpressions,
  refinementExpression,
} from './meili-filter.ts';
import { type Wording, wordingsOf } from './meili-wording.ts';

/** What a record gives back. */
interface FoundRecord {
  docId: string;
  points: [number, number][];
}

/** One request to the server: a page of hits, or counts only. */
interface Ask {
  filter: string[];
  facets: string[];
  offset: number;
  limit: number;
  sort: string[];
  /** The attribute, in Meilisearch's name, of which each value may come once. */
  distinct: string | null;
}

interface Answer {
  records: FoundRecord[];
  total: number;
  facets: Record<string, Record<string, number>>;
}

/** Answers a checked query with an index of the server. */
export async function searchMeili(
  client: Meilisearch,
  indexUid: string,
  settings: IndexSettings,
  query: SearchQuery,
): Promise<SearchResult> {
  const started = performance.now();
  const units = query.q ? settings.rules.parseQuery(query.q, query.prefix).units : [];
  const asks = asksOf(settings, query);
  let answers = await askAll(client, indexUid, settings, wordingsOf(units), asks, query.signal);
  let relaxed = false;
  if (units.length > 0 && (answers[0]?.total ?? 0) === 0) {
    const kept = await keepWhatFinds(client, indexUid, settings, units, query);
    relaxed = kept.length < units.length && kept.length > 0;
    if (relaxed) answers = await askAll(client, indexUid, settings, wordingsOf(kept), asks, query.signal);
  }
  const [main] = answers;
  return {
    hits: (main?.records ?? []).map((record) => hitOf(record, query)),
    total: main?.total ?? 0,
    totalIsExact: !query.distinct,
    relaxed,
    facets: facetsOf(settings, query, answers),
    tookMs: performance.now() - started,
  };
}

/** The main request, and one without its own refinement for each facet that is refined. */
function asksOf(settings: IndexSettings, query: SearchQuery): Ask[] {
  const { config } = settings;
  const refinements = activeRefinements(query);
  const places = asksForPlaces(query);
  const base = [...hardFilter(settings, query), ...(places ? placeExpressions(query) : ['point = 0'])];
  const filterWithout = (name: string | null) => [
    ...base,
    ...refinements
      .filter(([refined]) => refined !== name)
      .map(([refined, values]) => refinementExpression(config, refined, values)),
  ];
  const distinct = query.distinct ? attributeField(query.distinct) : places ? 'docId' : null;
  const facets = new Set(query.facets ?? []);
  const ownCounts = refinements.filter(([name]) => facets.delete(name));
  const main: Ask = {
    filter: filterWithout(null),
    facets: [...facets].map((name) => countedField(config, name)),
    offset: query.page.offset,
    limit: query.page.limit,
    sort: sortOf(query),
    distinct,
  };
  const counts = ownCounts.map(([name]) => ({
    ...main,
    filter: filterWithout(name),
    facets: [countedField(config, name)],
    offset: 0,
    limit: 0,
    sort: [],
  }));
  return [main, ...counts];
}

function activeRefinements(query: SearchQuery): [string, readonly string[]][] {
  return Object.entries(query.refine ?? {}).filter(([, values]) => values.length > 0);
}

function hardFilter({ config }: IndexSettings, { filter }: SearchQuery): string[] {
  return ['removed = false', ...(filter ? [filterExpression(config, filter)] : [])];
}

function sortOf({ sort, near }: SearchQuery): string[] {
  if (!sort || sort === 'relevance') return [];
  if (sort === 'distance') return near ? [`_geoPoint(${degrees(near.lat)}, ${degrees(near.lng)}):asc`] : [];
  const { attribute, descending } = parseSort(sort);
  return [`${attributeField(attribute)}:${descending ? 'desc' : 'asc'}`];
}

/** Of the units, from the first on, those that together still find something under the hard filter. */
async function keepWhatFinds(
  client: Meilisearch,
  indexUid: string,
  settings: IndexSettings,
  units: readonly QueryUnit[],
  query: SearchQuery,
): Promise<QueryUnit[]> {
  const probe: Ask = {
    filter: [...hardFilter(settings, query), 'point = 0'],
    facets: [],
    offset: 0,
    limit: 0,
    sort: [],
    distinct: null,
  };
  const finds = async (chosen: readonly QueryUnit[]) => {
    const [answer] = await askAll(client, indexUid, settings, wordingsOf(chosen), [probe], query.signal);
    return (answer?.total ?? 0) > 0;
  };
  if (await finds(units)) return [...units];
  const kept: QueryUnit[] = [];
  for (const unit of units) {
    if (!unit.words.some((word) => word.optional) && (await finds([...kept, unit]))) kept.push(unit);
  }
  return kept;
}

/** One multi-search for all asks when the query has one wording; else one federated search for each ask. */
async function askAll(
  client: Meilisearch,
  indexUid: string,
  settings: IndexSettings,
  wordings: readonly Wording[],
  asks: readonly Ask[],
  signal: AbortSignal | undefined,
): Promise<Answer[]> {
  const [only = { q: '', withSounds: false }, ...others] = wordings;
  if (others.length > 0) {
    return Promise.all(asks.map((ask) => askFederated(client, indexUid, settings, wordings, ask, signal)));
  }
  const queries = asks.map((ask) => ({
    ...baseQuery(indexUid, settings, only, ask),
    ...pageOf(ask),
    facets: ask.facets,
  }));
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, FoundRecord>(
    { queries },
    signal && { signal },
  );
  return asks.map((ask, at) => {
    const { hits = [], totalHits, estimatedTotalHits, facetDistribution } = results[at] ?? {};
    return {
      records: pageSlice(hits, ask),
      total: totalHits ?? estimatedTotalHits ?? 0,
      facets: facetDistribution ?? {},
    };
  });
}

async function askFederated(
  client: Meilisearch,
  indexUid: string,
  settings: IndexSettings,
  wordings: readonly Wording[],
  ask: Ask,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const queries = wordings.map((wording, at) => ({
    ...baseQuery(indexUid, settings, wording, { ...ask, distinct: null }),
    federationOptions: { weight: at === 0 ? 1 : wordingWeight },
  }));
  const { offset, limit } = ask;
  const federation = {
    offset,
    limit,
    facetsByIndex: { [indexUid]: ask.facets },
    ...(ask.distinct && { distinct: ask.distinct, ...pageOf(ask) }),
  };
  const answer = await client.multiSearch<
    { federation: typeof federation; queries: typeof queries },
    FoundRecord
  >({ federation, queries }, signal && { signal });
  return {
    records: ask.distinct ? pageSlice(answer.hits, ask) : answer.hits,
    total: answer.totalHits ?? answer.estimatedTotalHits ?? 0,
    facets: answer.facetsByIndex?.[indexUid]?.distribution ?? {},
  };
}

/** What the other wordings find ranks below what the words as typed find. */
const wordingWeight = 0.9;

function baseQuery(indexUid: string, settings: IndexSettings, wording: Wording, ask: Ask): MultiSearchQuery {
  const fields = [...settings.config.searchable.map(({ field }) => textField(field)), latinField];
  return {
    indexUid,
    q: wording.q,
    locales: ['fra'],
    matchingStrategy: 'all',
    filter: ask.filter,
    attributesToRetrieve: ['docId', 'points'],
    ...(wording.withSounds ? {} : { attributesToSearchOn: fields }),
    ...(ask.sort.length > 0 && { sort: ask.sort }),
    ...(ask.distinct && { distinct: ask.distinct }),
  };
}

/**
 * Only numbered pages are deduplicated to the end by Meilisearch, and so have an exact total: with `distinct`, all
 * hits up to the page's end are asked for as one page.
 */
function pageOf({
  offset,
  limit,
  distinct,
}: Ask): { offset: number; limit: number } | { page: number; hitsPerPage: number } {
  return distinct ? { page: 1, hitsPerPage: offset + limit } : { offset, limit };
}

function pageSlice<T>(hits: readonly T[], { offset, limit, distinct }: Ask): T[] {
  return distinct ? hits.slice(offset, offset + limit) : [...hits];
}

function hitOf({ docId, points }: FoundRecord, { near, bounds }: SearchQuery): SearchHit {
  const places = points.map(([lat, lng]) => ({ lat, lng }));
  const nearest = nearestOf(places, near, bounds);
  if (!nearest || nearest.point < 0) return { id: docId };
  if (!near) return { id: docId, nearestPoint: nearest.point };
  return { id: docId, distanceMetres: Math.round(nearest.metres), nearestPoint: nearest.point };
}

function facetsOf(
  settings: IndexSettings,
  query: SearchQuery,
  answers: readonly Answer[],
): Record<string, FacetCount[]> {
  const distributions = Object.assign({}, ...answers.map(({ facets }) => facets)) as Answer['facets'];
  return Object.fromEntries(
    (query.facets ?? []).map((name) => {
      const counts = Object.entries(distributions[countedField(settings.config, name)] ?? {});
      return [name, counts.map(([value, count]) => ({ value, count })).sort(byCount)];
    }),
  );
}

function byCount(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

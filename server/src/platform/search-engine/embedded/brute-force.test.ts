import { boundedDistance } from '@wasl/shared/text/edit-distance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineMetres } from '../geo-points.ts';
import { createIndexSettings } from '../index-settings.ts';
import type { FacetCount, Filter, SearchDoc, SearchQuery } from '../port.ts';
import { walkFuzzy } from './fuzzy-walk.ts';
import { compactIndex, createIndexBuilder } from './index-builder.ts';
import type { IndexData } from './index-data.ts';
import { createIndexSearch } from './index-search.ts';
import { Vocabulary } from './vocabulary.ts';

/** The engine against the plainest program that gives the same answers. */

const settings = createIndexSettings({
  name: 'offers',
  searchable: [{ field: 'title' }],
  attributes: {
    sector: { type: 'keyword' },
    regions: { type: 'keyword' },
    partner: { type: 'keyword' },
    open: { type: 'boolean' },
    rate: {
      type: 'number',
      bands: [
        { value: 'low', to: 3 },
        { value: 'high', from: 3 },
      ],
    },
  },
});
/** No shrinking: coordinates shrink for ever. The seed and the path are printed on failure. */
const run = { seed: 20261122, endOnFailure: true };
const bandOf = (rate: unknown) => (typeof rate === 'number' ? [rate < 3 ? 'low' : 'high'] : []);

const point = fc.record({
  lat: fc.double({ min: 27, max: 36, noNaN: true }),
  lng: fc.double({ min: -13, max: -1, noNaN: true }),
});
const sectors = ['health', 'sport', 'travel'];
const regions = ['01', '02', '03', '04'];
const partners = ['p1', 'p2', 'p3', 'p4', 'p5'];

const document = fc.record({
  attributes: fc.record({
    sector: fc.option(fc.constantFrom(...sectors)),
    regions: fc.subarray(regions),
    partner: fc.constantFrom(...partners),
    open: fc.option(fc.boolean()),
    rate: fc.option(fc.integer({ min: 0, max: 6 })),
  }),
  geo: fc.array(point, { maxLength: 3 }),
});

type Change = { id: number; doc: { attributes: SearchDoc['attributes']; geo: SearchDoc['geo'] } | null };

const change: fc.Arbitrary<Change> = fc.record({
  id: fc.integer({ min: 0, max: 30 }),
  doc: fc.option(document, { freq: 5 }),
}) as fc.Arbitrary<Change>;

const leafFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ attribute: fc.constant('sector'), in: fc.subarray(sectors) }),
  fc.record({ attribute: fc.constant('regions'), in: fc.subarray(regions) }),
  fc.record({ attribute: fc.constant('open'), in: fc.subarray([true, false]) }),
  fc.record({ attribute: fc.constant('rate'), gte: fc.integer({ min: 0, max: 6 }) }),
  fc.record({
    attribute: fc.constant('rate'),
    gt: fc.integer({ min: 0, max: 3 }),
    lte: fc.integer({ min: 2, max: 6 }),
  }),
);
const filter: fc.Arbitrary<Filter> = fc.oneof(
  leafFilter,
  leafFilter.map((not) => ({ not })),
  fc.array(leafFilter, { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
  fc.array(leafFilter, { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
);

const bounds = fc
  .tuple(fc.integer({ min: 27, max: 34 }), fc.integer({ min: -13, max: -4 }))
  .map(([south, west]) => ({ south, west, north: south + 2, east: west + 4 }));

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const query = fc
  .record({
    filter: optional(filter),
    refine: fc.record({
      sector: fc.subarray(sectors),
      regions: fc.subarray(regions),
      rate: fc.subarray(['low', 'high']),
    }),
    near: optional(
      fc.record({
        lat: fc.double({ min: 28, max: 35, noNaN: true }),
        lng: fc.double({ min: -12, max: -2, noNaN: true }),
        radiusMetres: fc.integer({ min: 10_000, max: 600_000 }),
      }),
    ),
    bounds: optional(bounds),
    distinct: optional(fc.constant('partner')),
  })
  .map((parts): SearchQuery => {
    const defined = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
    const facets = ['sector', 'regions', 'rate', 'open'];
    return { ...defined, facets, page: { offset: 0, limit: 100 } };
  });

/** What the index must hold after the changes. */
function liveDocuments(changes: readonly Change[]): SearchDoc[] {
  const live = new Map<number, SearchDoc>();
  changes.forEach(({ id, doc }, seq) => {
    live.delete(id);
    if (doc) live.set(id, toDocument(id, doc, seq));
  });
  return [...live.values()];
}

function toDocument(id: number, doc: NonNullable<Change['doc']>, seq: number): SearchDoc {
  return { id: `d${id}`, text: { title: 'offre' }, attributes: doc.attributes, geo: doc.geo ?? [], seq };
}

function valuesOf(doc: SearchDoc, name: string): string[] {
  const value = doc.attributes[name];
  if (name === 'rate') return bandOf(value);
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? [...value] : [String(value)];
}

function passesFilter(doc: SearchDoc, part: Filter): boolean {
  if ('not' in part) return !passesFilter(doc, part.not);
  if ('and' in part) return part.and.every((one) => passesFilter(doc, one));
  if ('or' in part) return part.or.some((one) => passesFilter(doc, one));
  if ('in' in part) return valuesOf(doc, part.attribute).some((value) => part.in.map(String).includes(value));
  const rate = doc.attributes[part.attribute];
  if (typeof rate !== 'number') return false;
  const { gte = -1e9, lte = 1e9, gt = -1e9, lt = 1e9 } = part;
  return rate >= gte && rate <= lte && rate > gt && rate < lt;
}

function nearestMetres(doc: SearchDoc, { near, bounds: box }: SearchQuery): number | null {
  const matching = (doc.geo ?? []).filter(({ lat, lng }) => {
    if (box && (lat < box.south || lat > box.north || lng < box.west || lng > box.east)) return false;
    return !near || haversineMetres(near, { lat, lng }) <= (near.radiusMetres ?? Infinity);
  });
  if (matching.length === 0) return null;
  return near ? Math.min(...matching.map((place) => haversineMetres(near, place))) : 0;
}

function bruteForce(docs: readonly SearchDoc[], asked: SearchQuery) {
  const base = docs.filter((doc) => {
    if (asked.filter && !passesFilter(doc, asked.filter)) return false;
    return !(asked.near || asked.bounds) || nearestMetres(doc, asked) !== null;
  });
  const refined = (except: string | null) =>
    base.filter((doc) =>
      Object.entries(asked.refine ?? {}).every(([name, wanted]) => {
        if (name === except || wanted.length === 0) return true;
        return valuesOf(doc, name).some((value) => wanted.includes(value));
      }),
    );
  const groupOf = (doc: SearchDoc) => (asked.distinct ? String(doc.attributes.partner) : doc.id);
  const facets = Object.fromEntries(
    (asked.facets ?? []).map((name) => {
      const groups = new Map<string, Set<string>>();
      for (const doc of refined(name)) {
        for (const value of valuesOf(doc, name)) {
          groups.set(value, (groups.get(value) ?? new Set()).add(groupOf(doc)));
        }
      }
      return [name, [...groups].map(([value, members]) => ({ value, count: members.size })).sort(byCount)];
    }),
  );
  const found = refined(null);
  return { found, total: new Set(found.map(groupOf)).size, facets };
}

function byCount(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

function written(changes: readonly Change[]): IndexData {
  const builder = createIndexBuilder(settings);
  const half = changes.length >> 1;
  changes.slice(0, half).forEach(({ id, doc }, seq) => {
    if (doc) builder.add(toDocument(id, doc, seq));
    else builder.remove(`d${id}`, seq);
  });
  const data = finished(builder.finish());
  changes.slice(half).forEach(({ id, doc }, at) => {
    if (doc) data.upsert([toDocument(id, doc, half + at)]);
    else data.remove(`d${id}`, half + at);
  });
  return data;
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

describe('the embedded index against brute force', () => {
  it('finds and counts alike under any filter, refinement, place and distinct, after any writes', () => {
    const agree = (changes: Change[], asked: SearchQuery) => {
      const docs = liveDocuments(changes);
      const expected = bruteForce(docs, asked);
      const data = written(changes);
      for (const index of [data, finished(compactIndex(data))]) {
        const result = createIndexSearch(index).search(asked);
        expect(result.total).toBe(expected.total);
        expect(result.facets).toEqual(expected.facets);
        const ids = expected.found.map(({ id }) => id);
        expect(result.hits.every(({ id }) => ids.includes(id))).toBe(true);
        expect(new Set(result.hits.map(({ id }) => id)).size).toBe(expected.total);
      }
    };
    fc.assert(fc.property(fc.array(change, { maxLength: 60 }), query, agree), { ...run, numRuns: 400 });
  });

  it('orders by distance to the nearest matching point', () => {
    const agree = (changes: Change[], asked: SearchQuery) => {
      fc.pre(asked.near !== undefined);
      const byDistance: SearchQuery = { ...asked, sort: 'distance' };
      delete byDistance.distinct;
      const docs = liveDocuments(changes);
      const expected = bruteForce(docs, byDistance).found.map(
        (doc) => nearestMetres(doc, byDistance) as number,
      );
      const { hits } = createIndexSearch(written(changes)).search(byDistance);
      expect(hits.map(({ distanceMetres }) => distanceMetres)).toEqual(
        expected.sort((a, b) => a - b).map((metres) => Math.round(metres)),
      );
      for (const { id, nearestPoint = -1, distanceMetres } of hits) {
        const place = docs.find((doc) => doc.id === id)?.geo?.[nearestPoint];
        expect(place && byDistance.near && Math.round(haversineMetres(byDistance.near, place))).toBe(
          distanceMetres,
        );
      }
    };
    fc.assert(fc.property(fc.array(change, { maxLength: 60 }), query, agree), { ...run, numRuns: 300 });
  });

  it('finds near a place what was written since it last looked there', () => {
    const near = { lat: 34, lng: -6.8, radiusMetres: 5_000 };
    const place = (at: number) => ({ attributes: {}, geo: [{ lat: 34 + (at % 2), lng: -6.8 }] });
    const data = written(Array.from({ length: 60 }, (_, at) => ({ id: at, doc: place(at) })));
    const index = createIndexSearch(data);
    const total = () => index.search({ near, page: { offset: 0, limit: 100 } }).total;
    expect(total()).toBe(30);
    data.upsert([toDocument(100, place(0), 100), toDocument(101, place(1), 101)]);
    expect(total()).toBe(31);
    data.remove('d0', 102);
    expect(total()).toBe(30);
  });

  it('walks to exactly the words within the budget', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdصيد'), minLength: 1, maxLength: 9 });
    const agree = (
      words: string[],
      typed: string,
      budget: number,
      prefix: boolean,
      firstLetterFree: boolean,
    ) => {
      const terms = [...new Set(words)].sort((a, b) => (a < b ? -1 : 1));
      const found = new Map<string, number>();
      walkFuzzy(
        new Vocabulary(terms),
        typed,
        { budget, prefix, firstLetterFree, from: 0, to: terms.length },
        (slot, typos) => found.set(terms[slot] as string, typos),
      );
      const expected = new Map<string, number>();
      for (const term of terms) {
        const distance = boundedDistance(typed, term, budget, prefix);
        const first = distance > 0 && !firstLetterFree && term.charCodeAt(0) !== typed.charCodeAt(0) ? 1 : 0;
        if (distance + first <= budget) expected.set(term, distance + first);
      }
      expect(found).toEqual(expected);
    };
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 80 }),
        word,
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
        fc.boolean(),
        agree,
      ),
      { ...run, numRuns: 2_000 },
    );
  });
});

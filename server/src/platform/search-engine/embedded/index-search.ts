import type { QueryUnit } from '@wasl/shared/text/query';
import { createGeoMatcher, type GeoMatcher } from '../geo-points.ts';
import type { SearchHit, SearchQuery, SearchResult } from '../port.ts';
import { createBestHits } from './best-hits.ts';
import { createFacetTally } from './facet-tally.ts';
import { createFilterMasks } from './filter-mask.ts';
import type { IndexData } from './index-data.ts';
import { createPointGrid } from './point-grid.ts';
import { createRanking, type RankedUnits } from './ranking.ts';
import { createUnitMatcher, noMatch } from './unit-matcher.ts';

/** Answers queries on one index. Synchronous; holds scratch arrays of the index's size, so one per index. */
export interface IndexSearch {
  readonly data: IndexData;
  /** The query must have passed `checkQuery`. */
  search(query: SearchQuery): SearchResult;
}

interface Candidates {
  /** Null: every document of the mask. */
  list: Uint32Array | null;
  count: number;
  units: RankedUnits | null;
  relaxed: boolean;
}

export function createIndexSearch(data: IndexData): IndexSearch {
  const maskOf = createFilterMasks(data);
  const matcher = createUnitMatcher(data);
  const grid = createPointGrid(data);
  let candidates = new Uint32Array(0);

  /** Collects into `candidates` the documents of the mask that answer all of `chosen`; gives how many. */
  function intersect(mask: Uint8Array, chosen: readonly number[]): number {
    if (candidates.length < data.count) candidates = new Uint32Array(data.capacity);
    const arrays = chosen.map((unit) => matcher.best[unit] as Uint16Array);
    const [first, second] = arrays;
    if (!first) return 0;
    let count = 0;
    for (let document = 0; document < data.count; document++) {
      if (first[document] === noMatch || mask[document] !== 1) continue;
      if (second && second[document] === noMatch) continue;
      let all = true;
      for (let at = 2; at < arrays.length; at++) {
        if ((arrays[at] as Uint16Array)[document] === noMatch) {
          all = false;
          break;
        }
      }
      if (all) candidates[count++] = document;
    }
    return count;
  }

  function ranked(units: readonly QueryUnit[], chosen: readonly number[]): RankedUnits {
    return {
      best: chosen.map((unit) => matcher.best[unit] as Uint16Array),
      words: chosen.map((unit) => units[unit]?.words.length ?? 1),
      bits: chosen,
      exact: matcher.exact,
    };
  }

  /**
   * All words; else without a stop word still being typed; else all words with one more spelling error each; else,
   * relaxed, as many words as still find something, the first ones kept first.
   */
  function findCandidates(units: readonly QueryUnit[], mask: Uint8Array): Candidates {
    const all = units.map((_, at) => at);
    const firm = all.filter((at) => !units[at]?.words.some((word) => word.optional));
    const found = (chosen: readonly number[], count: number, relaxed: boolean): Candidates => {
      return { list: candidates, count, units: ranked(units, chosen), relaxed };
    };
    for (const strictness of ['strict', 'lenient'] as const) {
      matcher.match(units, strictness);
      for (const chosen of firm.length > 0 && firm.length < all.length ? [all, firm] : [all]) {
        const count = intersect(mask, chosen);
        if (count > 0) return found(chosen, count, false);
      }
    }
    matcher.match(units, 'strict');
    const kept: number[] = [];
    for (const unit of firm) if (intersect(mask, [...kept, unit]) > 0) kept.push(unit);
    return found(kept, kept.length > 0 ? intersect(mask, kept) : 0, true);
  }

  /** Without words, all documents, or those near the place asked for. */
  function browse(geo: GeoMatcher | null): Candidates {
    const list = geo?.box ? grid.documentsIn(geo.box) : null;
    return { list, count: list?.length ?? data.count, units: null, relaxed: false };
  }

  return {
    data,
    search(query) {
      const started = performance.now();
      const mask = maskOf(query.filter);
      const units = query.q ? data.settings.rules.parseQuery(query.q, query.prefix).units : [];
      const geo = createGeoMatcher(data.points, query.near, query.bounds);
      const chosen = units.length > 0 ? findCandidates(units, mask) : browse(geo);
      const tally = createFacetTally(data, query);
      const best = createBestHits(data, query, createRanking(data, query, chosen.units));
      const distanceNeeded = query.sort === 'distance';
      const metresOf = geo && (geo.required || distanceNeeded) ? metresWith(geo) : () => 0;
      for (let at = 0; at < chosen.count; at++) {
        const document = chosen.list ? (chosen.list[at] as number) : at;
        if (mask[document] !== 1) continue;
        const metres = metresOf(document);
        if (metres >= 0 && tally.count(document)) best.offer(document, metres);
      }
      const { documents, total } = best.finish();
      return {
        hits: documents
          .slice(query.page.offset)
          .map((document) => hitOf(data, document, geo, query.near !== undefined)),
        total,
        totalIsExact: true,
        relaxed: chosen.relaxed && chosen.count > 0,
        facets: tally.result(),
        tookMs: performance.now() - started,
      };
    },
  };
}

/** Distance to the nearest matching point; -1 when one is required and there is none. */
function metresWith(geo: GeoMatcher): (document: number) => number {
  return (document) => {
    const { point, metres } = geo.nearest(document);
    return geo.required && point < 0 ? -1 : metres;
  };
}

function hitOf(data: IndexData, document: number, geo: GeoMatcher | null, withDistance: boolean): SearchHit {
  const id = data.ids[document] as string;
  const nearest = geo?.nearest(document);
  if (!nearest || nearest.point < 0) return { id };
  if (!withDistance) return { id, nearestPoint: nearest.point };
  return { id, distanceMetres: Math.round(nearest.metres), nearestPoint: nearest.point };
}

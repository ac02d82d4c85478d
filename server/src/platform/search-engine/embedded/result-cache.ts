import type { SearchResult } from '../port.ts';
import type { WireQuery } from './protocol.ts';

const keptResults = 500;
/** Longer pages are rare and large. */
const longestKept = 100;

/**
 * The answers to the queries last asked, the same until the index is written to: first pages and popular words come
 * again and again.
 */
export interface ResultCache {
  /** The answer kept for this revision of the index, or the one computed now. */
  answer(revision: number, query: WireQuery, compute: () => SearchResult): SearchResult;
}

export function createResultCache(): ResultCache {
  const results = new Map<string, SearchResult>();
  let current = -1;
  return {
    answer(revision, query, compute) {
      if (query.page.limit > longestKept) return compute();
      if (revision !== current) results.clear();
      current = revision;
      const started = performance.now();
      const key = JSON.stringify(query);
      const kept = results.get(key);
      results.delete(key);
      const result = kept ? { ...kept, tookMs: performance.now() - started } : compute();
      results.set(key, result);
      const oldest = results.size > keptResults ? results.keys().next().value : undefined;
      if (oldest !== undefined) results.delete(oldest);
      return result;
    },
  };
}

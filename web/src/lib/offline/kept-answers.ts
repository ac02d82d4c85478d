import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { KeyValueStore } from './key-value-store.ts';

interface KeptAnswer {
  queryKey: QueryKey;
  data: unknown;
  /** Milliseconds since 1970, UTC, by the device. */
  updatedAt: number;
}

const oldestMs = 45 * 24 * 60 * 60 * 1000;
/** The last results of search fill up otherwise; card and vouchers are read again and again and stay. */
const mostAnswers = 60;

/**
 * Keeps on the device what was read with `meta.keep`, so that card, vouchers and last results can be read without a network. Reading
 * back marks nothing as fresh: with a network, each is asked for again when it is shown.
 */
export function createKeptAnswers(
  queryClient: QueryClient,
  store: KeyValueStore,
  now: () => number = Date.now,
) {
  async function restore(): Promise<void> {
    const entries = await store.entries<KeptAnswer>();
    const newestFirst = entries.sort(([, a], [, b]) => b.updatedAt - a.updatedAt);
    for (const [position, [key, answer]] of newestFirst.entries()) {
      if (position >= mostAnswers || now() - answer.updatedAt > oldestMs) await store.delete(key);
      else if (queryClient.getQueryData(answer.queryKey) === undefined) {
        queryClient.setQueryData(answer.queryKey, answer.data, { updatedAt: answer.updatedAt });
      }
    }
  }

  /** Starts keeping; the returned function stops it. */
  function watch(): () => void {
    return queryClient.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
      if (isKept(event.query)) void store.set(event.query.queryHash, keptAnswer(event.query)).catch(() => {});
    });
  }

  /** Forgets everything: on signing out, on another person's signing in. */
  async function forget(): Promise<void> {
    await store.clear();
  }

  return { restore, watch, forget };
}

function isKept(query: Query): boolean {
  return query.meta?.keep === true && query.state.data !== undefined;
}

function keptAnswer(query: Query): KeptAnswer {
  return { queryKey: query.queryKey, data: query.state.data, updatedAt: query.state.dataUpdatedAt };
}

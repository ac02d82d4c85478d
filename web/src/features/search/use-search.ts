import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readSearch, type SearchState, writeSearch } from './search-state.ts';

export interface SearchControl {
  state: SearchState;
  /** Changes the address: the way back leads to what was seen before. */
  change: (next: SearchState | Partial<SearchState>, options?: { replace?: boolean }) => void;
}

/** The search as the address holds it. */
export function useSearch(): SearchControl {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readSearch(params), [params]);
  const change = useCallback<SearchControl['change']>(
    (next, { replace = false } = {}) =>
      setParams((current) => writeSearch({ ...readSearch(current), ...next }, current), { replace }),
    [setParams],
  );
  return { state, change };
}

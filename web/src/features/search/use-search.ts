import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { readSearch, type SearchState, writeSearch } from './search-state.ts';

export interface SearchControl {
  state: SearchState;
  /** Changes the address: the way back leads to what was seen before. */
  change: (next: SearchState | Partial<SearchState>, options?: { replace?: boolean }) => void;
}

/**
 * The search as the address holds it. The address changes a moment after a press (the router does it when there is time), so what was
 * pressed counts at once: a box is ticked under the finger, and two quick presses both hold.
 */
export function useSearch(): SearchControl {
  const [params, setParams] = useSearchParams();
  const [ahead, setAhead] = useState<{ of: URLSearchParams; state: SearchState } | null>(null);
  const state = useMemo(() => (ahead?.of === params ? ahead.state : readSearch(params)), [params, ahead]);
  const latest = useRef({ params, state });
  latest.current = { params, state };

  const change = useCallback<SearchControl['change']>(
    (next, { replace = false } = {}) => {
      const now = latest.current;
      const wanted = { ...now.state, ...next };
      latest.current = { ...now, state: wanted };
      setAhead({ of: now.params, state: wanted });
      setParams(writeSearch(wanted, now.params), { replace });
    },
    [setParams],
  );
  return { state, change };
}

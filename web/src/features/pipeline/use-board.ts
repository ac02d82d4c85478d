import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type BoardState, readBoard, writeBoard } from './board-state.ts';

export interface BoardControl {
  state: BoardState;
  /** Changes the address: the way back leads to what was seen before, unless it is replaced. */
  change: (next: Partial<BoardState>, options?: { replace?: boolean }) => void;
}

/**
 * The board as the address holds it. The address changes a moment after a press (the router does it when there is time), so what was
 * pressed counts at once, and two quick presses both hold.
 */
export function useBoard(): BoardControl {
  const [params, setParams] = useSearchParams();
  const [ahead, setAhead] = useState<{ of: URLSearchParams; state: BoardState } | null>(null);
  const state = useMemo(() => (ahead?.of === params ? ahead.state : readBoard(params)), [params, ahead]);
  const latest = useRef({ params, state });
  latest.current = { params, state };

  const change = useCallback<BoardControl['change']>(
    (next, { replace = false } = {}) => {
      const now = latest.current;
      const wanted = { ...now.state, ...next };
      latest.current = { ...now, state: wanted };
      setAhead({ of: now.params, state: wanted });
      setParams(writeBoard(wanted, now.params), { replace });
    },
    [setParams],
  );
  return { state, change };
}

import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Runs an action at most once at a time: while the promise it returned is open, further calls do nothing. The ref refuses a second
 * press in the very same frame, before React has drawn the busy state.
 */
export function useBusy(action: (() => unknown) | undefined): [isBusy: boolean, run: () => void] {
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const mounted = useRef(true);

  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  const run = useCallback(() => {
    if (running.current || !action) return;
    const outcome = action();
    if (!(outcome instanceof Promise)) return;
    running.current = true;
    setBusy(true);
    const done = () => {
      running.current = false;
      if (mounted.current) setBusy(false);
    };
    outcome.then(done, (error: unknown) => {
      done();
      throw error;
    });
  }, [action]);

  return [isBusy, run];
}

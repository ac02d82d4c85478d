import { useEffect, useState } from 'react';

/** The value once it has rested for a moment: not every letter is a question. */
export function useDebounced<T>(value: T, restMs = 140): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), restMs);
    return () => window.clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}

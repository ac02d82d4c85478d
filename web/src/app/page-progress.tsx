import { useSyncExternalStore } from 'react';

let loading = 0;
const listeners = new Set<() => void>();

/** Counts a page among those that are loading until the promise is settled. */
export async function whilePageLoads<T>(work: Promise<T>): Promise<T> {
  change(1);
  try {
    return await work;
  } finally {
    change(-1);
  }
}

/** A line along the top while the next page loads; the page before stays in sight and usable. */
export function PageProgress() {
  const isLoading = useSyncExternalStore(subscribe, () => loading > 0);
  return isLoading && <div className="progress-line" />;
}

function change(by: 1 | -1): void {
  loading += by;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

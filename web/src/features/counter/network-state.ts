import { useSyncExternalStore } from 'react';
import { isConnectionError } from '../../lib/graphql/request-error.ts';
import { useOnline } from '../../lib/offline/use-online.ts';

/** `unanswered`: the device has a network, but the last request brought no answer. */
export type NetworkState = 'connected' | 'unanswered' | 'offline';

let isAnswered = true;
const listeners = new Set<() => void>();

/** Passes a request through and remembers whether the server could be reached. */
export async function noteReach<T>(request: Promise<T>): Promise<T> {
  try {
    const answer = await request;
    change(true);
    return answer;
  } catch (error) {
    if (isConnectionError(error)) change(false);
    throw error;
  }
}

/** Always in sight at the counter: whether a confirmation can go through. */
export function useNetworkState(): NetworkState {
  const isOnline = useOnline();
  const isReached = useSyncExternalStore(subscribe, () => isAnswered);
  if (!isOnline) return 'offline';
  return isReached ? 'connected' : 'unanswered';
}

function change(next: boolean): void {
  if (next === isAnswered) return;
  isAnswered = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

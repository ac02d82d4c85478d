export interface ToastRequest {
  text: string;
  tone?: 'plain' | 'harm';
  /** Mostly an undo. */
  action?: { label: string; run: () => unknown };
  /** Milliseconds it stays; null until it is dismissed. 5 s, or 8 s with an action. */
  durationMs?: number | null;
}

export interface ToastEntry extends ToastRequest {
  id: number;
}

type Listener = () => void;

/** At most this many at once; the oldest gives way. */
const mostToasts = 3;

let entries: readonly ToastEntry[] = [];
let lastId = 0;
const listeners = new Set<Listener>();

/** Shows a short message at the edge of the screen: what was done, with an undo where it hurts. Returns the way to take it back. */
export function showToast(request: ToastRequest): () => void {
  lastId += 1;
  const id = lastId;
  change([...entries, { ...request, id }].slice(-mostToasts));
  return () => dismissToast(id);
}

export function dismissToast(id: number): void {
  change(entries.filter((entry) => entry.id !== id));
}

export function currentToasts(): readonly ToastEntry[] {
  return entries;
}

export function subscribeToToasts(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function durationOf({ durationMs, action }: ToastRequest): number | null {
  if (durationMs !== undefined) return durationMs;
  return action ? 8_000 : 5_000;
}

function change(next: readonly ToastEntry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

import { useSyncExternalStore } from 'react';

/** From where there is room for a second button in the bar; as `desktop:` in the style sheets. */
const wide = '(min-width: 56.25rem)';

export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(wide).matches);
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

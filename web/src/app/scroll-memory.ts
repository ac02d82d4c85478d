import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** How long a page may take to grow back to where it was left, ms. */
const patienceMs = 2_000;

const storageName = 'wasl.scroll';
const places = readPlaces();

/**
 * A list keeps its place: going back brings the page to where it was left, as soon as it is tall enough again; a new page starts at its
 * top, or at the anchor; filters that only change the query move nothing.
 */
export function useScrollMemory(): void {
  const { key, pathname, hash } = useLocation();
  const navigation = useNavigationType();
  // The first entry of every visit has the same key, whatever address was typed.
  const place = `${key} ${pathname}`;

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    const keepForReload = () => writePlaces(places);
    window.addEventListener('pagehide', keepForReload);
    return () => window.removeEventListener('pagehide', keepForReload);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of page moves; the way it came about is read at that moment
  useLayoutEffect(() => {
    if (navigation !== 'POP') {
      if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
      else window.scrollTo(0, 0);
    }
  }, [pathname, hash]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each entry of the history has its own key
  useLayoutEffect(() => {
    const top = navigation === 'POP' ? places.get(place) : undefined;
    return top === undefined ? undefined : returnTo(top);
  }, [place]);

  // In the layout phase: the place of the page that is left must no longer be noted when the new one scrolls to its top.
  useLayoutEffect(() => {
    const remember = () => void places.set(place, window.scrollY);
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [place]);
}

/** Scrolls there when the page is tall enough; gives up when the reader moves or time is over. */
function returnTo(top: number): () => void {
  const attempt = () => {
    window.scrollTo(0, top);
    if (Math.abs(window.scrollY - top) <= 1) stop();
  };
  const growth = new ResizeObserver(attempt);
  const timer = window.setTimeout(stop, patienceMs);
  const byReader = ['wheel', 'touchstart', 'keydown'] as const;
  function stop() {
    growth.disconnect();
    window.clearTimeout(timer);
    for (const name of byReader) window.removeEventListener(name, stop);
  }
  for (const name of byReader) window.addEventListener(name, stop, { passive: true });
  growth.observe(document.body);
  attempt();
  return stop;
}

function readPlaces(): Map<string, number> {
  try {
    return new Map(JSON.parse(window.sessionStorage.getItem(storageName) ?? '[]') as [string, number][]);
  } catch {
    return new Map();
  }
}

function writePlaces(entries: ReadonlyMap<string, number>): void {
  try {
    window.sessionStorage.setItem(storageName, JSON.stringify([...entries].slice(-50)));
  } catch {
    // The place is lost on a reload only.
  }
}

import { useEffect, useState } from 'react';
import { serverNowMs } from '../lib/clock.ts';

/**
 * Whole seconds from now, by the server's clock, to an instant; 0 once it is over. Draws again each second while it runs, aligned to
 * the second, and once more when the page comes back to the front.
 */
export function useSecondsUntil(instantMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs);

  useEffect(() => {
    let timer = 0;
    const tick = () => {
      const now = serverNowMs();
      setNowMs(now);
      const leftMs = instantMs - now;
      if (leftMs > 0) timer = window.setTimeout(tick, leftMs % 1000 || 1000);
    };
    const wake = () => {
      window.clearTimeout(timer);
      tick();
    };
    tick();
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [instantMs]);

  return secondsLeft(instantMs, nowMs);
}

export function secondsLeft(instantMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((instantMs - nowMs) / 1000));
}

/** `640` seconds → `10:40`; from an hour on `1:02:05`. */
export function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':');
}

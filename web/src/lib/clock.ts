import { readSetting, writeSetting } from './browser-storage.ts';

/**
 * The time of the server as far as we know it. A phone whose clock is minutes off would show vouchers as expired and make QR tokens
 * that the counter refuses; every answer's `Date` header (one second exact) corrects it, and the correction is kept for offline use.
 */
const tolerableSkewMs = 2_000;

let skewMs = Number(readSetting('clock-skew-ms')) || 0;

export function noteServerDate(dateHeader: string | null): void {
  if (!dateHeader) return;
  const serverMs = Date.parse(dateHeader);
  if (Number.isNaN(serverMs)) return;
  // The header is cut to whole seconds: half a second is the best guess.
  const measuredMs = serverMs + 500 - Date.now();
  const nextMs = Math.abs(measuredMs) > tolerableSkewMs ? measuredMs : 0;
  if (Math.abs(nextMs - skewMs) <= tolerableSkewMs) return;
  skewMs = nextMs;
  writeSetting('clock-skew-ms', skewMs === 0 ? null : String(Math.round(skewMs)));
}

/** Milliseconds since 1970, UTC, by the server's clock. */
export function serverNowMs(): number {
  return Date.now() + skewMs;
}

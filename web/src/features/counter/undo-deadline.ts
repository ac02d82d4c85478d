/** What the API tells of the time left to undo a redemption. */
export interface UndoTime {
  reversibleForSeconds: number;
  reversibleUntil: { instant: string } | null;
}

/** How long a redemption can be undone in all, for the bar that runs out. */
export const undoWindowSeconds = 15 * 60;

/**
 * The last instant to undo, milliseconds by the server's clock; null when there is none. The seconds count from when the answer came,
 * so that a wrong clock cannot stretch them; the instant counts too, since an answer that was repeated after a cut carries old seconds.
 */
export function undoDeadlineMs(
  { reversibleForSeconds, reversibleUntil }: UndoTime,
  receivedAtMs: number,
): number | null {
  if (reversibleForSeconds <= 0) return null;
  const bySeconds = receivedAtMs + reversibleForSeconds * 1000;
  const byInstant = reversibleUntil ? Date.parse(reversibleUntil.instant) : Number.NaN;
  return Number.isNaN(byInstant) ? bySeconds : Math.min(bySeconds, byInstant);
}

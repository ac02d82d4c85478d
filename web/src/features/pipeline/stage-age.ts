/** Days before the last day from which an agreement counts as expiring (product rule). */
const expiringFromDays = 90;

/** How far along a card is, 0 to 100 %, for its bar: days spent of those it may take, or days gone of the last ninety. */
export function agePercent(card: {
  ageDays: number;
  targetDays: number | null;
  daysToEnd: number | null;
}): number | null {
  const share =
    card.daysToEnd !== null
      ? (expiringFromDays - card.daysToEnd) / expiringFromDays
      : card.targetDays
        ? card.ageDays / card.targetDays
        : null;
  return share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100);
}

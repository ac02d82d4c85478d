interface LimitReason {
  limitLeft?: { left: number; text: string; limit: { count: number; text: string } } | null | undefined;
}

/** The words for the limit of which least is left, as the server puts them; null when nothing limits the offer. */
export function tightestLimitText(reasons: readonly LimitReason[]): string | null {
  const limits = reasons.flatMap(({ limitLeft }) => (limitLeft ? [limitLeft] : []));
  const [tightest] = [...limits].sort((a, b) => a.left - b.left || a.limit.count - b.limit.count);
  return tightest ? tightest.text : null;
}

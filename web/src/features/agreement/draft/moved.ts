/** The list with one item a place up (−1) or down (1); at the ends nothing moves. */
export function moved<T>(items: readonly T[], index: number, step: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(Math.max(0, Math.min(next.length, index + step)), 0, item);
  return next;
}

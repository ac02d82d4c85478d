/** Lower ends of the classes above the lowest one, rising: at most four, so five shades. */
export type Breaks = readonly number[];

/** Shares of members are always cut alike, in basis points. */
export const shareBreaks: Breaks = [2000, 4000, 6000, 8000];

/** Where the sorted values are cut: a few provinces stand out, most do not. */
const cutShares = [0.35, 0.6, 0.8, 0.93];
const niceSteps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** Breaks that spread these values over the shades, at numbers that read well. Empty without anything above zero. */
export function countBreaks(values: readonly number[]): Breaks {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const cuts = cutShares.map((share) => niceNumber(sorted[Math.floor(share * (sorted.length - 1))] ?? 0));
  return [...new Set(cuts)].filter((cut) => cut > 1);
}

/** Which shade a value takes, from 1; the darkest is 5, also where there are fewer classes. */
export function shadeOf(value: number, breaks: Breaks): number {
  const reached = breaks.filter((lowest) => value >= lowest).length;
  return reached === 0 ? 1 : 5 - (breaks.length - reached);
}

/** The next lower of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten, whole. */
function niceNumber(value: number): number {
  if (value < 1) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = niceSteps.findLast((candidate) => candidate * power <= value) ?? 1;
  return Math.floor(step * power);
}

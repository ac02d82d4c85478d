import { boundKey, indexKey, keyAfterPrefix } from '../values/key-encoding.ts';
import { isDecimal, typeRank } from '../values/types.ts';
import type { CollectionIndex } from './collection-index.ts';
import type { RangeBounds } from './filter-analysis.ts';

/** Keys from `low` (included) to `high` (excluded). */
export interface KeyRange {
  low: Buffer;
  high: Buffer;
  /** Long keys were cut: the range holds more than asked for. */
  cut: boolean;
}

const larger = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) > 0 ? a : b);
const smaller = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) < 0 ? a : b);

/** A multikey index meets two bounds with two different elements, so only one bound may narrow the range. */
function boundsFor(index: CollectionIndex, bounds: RangeBounds): RangeBounds {
  const hasLow = bounds.gt !== undefined || bounds.gte !== undefined;
  const hasHigh = bounds.lt !== undefined || bounds.lte !== undefined;
  if (!index.multikey || !hasLow || !hasHigh) return bounds;
  return bounds.gt === undefined ? { gte: bounds.gte } : { gt: bounds.gt };
}

/** The range of keys for fixed values of the first fields and bounds on the next one. */
export function keyRange(
  index: CollectionIndex,
  values: readonly unknown[],
  bounds: RangeBounds | null,
): KeyRange {
  const isWhole = values.length === index.fields.length;
  const start = boundKey(index.id, values, index.directions, index.fold);
  if (isWhole) {
    // The stored key itself; when it was cut its hash makes it whole again.
    const key = indexKey(index.id, values, index.directions, index.fold);
    return { low: key, high: keyAfterPrefix(key), cut: start.cut };
  }
  if (!bounds || start.cut) return { low: start.key, high: keyAfterPrefix(start.key), cut: start.cut };
  const direction = index.directions[values.length] as number;
  const used = boundsFor(index, bounds);
  const rank = typeRank(Object.values(used)[0]);
  let low: Buffer = Buffer.concat([start.key, Buffer.from([direction > 0 ? rank : rank ^ 0xff])]);
  let high = keyAfterPrefix(low);
  for (const [operator, value] of Object.entries(used)) {
    if (value === undefined) continue;
    const bound = boundKey(index.id, [...values, value], index.directions, index.fold);
    // Decimals share the key of their nearest double.
    const included = operator.endsWith('e') || bound.cut || isDecimal(value);
    const isLow = operator.startsWith('g') === direction > 0;
    if (isLow) low = larger(low, included ? bound.key : keyAfterPrefix(bound.key));
    else high = smaller(high, included ? keyAfterPrefix(bound.key) : bound.key);
  }
  return { low, high, cut: false };
}

import { badValue, failAt } from '../errors.ts';
import { decode } from '../values/bson-codec.ts';
import { compare, type StringOrder } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { emptyArrayKey, indexKey } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import { indexedValues, topField } from '../values/paths.ts';
import { isDocument } from '../values/types.ts';
import type { Row } from './row.ts';

/** @throws CommandError for directions other than 1 and −1, and for `$meta` */
export function checkSort(sort: Doc): void {
  for (const direction of Object.values(sort)) {
    if (isDocument(direction)) badValue('unsupported sort $meta');
    if (![1, -1].includes(toNumber(direction))) {
      failAt(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
  }
}

function compareKeys(left: unknown, right: unknown, order: StringOrder | null | undefined): number {
  if (left === emptyArrayKey || right === emptyArrayKey) {
    return left === right ? 0 : left === emptyArrayKey ? -1 : 1;
  }
  return compare(left, right, order);
}

/** An array sorts by its smallest element upwards and by its largest downwards. */
function sortValue(
  doc: Doc,
  path: string,
  direction: number,
  order: StringOrder | null | undefined,
): unknown {
  const { values } = indexedValues(doc, path);
  return values.reduce((best, value) => (compareKeys(value, best, order) * direction < 0 ? value : best));
}

type Comparator = (left: Doc, right: Doc) => number;

/** Compares documents by a sort specification. */
export function documentComparator(sort: Doc, order?: StringOrder | null): Comparator {
  const fields = Object.entries(sort).map(([path, direction]) => ({ path, direction: toNumber(direction) }));
  return (left, right) => {
    for (const { path, direction } of fields) {
      const result =
        compareKeys(
          sortValue(left, path, direction, order),
          sortValue(right, path, direction, order),
          order,
        ) * direction;
      if (result) return result;
    }
    return 0;
  };
}

/** Sorted items by their documents: each key is made once, as bytes unless a collation orders strings. */
export function sortByDocuments<T>(
  items: Iterable<T>,
  documentOf: (item: T) => Doc,
  sort: Doc,
  order?: StringOrder | null,
): T[] {
  const paths = Object.keys(sort);
  const directions = paths.map((path) => toNumber(sort[path]));
  const keysOf = (doc: Doc): unknown[] =>
    paths.map((path, i) => sortValue(doc, path, directions[i] as number, order));
  if (!order) {
    const keyed = Array.from(items, (item) => ({
      item,
      key: indexKey(0, keysOf(documentOf(item)), directions),
    }));
    return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map((entry) => entry.item);
  }
  const keyed = Array.from(items, (item) => ({ item, keys: keysOf(documentOf(item)) }));
  keyed.sort((a, b) => {
    for (const [i, direction] of directions.entries()) {
      const result = compareKeys(a.keys[i], b.keys[i], order) * direction;
      if (result) return result;
    }
    return 0;
  });
  return keyed.map((entry) => entry.item);
}

/** Sorts rows, keeping the first `top` of them when given. Equal rows stay in the order they were found. */
export function sortRows(
  rows: Iterable<Row>,
  sort: Doc,
  order: StringOrder | null | undefined,
  top?: number,
): Row[] {
  const fields = new Set(Object.keys(sort).map(topField));
  const sorted = sortByDocuments(rows, (row) => row.doc ?? decode(row.raw, fields), sort, order);
  return top === undefined ? sorted : sorted.slice(0, top);
}

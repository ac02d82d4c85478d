import { ownField } from './document.ts';
import { emptyArrayKey } from './key-encoding.ts';
import { isDocument } from './types.ts';

const splitPaths = new Map<string, string[]>();

/** The parts of a dotted path; results are shared, so callers must not change them. */
export function splitPath(path: string): string[] {
  let parts = splitPaths.get(path);
  if (!parts) {
    parts = path.split('.');
    if (splitPaths.size > 5000) splitPaths.clear();
    splitPaths.set(path, parts);
  }
  return parts;
}

/** First part of a dotted path: the top-level field it needs. */
export const topField = (path: string): string => splitPath(path)[0] ?? path;

export const isArrayIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/**
 * Visits the values a path stands for, going through arrays on the way but not into the last one; `undefined` for a
 * missing field. Stops and answers true as soon as a visit does.
 */
export function someValueAt(
  value: unknown,
  parts: readonly string[],
  visit: (value: unknown) => boolean,
  depth = 0,
): boolean {
  const part = parts[depth];
  if (part === undefined) return visit(value);
  if (Array.isArray(value)) {
    if (
      isArrayIndex(part) &&
      Number(part) < value.length &&
      someValueAt(value[Number(part)], parts, visit, depth + 1)
    ) {
      return true;
    }
    for (const element of value)
      if (isDocument(element) && someValueAt(element, parts, visit, depth)) return true;
    return false;
  }
  if (!isDocument(value)) return visit(undefined);
  return someValueAt(ownField(value, part), parts, visit, depth + 1);
}

/** First value at a path, or undefined. */
export function firstValueAt(doc: unknown, path: string): unknown {
  let found: unknown;
  someValueAt(doc, splitPath(path), (value) => {
    found = value;
    return true;
  });
  return found;
}

export interface IndexedValues {
  /** One entry per key; a missing value counts as null, an empty array as `emptyArrayKey`. */
  values: unknown[];
  /** An array was met: such an index holds several keys for one document. */
  multikey: boolean;
  /** The field is there at all; sparse indexes skip documents without it. */
  exists: boolean;
}

/** The values an index on `path` holds for a document. */
export function indexedValues(doc: unknown, path: string): IndexedValues {
  const found: IndexedValues = { values: [], multikey: false, exists: false };
  collect(doc, splitPath(path), 0, found);
  return found;
}

function collect(value: unknown, parts: readonly string[], depth: number, found: IndexedValues): void {
  const part = parts[depth];
  if (part === undefined) collectEnd(value, found);
  else if (Array.isArray(value)) collectInArray(value, part, parts, depth, found);
  else if (isDocument(value)) collect(ownField(value, part), parts, depth + 1, found);
  else found.values.push(null);
}

function collectEnd(value: unknown, found: IndexedValues): void {
  if (Array.isArray(value)) {
    found.multikey = true;
    found.exists = true;
    if (value.length) for (const element of value) found.values.push(element);
    else found.values.push(emptyArrayKey);
  } else {
    if (value !== undefined) found.exists = true;
    found.values.push(value ?? null);
  }
}

function collectInArray(
  array: unknown[],
  part: string,
  parts: readonly string[],
  depth: number,
  found: IndexedValues,
): void {
  found.multikey = true;
  if (isArrayIndex(part) && Number(part) < array.length) {
    collect(array[Number(part)], parts, depth + 1, found);
    return;
  }
  if (!array.length) found.values.push(null);
  for (const element of array) {
    if (isDocument(element)) collect(element, parts, depth, found);
    else found.values.push(null);
  }
}

import type { Filter } from '../port.ts';
import type { IndexData } from './index-data.ts';

type Test = (document: number) => boolean;

/** A document test for a filter already checked against the configuration. */
export function compileFilter(data: IndexData, filter: Filter): Test {
  if ('not' in filter) {
    const test = compileFilter(data, filter.not);
    return (document) => !test(document);
  }
  if ('and' in filter) {
    const tests = filter.and.map((part) => compileFilter(data, part));
    return (document) => tests.every((test) => test(document));
  }
  if ('or' in filter) {
    const tests = filter.or.map((part) => compileFilter(data, part));
    return (document) => tests.some((test) => test(document));
  }
  if (!('in' in filter)) return compileRange(data, filter);
  const numbers = data.numbers.get(filter.attribute);
  if (numbers) {
    const wanted = new Set(filter.in);
    return (document) => wanted.has(numbers.cells[document] as number);
  }
  const keywords = data.keywords.get(filter.attribute);
  if (!keywords) return () => false;
  const wanted = wantedCodes(keywords, filter.in.map(String));
  return (document) => keywords.hasAny(document, wanted);
}

/** Marks, by code, the values asked for. */
export function wantedCodes(
  column: { values: readonly string[]; codeOf(value: string): number },
  values: readonly string[],
): Uint8Array {
  const wanted = new Uint8Array(column.values.length);
  for (const value of values) {
    const code = column.codeOf(value);
    if (code >= 0) wanted[code] = 1;
  }
  return wanted;
}

function compileRange(
  data: IndexData,
  range: { attribute: string; gte?: number; lte?: number; gt?: number; lt?: number },
): Test {
  const column = data.numbers.get(range.attribute);
  if (!column) return () => false;
  const { gte = -Infinity, lte = Infinity, gt = -Infinity, lt = Infinity } = range;
  return (document) => {
    const value = column.cells[document] as number;
    return value >= gte && value <= lte && value > gt && value < lt;
  };
}

const keptMasks = 16;

/**
 * By document number, 1 where the document lives and passes the filter. The masks of the filters last used are
 * kept until the next write: nearly every query of an hour has the same one.
 */
export function createFilterMasks(data: IndexData): (filter: Filter | undefined) => Uint8Array {
  const masks = new Map<string, Uint8Array>();
  let revision = data.revision;
  return (filter) => {
    if (!filter) return data.alive;
    if (revision !== data.revision) masks.clear();
    revision = data.revision;
    const key = JSON.stringify(filter);
    const kept = masks.get(key);
    if (kept) return kept;
    const test = compileFilter(data, filter);
    const mask = new Uint8Array(data.count);
    for (let document = 0; document < data.count; document++) {
      if (data.alive[document] === 1 && test(document)) mask[document] = 1;
    }
    const oldest = masks.size >= keptMasks ? masks.keys().next().value : undefined;
    if (oldest !== undefined) masks.delete(oldest);
    masks.set(key, mask);
    return mask;
  };
}

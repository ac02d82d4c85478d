import { parseSort } from '../index-settings.ts';
import type { SearchQuery } from '../port.ts';
import { hasLength } from './document-terms.ts';
import type { IndexData } from './index-data.ts';
import { fieldMask, fieldShift, positionMask, typoShift } from './unit-matcher.ts';

/** The arrays of the units every candidate answers, in the order typed. */
export interface RankedUnits {
  best: readonly Uint16Array[];
  /** How many words each unit has. */
  words: readonly number[];
  /** The bit of each unit in `exact`. */
  bits: readonly number[];
  exact: Uint16Array;
}

export interface Ranking {
  /** Numbers in a key, the document's own included. */
  width: number;
  /** Writes the key of a document: the smaller ranks first. */
  write(key: Float64Array, document: number, metres: number): void;
}

const furthest = 7;
const lastCounted = 511;
/** Exactness: the whole field is the query; it begins with it; then by how many words are not exact. */
const wholeField = 0;
const fieldStart = 1;
const inside = 2;
const mostInexact = 13;

/**
 * The order of hits: spelling errors, then the sort asked for, then proximity, field, position, exactness (packed
 * in one number), then the tie breakers. Words left out are the same for all hits of a query, so rank nothing.
 */
export function createRanking(data: IndexData, query: SearchQuery, units: RankedUnits | null): Ranking {
  const sortValue = createSortValue(data, query);
  const ties = (data.settings.config.tieBreakers ?? []).map(parseSort).map(({ attribute, descending }) => {
    return { column: data.numbers.get(attribute), sign: descending ? -1 : 1 };
  });
  return {
    width: 4 + ties.length,
    write(key, document, metres) {
      key[0] = units ? sumTypos(units, document) : 0;
      key[1] = sortValue(document, metres);
      key[2] = units ? textKey(data, units, document) : 0;
      let at = 3;
      for (const { column, sign } of ties) {
        key[at++] = missingLast(column ? (column.cells[document] as number) : Number.NaN, sign);
      }
    },
  };
}

function createSortValue(data: IndexData, query: SearchQuery): (document: number, metres: number) => number {
  const { sort } = query;
  if (!sort || sort === 'relevance') return () => 0;
  if (sort === 'distance') return (_, metres) => metres;
  const { attribute, descending } = parseSort(sort);
  const column = data.numbers.get(attribute);
  const sign = descending ? -1 : 1;
  return (document) => missingLast(column ? (column.cells[document] as number) : Number.NaN, sign);
}

function missingLast(value: number, sign: 1 | -1 | number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value;
}

function sumTypos({ best }: RankedUnits, document: number): number {
  let typos = 0;
  for (let at = 0; at < best.length; at++)
    typos += ((best[at] as Uint16Array)[document] as number) >> typoShift;
  return typos;
}

function textKey(data: IndexData, units: RankedUnits, document: number): number {
  const { best } = units;
  let apart = 0;
  let fields = 0;
  let positions = 0;
  let fieldBefore = -1;
  let positionBefore = 0;
  for (let at = 0; at < best.length; at++) {
    const value = (best[at] as Uint16Array)[document] as number;
    const field = (value >> fieldShift) & fieldMask;
    const position = value & positionMask;
    fields += field;
    positions += position;
    if (fieldBefore >= 0) {
      const gap = position > positionBefore ? position - positionBefore - 1 : positionBefore - position;
      apart += fieldBefore === field ? Math.min(furthest, gap) : furthest;
    }
    fieldBefore = field;
    positionBefore = position;
  }
  const exactness = exactnessOf(data, units, document);
  return ((apart * 128 + fields) * (lastCounted + 1) + Math.min(lastCounted, positions)) * 16 + exactness;
}

function exactnessOf(data: IndexData, units: RankedUnits, document: number): number {
  const { best, words, bits, exact } = units;
  const mask = exact[document] as number;
  let inexact = 0;
  let expected = 0;
  let inOrder = true;
  const field = (((best[0] as Uint16Array)[document] as number) >> fieldShift) & fieldMask;
  for (let at = 0; at < best.length; at++) {
    const value = (best[at] as Uint16Array)[document] as number;
    const isExact = ((mask >> (bits[at] as number)) & 1) === 1 && value >> typoShift === 0;
    if (!isExact) inexact++;
    inOrder &&= isExact && value === ((field << fieldShift) | expected);
    expected += words[at] as number;
  }
  if (!inOrder) return Math.min(mostInexact, inexact) + inside;
  const lengths = data.lengths[field];
  return lengths && hasLength(lengths[document] as number, expected) ? wholeField : fieldStart;
}

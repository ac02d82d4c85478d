import { badValue } from '../errors.ts';
import type { Collection } from '../storage/catalog.ts';
import { type Collation, collationKey } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { toNumber } from '../values/numbers.ts';
import { isDecimal, isDocument } from '../values/types.ts';
import type { CollectionIndex } from './collection-index.ts';
import {
  analyzeFilter,
  type FilterAnalysis,
  impliesPartialFilter,
  type RangeBounds,
} from './filter-analysis.ts';
import { type KeyRange, keyRange } from './key-range.ts';

/** Reads a collection in natural order. */
export interface ScanPlan {
  type: 'scan';
  reverse: boolean;
  sorted: boolean;
}
/** Reads ranges of one index. */
export interface IndexPlan {
  type: 'index';
  index: CollectionIndex;
  ranges: KeyRange[];
  /** Documents come in the order the sort asks for. */
  sorted: boolean;
  reverse: boolean;
  /** What the index finds matches: the filter need not be checked. */
  exact: boolean;
}
/** One index plan per branch of an `$or`. */
export interface UnionPlan {
  type: 'union';
  plans: (IndexPlan | UnionPlan)[];
  sorted: false;
}
export type QueryPlan = ScanPlan | IndexPlan | UnionPlan;

export interface PlanRequest {
  filter: Doc;
  sort?: Doc | null;
  collation?: Collation | null;
  /** Index name, key pattern, or `{ $natural: ±1 }`. */
  hint?: unknown;
  /** Variables of `let`, which `$expr` may compare with. */
  variables?: Doc;
  /** Indexes built after this moment are left out: the reader's snapshot lacks their entries. */
  snapshotAt?: number;
}

const mostBranches = 2000;
const scores = {
  equal: 20,
  oneOf: 12,
  range: 8,
  bothBounds: 2,
  sorted: 6,
  uniqueHit: 50,
  partial: 1,
} as const;

/** Equality prefixes of an index: one branch per combination of `$in` values. */
interface Prefix {
  branches: unknown[][];
  length: number;
  equalFields: number;
  oneOfFields: number;
  hasNull: boolean;
}

const dependsOnCollation = (value: unknown): boolean =>
  typeof value === 'string' || (value !== null && typeof value === 'object');

function equalityPrefix(index: CollectionIndex, analysis: FilterAnalysis, sameCollation: boolean): Prefix {
  const prefix: Prefix = { branches: [[]], length: 0, equalFields: 0, oneOfFields: 0, hasNull: false };
  for (const field of index.fields) {
    const isEqual = analysis.equal.has(field);
    const values = isEqual ? [analysis.equal.get(field)] : analysis.oneOf.get(field);
    if (!values || prefix.branches.length * values.length > mostBranches) break;
    if (!sameCollation && values.some(dependsOnCollation)) break;
    if (values.includes(null)) {
      prefix.hasNull = true;
      if (index.definition.sparse) break;
    }
    prefix.branches = prefix.branches.flatMap((branch) => values.map((value) => [...branch, value]));
    prefix.length++;
    if (isEqual) prefix.equalFields++;
    else prefix.oneOfFields++;
  }
  return prefix;
}

function usableRange(
  index: CollectionIndex,
  field: string | undefined,
  analysis: FilterAnalysis,
  sameCollation: boolean,
): RangeBounds | null {
  const bounds = field === undefined ? undefined : analysis.ranges.get(field);
  if (!bounds || field === undefined || index.definition.key[field] === 'hashed') return null;
  return (!sameCollation || index.fold) && Object.values(bounds).some(dependsOnCollation) ? null : bounds;
}

/** Whether the index gives the order asked for, and in which direction it is to be read. */
function sortDirection(
  index: CollectionIndex,
  sort: Doc,
  prefix: Prefix,
  analysis: FilterAnalysis,
): { sorted: boolean; reverse: boolean } {
  const fixed = new Set(index.fields.slice(0, prefix.length).filter((field) => analysis.equal.has(field)));
  const rest = Object.keys(sort).filter((field) => !fixed.has(field));
  const following = index.fields.slice(prefix.length);
  if (!rest.every((field, i) => following[i] === field)) return { sorted: false, reverse: false };
  const directions = rest.map(
    (field, i) => toNumber(sort[field]) * (index.directions[prefix.length + i] as number),
  );
  const [first = 1] = directions;
  return { sorted: directions.every((direction) => direction === first), reverse: first === -1 };
}

interface Candidate {
  score: number;
  prefix: Prefix;
  bounds: RangeBounds | null;
  index: CollectionIndex;
  sorted: boolean;
  reverse: boolean;
}

function scoreOf({ prefix, bounds, index, sorted }: Omit<Candidate, 'score'>, sortAsked: boolean): number {
  const range = bounds ? scores.range + (Object.keys(bounds).length > 1 ? scores.bothBounds : 0) : 0;
  return (
    prefix.equalFields * scores.equal +
    prefix.oneOfFields * scores.oneOf +
    range +
    (sorted && sortAsked ? scores.sorted : 0) +
    (index.unique && prefix.equalFields === index.fields.length ? scores.uniqueHit : 0)
  );
}

function candidateFor(
  index: CollectionIndex,
  request: PlanRequest,
  analysis: FilterAnalysis,
  queryCollation: string,
): Candidate | null {
  const { definition } = index;
  if (
    definition.partialFilterExpression &&
    !impliesPartialFilter(definition.partialFilterExpression, analysis)
  )
    return null;
  const sameCollation = collationKey(definition.collation) === queryCollation;
  const prefix = equalityPrefix(index, analysis, sameCollation);
  const bounds = usableRange(index, index.fields[prefix.length], analysis, sameCollation);
  if (definition.sparse) {
    if (bounds && prefix.hasNull) return null;
    const holdsAll = index.fields.every((field) => analysis.exists.has(field));
    if (!prefix.length && !bounds && !holdsAll) return null;
  }
  const sortAsked = !!request.sort && Object.keys(request.sort).length > 0;
  const givesOrder =
    sortAsked && !index.multikey && prefix.branches.length === 1 && sameCollation && !index.fold;
  const order = givesOrder
    ? sortDirection(index, request.sort as Doc, prefix, analysis)
    : { sorted: false, reverse: false };
  const candidate = { prefix, bounds, index, ...order };
  const score = scoreOf(candidate, sortAsked);
  if (!score && !request.hint) return null;
  return { ...candidate, score: score + (definition.partialFilterExpression ? scores.partial : 0) };
}

function matchesHint(index: CollectionIndex, hint: unknown): boolean {
  if (hint === undefined || hint === null) return true;
  return typeof hint === 'string'
    ? hint === index.definition.name
    : JSON.stringify(hint) === JSON.stringify(index.definition.key);
}

function toIndexPlan(candidate: Candidate, analysis: FilterAnalysis, queryCollation: string): IndexPlan {
  const { index, prefix, bounds, sorted, reverse } = candidate;
  const ranges = prefix.branches.map((values) => keyRange(index, values, bounds));
  const exact =
    !prefix.hasNull &&
    !index.multikey &&
    !queryCollation &&
    !analysis.alternatives.length &&
    analysis.conditions === prefix.equalFields &&
    prefix.equalFields === prefix.length &&
    prefix.branches.length === 1 &&
    !ranges.some((range) => range.cut) &&
    !prefix.branches.some((values) => values.some((value) => isDecimal(value) || isDocument(value)));
  return { type: 'index', index, ranges, sorted, reverse, exact };
}

const isNatural = (hint: unknown): hint is Doc =>
  typeof hint === 'object' && hint !== null && '$natural' in hint;

/** The index plan with the highest score, or null. @throws CommandError 2 when a hint names no usable index */
function bestIndexPlan(
  collection: Collection,
  request: PlanRequest,
  analysis: FilterAnalysis,
  queryCollation: string,
): IndexPlan | null {
  const { hint, snapshotAt } = request;
  let best: Candidate | null = null;
  for (const index of collection.indexes) {
    if (index.inert || index.definition.hidden || !matchesHint(index, hint)) continue;
    if (snapshotAt !== undefined && index.builtAt >= snapshotAt) continue;
    const candidate = candidateFor(index, request, analysis, queryCollation);
    if (candidate && (!best || candidate.score > best.score)) best = candidate;
  }
  if (hint && !best)
    badValue('error processing query: hint provided does not correspond to an existing index');
  return best && toIndexPlan(best, analysis, queryCollation);
}

/**
 * Chooses how to read a collection: the index with the longest equality prefix, then range, then order; else a union of
 * indexes for `$or`; else everything. A plan never loses a match; unless `exact`, matches are checked again.
 * @throws CommandError 2 when the hint names no usable index
 */
export function planQuery(collection: Collection, request: PlanRequest): QueryPlan {
  const { filter, sort, hint, collation, snapshotAt, variables } = request;
  const analysis = analyzeFilter(filter, variables);
  const natural = isNatural(hint) ? hint.$natural : sort?.$natural;
  const scan: ScanPlan = {
    type: 'scan',
    reverse: toNumber(natural ?? 1) === -1,
    sorted: sort?.$natural !== undefined,
  };
  if (isNatural(hint)) return scan;
  const indexPlan = bestIndexPlan(collection, request, analysis, collationKey(collation));
  if (indexPlan) return indexPlan;
  const [alternatives] = analysis.alternatives;
  const plans = alternatives?.map((branch) =>
    planQuery(collection, { filter: branch, collation, snapshotAt, variables }),
  );
  return plans?.every((plan) => plan.type !== 'scan') ? { type: 'union', plans, sorted: false } : scan;
}

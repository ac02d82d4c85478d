import { CommandError } from '../errors.ts';
import { planQuery, type QueryPlan } from '../index/query-plan.ts';
import { compileFilter, type MatchContext } from '../query/filter.ts';
import { type Collection, documentKey, recordIdOfDocumentKey } from '../storage/catalog.ts';
import type { View } from '../storage/view.ts';
import { decode } from '../values/bson-codec.ts';
import { type Collation, stringOrder } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { topField } from '../values/paths.ts';
import type { Row } from './row.ts';
import { checkSort, sortRows } from './sort-rows.ts';

export interface FindRequest {
  filter?: Doc;
  sort?: Doc | null;
  skip?: number;
  /** 0 or undefined for no limit. */
  limit?: number;
  hint?: unknown;
  collation?: Collation | null;
  variables?: Doc;
  /** Milliseconds since the epoch after which the search fails. */
  deadline?: number;
}

const rowsBetweenDeadlineChecks = 256;

/** The query's context: the command's collation, else the collection's. */
export function matchContext(
  collation: Collation | null | undefined,
  collection: Collection | null,
  variables?: Doc,
): MatchContext & { collation: Collation | null } {
  const used = collation ?? (collection?.options.collation as Collation | undefined) ?? null;
  return { order: stringOrder(used), collation: used, variables };
}

/** Top-level fields a filter reads, or null when it may read any. */
export function fieldsOfFilter(filter: Doc, fields = new Set<string>()): Set<string> | null {
  for (const [name, condition] of Object.entries(filter)) {
    if (name[0] !== '$') fields.add(topField(name));
    else if (name !== '$and' && name !== '$or' && name !== '$nor') return null;
    else for (const branch of condition as Doc[]) if (!fieldsOfFilter(branch, fields)) return null;
  }
  return fields;
}

function* recordIds(view: View, plan: Exclude<QueryPlan, { type: 'scan' }>): Generator<number> {
  if (plan.type === 'union') {
    const seen = new Set<number>();
    for (const branch of plan.plans) {
      for (const recordId of recordIds(view, branch)) {
        if (seen.has(recordId)) continue;
        seen.add(recordId);
        yield recordId;
      }
    }
    return;
  }
  const { index, ranges, reverse } = plan;
  const [first] = ranges;
  if (plan.exact && index.unique && first && !reverse && ranges.length === 1) {
    const entry = view.get(first.low);
    if (entry) {
      yield entry.readUIntBE(0, 6);
      return;
    }
  }
  // Overlapping ranges (cut keys, equal `$in` values) and several keys of one document give a record twice.
  const seen = index.multikey || ranges.length > 1 ? new Set<number>() : null;
  for (const { low, high } of ranges) {
    if (Buffer.compare(low, high) >= 0) continue;
    for (const [, value] of view.scan(low, high, { reverse })) {
      const recordId = value.readUIntBE(0, 6);
      if (seen?.has(recordId)) continue;
      seen?.add(recordId);
      yield recordId;
    }
  }
}

function* candidates(
  view: View,
  collection: Collection,
  plan: QueryPlan,
): Generator<readonly [number, Buffer]> {
  if (plan.type === 'scan') {
    const range = view.scan(idPrefix(collection.id), idPrefix(collection.id + 1), { reverse: plan.reverse });
    for (const [key, raw] of range) yield [recordIdOfDocumentKey(key), raw];
    return;
  }
  for (const recordId of recordIds(view, plan)) {
    const raw = view.get(documentKey(collection.id, recordId));
    if (raw) yield [recordId, raw];
  }
}

function* matchingRows(
  view: View,
  collection: Collection,
  filter: Doc,
  plan: QueryPlan,
  context: MatchContext,
  deadline: number | undefined,
): Generator<Row> {
  const matches = compileFilter(filter, context);
  const needsNoCheck = !Object.keys(filter).length || (plan.type === 'index' && plan.exact);
  const fields = fieldsOfFilter(filter);
  let seen = 0;
  for (const [recordId, raw] of candidates(view, collection, plan)) {
    if (++seen % rowsBetweenDeadlineChecks === 0) checkDeadline(deadline);
    if (needsNoCheck) {
      yield { recordId, raw, doc: null };
      continue;
    }
    const doc = decode(raw, fields);
    if (matches(doc)) yield { recordId, raw, doc: fields ? null : doc };
  }
}

/**
 * Rows that match, in order, lazily: it may be left and continued between getMore commands, and then sees later writes,
 * as a MongoDB cursor does. A missing collection has no rows, but its filter is checked all the same.
 */
export function* findDocuments(
  view: View,
  collection: Collection | null,
  request: FindRequest,
): Generator<Row> {
  const { filter = {}, skip = 0, limit = 0, hint, collation, variables, deadline } = request;
  const sort = request.sort && Object.keys(request.sort).length ? request.sort : null;
  if (sort) checkSort(sort);
  const context = matchContext(collation, collection, variables);
  if (!collection) {
    compileFilter(filter, context);
    return;
  }
  const snapshotAt = view.transaction?.startedAt;
  const plan = planQuery(collection, {
    filter,
    sort,
    collation: context.collation,
    hint,
    snapshotAt,
    variables,
  });
  let rows: Iterable<Row> = matchingRows(view, collection, filter, plan, context, deadline);
  if (sort && !plan.sorted) rows = sortRows(rows, sort, context.order, limit ? limit + skip : undefined);
  let count = 0;
  for (const row of rows) {
    if (count++ < skip) continue;
    yield row;
    if (limit && count >= skip + limit) return;
  }
}

/**
 * How many documents match, told by the keys of an index alone: null when no index holds exactly what the filter asks for.
 * Some hundred times quicker than reading the documents.
 */
export function countByIndex(
  view: View,
  collection: Collection,
  request: Pick<FindRequest, 'filter' | 'hint' | 'collation' | 'deadline'>,
): number | null {
  const { filter = {}, hint, collation, deadline } = request;
  const context = matchContext(collation, collection);
  const snapshotAt = view.transaction?.startedAt;
  const plan = planQuery(collection, { filter, sort: null, collation: context.collation, hint, snapshotAt });
  if (plan.type !== 'index' || !plan.exact) return null;
  compileFilter(filter, context);
  let count = 0;
  for (const { low, high } of plan.ranges) {
    if (Buffer.compare(low, high) >= 0) continue;
    for (const _entry of view.scan(low, high, { keysOnly: true }))
      if (++count % rowsBetweenDeadlineChecks === 0) checkDeadline(deadline);
  }
  return count;
}

function checkDeadline(deadline: number | undefined): void {
  if (deadline !== undefined && Date.now() > deadline)
    throw new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
}

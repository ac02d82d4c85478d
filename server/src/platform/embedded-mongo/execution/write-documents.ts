import { failedToParse } from '../errors.ts';
import type { Collection } from '../storage/catalog.ts';
import type { Records, WriteOptions } from '../storage/records.ts';
import type { View } from '../storage/view.ts';
import { applyUpdate, type UpdateOptions, upsertSeed } from '../update/apply-update.ts';
import { compileArrayFilters, updateKind } from '../update/update-shape.ts';
import { encode } from '../values/bson-codec.ts';
import type { Collation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { findDocuments, matchContext } from './find-documents.ts';
import { documentOf } from './row.ts';

export interface UpdateRequest extends WriteOptions {
  filter: Doc;
  update: unknown;
  multi?: boolean;
  upsert?: boolean;
  arrayFilters?: unknown;
  collation?: Collation | null;
  hint?: unknown;
  sort?: Doc | null;
  variables?: Doc;
  now: Date;
  runPipeline: UpdateOptions['runPipeline'];
}

export interface UpdateResult {
  matched: number;
  modified: number;
  /** `_id` of the inserted document; absent when none was. */
  upsertedId?: unknown;
  before: Doc | null;
  after: Doc | null;
}

/** Updates what matches; the rows are found before the first is changed, so that none is met twice. */
export function updateDocuments(
  records: Records,
  view: View,
  collection: Collection,
  request: UpdateRequest,
): UpdateResult {
  const { filter, update, multi = false, collation, hint, sort, variables } = request;
  const context = matchContext(collation, collection, variables);
  if (updateKind(update) === 'replacement' && multi) {
    failedToParse('multi update is not supported for replacement-style update');
  }
  const options: UpdateOptions = {
    filter,
    arrayFilters: compileArrayFilters(request.arrayFilters, context),
    context,
    now: request.now,
    runPipeline: request.runPipeline,
  };
  const result: UpdateResult = { matched: 0, modified: 0, before: null, after: null };
  const rows = [
    ...findDocuments(view, collection, { filter, limit: multi ? 0 : 1, collation, hint, sort, variables }),
  ];
  for (const row of rows) {
    const before = documentOf(row);
    const after = applyUpdate(before, update, options);
    result.matched++;
    result.before = before;
    result.after = after;
    // Both encoded: the stored bytes may order integer-like names differently without a difference in content.
    const bytes = encode(after);
    if (!bytes.equals(encode(before))) {
      records.replace(view, collection, row.recordId, before, { doc: after, bytes }, request);
      result.modified++;
    }
  }
  if (result.matched || !request.upsert) return result;
  const doc = applyUpdate(upsertSeed(filter, update), update, { ...options, isInsert: true });
  if (doc._id === undefined) delete doc._id;
  const inserted = records.insert(view, collection, doc, null, request);
  return { matched: 1, modified: 0, upsertedId: inserted._id, before: null, after: inserted };
}

export interface DeleteRequest {
  filter: Doc;
  /** 0 for all. */
  limit: number;
  collation?: Collation | null;
  hint?: unknown;
  sort?: Doc | null;
  variables?: Doc;
}

/** Removes what matches. @returns how many, and the last of them */
export function deleteDocuments(
  records: Records,
  view: View,
  collection: Collection,
  request: DeleteRequest,
): { deleted: number; doc: Doc | null } {
  let deleted = 0;
  let doc: Doc | null = null;
  for (const row of [...findDocuments(view, collection, request)]) {
    doc = documentOf(row);
    records.remove(view, collection, row.recordId, doc);
    deleted++;
  }
  return { deleted, doc };
}

import { runUpdatePipeline } from '../aggregate/run-pipeline.ts';
import { CommandError, failAt, failedToParse } from '../errors.ts';
import { matchContext } from '../execution/find-documents.ts';
import { deleteDocuments, updateDocuments } from '../execution/write-documents.ts';
import { compileFilter } from '../query/filter.ts';
import { compileProjection } from '../query/projection.ts';
import { decode, rawArrayDocuments } from '../values/bson-codec.ts';
import { parseCollation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { optionalNumber } from '../values/numbers.ts';
import {
  type Command,
  type CommandRequest,
  documentArgument,
  findCollection,
  statementsOf,
  writableCollection,
} from './command.ts';

const updateFields = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'arrayFilters',
  'collation',
  'hint',
  'sort',
  'upsertSupplied',
]);
const deleteFields = new Set(['q', 'limit', 'collation', 'hint']);

function checkStatement(statement: Doc, known: ReadonlySet<string>, list: string): void {
  for (const field of Object.keys(statement)) {
    if (!known.has(field)) failAt(40415, `BSON field '${list}.${field}' is an unknown field.`);
  }
}

/**
 * Runs statements one after the other; what fails becomes a `writeErrors` entry. Ordered writes, and all writes of a
 * transaction, stop at the first error. Conflicts and locks end the whole command instead.
 */
function runStatements<T>(
  request: CommandRequest,
  statements: T[],
  run: (statement: T, index: number) => void,
): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError) || error.code === 112) throw error;
      const details = error.extra.keyPattern ? error.extra : {};
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...details });
      if (request.body.ordered !== false || request.transaction) break;
    }
  }
  return writeErrors.length ? { writeErrors } : {};
}

const insert: Command = {
  writes: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run(request) {
    const collection = writableCollection(request);
    const { records } = request.server;
    const options = { bypassValidation: request.body.bypassDocumentValidation === true };
    const documents =
      request.message.sequences.get('documents') ??
      (request.message.raw ? rawArrayDocuments(request.message.raw, 'documents') : null);
    if (!documents?.length) failedToParse('the documents of an insert must be a non-empty array');
    let n = 0;
    const errors = runStatements(request, documents, (raw) => {
      records.insert(request.view, collection, decode(raw), Buffer.from(raw), options);
      n++;
    });
    return { n, ...errors };
  },
};

const update: Command = {
  writes: true,
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run(request) {
    const collection = writableCollection(request);
    const { body, view, server } = request;
    const now = new Date();
    const upserted: Doc[] = [];
    let n = 0;
    let nModified = 0;
    const errors = runStatements(request, statementsOf(request, 'updates'), (statement, index) => {
      checkStatement(statement, updateFields, 'update.updates');
      const result = updateDocuments(server.records, view, collection, {
        filter: documentArgument(statement, 'q') ?? {},
        update: statement.u,
        multi: statement.multi === true,
        upsert: statement.upsert === true,
        arrayFilters: statement.arrayFilters,
        collation: parseCollation(statement.collation),
        hint: statement.hint,
        sort: documentArgument(statement, 'sort'),
        variables: { ...documentArgument(body, 'let'), ...documentArgument(statement, 'c') },
        bypassValidation: body.bypassDocumentValidation === true,
        now,
        runPipeline: runUpdatePipeline,
      });
      n += result.matched;
      nModified += result.modified;
      if (result.upsertedId !== undefined) upserted.push({ index, _id: result.upsertedId });
    });
    return { n, nModified, ...(upserted.length ? { upserted } : {}), ...errors };
  },
};

const remove: Command = {
  writes: true,
  fields: ['deletes', 'ordered', 'let'],
  run(request) {
    const collection = findCollection(request) && writableCollection(request);
    let n = 0;
    const errors = runStatements(request, statementsOf(request, 'deletes'), (statement) => {
      checkStatement(statement, deleteFields, 'delete.deletes');
      const filter = documentArgument(statement, 'q') ?? {};
      if (!collection) return void compileFilter(filter);
      n += deleteDocuments(request.server.records, request.view, collection, {
        filter,
        limit: optionalNumber(statement.limit) ?? 0,
        collation: parseCollation(statement.collation),
        hint: statement.hint,
        variables: documentArgument(request.body, 'let'),
      }).deleted;
    });
    return { n, ...errors };
  },
};

const findAndModify: Command = {
  writes: true,
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
  ],
  run(request) {
    const { body, view, server } = request;
    const collection = writableCollection(request);
    const filter = documentArgument(body, 'query') ?? {};
    const collation = parseCollation(body.collation);
    const search = {
      filter,
      collation,
      hint: body.hint,
      sort: documentArgument(body, 'sort'),
      variables: documentArgument(body, 'let'),
    };
    const project = compileProjection(
      body.fields,
      filter,
      matchContext(collation, collection, search.variables),
    );
    const show = (doc: Doc | null): Doc | null => (doc && project ? project(doc) : doc);
    if (body.remove) {
      if (body.update) failedToParse('Cannot specify both an update and remove=true');
      const { deleted, doc } = deleteDocuments(server.records, view, collection, { ...search, limit: 1 });
      return { lastErrorObject: { n: deleted }, value: show(doc) };
    }
    if (!body.update) failedToParse('Either an update or remove=true must be specified');
    const result = updateDocuments(server.records, view, collection, {
      ...search,
      update: body.update,
      upsert: body.upsert === true,
      arrayFilters: body.arrayFilters,
      bypassValidation: body.bypassDocumentValidation === true,
      now: new Date(),
      runPipeline: runUpdatePipeline,
    });
    const isUpsert = result.upsertedId !== undefined;
    return {
      lastErrorObject: {
        n: result.matched,
        updatedExisting: !isUpsert && result.matched > 0,
        ...(isUpsert ? { upserted: result.upsertedId } : {}),
      },
      value: show(body.new ? result.after : result.before),
    };
  },
};

export const writeCommands: Record<string, Command> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
};

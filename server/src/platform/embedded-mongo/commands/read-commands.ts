import { pipelineTargets } from '../aggregate/pipeline-targets.ts';
import { type PipelineTargets, runPipeline } from '../aggregate/run-pipeline.ts';
import { badValue, failedToParse, notSupported } from '../errors.ts';
import { countByIndex, findDocuments, matchContext } from '../execution/find-documents.ts';
import { documentOf, type Row } from '../execution/row.ts';
import { compileProjection } from '../query/projection.ts';
import { encode } from '../values/bson-codec.ts';
import { parseCollation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix, valueIdentity } from '../values/key-encoding.ts';
import { someValueAt, splitPath } from '../values/paths.ts';
import { isDocument } from '../values/types.ts';
import {
  type Command,
  type CommandRequest,
  documentArgument,
  findCollection,
  namespaceOf,
  numberArgument,
} from './command.ts';

/** MongoDB's size of a first batch. */
const defaultBatchSize = 101;

const searchFields = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'collation',
  'let',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
  'oplogReplay',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'min',
  'max',
];
/** Accepted while false, refused by name when asked for. */
const refusedFlags = ['returnKey', 'showRecordId', 'min', 'max', 'tailable', 'awaitData'];

function refuseFlags(body: Doc): void {
  for (const flag of refusedFlags) {
    const value = body[flag];
    if (value && !(isDocument(value) && !Object.keys(value).length)) notSupported(`find with '${flag}'`);
  }
}

const targetsOf = ({ server, view, database }: CommandRequest): PipelineTargets =>
  pipelineTargets(server.engine, server.records, view, database, new Date());

/** A search on a view as the pipeline it stands for. */
function viewPipeline(body: Doc): Doc[] {
  const stages: Doc[] = [];
  const isGiven = (value: unknown): boolean => isDocument(value) && Object.keys(value).length > 0;
  if (body.filter) stages.push({ $match: body.filter });
  if (isGiven(body.sort)) stages.push({ $sort: body.sort });
  if (body.skip) stages.push({ $skip: numberArgument(body, 'skip') });
  if (body.limit) stages.push({ $limit: numberArgument(body, 'limit') });
  if (isGiven(body.projection)) stages.push({ $project: body.projection });
  return stages;
}

const find: Command = {
  fields: searchFields,
  run(request) {
    const { body, server, view, deadline } = request;
    refuseFlags(body);
    const collection = findCollection(request);
    const limit = numberArgument(body, 'limit') ?? 0;
    if (limit < 0) badValue('limit must be non-negative');
    const collation = parseCollation(body.collation);
    const variables = documentArgument(body, 'let');
    const cursor = {
      ns: namespaceOf(request),
      batchSize: numberArgument(body, 'batchSize') ?? defaultBatchSize,
      transaction: request.transaction?.handle ?? null,
      single: body.singleBatch === true,
      neverExpires: body.noCursorTimeout === true,
    };
    if (collection?.options.viewOn) {
      const pipeline = viewPipeline(body);
      const name = String(body.find);
      const search = {
        database: request.database,
        collection: name,
        pipeline,
        collation,
        variables,
        deadline,
      };
      return server.cursors.open({
        ...cursor,
        rows: runPipeline(server.engine, view, search, targetsOf(request)),
        encodeRow: encode,
      });
    }
    const filter = documentArgument(body, 'filter') ?? {};
    const project = compileProjection(
      body.projection,
      filter,
      matchContext(collation, collection, variables),
    );
    const rows = findDocuments(view, collection, {
      filter,
      sort: documentArgument(body, 'sort'),
      skip: numberArgument(body, 'skip'),
      limit,
      hint: body.hint,
      collation,
      variables,
      deadline,
    });
    // Without a projection the stored bytes go out as they are.
    const encodeRow = project ? (row: Row) => encode(project(documentOf(row))) : (row: Row) => row.raw;
    return server.cursors.open({ ...cursor, rows, encodeRow });
  },
};

const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  run: ({ body, server }) =>
    server.cursors.next(
      BigInt(body.getMore as bigint),
      numberArgument(body, 'batchSize') || Number.POSITIVE_INFINITY,
    ),
};

const killCursors: Command = {
  fields: ['cursors'],
  run({ body, server }) {
    const ids = (body.cursors as unknown[]).map((id) => BigInt(id as bigint));
    const cursorsKilled = ids.filter((id) => server.cursors.close(id));
    const cursorsNotFound = ids.filter((id) => !cursorsKilled.includes(id));
    return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [] };
  },
};

const isWritingStage = (stage: unknown): boolean =>
  isDocument(stage) && ('$out' in stage || '$merge' in stage);

const aggregate: Command = {
  fields: [
    'pipeline',
    'cursor',
    'explain',
    'allowDiskUse',
    'bypassDocumentValidation',
    'collation',
    'hint',
    'let',
    'isMapReduceCommand',
    'serialization',
  ],
  writes: (body) => Array.isArray(body.pipeline) && !body.explain && isWritingStage(body.pipeline.at(-1)),
  run(request) {
    const { body, server, view, deadline, database } = request;
    const collection = typeof body.aggregate === 'string' ? body.aggregate : null;
    const ns = collection === null ? `${database}.$cmd.aggregate` : namespaceOf(request);
    const pipeline = body.pipeline as Doc[];
    if (body.explain) return explainPipeline(request, ns, pipeline);
    if (!isDocument(body.cursor)) {
      failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
    }
    const rows = runPipeline(
      server.engine,
      view,
      {
        database,
        collection,
        pipeline,
        collation: parseCollation(body.collation),
        hint: body.hint,
        variables: documentArgument(body, 'let'),
        deadline,
      },
      targetsOf(request),
    );
    const cursor = {
      ns,
      encodeRow: encode,
      batchSize: numberArgument(body.cursor, 'batchSize') ?? defaultBatchSize,
    };
    if (isWritingStage(pipeline.at(-1))) return server.cursors.open({ ...cursor, rows: [...rows] });
    return server.cursors.open({ ...cursor, rows, transaction: request.transaction?.handle ?? null });
  },
};

/** Names the stages; what the search underneath does is told by `explain` of a find. */
function explainPipeline(request: CommandRequest, ns: string, pipeline: Doc[]): Doc {
  return {
    queryPlanner: { namespace: ns, winningPlan: { stage: 'PIPELINE' }, rejectedPlans: [] },
    stages: pipeline.map((stage) => ({ ...stage })),
    executionStats: { executionSuccess: true },
    command: request.body,
    serverInfo: { host: request.server.host(), version: '7.0.14' },
  };
}

const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run(request) {
    const { body, view, deadline } = request;
    const collection = findCollection(request);
    const filter = documentArgument(body, 'query') ?? {};
    const limit = Math.abs(numberArgument(body, 'limit') ?? 0);
    const skip = numberArgument(body, 'skip') ?? 0;
    if (collection?.options.viewOn) {
      const search = {
        database: request.database,
        collection: String(body.count),
        pipeline: [{ $match: filter }],
      };
      const found = [...runPipeline(request.server.engine, view, search, targetsOf(request))].length;
      return { n: Math.min(Math.max(found - skip, 0), limit || Number.POSITIVE_INFINITY) };
    }
    let n = 0;
    if (collection && !Object.keys(filter).length && !limit && !skip) {
      const range = view.scan(idPrefix(collection.id), idPrefix(collection.id + 1), { keysOnly: true });
      for (const _entry of range) n++;
      return { n };
    }
    const search = {
      filter,
      skip,
      limit,
      hint: body.hint,
      collation: parseCollation(body.collation),
      deadline,
    };
    const counted = collection && !skip && !limit ? countByIndex(view, collection, search) : null;
    if (counted !== null) return { n: counted };
    for (const _row of findDocuments(view, collection, search)) n++;
    return { n };
  },
};

const distinct: Command = {
  fields: ['key', 'query', 'collation', 'hint'],
  run(request) {
    const { body, view, deadline } = request;
    const collection = findCollection(request);
    const values = new Map<string, unknown>();
    const parts = splitPath(String(body.key));
    const collect = (value: unknown): boolean => {
      for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) {
        const identity = valueIdentity(one);
        if (!values.has(identity)) values.set(identity, one);
      }
      return false;
    };
    const filter = documentArgument(body, 'query') ?? {};
    if (collection?.options.viewOn) {
      const search = {
        database: request.database,
        collection: String(body.distinct),
        pipeline: [{ $match: filter }],
      };
      for (const doc of runPipeline(request.server.engine, view, search, targetsOf(request)))
        someValueAt(doc, parts, collect);
    } else {
      const search = { filter, hint: body.hint, collation: parseCollation(body.collation), deadline };
      for (const row of findDocuments(view, collection, search)) someValueAt(documentOf(row), parts, collect);
    }
    return { values: [...values.values()] };
  },
};

export const readCommands: Record<string, Command> = {
  find,
  getMore,
  killCursors,
  aggregate,
  count,
  distinct,
};

import { findDocuments } from '../execution/find-documents.ts';
import { planQuery, type QueryPlan } from '../index/query-plan.ts';
import type { Collection } from '../storage/catalog.ts';
import { parseCollation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import {
  type Command,
  type CommandRequest,
  documentArgument,
  findCollection,
  namespaceOf,
  numberArgument,
  type ServerContext,
} from './command.ts';

/** The MongoDB whose behaviour is followed; drivers and mongoose read it. */
export const version = '7.0.14';

interface Measure {
  count: number;
  bytes: number;
}

/** Entries and bytes of values under an id. Reads them all: an administrator's command. */
function measure(server: ServerContext, id: number): Measure {
  const total = { count: 0, bytes: 0 };
  for (const [, value] of server.engine.view().scan(idPrefix(id), idPrefix(id + 1))) {
    total.count++;
    total.bytes += value.length;
  }
  return total;
}

function measureIndexKeys(server: ServerContext, id: number): number {
  let bytes = 0;
  for (const [key] of server.engine.view().scan(idPrefix(id), idPrefix(id + 1), { keysOnly: true }))
    bytes += key.length + 6;
  return bytes;
}

const collStats: Command = {
  fields: ['scale'],
  run(request) {
    const collection = findCollection(request);
    const { count, bytes } = collection ? measure(request.server, collection.id) : { count: 0, bytes: 0 };
    const indexSizes = Object.fromEntries(
      (collection?.indexes ?? []).map((index) => [
        index.definition.name,
        measureIndexKeys(request.server, index.id),
      ]),
    );
    const { capped, max, size } = collection?.options ?? {};
    return {
      ns: namespaceOf(request),
      count,
      size: bytes,
      avgObjSize: count ? Math.round(bytes / count) : 0,
      storageSize: bytes,
      nindexes: collection?.indexes.length ?? 0,
      indexSizes,
      totalIndexSize: Object.values(indexSizes).reduce((sum, one) => sum + one, 0),
      capped: !!capped,
      ...(capped ? { max, maxSize: size } : {}),
    };
  },
};

const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run({ server, database }) {
    const collections = [...server.engine.catalog.collections.values()].filter(
      ({ ns, options }) => ns.startsWith(`${database}.`) && !options.viewOn,
    );
    const measures = collections.map(({ id }) => measure(server, id));
    const dataSize = measures.reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      db: database,
      collections: collections.length,
      objects: measures.reduce((sum, { count }) => sum + count, 0),
      dataSize,
      storageSize: dataSize,
      indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0),
    };
  },
};

function planStage(plan: QueryPlan): Doc {
  if (plan.type === 'scan') return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
  if (plan.type === 'union')
    return { stage: 'FETCH', inputStage: { stage: 'OR', inputStages: plan.plans.map(planStage) } };
  const { definition, multikey } = plan.index;
  return {
    stage: 'FETCH',
    inputStage: {
      stage: 'IXSCAN',
      indexName: definition.name,
      keyPattern: definition.key,
      isMultiKey: multikey,
      isUnique: plan.index.unique,
      isSparse: !!definition.sparse,
      isPartial: !!definition.partialFilterExpression,
      direction: plan.reverse ? 'backward' : 'forward',
    },
  };
}

/** The filter and sort of the command that `explain` holds. */
function explainedSearch(command: Doc, name: string): { filter: Doc; sort: Doc | undefined } {
  if (name === 'update' || name === 'delete') {
    const [statement] = (command[`${name}s`] as Doc[] | undefined) ?? [];
    return { filter: documentArgument(statement ?? {}, 'q') ?? {}, sort: undefined };
  }
  if (name === 'aggregate') {
    const [first, second] = (command.pipeline as Doc[] | undefined) ?? [];
    const sortStage = first?.$sort ? first : second;
    return {
      filter: documentArgument(first ?? {}, '$match') ?? {},
      sort: documentArgument(sortStage ?? {}, '$sort'),
    };
  }
  return {
    filter: documentArgument(command, 'filter') ?? documentArgument(command, 'query') ?? {},
    sort: documentArgument(command, 'sort'),
  };
}

function countMatches(
  request: CommandRequest,
  collection: Collection | null,
  command: Doc,
  filter: Doc,
): number {
  let n = 0;
  const search = { filter, limit: numberArgument(command, 'limit'), skip: numberArgument(command, 'skip') };
  for (const _row of findDocuments(request.view, collection, {
    ...search,
    collation: parseCollation(command.collation),
  }))
    n++;
  return n;
}

const explain: Command = {
  fields: ['verbosity'],
  run(request) {
    const command = documentArgument(request.body, 'explain') ?? {};
    const name = Object.keys(command)[0] ?? '';
    const ns = `${request.database}.${String(command[name])}`;
    const collection = request.server.engine.catalog.find(ns);
    const { filter, sort } = explainedSearch(command, name);
    const plan: QueryPlan = collection
      ? planQuery(collection, {
          filter,
          sort,
          hint: command.hint,
          collation: parseCollation(command.collation),
        })
      : { type: 'scan', reverse: false, sorted: false };
    const stage = planStage(plan);
    const needsSort = sort && Object.keys(sort).length > 0 && !plan.sorted;
    const winningPlan = needsSort ? { stage: 'SORT', sortPattern: sort, inputStage: stage } : stage;
    const executes = request.body.verbosity !== 'queryPlanner';
    return {
      explainVersion: '1',
      queryPlanner: {
        namespace: ns,
        parsedQuery: filter,
        winningPlan: plan.type === 'scan' ? stage : winningPlan,
        rejectedPlans: [],
      },
      ...(executes
        ? {
            executionStats: {
              executionSuccess: true,
              nReturned: countMatches(request, collection, command, filter),
            },
          }
        : {}),
      command,
      serverInfo: { host: request.server.host(), version },
    };
  },
};

export const inspectionCommands: Record<string, Command> = {
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
  explain,
};

import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { findDocuments } from '../execution/find-documents.ts';
import { planQuery, type QueryPlan } from '../index/query-plan.ts';
import { authenticationFailed, startScram } from '../protocol/scram.ts';
import { compileFilter } from '../query/filter.ts';
import type { Collection } from '../storage/catalog.ts';
import { parseCollation } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { Binary, binaryBytes, bsonTypeOf, isDocument } from '../values/types.ts';
import {
  type Command,
  type CommandRequest,
  documentArgument,
  findCollection,
  namespaceOf,
  numberArgument,
  type ServerContext,
} from './command.ts';

export const setName = 'wasl';
/** The MongoDB whose behaviour is followed; drivers and mongoose read it. */
const version = '7.0.14';
const documentBytes = 16_777_216;

const constant = (reply: Doc): Command => ({ fields: 'any', run: () => reply });

/** A one-member replica set: drivers use sessions, retryable writes and transactions only with one. */
const hello: Command = {
  open: true,
  fields: 'any',
  run({ server, connection, body }) {
    const host = server.host();
    return {
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      setName,
      setVersion: 1,
      secondary: false,
      hosts: [host],
      primary: host,
      me: host,
      maxBsonObjectSize: documentBytes,
      maxMessageSizeBytes: 48_000_000,
      maxWriteBatchSize: 100_000,
      localTime: new Date(),
      logicalSessionTimeoutMinutes: 30,
      connectionId: connection.id,
      minWireVersion: 0,
      maxWireVersion: 21,
      readOnly: false,
      ...(body.saslSupportedMechs ? { saslSupportedMechs: ['SCRAM-SHA-256'] } : {}),
    };
  },
};

const payloadOf = (body: Doc): string => {
  if (bsonTypeOf(body.payload) !== 'Binary') throw authenticationFailed();
  return binaryBytes(body.payload as Binary).toString('utf8');
};

const saslReply = (message: string, done: boolean): Doc => ({
  conversationId: 1,
  done,
  payload: new Binary(Buffer.from(message)),
});

const saslStart: Command = {
  open: true,
  fields: ['mechanism', 'payload', 'options', 'autoAuthorize', 'db'],
  run({ server, connection, body }) {
    if (!server.account)
      throw new CommandError(
        18,
        'AuthenticationFailed',
        'this server takes no sign-in: its socket is private',
      );
    if (body.mechanism !== 'SCRAM-SHA-256') {
      throw new CommandError(
        334,
        'MechanismUnavailable',
        `Unsupported mechanism '${String(body.mechanism)}'`,
      );
    }
    const { conversation, message } = startScram(server.account, payloadOf(body));
    connection.authentication = conversation;
    return saslReply(message, false);
  },
};

const saslContinue: Command = {
  open: true,
  fields: ['conversationId', 'payload'],
  run({ connection, body }) {
    if (connection.isAuthenticated) return saslReply('', true);
    const conversation = connection.authentication;
    connection.authentication = null;
    if (!conversation) throw authenticationFailed();
    const { message } = conversation.continue(payloadOf(body));
    connection.isAuthenticated = true;
    return saslReply(message, true);
  },
};

/** Session ids as `endSessions` and `killSessions` list them. */
function sessionIds(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) =>
    isDocument(entry) && bsonTypeOf(entry.id) === 'Binary'
      ? [binaryBytes(entry.id as Binary).toString('hex')]
      : [],
  );
}

const endSessions: Command = {
  fields: 'any',
  run({ server, body, name }) {
    server.sessions.endSessions(sessionIds(body[name]));
    return {};
  },
};

const commitTransaction: Command = {
  writes: true,
  fields: ['recoveryToken'],
  run({ server, transaction }) {
    if (transaction) server.sessions.commit(transaction);
    return {};
  },
};

const abortTransaction: Command = {
  fields: ['recoveryToken'],
  run({ server, transaction }) {
    if (transaction) server.sessions.abort(transaction);
    return {};
  },
};

const buildInfo: Command = {
  ...constant({
    version,
    versionArray: [7, 0, 14, 0],
    gitVersion: 'embedded',
    modules: [],
    bits: 64,
    debug: false,
    maxBsonObjectSize: documentBytes,
  }),
  open: true,
};

const setParameter: Command = {
  fields: ['ttlMonitorSleepSecs'],
  run({ server, body }) {
    if (body.ttlMonitorSleepSecs === undefined) failedToParse('no option found to set');
    server.setTtlInterval((numberArgument(body, 'ttlMonitorSleepSecs') ?? 60) * 1000);
    return { was: 60 };
  },
};

const serverStatus: Command = {
  fields: 'any',
  run: ({ server }) => ({
    host: server.host(),
    version,
    process: 'wasl-embedded',
    pid: process.pid,
    uptime: (Date.now() - server.startedAt) / 1000,
    connections: { current: server.connectionCount() },
    openCursors: server.cursors.size,
    openTransactions: server.engine.locks.open.size,
    mem: process.memoryUsage(),
    localTime: new Date(),
    storageEngine: { name: 'lmdb' },
  }),
};

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ server, body }) {
    const names = new Set(
      [...server.engine.catalog.collections.keys()].map((ns) => ns.slice(0, ns.indexOf('.'))),
    );
    const matches = compileFilter(body.filter);
    const databases = [...names]
      .sort()
      .map((name) => ({ name, sizeOnDisk: 1, empty: false }))
      .filter(matches);
    return {
      databases: body.nameOnly ? databases.map(({ name }) => ({ name })) : databases,
      totalSize: databases.length,
    };
  },
};

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

const refuse = (what: string): Command => ({ fields: 'any', run: () => notSupported(what) });

export const serverCommands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: { ...constant({}), open: true },
  saslStart,
  saslContinue,
  logout: constant({}),
  endSessions,
  killSessions: endSessions,
  refreshSessions: constant({}),
  startSession: refuse('startSession (drivers make session ids themselves)'),
  commitTransaction,
  abortTransaction,
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  listDatabases,
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
  explain,
  whatsmyuri: { fields: 'any', run: ({ server }) => ({ you: server.host() }) },
  getCmdLineOpts: constant({ argv: [], parsed: {} }),
  getParameter: constant({ featureCompatibilityVersion: { version: '7.0' } }),
  setParameter,
  setFeatureCompatibilityVersion: constant({}),
  getLastError: constant({ n: 0, err: null }),
  connectionStatus: constant({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  getLog: constant({ log: [], totalLinesWritten: 0 }),
  hostInfo: constant({ system: {}, os: {} }),
  replSetGetStatus: { fields: 'any', run: () => ({ set: setName, myState: 1, members: [] }) },
  // Every commit is on disk already.
  fsync: constant({}),
  validate: constant({ valid: true, errors: [] }),
  mapReduce: refuse('mapReduce (code of a client is never run)'),
  createSearchIndexes: refuse('createSearchIndexes'),
};

import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { authenticationFailed, startScram } from '../protocol/scram.ts';
import { compileFilter } from '../query/filter.ts';
import type { Doc } from '../values/document.ts';
import { Binary, binaryBytes, bsonTypeOf, isDocument } from '../values/types.ts';
import { type Command, numberArgument } from './command.ts';
import { inspectionCommands, version } from './inspection-commands.ts';

const setName = 'wasl';
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
  ...inspectionCommands,
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

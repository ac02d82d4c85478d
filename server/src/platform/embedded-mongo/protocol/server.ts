import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import '../aggregate/expressions.ts';
import type { ClientConnection, ServerContext } from '../commands/command.ts';
import { type CommitQueue, createCommitQueue } from '../storage/commit-queue.ts';
import { createEngine } from '../storage/engine.ts';
import { openStore } from '../storage/key-value-store.ts';
import { Records } from '../storage/records.ts';
import { Cursors } from './cursors.ts';
import { createDispatcher, type Dispatch } from './dispatch.ts';
import { Sessions } from './sessions.ts';
import { sweepExpired } from './ttl-sweep.ts';
import { createMessageSplitter, frameReply, parseMessage } from './wire-messages.ts';

/** Where the server listens: a unix socket, or loopback TCP with one account. */
export type Listening =
  | { kind: 'socket'; path: string }
  | { kind: 'tcp'; port: number; user: string; password: string };

export interface ServerOptions {
  directory: string;
  listening: Listening;
  /** Between removals of what expired by a TTL index; MongoDB takes 60,000. */
  ttlIntervalMilliseconds: number;
  log(line: string): void;
}

export interface RunningServer {
  /** Port of a TCP server, 0 for a socket. */
  readonly port: number;
  /** Finishes what is queued, ends transactions, closes connections and the store. */
  stop(): Promise<void>;
}

const housekeepingMilliseconds = 5_000;
const shortestTtlMilliseconds = 10;
const graceMilliseconds = 2_000;

async function listen(server: Server, listening: Listening): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  if (listening.kind === 'socket') {
    rmSync(listening.path, { force: true });
    server.listen(listening.path, resolve);
  } else server.listen(listening.port, '127.0.0.1', resolve);
  await promise;
  server.off('error', reject);
  if (listening.kind === 'socket') {
    // Until here the mode of the folder (0700) guards it.
    chmodSync(listening.path, 0o600);
    return 0;
  }
  const address = server.address();
  return address && typeof address === 'object' ? address.port : 0;
}

function serveConnection(socket: Socket, connection: ClientConnection, dispatch: Dispatch): void {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  const split = createMessageSplitter((message) => {
    const request = parseMessage(message);
    dispatch(connection, request, (reply) => {
      if (request.expectsReply && !socket.destroyed) socket.write(frameReply(request, reply));
    });
  });
  socket.on('data', (chunk) => {
    try {
      split(chunk as Buffer);
    } catch {
      // What is no message of the protocol ends the connection, never the server.
      socket.destroy();
    }
  });
}

interface Housekeeping {
  setTtlInterval(milliseconds: number): void;
  stop(): void;
}

function startHousekeeping(
  context: ServerContext,
  commits: CommitQueue,
  options: ServerOptions,
): Housekeeping {
  const { engine, records, cursors, sessions } = context;
  const expire = (): void => sweepExpired(engine, records, commits, options.log);
  let ttl = setInterval(expire, options.ttlIntervalMilliseconds);
  let ticks = 0;
  const sweep = setInterval(() => {
    const now = Date.now();
    sessions.abortExpired(now);
    cursors.closeIdle(now);
    if (++ticks % 60 === 0) {
      commits.submit(
        () => sessions.retries.removeExpired(now),
        () => undefined,
      );
    }
  }, housekeepingMilliseconds);
  return {
    setTtlInterval(milliseconds) {
      clearInterval(ttl);
      ttl = setInterval(expire, Math.max(milliseconds, shortestTtlMilliseconds));
    },
    stop() {
      clearInterval(ttl);
      clearInterval(sweep);
    },
  };
}

/** Opens the store and serves the MongoDB wire protocol on it. Runs in a worker thread, away from the application's loop. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { listening } = options;
  const store = openStore(options.directory);
  const engine = createEngine(store);
  const sockets = new Set<Socket>();
  let port = 0;
  let housekeeping: Housekeeping | null = null;
  const context: ServerContext = {
    engine,
    records: new Records(engine.catalog),
    cursors: new Cursors(),
    sessions: new Sessions(engine),
    account: listening.kind === 'tcp' ? listening : null,
    startedAt: Date.now(),
    host: () => (listening.kind === 'socket' ? listening.path : `127.0.0.1:${port}`),
    connectionCount: () => sockets.size,
    setTtlInterval: (milliseconds) => housekeeping?.setTtlInterval(milliseconds),
  };
  const commits = createCommitQueue(engine, () => context.sessions.forgetAfterFailedCommit());
  const dispatch = createDispatcher(context, commits, options.log);
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serveConnection(socket, { id: ++connections, authentication: null, isAuthenticated: false }, dispatch);
  });
  port = await listen(server, listening);
  housekeeping = startHousekeeping(context, commits, options);
  return {
    port,
    async stop() {
      housekeeping?.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Transactions end first: plain writes may wait for their locks.
      context.sessions.abortAll();
      const grace = new Promise<void>((resolve) => setTimeout(resolve, graceMilliseconds).unref());
      await Promise.race([commits.whenIdle(), grace]);
      await new Promise((resolve) => setImmediate(resolve));
      for (const socket of sockets) socket.destroySoon();
      setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, 200).unref();
      await closed;
      await store.close();
    },
  };
}

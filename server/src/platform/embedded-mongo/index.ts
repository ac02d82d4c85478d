import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { answers, type OwnerLock, readOwnerRecord, takeOwnership } from './owner-lock.ts';
import type { Listening } from './protocol/server.ts';
import type { WorkerMessage, WorkerOptions } from './worker.ts';

export interface EmbeddedMongoOptions {
  /** Where the data lies; made when missing. One process owns it at a time. */
  directory: string;
  log?(line: string): void;
  /** How clients reach the server: a unix socket, or loopback TCP with a random password (the only way on Windows). */
  transport?: 'socket' | 'tcp';
  /** Between removals of what expired by a TTL index, in milliseconds; 60,000 when left out, as in MongoDB. */
  ttlIntervalMilliseconds?: number;
}

export interface EmbeddedMongo {
  /** For the ordinary driver; the database is named by the client. */
  readonly uri: string;
  /** 'client' when another live process owns the directory: then the address is the owner's. */
  readonly role: 'owner' | 'client';
  /** Finishes what is under way, closes the store, removes socket and lock. A client has nothing to stop. */
  stop(): Promise<void>;
}

/** Unix socket paths hold 104 bytes with the closing 0 on macOS, 108 on Linux. */
const longestSocketPathBytes = 100;
/** Another process that just won the lock may still be starting. */
const ownerStartMilliseconds = 15_000;
const pollMilliseconds = 25;

interface Address {
  listening: Listening;
  socketDirectory: string | null;
}

function chooseAddress(directory: string, transport: 'socket' | 'tcp'): Address {
  if (transport === 'tcp') {
    const password = randomBytes(24).toString('base64url');
    return { listening: { kind: 'tcp', port: 0, user: 'wasl', password }, socketDirectory: null };
  }
  const path = join(directory, 'mongo.sock');
  if (Buffer.byteLength(path) <= longestSocketPathBytes)
    return { listening: { kind: 'socket', path }, socketDirectory: null };
  // mkdtemp makes the folder with mode 0700.
  const socketDirectory = mkdtempSync(join(tmpdir(), 'wasl-mongo-'));
  return { listening: { kind: 'socket', path: join(socketDirectory, 'mongo.sock') }, socketDirectory };
}

function uriOf(listening: Listening, port: number): string {
  if (listening.kind === 'socket')
    return `mongodb://${encodeURIComponent(listening.path)}/?directConnection=true`;
  const account = `${listening.user}:${listening.password}`;
  return `mongodb://${account}@127.0.0.1:${port}/?directConnection=true&authSource=admin&authMechanism=SCRAM-SHA-256`;
}

interface RunningWorker {
  port: number;
  stop(): Promise<void>;
}

async function startWorker(options: WorkerOptions, log: (line: string) => void): Promise<RunningWorker> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options, execArgv: [] });
  const exited = new Promise<void>((done) => worker.once('exit', () => done()));
  let isStopping = false;
  const port = await new Promise<number>((ready, failed) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'ready') ready(message.port);
      else if (message.kind === 'failed') failed(new Error(`embedded document server: ${message.message}`));
      else log(message.line);
    });
    worker.on('error', (error) => {
      log(`embedded document server stopped: ${error instanceof Error ? error.stack : String(error)}`);
      failed(error);
    });
    worker.once('exit', (code) => {
      if (!isStopping) log(`embedded document server: its thread ended with code ${code}`);
      failed(new Error(`embedded document server: its thread ended with code ${code} before it could serve`));
    });
  });
  // A program that is done may end without stopping the server: what it acknowledged is on disk.
  worker.unref();
  return {
    port,
    async stop() {
      isStopping = true;
      worker.ref();
      worker.postMessage('stop');
      await exited;
    },
  };
}

/** The owner's address, once it serves; null when the owner went away meanwhile. */
async function findOwnerUri(directory: string): Promise<string | null> {
  const record = readOwnerRecord(directory);
  return record && (await answers(record.uri)) ? record.uri : null;
}

async function startOwner(
  directory: string,
  lock: OwnerLock,
  { transport, ttlIntervalMilliseconds = 60_000, log = () => undefined }: EmbeddedMongoOptions,
): Promise<EmbeddedMongo> {
  const address = chooseAddress(directory, transport ?? (process.platform === 'win32' ? 'tcp' : 'socket'));
  const { listening, socketDirectory } = address;
  const removeSocket = (): void => {
    if (socketDirectory) rmSync(socketDirectory, { recursive: true, force: true });
    else if (listening.kind === 'socket') rmSync(listening.path, { force: true });
  };
  try {
    const worker = await startWorker({ directory, listening, ttlIntervalMilliseconds }, log);
    const uri = uriOf(listening, worker.port);
    lock.publish(uri, socketDirectory);
    let stopping: Promise<void> | null = null;
    const stop = async (): Promise<void> => {
      await worker.stop();
      removeSocket();
      lock.release();
    };
    return {
      uri,
      role: 'owner',
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    removeSocket();
    lock.release();
    throw error;
  }
}

/**
 * Starts the embedded MongoDB-compatible server on a data directory, in a worker thread, and answers with an address the
 * ordinary driver takes. When another live process owns the directory, answers with that process's address instead: two
 * processes must never open one store, since catalog and record ids live in the owner's memory.
 * @throws Error when the directory cannot be used or an owner holds it that does not answer
 */
export async function startEmbeddedMongo(options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Guards store, socket and address from other accounts, also in a folder that was there before.
  if (process.platform !== 'win32') chmodSync(directory, 0o700);
  const giveUpAt = Date.now() + ownerStartMilliseconds;
  for (;;) {
    const lock = await takeOwnership(directory);
    if (lock) return startOwner(directory, lock, options);
    const uri = await findOwnerUri(directory);
    if (uri) return { uri, role: 'client', stop: async () => undefined };
    if (Date.now() > giveUpAt) {
      throw new Error(`embedded document server: another process owns ${directory} but does not answer`);
    }
    await delay(pollMilliseconds);
  }
}

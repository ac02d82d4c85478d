import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { SearchError } from '../port.ts';
import { acquireOwnerLock, type OwnerLock } from './owner-lock.ts';
import type { Channel, ClientMessage, ServerMessage } from './protocol.ts';
import type { WorkerNotice, WorkerSettings } from './search-worker.ts';
import { createSocketChannel, socketPathFor } from './socket-channel.ts';

/** A way to the thread that owns a directory: this process's own, or another's. */
export interface OwnerLink {
  readonly role: 'owner' | 'guest';
  readonly channel: Channel<ClientMessage, ServerMessage>;
  /** As the owner, saves and stops the thread; as a guest, hangs up. */
  close(): Promise<void>;
}

const retryMs = 25;
const patienceMs = 15_000;

/** Reaches the owner of a directory, or becomes it. Throws UNAVAILABLE when neither works within 15 s. */
export async function reachOwner(directory: string, log: (line: string) => void): Promise<OwnerLink> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const lock = acquireOwnerLock(directory);
    if (lock) return startOwner(directory, lock, log);
    const guest = await joinOwner(directory);
    if (guest) return guest;
    await sleep(retryMs);
  }
  throw new SearchError('UNAVAILABLE', `The process that owns ${directory} does not answer`);
}

async function joinOwner(directory: string): Promise<OwnerLink | null> {
  const socket = connect(socketPathFor(directory));
  const connected = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!connected) {
    socket.destroy();
    return null;
  }
  const channel = createSocketChannel<ClientMessage, ServerMessage>(socket);
  return { role: 'guest', channel, close: async () => channel.close() };
}

async function startOwner(
  directory: string,
  lock: OwnerLock,
  log: (line: string) => void,
): Promise<OwnerLink> {
  const workerData: WorkerSettings = { directory, socketPath: socketPathFor(directory) };
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
    workerData,
    name: 'search',
    // None of the process's own flags: some (an inline script) make no sense for a thread.
    execArgv: [],
  });
  let receive: (message: ServerMessage) => void = () => {};
  let closed: () => void = () => {};
  const ready = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  worker.on('message', (message: string | WorkerNotice) => {
    if (typeof message === 'string') receive(JSON.parse(message) as ServerMessage);
    else if (message.notice === 'ready') ready.resolve();
    else if (message.notice === 'closed') stopped.resolve();
    else log(message.line);
  });
  let failure = '';
  worker.on('error', (error: Error) => {
    failure = `: ${error.message}`;
    log(`search thread: ${error.stack ?? error.message}`);
  });
  worker.once('exit', (code) => {
    lock.release();
    ready.reject(new SearchError('UNAVAILABLE', `The search thread stopped with code ${code}${failure}`));
    stopped.resolve();
    closed();
  });
  await ready.promise;
  return {
    role: 'owner',
    channel: {
      // As text: parsing it costs half of what cloning so many small objects does.
      send: (message) => worker.postMessage(JSON.stringify(message)),
      onMessage(listener) {
        receive = listener;
      },
      onClose(listener) {
        closed = listener;
      },
      close: () => void worker.terminate(),
    },
    async close() {
      worker.postMessage({ order: 'close' });
      await stopped.promise;
      await worker.terminate();
    },
  };
}

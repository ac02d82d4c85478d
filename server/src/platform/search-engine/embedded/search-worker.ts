import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { createEngineHost } from './engine-host.ts';
import type { Channel, ClientMessage, ServerMessage } from './protocol.ts';
import { createSocketChannel } from './socket-channel.ts';

/** The thread that owns a directory's indexes: serves its own process by messages, others by a unix socket. */

export interface WorkerSettings {
  directory: string;
  socketPath: string;
}

/** Told to the process that started the thread, beside the answers to its requests, which are JSON. */
export type WorkerNotice = { notice: 'ready' } | { notice: 'closed' } | { notice: 'log'; line: string };

/** The one word the process says besides requests. */
export type WorkerOrder = { order: 'close' };

const port = parentPort;
if (!port) throw new Error('search-worker.ts runs as a worker thread only');

const { directory, socketPath } = workerData as WorkerSettings;
const notify = (notice: WorkerNotice) => port.postMessage(notice);
const host = createEngineHost(directory, (line) => notify({ notice: 'log', line }));

const ownProcess: Channel<ServerMessage, ClientMessage> = {
  send: (message) => port.postMessage(JSON.stringify(message)),
  onMessage(receive) {
    port.on('message', (message: string | WorkerOrder) => {
      if (typeof message === 'string') receive(JSON.parse(message) as ClientMessage);
      else void close();
    });
  },
  onClose: () => {},
  close: () => {},
};

const server = createServer((socket) => host.serve(createSocketChannel(socket)));

async function close(): Promise<void> {
  server.close();
  await host.close();
  if (process.platform !== 'win32') rmSync(socketPath, { force: true });
  notify({ notice: 'closed' });
  port?.close();
}

host.serve(ownProcess);
if (process.platform !== 'win32') rmSync(socketPath, { force: true });
server.on('error', (error) => notify({ notice: 'log', line: `search socket: ${error.message}` }));
server.listen(socketPath, () => {
  if (process.platform !== 'win32') chmodSync(socketPath, 0o600);
  notify({ notice: 'ready' });
});

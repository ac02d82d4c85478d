import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Listening } from './protocol/server.ts';

/** What the main thread gives the worker. */
export interface WorkerOptions {
  directory: string;
  listening: Listening;
  ttlIntervalMilliseconds: number;
}
/** What the worker tells the main thread. */
export type WorkerMessage =
  | { kind: 'ready'; port: number }
  | { kind: 'log'; line: string }
  | { kind: 'failed'; message: string };

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a worker thread only');
const tell = (message: WorkerMessage): void => port.postMessage(message);

// Halves the start: the server's modules are imported after this, so that their compiled form is kept.
enableCompileCache();

try {
  const { startServer } = await import('./protocol/server.ts');
  const options = workerData as WorkerOptions;
  const server = await startServer({ ...options, log: (line) => tell({ kind: 'log', line }) });
  port.once('message', () => {
    void server.stop().finally(() => port.close());
  });
  tell({ kind: 'ready', port: server.port });
} catch (error) {
  tell({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  port.close();
}

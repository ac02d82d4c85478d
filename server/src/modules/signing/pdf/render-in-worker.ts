import { Worker } from 'node:worker_threads';
import type { SealedDocumentInput } from './sealed-document.types.ts';

/** Longer than any document takes on a slow machine; one that hangs is given up and tried again later. */
const giveUpMillis = 60_000;

/**
 * Renders a sealed document in a thread of its own: shaping a few pages takes a second of computing, in which the process
 * would answer nobody.
 */
export async function renderInWorker(input: SealedDocumentInput): Promise<Uint8Array> {
  const worker = new Worker(new URL('./render-worker.ts', import.meta.url), {
    workerData: input,
    // Not those of the process: it may run under a test runner.
    execArgv: [],
  });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const giveUp = setTimeout(() => reject(new Error('the document took too long')), giveUpMillis);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(giveUp);
        reject(new Error('the document was not finished'));
      });
    });
  } finally {
    await worker.terminate();
  }
}

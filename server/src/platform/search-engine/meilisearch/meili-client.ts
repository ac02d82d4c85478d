import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError } from 'meilisearch';
import { SearchError } from '../port.ts';

export interface MeiliOptions {
  url: string;
  key: string | null;
  /** Before the name of every index, so that several installations share a server. */
  prefix?: string;
}

const requestTimeoutMs = 10_000;
const taskWait = { timeout: 600_000, interval: 20 };

export function createMeiliClient({ url, key }: MeiliOptions): Meilisearch {
  return new Meilisearch({ host: url, ...(key !== null && { apiKey: key }), timeout: requestTimeoutMs });
}

/** Waits for a task and reads its status: tasks fail without throwing. */
export async function taskDone(task: EnqueuedTaskPromise): Promise<void> {
  const done = await task.waitTask(taskWait);
  if (done.status !== 'succeeded') {
    throw new SearchError(
      'UNAVAILABLE',
      `Meilisearch task ${done.type} ${done.status}: ${done.error?.message}`,
    );
  }
}

/** Runs a call, turning whatever the client throws into one of our errors. */
export async function calling<T>(signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof SearchError) throw error;
    if (signal?.aborted)
      throw new SearchError('ABORTED', 'The search was given up', { cause: signal.reason });
    throw new SearchError('UNAVAILABLE', `Meilisearch: ${(error as Error).message}`, { cause: error });
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code.endsWith('_not_found') === true;
}

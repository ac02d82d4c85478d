import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection } from 'mongoose';

export type { ClientSession } from 'mongoose';

const giveUpAfterMillis = 30_000;
const longestPauseMillis = 250;

/** Runs work in one transaction; retried as a whole on transient errors, so it must be free of outside effects. */
export type RunInTransaction = <Result>(work: (session: ClientSession) => Promise<Result>) => Promise<Result>;

const committedWork = new WeakMap<ClientSession, (() => void)[]>();

/** Does something in this process once the transaction of the session is committed; never when it is given up. */
export function afterCommit(session: ClientSession, work: () => void): void {
  const list = committedWork.get(session);
  if (list) list.push(work);
  else committedWork.set(session, [work]);
}

function hasLabel(error: unknown, label: string): boolean {
  return error instanceof Error && 'hasErrorLabel' in error && typeof error.hasErrorLabel === 'function'
    ? (error.hasErrorLabel(label) as boolean)
    : false;
}

/**
 * A runner of transactions on one connection. Write conflicts and lost connections are retried with growing,
 * jittered pauses for up to 30 s; a commit whose fate is unknown is committed again, never run again.
 */
export function createTransactionRunner(connection: Connection): RunInTransaction {
  return async (work) => {
    const startedAt = performance.now();
    const mayRetry = () => performance.now() - startedAt < giveUpAfterMillis;
    for (let attempt = 0; ; attempt++) {
      const session = await connection.startSession();
      try {
        session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
        const result = await work(session);
        await commit(session, mayRetry);
        for (const each of committedWork.get(session) ?? []) each();
        return result;
      } catch (error) {
        if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
        if (!hasLabel(error, 'TransientTransactionError') || !mayRetry()) throw error;
      } finally {
        await session.endSession();
      }
      await sleep(Math.random() * Math.min(longestPauseMillis, 2 ** attempt * 2));
    }
  };
}

async function commit(session: ClientSession, mayRetry: () => boolean): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      if (!hasLabel(error, 'UnknownTransactionCommitResult') || !mayRetry()) throw error;
    }
  }
}

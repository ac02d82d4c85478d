import type { Engine } from './engine.ts';
import { LockedByTransaction } from './lock-table.ts';

type Done = (error: unknown, result?: unknown) => void;

interface Job {
  work(): unknown;
  done: Done;
}

export interface CommitQueue {
  /** Runs `work` with the next commit and calls `done` when that commit is on disk. */
  submit(work: () => unknown, done: Done): void;
  /** Settles when nothing is queued or waiting for a lock. */
  whenIdle(): Promise<void>;
}

/**
 * Group commit: everything queued in one turn of the event loop shares one synchronous commit, and is answered after it. A
 * write that meets a transaction's lock waits for its end and runs again in a later commit.
 */
export function createCommitQueue(engine: Engine, onFailedCommit: () => void): CommitQueue {
  let queued: Job[] = [];
  let scheduled = false;
  let waiting = 0;
  let idleWaiters: (() => void)[] = [];

  function settleIdle(): void {
    if (queued.length || waiting) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  }

  function waitFor(holder: LockedByTransaction['holder'], job: Job): void {
    waiting++;
    void holder.done.then(() => {
      waiting--;
      submit(job.work, job.done);
    });
  }

  /** After a failed commit memory may be ahead of the disk: read the catalog again and end all transactions. */
  function recover(): void {
    onFailedCommit();
    for (const transaction of engine.locks.open) engine.locks.end(engine.store, transaction);
    engine.catalog.reload();
  }

  function commit(): void {
    scheduled = false;
    const jobs = queued;
    queued = [];
    const outcomes: (() => void)[] = [];
    const locked = new Set<Job>();
    try {
      engine.store.write(() => {
        for (const job of jobs) {
          try {
            const result = job.work();
            outcomes.push(() => job.done(null, result));
          } catch (error) {
            if (error instanceof LockedByTransaction) {
              locked.add(job);
              waitFor(error.holder, job);
            } else outcomes.push(() => job.done(error));
          }
        }
        engine.catalog.saveChanged();
      });
    } catch (error) {
      recover();
      outcomes.length = 0;
      for (const job of jobs) if (!locked.has(job)) outcomes.push(() => job.done(error));
    }
    for (const answer of outcomes) answer();
    settleIdle();
  }

  function submit(work: () => unknown, done: Done): void {
    queued.push({ work, done });
    if (scheduled) return;
    scheduled = true;
    setImmediate(commit);
  }

  return {
    submit,
    whenIdle() {
      const { promise, resolve } = Promise.withResolvers<void>();
      idleWaiters.push(resolve);
      settleIdle();
      return promise;
    },
  };
}

import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { trusted } from '../mongo/trusted.ts';
import { createLease, type Lease } from './lease.ts';
import { type Consumer, type OutboxEvent, outboxModel } from './outbox.model.ts';

/**
 * Deals with events in the order given. Must be harmless when called again with the same
 * events: it reads the documents as they are now rather than trusting what the event carries.
 */
export type Handler = (events: readonly OutboxEvent[]) => Promise<void>;

/** A consumer's handler. `collapse`: only the last event of each document matters to it. */
export interface Subscription {
  /** Which types of event it is about. */
  wants: (type: string) => boolean;
  handle: Handler;
  collapse: boolean;
}

export interface Dispatcher {
  /** Says that there may be new events. */
  wake(): void;
  /** Resolves when nothing is left that could be delivered now. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const leaseSeconds = 20;
const batchSize = 500;
const longestPauseMillis = 30_000;
/** Events are announced before they are committed, and under load many together: a little later all are there. */
const wakeMillis = 100;

/**
 * Delivers outbox events to each consumer at least once, in order per document. One process at a time serves a
 * consumer (a lease says which); when it dies, another goes on where it was. A failing handler is tried again with
 * growing pauses and never holds up writes.
 */
export function startDispatcher(dependencies: {
  connection: Connection;
  clock: Clock;
  logger: Logger;
  subscriptions: Partial<Record<Consumer, Subscription>>;
  pollMillis?: number;
}): Dispatcher {
  const { connection, clock, logger, subscriptions, pollMillis = 1000 } = dependencies;
  const workers = (Object.entries(subscriptions) as [Consumer, Subscription][]).map(
    ([consumer, subscription]) =>
      startWorker({
        consumer,
        subscription,
        lease: createLease(connection, clock, `outbox:${consumer}`, leaseSeconds),
        connection,
        clock,
        logger,
        pollMillis,
      }),
  );
  return {
    wake: () => {
      for (const worker of workers) worker.wake();
    },
    drain: async () => {
      await Promise.all(workers.map((worker) => worker.drain()));
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

function startWorker(dependencies: {
  consumer: Consumer;
  subscription: Subscription;
  lease: Lease;
  connection: Connection;
  clock: Clock;
  logger: Logger;
  pollMillis: number;
}): Dispatcher {
  const { consumer, subscription, lease, connection, clock, logger, pollMillis } = dependencies;
  const events = outboxModel(connection);
  let isStopped = false;
  let isRunning = false;
  let isWoken = false;
  let isDraining = false;
  let pauseMillis = pollMillis;
  let timer: NodeJS.Timeout | undefined;
  const waiters: (() => void)[] = [];

  async function deliverBatch(): Promise<number> {
    const due = await events
      .find({ waiting: consumer, notBefore: trusted({ $lte: clock.now() }) })
      .sort({ _id: 1 })
      .limit(batchSize)
      .lean<OutboxEvent[]>();
    if (due.length === 0) return 0;
    await subscription.handle(subscription.collapse ? latestPerDocument(due) : due);
    const ids = due.map((event) => event._id);
    await settle(ids);
    return due.length;
  }

  /** The last to deal with an event removes it. */
  async function settle(ids: readonly string[]): Promise<void> {
    const mine = { _id: trusted({ $in: [...ids] }) };
    const { deletedCount } = await events.deleteMany({ ...mine, waiting: [consumer] });
    if (deletedCount === ids.length) return;
    await events.updateMany(mine, { $pull: { waiting: consumer } });
    // Another consumer may have been dealing with the same at the same time.
    await events.deleteMany({ ...mine, waiting: trusted({ $size: 0 }) });
  }

  function runIn(millis: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), millis);
    timer.unref();
  }

  async function deliverAll(): Promise<void> {
    do {
      isWoken = false;
      isDraining = false;
      if (!(await lease.hold())) return;
      while (!isStopped && (await deliverBatch()) > 0) await lease.hold();
      pauseMillis = pollMillis;
    } while (isDraining && !isStopped);
  }

  async function run(): Promise<void> {
    if (isRunning || isStopped) return;
    isRunning = true;
    clearTimeout(timer);
    try {
      await deliverAll();
    } catch (error) {
      isWoken = false;
      pauseMillis = Math.min(longestPauseMillis, Math.max(pollMillis, pauseMillis * 2));
      if (!isStopped)
        logger.warn({ err: error, consumer, retryInMillis: pauseMillis }, 'events could not be delivered');
    } finally {
      isRunning = false;
      for (const resolve of waiters.splice(0)) resolve();
      if (!isStopped) runIn(isWoken ? wakeMillis : pauseMillis);
    }
  }

  void run();
  return {
    wake() {
      if (isWoken || isStopped) return;
      isWoken = true;
      if (!isRunning) runIn(wakeMillis);
    },
    async drain() {
      isDraining = true;
      if (!isRunning) void run();
      await new Promise<void>((resolve) => waiters.push(resolve));
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      if (isRunning) await new Promise<void>((resolve) => waiters.push(resolve));
      await lease.release().catch(() => undefined);
    },
  };
}

/** Only the last event of each document: handlers look at the document as it is now, not at its past. */
function latestPerDocument(due: readonly OutboxEvent[]): OutboxEvent[] {
  const latest = new Map<string, OutboxEvent>();
  for (const event of due) {
    const known = latest.get(event.documentId);
    if (!known || event.documentVersion >= known.documentVersion) latest.set(event.documentId, event);
  }
  return [...latest.values()];
}

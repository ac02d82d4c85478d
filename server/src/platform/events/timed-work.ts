import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createLease } from './lease.ts';

/** Work done again and again until it is stopped. */
export interface TimedWork {
  stop(): Promise<void>;
}

/**
 * Does work each `everyMillis`, in one process at a time (a lease named after it says which). A round that fails is logged
 * and the next one tries again, so the work must find by itself what is due and be harmless when repeated. Work in several
 * steps asks `mayGoOn` before each further one: false once it is stopped or another process took over. Tests call the work
 * itself.
 */
export function startTimedWork(dependencies: {
  name: string;
  everyMillis: number;
  work: (mayGoOn: () => Promise<boolean>) => Promise<unknown>;
  connection: Connection;
  clock: Clock;
  logger: Logger;
}): TimedWork {
  const { name, everyMillis, work, connection, clock, logger } = dependencies;
  // Longer than the time between two rounds, so that the process that works goes on working.
  const lease = createLease(connection, clock, name, Math.ceil((everyMillis * 2.5) / 1000));
  let isStopped = false;
  let round: Promise<void> = Promise.resolve();

  const mayGoOn = async () => !isStopped && (await lease.hold());

  async function run(): Promise<void> {
    try {
      if (await mayGoOn()) await work(mayGoOn);
    } catch (error) {
      if (!isStopped)
        logger.warn({ err: error, work: name }, 'timed work failed; the next round tries again');
    }
  }

  const timer = setInterval(() => {
    round = round.then(run);
  }, everyMillis);
  timer.unref();
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await round;
      await lease.release().catch(() => undefined);
    },
  };
}

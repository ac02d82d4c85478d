import type { Clock } from '../../platform/clock.ts';
import type { Lease } from '../../platform/events/lease.ts';
import type { Logger } from '../../platform/logger.ts';
import type { EndingService } from './ending.service.ts';

const everyMillis = 60_000;

/** Longer than the time between two rounds, so that the process that sweeps goes on sweeping. */
export const sweepLeaseSeconds = 150;

export interface ExpirySweep {
  stop(): Promise<void>;
}

/**
 * Ends expired vouchers each minute, in one process at a time, so that lists and counts are tidy. Nothing depends on it: an
 * expired voucher is refused and its limits are free whether or not this ran.
 */
export function startExpirySweep(dependencies: {
  ending: EndingService;
  lease: Lease;
  clock: Clock;
  logger: Logger;
}): ExpirySweep {
  const { ending, lease, clock, logger } = dependencies;
  let isStopped = false;
  let round: Promise<void> = Promise.resolve();

  async function sweep(): Promise<void> {
    try {
      while (!isStopped && (await lease.hold()) && (await ending.expireDue(clock.now())) > 0);
    } catch (error) {
      if (!isStopped)
        logger.warn({ err: error }, 'expired vouchers could not be ended; the next round tries again');
    }
  }

  const timer = setInterval(() => {
    round = round.then(sweep);
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

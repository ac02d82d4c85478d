import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { isDuplicateKeyError } from '../mongo/duplicate-key.ts';
import { trusted } from '../mongo/trusted.ts';
import { leaseModel } from './outbox.model.ts';

export interface Lease {
  /** Takes or renews the lease; false while another process holds it. */
  hold(): Promise<boolean>;
  /** Gives the lease up, if this process holds it. */
  release(): Promise<void>;
}

/** A lease of `seconds`; whoever holds it renews it in time or loses it. */
export function createLease(connection: Connection, clock: Clock, name: string, seconds: number): Lease {
  const leases = leaseModel(connection);
  const holder = randomUUID();
  /** Until when nobody else can have it, in milliseconds since 1970. */
  let heldUntil = 0;
  return {
    async hold() {
      const now = clock.now();
      // Renewed in its second half: work that asks often does not wait for the disk each time.
      const leftMillis = heldUntil - now.getTime();
      if (leftMillis > (seconds * 1000) / 2 && leftMillis <= seconds * 1000) return true;
      const until = new Date(now.getTime() + seconds * 1000);
      try {
        const result = await leases.updateOne(
          { _id: name, $or: [{ holder }, { until: trusted({ $lte: now }) }] },
          { $set: { holder, until } },
          { upsert: true },
        );
        const isHeld = result.matchedCount === 1 || result.upsertedCount === 1;
        heldUntil = isHeld ? until.getTime() : 0;
        return isHeld;
      } catch (error) {
        // The upsert met the document of the process that holds the lease.
        if (isDuplicateKeyError(error)) return false;
        throw error;
      }
    },
    async release() {
      heldUntil = 0;
      await leases.deleteOne({ _id: name, holder });
    },
  };
}

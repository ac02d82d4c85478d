import { civilDateOf } from '@wasl/shared/civil-time';
import type { Connection } from 'mongoose';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { receiptCounterModel } from './redemption.model.ts';

/** Numbers a process takes at a time: one write for so many receipts. */
const blockSize = 20;

export type ReceiptNumbers = ReturnType<typeof createReceiptNumbers>;

/**
 * Unique receipt numbers `WSL-YYMM-NNNNNN`, counted anew each month of Africa/Casablanca. They are taken outside the
 * transaction that uses them, so that redemptions do not queue for one counter: a number may be left out, none is given
 * twice, and the ledger's unique index would refuse it if it were.
 */
export function createReceiptNumbers(connection: Connection) {
  const counters = receiptCounterModel(connection);
  let block = { month: '', next: 1, last: 0 };
  let refill: Promise<void> | null = null;

  async function takeBlock(month: string): Promise<void> {
    for (;;) {
      try {
        const counter = await counters
          .findOneAndUpdate(
            { _id: month },
            { $inc: { last: blockSize } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<{ last: number }>();
        if (!counter) continue;
        block = { month, next: counter.last - blockSize + 1, last: counter.last };
        return;
      } catch (error) {
        // Two processes inserted the month's counter at once: it exists now.
        if (!isDuplicateKeyError(error)) throw error;
      }
    }
  }

  return {
    /** For the seed: the next numbers of these months (`YYMM`) come after `last`. */
    async startAfter(
      months: readonly { month: string; last: number }[],
      session?: ClientSession,
    ): Promise<void> {
      for (const { month, last } of months)
        await counters.updateOne(
          { _id: month },
          { $max: { last } },
          { upsert: true, ...(session ? { session } : {}) },
        );
    },
    async next(now: Date): Promise<string> {
      const date = civilDateOf(now);
      const month = date.slice(2, 4) + date.slice(5, 7);
      while (block.month !== month || block.next > block.last) {
        refill ??= takeBlock(month).finally(() => {
          refill = null;
        });
        await refill;
      }
      return `WSL-${month}-${String(block.next++).padStart(6, '0')}`;
    },
  };
}

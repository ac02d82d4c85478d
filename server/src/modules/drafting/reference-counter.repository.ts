import { civilDateOf } from '@wasl/shared/civil-time';
import { type Connection, Schema } from 'mongoose';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';

interface ReferenceCounterRecord {
  /** Month in Africa/Casablanca, YYMM. */
  _id: string;
  last: number;
}

const referenceCounterSchema = new Schema<ReferenceCounterRecord>(
  { _id: String, last: { type: Number, required: true } },
  { collection: 'agreement-counters', versionKey: false },
);

export type ReferenceNumbers = ReturnType<typeof createReferenceNumbers>;

/**
 * References of agreements drafted here, `CNV-YYMM-NNNN`, counted anew each month of Africa/Casablanca by a guarded
 * increment. Taken outside the transaction that uses it: a number may be left out, none is given twice.
 */
export function createReferenceNumbers(connection: Connection) {
  const counters = connection.model<ReferenceCounterRecord>('AgreementCounter', referenceCounterSchema);
  return {
    async next(now: Date): Promise<string> {
      const date = civilDateOf(now);
      const month = date.slice(2, 4) + date.slice(5, 7);
      for (;;) {
        try {
          const counter = await counters
            .findOneAndUpdate(
              { _id: month },
              { $inc: { last: 1 } },
              { upsert: true, returnDocument: 'after' },
            )
            .lean<ReferenceCounterRecord>();
          if (counter) return `CNV-${month}-${String(counter.last).padStart(4, '0')}`;
        } catch (error) {
          // Two processes inserted the month's counter at once: it exists now.
          if (!isDuplicateKeyError(error)) throw error;
        }
      }
    },
    /** For the seed: the next numbers of a month (`YYMM`) come after `last`. */
    async startAfter(month: string, last: number): Promise<void> {
      await counters.updateOne({ _id: month }, { $max: { last } }, { upsert: true });
    },
  };
}

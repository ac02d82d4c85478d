import { type Connection, Schema } from 'mongoose';
import { type RateLimiterAbstract, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { createGatheredRead } from './mongo/gather.ts';
import { trusted } from './mongo/trusted.ts';

/** Refuses after so many attempts; counts are in the store, so that all processes share them. */
export interface AttemptLimit {
  /** Counts one attempt; seconds to wait when there are none left, else 0. */
  attempt(key: string): Promise<number>;
  /** Seconds to wait before the next attempt, without counting one; 0 when free. */
  waitSeconds(key: string): Promise<number>;
  /** Gives one attempt back, for those that turned out to be right. */
  refund(key: string): Promise<void>;
  /** Forgets the attempts of a key and how long it had to wait. */
  clear(key: string): Promise<void>;
}

/** What rate-limiter-flexible stores: attempts within a window, or a wait. */
interface AttemptRecord {
  /** `name:key`. */
  key: string;
  points: number;
  /** End of the window or the wait. */
  expire: Date | null;
}

/** Declared so that its indexes exist before the first attempt. */
const attemptSchema = new Schema<AttemptRecord>(
  { key: { type: String, required: true }, points: Number, expire: Date },
  { collection: 'attempts', versionKey: false },
);
attemptSchema.index({ expire: -1 }, { expireAfterSeconds: 0 });
attemptSchema.index({ key: 1 }, { unique: true });

/**
 * A limit of `points` attempts per `seconds`. Each time it is passed the wait doubles, up to `longestSeconds`, and is
 * forgotten a day after the last attempt.
 */
export async function createAttemptLimit(
  connection: Connection,
  settings: { name: string; points: number; seconds: number; longestSeconds?: number },
): Promise<AttemptLimit> {
  const { name, points, seconds, longestSeconds = 4 * 60 * 60 } = settings;
  const records = connection.model<AttemptRecord>('Attempt', attemptSchema);
  const readOne = createGatheredRead<AttemptRecord>(
    (keys) => records.find({ key: trusted({ $in: [...keys] }) }).lean<AttemptRecord[]>(),
    (record) => record.key,
  );
  const common = {
    storeClient: connection.getClient(),
    dbName: connection.name,
    tableName: 'attempts',
    disableIndexesCreation: true,
  };
  const attempts: RateLimiterAbstract = new RateLimiterMongo({
    ...common,
    keyPrefix: name,
    points,
    duration: seconds,
  });
  const breaches: RateLimiterAbstract = new RateLimiterMongo({
    ...common,
    keyPrefix: `${name}-breaches`,
    points: 1_000_000,
    duration: 24 * 60 * 60,
  });
  return {
    async attempt(key) {
      try {
        await attempts.consume(key);
        return 0;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        if (refusal.consumedPoints === points + 1) {
          const { consumedPoints: times } = await breaches.consume(key);
          const wait = Math.min(longestSeconds, seconds * 2 ** (times - 1));
          await attempts.block(key, wait);
          return wait;
        }
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      }
    },
    async waitSeconds(key) {
      const state = await readOne(`${name}:${key}`);
      const leftMillis = (state?.expire?.getTime() ?? 0) - Date.now();
      return state && state.points > points && leftMillis > 0 ? Math.max(1, Math.ceil(leftMillis / 1000)) : 0;
    },
    async refund(key) {
      await attempts.reward(key);
    },
    async clear(key) {
      await Promise.all([attempts.delete(key), breaches.delete(key)]);
    },
  };
}

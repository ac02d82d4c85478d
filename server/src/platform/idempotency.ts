import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { createGatheredRead } from './mongo/gather.ts';
import type { ClientSession } from './mongo/transaction.ts';
import { trusted } from './mongo/trusted.ts';

/** The answer given to an idempotency key, kept so that a retry gets the same one. */
interface IdempotencyRecord {
  /** `actor:key`, so that nobody meets another's keys. */
  _id: string;
  requestHash: string;
  answer: unknown;
  createdAt: Date;
}

const keptSeconds = 30 * 24 * 60 * 60;

const idempotencySchema = new Schema<IdempotencyRecord>(
  {
    _id: String,
    requestHash: { type: String, required: true },
    answer: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'idempotency-keys', versionKey: false, minimize: false },
);
idempotencySchema.index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

export type Idempotency = ReturnType<typeof createIdempotency>;

/** An answer with the key and the request it belongs to. */
export interface KeptAnswer {
  actorId: string;
  key: string;
  request: unknown;
  answer: unknown;
  now: Date;
}

/** What a key is known for. */
export type KnownAnswer<Answer> =
  | { state: 'new' }
  | { state: 'same'; answer: Answer }
  | { state: 'other_request' };

/**
 * Answers by idempotency key (draft-ietf-httpapi-idempotency-key-header). The answer is written in the transaction of
 * the change itself: either both are stored or neither is. A unique `_id` makes the second of two racing writers fail
 * with a duplicate key, upon which it looks again and finds the first one's answer.
 */
export function createIdempotency(connection: Connection) {
  const records = connection.model<IdempotencyRecord>('IdempotencyRecord', idempotencySchema);
  const readOne = createGatheredRead<IdempotencyRecord>(
    (ids) => records.find({ _id: trusted({ $in: [...ids] }) }).lean<IdempotencyRecord[]>(),
    ({ _id }) => _id,
  );
  return {
    async look<Answer>(actorId: string, key: string, request: unknown): Promise<KnownAnswer<Answer>> {
      const record = await readOne(`${actorId}:${key}`);
      if (!record) return { state: 'new' };
      return record.requestHash === hashOf(request)
        ? { state: 'same', answer: record.answer as Answer }
        : { state: 'other_request' };
    },
    async keep(session: ClientSession, answers: readonly KeptAnswer[]): Promise<void> {
      const list = answers.map(({ actorId, key, request, answer, now }) => ({
        _id: `${actorId}:${key}`,
        requestHash: hashOf(request),
        answer,
        createdAt: now,
      }));
      await records.insertMany(list, { session, lean: true });
    },
  };
}

/** Whether a text can be an idempotency key: 16 to 64 letters, digits, hyphens and underscores. */
export function isIdempotencyKey(key: string): boolean {
  return /^[\w-]{16,64}$/.test(key);
}

function hashOf(request: unknown): string {
  return createHash('sha256').update(stableJson(request)).digest('base64url');
}

/** JSON with sorted keys, so that the order of an input's fields does not make another request. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

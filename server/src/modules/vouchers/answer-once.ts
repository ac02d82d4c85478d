import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../platform/errors/app-error.ts';
import { type Idempotency, isIdempotencyKey, type KeptAnswer } from '../../platform/idempotency.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import { isTransientStoreError } from '../../platform/mongo/transient.ts';
import { type Outcome, type Refusal, Refused, refused } from './refusals.ts';

/** Makes of what was done the key's answer, to be stored in the transaction that does it. */
export type AnswerOf<Done> = (done: Done) => KeptAnswer;

/** A request that must not run twice. */
export interface KeyedRequest {
  actorId: string;
  key: string;
  /** Everything that makes it this request, its operation included; the key left out. */
  request: { operation: string; [field: string]: unknown };
  now: Date;
}

export type AnswerOnce = ReturnType<typeof createAnswerOnce>;

const giveUpAfterMillis = 20_000;

/** Refusals that say something about this moment or this text only, so that they are not the key's answer for ever. */
const passing: readonly Refusal['code'][] = [
  'TOO_MANY_ATTEMPTS',
  'VALIDATION_FAILED',
  'IDEMPOTENCY_KEY_REUSED',
];

/**
 * Gives each idempotency key one answer (docs/adr/0014-idempotency.md). What is done is stored with its answer in one
 * transaction; a refusal is stored as the key's answer too. A duplicate key, of the idempotency key or of a slot or code that
 * another transaction took first, makes the whole run again and never reaches the client.
 */
export function createAnswerOnce(dependencies: {
  idempotency: Idempotency;
  runInTransaction: RunInTransaction;
}) {
  const { idempotency, runInTransaction } = dependencies;

  async function look<Done>({ actorId, key, request }: KeyedRequest): Promise<Outcome<Done> | null> {
    const known = await idempotency.look<Outcome<Done>>(actorId, key, request);
    if (known.state === 'new') return null;
    return known.state === 'same' ? known.answer : refused({ code: 'IDEMPOTENCY_KEY_REUSED' });
  }

  async function attempt<Done>(
    keyed: KeyedRequest,
    work: (answerOf: AnswerOf<Done>) => Promise<Outcome<Done>>,
  ): Promise<Outcome<Done>> {
    const known = await look<Done>(keyed);
    if (known) return known;
    const outcome = await work((done) => ({ ...keyed, answer: { done, refusal: null } }));
    if (outcome.refusal && !passing.includes(outcome.refusal.code))
      await runInTransaction((session) => idempotency.keep(session, [{ ...keyed, answer: outcome }]));
    return outcome;
  }

  return async function answerOnce<Done>(
    keyed: KeyedRequest,
    work: (answerOf: AnswerOf<Done>) => Promise<Outcome<Done>>,
  ): Promise<Outcome<Done>> {
    if (!isIdempotencyKey(keyed.key))
      return refused({
        code: 'VALIDATION_FAILED',
        fields: [{ field: 'idempotencyKey', problem: 'idempotency_key' }],
      });
    return await persistently(() => attempt(keyed, work));
  };
}

/**
 * Runs work that is all or nothing until it comes through: again on duplicate keys and on a store that was busy or away.
 * Throws RATE_LIMITED when the store stays busy; the client tries again with the same key.
 */
export async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  for (let round = 0; ; round++) {
    try {
      return await work();
    } catch (error) {
      const isTransient = isTransientStoreError(error);
      if (!isTransient && !isDuplicateKeyError(error)) throw error;
      if (performance.now() - startedAt > giveUpAfterMillis)
        throw new AppError('RATE_LIMITED', 'The store is busy.', { retryAfterSeconds: 5 });
      await sleep(Math.random() * Math.min(250, 2 ** Math.min(round, 10)));
    }
  }
}

/** Runs a transaction that may end in a refusal. */
export async function refusable<Done>(work: () => Promise<Outcome<Done>>): Promise<Outcome<Done>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  }
}

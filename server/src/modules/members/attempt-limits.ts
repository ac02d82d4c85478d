import type { Connection } from 'mongoose';
import { type AttemptLimit, createAttemptLimit } from '../../platform/rate-limits.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Every limit on guesses. Each is charged per field of a request, so that aliases of one guess are as many guesses. */
export interface MemberAttemptLimits {
  /** One identifier from one address or one known device. */
  signInPair: AttemptLimit;
  /** One address, whoever it tries: a whole office can share one. */
  signInAddress: AttemptLimit;
  /** One identifier from everywhere; browsers that signed in before are not counted. */
  signInIdentifier: AttemptLimit;
  /** One membership number from one address. */
  joinPair: AttemptLimit;
  joinAddress: AttemptLimit;
  /** One membership number from everywhere: past it a coordinator decides instead of the roster alone. */
  joinNumber: AttemptLimit;
  resetAddress: AttemptLimit;
  /** Messages to one address. */
  resetEmail: AttemptLimit;
  /** Tokens of links, from one address. */
  tokenAddress: AttemptLimit;
}

export async function createMemberAttemptLimits(connection: Connection): Promise<MemberAttemptLimits> {
  const limit = (name: string, points: number, seconds: number) =>
    createAttemptLimit(connection, { name, points, seconds });
  return {
    signInPair: await limit('sign-in-pair', 5, 15 * minute),
    signInAddress: await limit('sign-in-address', 100, 15 * minute),
    signInIdentifier: await limit('sign-in-identifier', 30, hour),
    joinPair: await limit('join-pair', 5, hour),
    joinAddress: await limit('join-address', 30, hour),
    joinNumber: await limit('join-number', 10, day),
    resetAddress: await limit('reset-address', 10, hour),
    resetEmail: await limit('reset-email', 3, hour),
    tokenAddress: await limit('token-address', 20, 15 * minute),
  };
}

/** Charges limits one after another; the first that is used up answers, and those after it are not charged. */
export async function chargeInTurn(charges: readonly (readonly [AttemptLimit, string])[]): Promise<number> {
  for (const [limit, key] of charges) {
    const waitSeconds = await limit.attempt(key);
    if (waitSeconds > 0) return waitSeconds;
  }
  return 0;
}

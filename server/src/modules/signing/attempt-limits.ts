import type { Connection } from 'mongoose';
import { type AttemptLimit, createAttemptLimit } from '../../platform/rate-limits.ts';

const minute = 60;

/** Limits on guesses from one network address; those on codes of one signatory are in the request itself. */
export interface SigningAttemptLimits {
  /** Links nobody was sent. */
  unknownLink: AttemptLimit;
  /** Codes, right ones given back. */
  code: AttemptLimit;
  /** Hashes and codes of documents, those that were found given back. */
  verification: AttemptLimit;
}

export async function createSigningAttemptLimits(connection: Connection): Promise<SigningAttemptLimits> {
  const limit = (name: string, points: number) =>
    createAttemptLimit(connection, { name, points, seconds: 15 * minute });
  return {
    unknownLink: await limit('signing-link', 30),
    code: await limit('signing-code', 40),
    verification: await limit('document-verification', 60),
  };
}

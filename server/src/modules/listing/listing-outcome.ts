import type { Language } from '@wasl/shared/language';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { notPossibleNowError, validationError } from '../../platform/graphql/user-errors.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { staleVersionError } from '../agreements/index.ts';
import { listingTexts } from './listing.texts.ts';
import type { ListingField, ListingValueOf } from './listing-fields.ts';

export interface ListingConflict {
  field: ListingField;
  yours: ListingValueOf;
  theirs: ListingValueOf;
}

/** Why nothing was stored. Obstacles are sentences in the reader's language. */
export type ListingRefusal =
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'not_possible'; obstacle: string }
  | { kind: 'stale'; currentVersion: number }
  | { kind: 'conflict'; conflicts: ListingConflict[] };

class ListingRefused extends Error {
  readonly refusal: ListingRefusal;

  constructor(refusal: ListingRefusal) {
    super(`a change to a listing was refused: ${refusal.kind}`);
    this.name = 'ListingRefused';
    this.refusal = refusal;
  }
}

/** Gives the transaction up: what was written in it is undone. */
export function refuseListing(refusal: ListingRefusal): never {
  throw new ListingRefused(refusal);
}

/** Runs work in one transaction; what `refuseListing` was given inside it becomes the outcome. */
export async function runListing<Result>(
  runInTransaction: RunInTransaction,
  work: (session: ClientSession) => Promise<Result>,
): Promise<{ kind: 'done'; result: Result } | ListingRefusal> {
  try {
    return { kind: 'done', result: await runInTransaction(work) };
  } catch (error) {
    if (error instanceof ListingRefused) return error.refusal;
    throw error;
  }
}

/** The error of the API that a refusal is. */
export function listingRefusalResult(refusal: ListingRefusal, language: Language) {
  switch (refusal.kind) {
    case 'invalid':
      return validationError(refusal.problems, language);
    case 'not_possible':
      return notPossibleNowError([refusal.obstacle], language);
    case 'stale':
      return staleVersionError(refusal.currentVersion, language);
    case 'conflict':
      return {
        __typename: 'ListingConflictError' as const,
        code: 'STALE_VERSION' as const,
        message: listingTexts.conflict[language],
        conflicts: refusal.conflicts,
      };
  }
}

import type { Language } from '@wasl/shared/language';
import { userMessage } from '@wasl/shared/user-message';
import {
  type FieldProblem,
  notPossibleNowError,
  validationError,
} from '../../platform/graphql/user-errors.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementRecord } from './agreement.model.ts';

/** Why a change to an agreement was not made; nothing was written. */
export type ChangeRefusal =
  | { kind: 'invalid'; problems: FieldProblem[] }
  /** Obstacles are sentences in the reader's language. */
  | { kind: 'not_possible'; obstacles: string[] }
  | { kind: 'stale'; currentVersion: number };

/** What became of a change to an agreement. */
export type ChangeOutcome = { kind: 'changed'; agreement: AgreementRecord } | ChangeRefusal;

export function invalid(...problems: FieldProblem[]): ChangeRefusal {
  return { kind: 'invalid', problems };
}

/** Each obstacle is one sentence in the reader's language. */
export function impossible(...obstacles: string[]): ChangeRefusal {
  return { kind: 'not_possible', obstacles };
}

/** Thrown inside a transaction to give it up; `runChange` turns it into the outcome. Never leaves a service. */
class ChangeRefused extends Error {
  readonly refusal: ChangeRefusal;

  constructor(refusal: ChangeRefusal) {
    super(`a change to an agreement was refused: ${refusal.kind}`);
    this.name = 'ChangeRefused';
    this.refusal = refusal;
  }
}

/** Gives the transaction of a change up: what was written in it is undone. */
export function refuseChange(refusal: ChangeRefusal): never {
  throw new ChangeRefused(refusal);
}

/** Runs a change in one transaction. `refuseChange` inside it undoes everything and becomes the outcome. */
export async function runChange(
  runInTransaction: RunInTransaction,
  work: (session: ClientSession) => Promise<AgreementRecord>,
): Promise<ChangeOutcome> {
  try {
    return { kind: 'changed', agreement: await runInTransaction(work) };
  } catch (error) {
    if (error instanceof ChangeRefused) return error.refusal;
    throw error;
  }
}

/** The API's AgreementChangeResult. */
export function agreementChangeResult(outcome: ChangeOutcome, language: Language) {
  return outcome.kind === 'changed'
    ? { __typename: 'AgreementChanged' as const, agreement: outcome.agreement }
    : changeRefusalResult(outcome, language);
}

/** The error of the API that a refusal is. */
export function changeRefusalResult(refusal: ChangeRefusal, language: Language) {
  switch (refusal.kind) {
    case 'invalid':
      return validationError(refusal.problems, language);
    case 'not_possible':
      return notPossibleNowError(refusal.obstacles, language);
    case 'stale':
      return staleVersionError(refusal.currentVersion, language);
  }
}

/** The API's StaleVersionError. */
export function staleVersionError(currentVersion: number, language: Language) {
  return {
    __typename: 'StaleVersionError' as const,
    code: 'STALE_VERSION' as const,
    message: userMessage('STALE_VERSION', {}, language),
    currentVersion,
  };
}

import type { Language } from '@wasl/shared/language';
import { userMessage } from '@wasl/shared/user-message';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import {
  type FieldProblem,
  tooManyAttemptsError,
  validationError,
} from '../../platform/graphql/user-errors.ts';
import type { LinkProblem } from './signing.rules.ts';
import { codeOver, linkProblemText } from './signing.texts.ts';
import type { SignatoryRecord, SigningRequestRecord } from './signing-request.model.ts';

/** Whoever holds a link: the token says who they are; the account is the one signed in on their device, if any. */
export interface LinkHolder {
  account: Pick<AccountRecord, 'email'> | null;
  language: Language;
  clientAddress: string;
}

/** A signatory with the request they are asked in. */
export interface Visit {
  request: SigningRequestRecord;
  signatory: SignatoryRecord;
}

/** Why somebody who holds a link did not get what they asked for. */
export type SigningRefusal =
  | { kind: 'unusable'; problem: LinkProblem }
  | { kind: 'wrong_code'; triesLeft: number }
  | { kind: 'too_many_attempts'; retryAfterSeconds: number }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'key_reused' };

/** Why a link did not open. */
export type LinkRefusal = Extract<SigningRefusal, { kind: 'unusable' | 'too_many_attempts' }>;

/** What became of an act by link. */
export type SigningOutcome = ({ kind: 'recorded' } & Visit) | SigningRefusal;

export function unusable(problem: LinkProblem): { kind: 'unusable'; problem: LinkProblem } {
  return { kind: 'unusable', problem };
}

function unusableError(problem: LinkProblem, language: Language) {
  return {
    __typename: 'SigningLinkUnusableError' as const,
    code: 'SIGNING_LINK_UNUSABLE' as const,
    message: linkProblemText(problem, language),
    reason: problem,
  };
}

/** The error of the API that a link which did not open is. */
export function linkError(refusal: LinkRefusal, language: Language) {
  return refusal.kind === 'unusable'
    ? unusableError(refusal.problem, language)
    : tooManyAttemptsError(refusal.retryAfterSeconds, language);
}

/** The error of the API that a refusal is. */
export function signingError(refusal: SigningRefusal, language: Language) {
  switch (refusal.kind) {
    case 'unusable':
    case 'too_many_attempts':
      return linkError(refusal, language);
    case 'wrong_code': {
      const { triesLeft } = refusal;
      return {
        __typename: 'WrongSigningCodeError' as const,
        code: 'WRONG_SIGNING_CODE' as const,
        message:
          triesLeft > 0 ? userMessage('WRONG_SIGNING_CODE', { triesLeft }, language) : codeOver[language],
        triesLeft,
      };
    }
    case 'invalid':
      return validationError(refusal.problems, language);
    case 'key_reused':
      return {
        __typename: 'IdempotencyKeyReusedError' as const,
        code: 'IDEMPOTENCY_KEY_REUSED' as const,
        message: userMessage('IDEMPOTENCY_KEY_REUSED', {}, language),
      };
  }
}

import type { Language } from '@wasl/shared/language';
import { userMessage } from '@wasl/shared/user-message';

/** What is wrong with one field of an input, told to its sender. */
export interface FieldProblem {
  /** Path within the input, such as `contact.email`. */
  field: string;
  message: string;
}

/** The API's ValidationError. */
export function validationError(fields: readonly FieldProblem[], language: Language) {
  return {
    __typename: 'ValidationError' as const,
    code: 'VALIDATION_FAILED' as const,
    message: userMessage('VALIDATION_FAILED', {}, language),
    fields: [...fields],
  };
}

/** The API's TooManyAttemptsError. */
export function tooManyAttemptsError(retryAfterSeconds: number, language: Language) {
  return {
    __typename: 'TooManyAttemptsError' as const,
    code: 'TOO_MANY_ATTEMPTS' as const,
    message: userMessage('TOO_MANY_ATTEMPTS', { retryAfterSeconds }, language),
    retryAfterSeconds,
  };
}

/** The API's NotPossibleNowError: each obstacle is one sentence in the reader's language. */
export function notPossibleNowError(obstacles: readonly string[], language: Language) {
  return {
    __typename: 'NotPossibleNowError' as const,
    code: 'NOT_POSSIBLE_NOW' as const,
    message: userMessage('NOT_POSSIBLE_NOW', {}, language),
    obstacles: [...obstacles],
  };
}

import type { CounterErrorCode, ErrorCode, ErrorParameters } from '@wasl/shared/error-codes';
import type { Language } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import { messageToMember, userMessage } from '@wasl/shared/user-message';
import type { Refusal, VoucherRefusal } from './refusals.ts';
import { fieldMessage } from './voucher.texts.ts';

/** A refusal's numbers and names as its message wants them: names in the reader's language. */
function parametersOf(refusal: Refusal, language: Language): object {
  const name = (text: LocalizedText) => displayText(text, language).text;
  switch (refusal.code) {
    case 'BENEFICIARY_NOT_COVERED':
      return { ...refusal, name: name(refusal.name) };
    case 'AGREEMENT_NOT_ACTIVE':
    case 'PARTNER_SUSPENDED':
      return { ...refusal, partnerName: name(refusal.partnerName) };
    case 'MEMBER_OF_OTHER_ORGANIZATION':
      return { organizationNames: refusal.organizationNames.map(name) };
    case 'VOUCHER_ALREADY_REDEEMED':
      return { ...refusal, branchName: name(refusal.branchName) };
    case 'VOUCHER_NOT_AT_THIS_BRANCH':
      return { branchNames: refusal.branchNames.map(name) };
    case 'BUDGET_EXHAUSTED':
      return { renewsOn: null };
    default:
      return refusal;
  }
}

/** The sentence for a refusal in the reader's language. */
export function refusalMessage(refusal: Refusal, language: Language): string {
  // A refusal carries the parameters of its own code, which the compiler does not follow through a union.
  return userMessage(
    refusal.code,
    parametersOf(refusal, language) as ErrorParameters[ErrorCode] & never,
    language,
  );
}

function sayToMember(refusal: VoucherRefusal, language: Language): string {
  const parameters = parametersOf(refusal, language) as ErrorParameters[CounterErrorCode] & never;
  return messageToMember(refusal.code, parameters, language);
}

/** The member of the API's unions that a refusal is. */
function anyAnswerOf(refusal: Refusal, language: Language) {
  const base = { code: refusal.code, message: refusalMessage(refusal, language) };
  switch (refusal.code) {
    case 'OFFER_NOT_PUBLISHED':
    case 'OFFER_PAUSED':
    case 'OFFER_NOT_STARTED':
    case 'OFFER_ENDED':
    case 'AGREEMENT_NOT_ACTIVE':
    case 'PARTNER_SUSPENDED':
    case 'MEMBER_OF_OTHER_ORGANIZATION':
      return { __typename: 'OfferNotUsableError' as const, ...base };
    case 'MEMBER_NOT_ACTIVE':
      return { __typename: 'MemberNotActiveError' as const, ...base };
    case 'BENEFICIARY_NOT_COVERED':
      return { __typename: 'BeneficiaryNotCoveredError' as const, ...base };
    case 'LIMIT_REACHED':
      return {
        __typename: 'LimitReachedError' as const,
        ...base,
        limit: refusal.rule,
        renewsOn: refusal.renewsOn,
      };
    case 'TOO_MANY_OPEN_VOUCHERS':
      return { __typename: 'LimitReachedError' as const, ...base, limit: null, renewsOn: null };
    case 'BUDGET_EXHAUSTED':
      return { __typename: 'BudgetExhaustedError' as const, ...base };
    case 'REVERSAL_WINDOW_OVER':
    case 'ALREADY_REVERSED':
      return { __typename: 'ReversalWindowOverError' as const, ...base };
    case 'VALIDATION_FAILED':
      return {
        __typename: 'ValidationError' as const,
        ...base,
        fields: refusal.fields.map((problem) => ({
          field: problem.field,
          message: fieldMessage(problem, language),
        })),
      };
    case 'TOO_MANY_ATTEMPTS':
      return {
        __typename: 'TooManyAttemptsError' as const,
        ...base,
        retryAfterSeconds: refusal.retryAfterSeconds,
      };
    case 'IDEMPOTENCY_KEY_REUSED':
      return { __typename: 'IdempotencyKeyReusedError' as const, ...base };
    default:
      return {
        __typename: 'VoucherNotUsableError' as const,
        ...base,
        sayToMember: sayToMember(refusal, language),
      };
  }
}

type Answer = ReturnType<typeof anyAnswerOf>;

/**
 * What a mutation answers to a refusal. `types` are the members of its union; a refusal of another kind is a bug and thrown.
 */
export function answerOf<Type extends Answer['__typename']>(
  refusal: Refusal,
  language: Language,
  types: readonly Type[],
): Extract<Answer, { __typename: Type }> {
  const answer = anyAnswerOf(refusal, language);
  if (!(types as readonly string[]).includes(answer.__typename))
    throw new Error(`this mutation cannot answer ${answer.__typename} (${refusal.code})`);
  return answer as Extract<Answer, { __typename: Type }>;
}

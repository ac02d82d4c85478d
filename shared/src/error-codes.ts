import type { CivilDate } from './civil-date.ts';
import type { LimitRule } from './limits.ts';

/** A day and a time of day (HH:MM) in Morocco, as the server told them. */
export interface CivilPoint {
  date: CivilDate;
  time: string;
}

type Nothing = Record<never, never>;

/** Why an offer does not cover a person. */
export type NotCovered =
  | {
      reason: 'over_age';
      name: string;
      ageYears: number;
      limitYears: number;
      /** The limit for those who prove that they study; null when there is none. */
      studentLimitYears: number | null;
    }
  | { reason: 'dependents_excluded'; name: string }
  | { reason: 'relation_excluded'; name: string }
  | { reason: 'birth_date_missing'; name: string }
  | { reason: 'no_longer_dependent'; name: string };

/** What makes a bill unfit for a discount. */
export type BillProblem =
  | { problem: 'missing' }
  | { problem: 'not_positive' }
  | { problem: 'too_large'; maximumCentimes: number }
  | { problem: 'services_needed' }
  | { problem: 'unknown_service' }
  | { problem: 'total_differs_from_lines'; totalCentimes: number; linesCentimes: number };

/** The numbers and names that explain each expected refusal. */
export interface ErrorParameters {
  VALIDATION_FAILED: Nothing;
  LIMIT_REACHED: {
    rule: LimitRule;
    /** First day it can be used again; null when never. */
    renewsOn: CivilDate | null;
  };
  TOO_MANY_OPEN_VOUCHERS: { maximum: number };
  BUDGET_EXHAUSTED: { renewsOn: CivilDate | null };
  OFFER_NOT_PUBLISHED: Nothing;
  OFFER_PAUSED: Nothing;
  OFFER_NOT_STARTED: { firstDay: CivilDate };
  OFFER_ENDED: { lastDay: CivilDate | null };
  AGREEMENT_NOT_ACTIVE: { partnerName: string; lastDay: CivilDate | null };
  PARTNER_SUSPENDED: { partnerName: string };
  MEMBER_NOT_ACTIVE: { state: 'pending' | 'suspended' | 'lapsed' | 'refused' };
  MEMBER_OF_OTHER_ORGANIZATION: { organizationNames: string[] };
  BENEFICIARY_NOT_COVERED: NotCovered;
  VOUCHER_NOT_FOUND: Nothing;
  VOUCHER_EXPIRED: { expiredAt: CivilPoint };
  VOUCHER_ALREADY_REDEEMED: { redeemedAt: CivilPoint; branchName: string };
  VOUCHER_REVERSED: { reversedAt: CivilPoint };
  VOUCHER_CANCELLED: Nothing;
  VOUCHER_NOT_REDEEMED: Nothing;
  VOUCHER_NOT_AT_THIS_BRANCH: { branchNames: string[] };
  QR_TOO_OLD: { ageSeconds: number };
  QR_FROM_FUTURE: Nothing;
  QR_FORGED: Nothing;
  SCAN_NOT_UNDERSTOOD: { cause: 'keyboard_layout' | 'other_content' };
  TOO_MANY_ATTEMPTS: { retryAfterSeconds: number };
  REVERSAL_WINDOW_OVER: { windowMinutes: number; redeemedAt: CivilPoint };
  ALREADY_REVERSED: { reversedAt: CivilPoint };
  IDEMPOTENCY_KEY_REUSED: Nothing;
  BILL_INVALID: BillProblem;
  WRONG_CREDENTIALS: Nothing;
  SECOND_FACTOR_REQUIRED: Nothing;
  MEMBERSHIP_NUMBER_UNKNOWN: { membershipNumber: string; organizationName: string };
  ALREADY_JOINED: { organizationName: string };
  ALREADY_DECIDED: Nothing;
  STALE_VERSION: Nothing;
  NOT_POSSIBLE_NOW: Nothing;
  SIGNING_LINK_UNUSABLE: Nothing;
  WRONG_SIGNING_CODE: { triesLeft: number };
  INVITATION_UNUSABLE: Nothing;
  FILE_REFUSED: Nothing;
}

/** Codes of expected refusals: union members of the API that implement `UserError`. */
export type ErrorCode = keyof ErrorParameters;

/** What each code means, for the schema's readers; the enum of the API is made from it. */
export const errorCodeDescriptions: Record<ErrorCode, string> = {
  VALIDATION_FAILED: 'Fields of the input need mending.',
  LIMIT_REACHED: 'A limit of the offer is used up for this period.',
  TOO_MANY_OPEN_VOUCHERS: 'The member holds as many unused vouchers as allowed at a time.',
  BUDGET_EXHAUSTED: 'The budget of the agreement is used up.',
  OFFER_NOT_PUBLISHED: 'The offer is not published.',
  OFFER_PAUSED: 'The offer is paused.',
  OFFER_NOT_STARTED: 'The first day of the offer is still to come.',
  OFFER_ENDED: 'The last day of the offer is over.',
  AGREEMENT_NOT_ACTIVE: 'The agreement the offer rests on is not active.',
  PARTNER_SUSPENDED: 'The partner is suspended.',
  MEMBER_NOT_ACTIVE: 'The membership is not active.',
  MEMBER_OF_OTHER_ORGANIZATION: 'The offer is for members of another organization.',
  BENEFICIARY_NOT_COVERED: 'The offer does not cover this person.',
  VOUCHER_NOT_FOUND: 'No voucher has this code.',
  VOUCHER_EXPIRED: 'The voucher is past its end.',
  VOUCHER_ALREADY_REDEEMED: 'The voucher was used.',
  VOUCHER_REVERSED: 'The voucher was used and its redemption undone.',
  VOUCHER_CANCELLED: 'The member gave the voucher back.',
  VOUCHER_NOT_REDEEMED: 'Only a used voucher can be rated.',
  VOUCHER_NOT_AT_THIS_BRANCH: 'The voucher is for other branches.',
  QR_TOO_OLD: 'The QR was made too long ago: a photograph, or a screen that stood still.',
  QR_FROM_FUTURE: 'The QR was made by a clock that runs ahead.',
  QR_FORGED: 'The QR was not made with the secret of this voucher.',
  SCAN_NOT_UNDERSTOOD: 'What was scanned is neither a voucher nor a code.',
  TOO_MANY_ATTEMPTS: 'Too many attempts; wait.',
  REVERSAL_WINDOW_OVER: 'The time to undo the redemption is over.',
  ALREADY_REVERSED: 'The redemption was undone before.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key came with another request before.',
  BILL_INVALID: 'No discount can be computed on this bill.',
  WRONG_CREDENTIALS: 'Identifier and password do not go together.',
  SECOND_FACTOR_REQUIRED: 'The six digits of the second factor are needed.',
  MEMBERSHIP_NUMBER_UNKNOWN: 'The roster of the organization does not have this number.',
  ALREADY_JOINED: 'This person has an account with the organization.',
  ALREADY_DECIDED: 'Somebody decided this before.',
  STALE_VERSION: 'Somebody changed this in the meantime.',
  NOT_POSSIBLE_NOW: 'Its state, or what it still lacks, does not allow this now.',
  SIGNING_LINK_UNUSABLE: 'The personal signing link cannot be used.',
  WRONG_SIGNING_CODE: 'The one-time signing code is wrong.',
  INVITATION_UNUSABLE: 'The invitation cannot be used.',
  FILE_REFUSED: 'The file cannot be taken.',
};

export const errorCodes = Object.keys(errorCodeDescriptions) as ErrorCode[];

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodeDescriptions, value);
}

/**
 * The sentence for each code in one language: what happened, why, what to do next. Names are isolated, so that they
 * read well inside a sentence of the other direction.
 */
export type ErrorMessages = { [Code in ErrorCode]: (parameters: ErrorParameters[Code]) => string };

/** Refusals a cashier passes on: those that are about the voucher the member shows. */
export type CounterErrorCode = Extract<
  ErrorCode,
  `VOUCHER_${string}` | `QR_${string}` | 'SCAN_NOT_UNDERSTOOD'
>;

/** What the cashier can say to the member, who does not see the counter's screen. */
export type CounterMessages = { [Code in CounterErrorCode]: (parameters: ErrorParameters[Code]) => string };

export interface Messages {
  refusals: ErrorMessages;
  toMember: CounterMessages;
}

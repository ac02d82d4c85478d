import type { ScanProblem } from '@wasl/shared/scan';
import type { CheckVoucherMutation, RedeemVoucherMutation } from '../../gql/operations.ts';

type Answer = CheckVoucherMutation['checkVoucher'] | RedeemVoucherMutation['redeemVoucher'];
type RefusedAnswer = Exclude<Answer, { __typename: 'CheckVoucherSuccess' | 'RedeemVoucherSuccess' }>;

/** What the heading of a refusal says; the message below says the rest. */
export type RefusalTitle =
  | 'notFound'
  | 'expired'
  | 'alreadyUsed'
  | 'undone'
  | 'cancelled'
  | 'otherBranch'
  | 'oldQr'
  | 'clockAhead'
  | 'forgedQr'
  | 'notAVoucher'
  | 'tooManyAttempts'
  | 'offer'
  | 'member'
  | 'beneficiary'
  | 'budget'
  | 'other';

/** Sentences of our own for what the member is told, where the server gives none. */
export type RefusalSaying = 'offer' | 'member' | 'beneficiary' | 'budget';

/** Why a voucher was not taken, ready to be drawn, and to be kept over a reload. */
export interface Refusal {
  title: RefusalTitle;
  /** The server's sentence; null when the scan was refused on the spot. */
  message: string | null;
  /** What the scan was instead of a voucher, when it was refused on the spot. */
  problem: ScanProblem | null;
  /** What the cashier can say, as the server words it. */
  sayToMember: string | null;
  saying: RefusalSaying | null;
  /** When codes are taken again, milliseconds by the server's clock. */
  lockedUntilMs: number | null;
}

const titles: Readonly<Record<string, RefusalTitle>> = {
  VOUCHER_NOT_FOUND: 'notFound',
  VOUCHER_EXPIRED: 'expired',
  VOUCHER_ALREADY_REDEEMED: 'alreadyUsed',
  VOUCHER_REVERSED: 'undone',
  VOUCHER_CANCELLED: 'cancelled',
  VOUCHER_NOT_AT_THIS_BRANCH: 'otherBranch',
  QR_TOO_OLD: 'oldQr',
  QR_FROM_FUTURE: 'clockAhead',
  QR_FORGED: 'forgedQr',
  SCAN_NOT_UNDERSTOOD: 'notAVoucher',
};

const nothingMore = { problem: null, sayToMember: null, saying: null, lockedUntilMs: null } as const;

/** `nowMs` by the server's clock. */
export function refusalOf(answer: RefusedAnswer, nowMs: number): Refusal {
  const { message } = answer;
  switch (answer.__typename) {
    case 'VoucherNotUsableError':
      return {
        ...nothingMore,
        message,
        title: titles[answer.code] ?? 'other',
        sayToMember: answer.sayToMember,
      };
    case 'TooManyAttemptsError':
      return {
        ...nothingMore,
        message,
        title: 'tooManyAttempts',
        lockedUntilMs: nowMs + answer.retryAfterSeconds * 1000,
      };
    case 'OfferNotUsableError':
      return { ...nothingMore, message, title: 'offer', saying: 'offer' };
    case 'MemberNotActiveError':
      return { ...nothingMore, message, title: 'member', saying: 'member' };
    case 'BeneficiaryNotCoveredError':
      return { ...nothingMore, message, title: 'beneficiary', saying: 'beneficiary' };
    case 'BudgetExhaustedError':
      return { ...nothingMore, message, title: 'budget', saying: 'budget' };
    default:
      return { ...nothingMore, message, title: 'other' };
  }
}

/** A scan that is no voucher, which needs no server to be told. */
export function refusalOfScan(problem: ScanProblem): Refusal {
  return { ...nothingMore, message: null, title: 'notAVoucher', problem };
}

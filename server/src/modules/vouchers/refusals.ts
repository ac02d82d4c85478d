import type { BillProblem, CivilPoint, NotCovered } from '@wasl/shared/error-codes';
import type { LimitRule } from '@wasl/shared/limits';
import type { LocalizedText } from '@wasl/shared/localized-text';

/** Names that are told in the reader's language only when the refusal is. */
type WithLocalizedName<Reason> = Reason extends { name: string }
  ? Omit<Reason, 'name'> & { name: LocalizedText }
  : never;

/** Why an offer does not cover a person, without a language yet. */
export type CoverageRefusal = { code: 'BENEFICIARY_NOT_COVERED' } & WithLocalizedName<NotCovered>;

export type OfferRefusal =
  | { code: 'OFFER_NOT_PUBLISHED' }
  | { code: 'OFFER_PAUSED' }
  | { code: 'OFFER_NOT_STARTED'; firstDay: string }
  | { code: 'OFFER_ENDED'; lastDay: string | null }
  | { code: 'AGREEMENT_NOT_ACTIVE'; partnerName: LocalizedText; lastDay: string | null }
  | { code: 'PARTNER_SUSPENDED'; partnerName: LocalizedText }
  | { code: 'MEMBER_OF_OTHER_ORGANIZATION'; organizationNames: LocalizedText[] };

export type MemberRefusal = {
  code: 'MEMBER_NOT_ACTIVE';
  state: 'pending' | 'suspended' | 'lapsed' | 'refused';
};

export type LimitRefusal =
  | { code: 'LIMIT_REACHED'; rule: LimitRule; renewsOn: string | null }
  | { code: 'TOO_MANY_OPEN_VOUCHERS'; maximum: number };

export type BudgetRefusal = { code: 'BUDGET_EXHAUSTED' };

export type VoucherRefusal =
  | { code: 'VOUCHER_NOT_FOUND' }
  | { code: 'VOUCHER_EXPIRED'; expiredAt: CivilPoint }
  | { code: 'VOUCHER_ALREADY_REDEEMED'; redeemedAt: CivilPoint; branchName: LocalizedText }
  | { code: 'VOUCHER_REVERSED'; reversedAt: CivilPoint }
  | { code: 'VOUCHER_CANCELLED' }
  | { code: 'VOUCHER_NOT_REDEEMED' }
  | { code: 'VOUCHER_NOT_AT_THIS_BRANCH'; branchNames: LocalizedText[] }
  | { code: 'QR_TOO_OLD'; ageSeconds: number }
  | { code: 'QR_FROM_FUTURE' }
  | { code: 'QR_FORGED' }
  | { code: 'SCAN_NOT_UNDERSTOOD'; cause: 'keyboard_layout' | 'other_content' };

export type ReversalRefusal =
  | { code: 'REVERSAL_WINDOW_OVER'; windowMinutes: number; redeemedAt: CivilPoint }
  | { code: 'ALREADY_REVERSED'; reversedAt: CivilPoint };

/** What is wrong with a field of an input; told in the reader's language by `voucher.texts.ts`. */
export type FieldProblem =
  | { field: string; problem: 'idempotency_key' | 'reason_too_short' | 'reason_too_long' | 'stars' }
  | { field: string; problem: 'bill'; bill: BillProblem };

export type ValidationRefusal = { code: 'VALIDATION_FAILED'; fields: FieldProblem[] };

export type AttemptRefusal = { code: 'TOO_MANY_ATTEMPTS'; retryAfterSeconds: number };

export type KeyRefusal = { code: 'IDEMPOTENCY_KEY_REUSED' };

/** Every expected refusal of this module, as data: the reader's language is not known where rules are. */
export type Refusal =
  | CoverageRefusal
  | OfferRefusal
  | MemberRefusal
  | LimitRefusal
  | BudgetRefusal
  | VoucherRefusal
  | ReversalRefusal
  | ValidationRefusal
  | AttemptRefusal
  | KeyRefusal;

/** Ends a transaction without writing anything, carrying why. Never reaches a client as an error. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** What a mutation came to. */
export type Outcome<Done> = { done: Done; refusal: null } | { done: null; refusal: Refusal };

export function done<Done>(value: Done): Outcome<Done> {
  return { done: value, refusal: null };
}

export function refused(refusal: Refusal): { done: null; refusal: Refusal } {
  return { done: null, refusal };
}

import type { Gain } from '@wasl/shared/gain';
import type {
  ConditionKind,
  CounterReceiptFragment,
  RedeemVoucherInput,
  RedeemVoucherMutation,
} from '../../gql/operations.ts';
import { amountsOf, type BillDiscount, type BillDraft, discountOnBill, emptyBill } from './bill-draft.ts';
import type { CounterVoucher } from './counter-voucher.ts';
import { gainOfOffer } from './gain-of-offer.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { undoDeadlineMs } from './undo-deadline.ts';

/** A voucher that was checked, with its bill. */
export interface BillVisit {
  step: 'bill';
  /** What was scanned or typed. */
  scan: string;
  voucher: CounterVoucher;
  bill: BillDraft;
  /** Conditions the cashier says to have seen. */
  seen: readonly ConditionKind[];
  /** What was sent and has no answer yet: the bill stands still until it has. */
  attempt: RedeemVoucherInput | null;
  /** Why the last confirmation changed nothing and can be tried again. */
  notice: BillNotice | null;
}

export interface BillNotice {
  message: string;
  /** Until when trying again is of no use, milliseconds by the server's clock. */
  lockedUntilMs: number | null;
}

export interface ReceiptVisit {
  step: 'receipt';
  receipt: CounterReceiptFragment;
  /** Milliseconds by the server's clock; null when it cannot be undone. */
  undoUntilMs: number | null;
  isUndone: boolean;
}

/** One member at the counter, from the scan to the receipt. Plain data, so that a reload finds it again. */
export type Visit = { step: 'scan' } | { step: 'refused'; refusal: Refusal } | BillVisit | ReceiptVisit;

export const newVisit: Visit = { step: 'scan' };

export function gainOf(visit: Pick<BillVisit, 'voucher'>): Gain {
  return gainOfOffer(visit.voucher.offer);
}

export function openBill(scan: string, voucher: CounterVoucher): BillVisit {
  const bill = emptyBill(gainOfOffer(voucher.offer));
  return { step: 'bill', scan, voucher, bill, seen: [], attempt: null, notice: null };
}

/** Conditions that somebody must look at, as against those that are only to be known. */
const toBeSeen: readonly ConditionKind[] = ['PRESCRIPTION', 'MEMBER_CARD'];

export function isToBeSeen(kind: ConditionKind): boolean {
  return toBeSeen.includes(kind);
}

/** What must still be ticked before the voucher can be used. */
export function unseenOf({ voucher, seen }: Pick<BillVisit, 'voucher' | 'seen'>): ConditionKind[] {
  const kinds = voucher.offer.conditions.map(({ kind }) => kind).filter(isToBeSeen);
  return [...new Set(kinds)].filter((kind) => !seen.includes(kind));
}

export function changeBill(visit: BillVisit, change: (bill: BillDraft) => BillDraft): BillVisit {
  if (visit.attempt) return visit;
  const bill = change(visit.bill);
  return bill === visit.bill ? visit : { ...visit, bill, notice: null };
}

export function tick(visit: BillVisit, kind: ConditionKind, isSeen: boolean): BillVisit {
  if (visit.attempt) return visit;
  const others = visit.seen.filter((other) => other !== kind);
  return { ...visit, seen: isSeen ? [...others, kind] : others };
}

/** What the bill comes to, as the server will answer; null while no amount is entered. */
export function discountOf(visit: Pick<BillVisit, 'voucher' | 'bill'>): BillDiscount | null {
  return discountOnBill(visit.bill, gainOf(visit), visit.voucher.offer.maximumDiscountCentimes);
}

/** Names what the cashier wants, so that the same bill of the same voucher keeps its key until it is answered. */
export function redeemIntent({ voucher, bill }: Pick<BillVisit, 'voucher' | 'bill'>): string {
  return `redeem:${voucher.id}:${JSON.stringify(amountsOf(bill))}`;
}

export interface Confirmation {
  branchId: string;
  keyFor: (intent: string) => string;
  /** Whether typed codes are locked after too many wrong ones; a scanned QR is not a guess. */
  areCodesLocked: boolean;
}

/**
 * The visit with its request, or the same visit when there is nothing to send: no amount, nothing to take off it (the member would lose
 * the voucher for nothing), conditions not seen, or a request under way.
 * The code stands for the voucher, not the QR that was scanned: a QR is refused after a minute, and a long bill takes longer.
 */
export function confirmBill(visit: BillVisit, confirmation: Confirmation): BillVisit {
  const amounts = amountsOf(visit.bill);
  if (visit.attempt || !amounts || unseenOf(visit).length > 0) return visit;
  if (!discountOf(visit)?.discountCentimes) return visit;
  const attempt: RedeemVoucherInput = {
    branchId: confirmation.branchId,
    scan: confirmation.areCodesLocked ? visit.scan : visit.voucher.code,
    billCentimes: 'billCentimes' in amounts ? amounts.billCentimes : null,
    lines: 'lines' in amounts ? amounts.lines : null,
    idempotencyKey: confirmation.keyFor(redeemIntent(visit)),
  };
  return { ...visit, attempt, notice: null };
}

/** Where an answer leads. `nowMs` by the server's clock. */
export function afterAnswer(
  visit: BillVisit,
  answer: RedeemVoucherMutation['redeemVoucher'],
  nowMs: number,
): Visit {
  switch (answer.__typename) {
    case 'RedeemVoucherSuccess':
      return {
        step: 'receipt',
        receipt: answer.redemption,
        undoUntilMs: undoDeadlineMs(answer.redemption, nowMs),
        isUndone: false,
      };
    case 'ValidationError': {
      const message = answer.fields[0]?.message ?? answer.message;
      return { ...visit, attempt: null, notice: { message, lockedUntilMs: null } };
    }
    case 'IdempotencyKeyReusedError':
      return { ...visit, attempt: null, notice: { message: answer.message, lockedUntilMs: null } };
    case 'TooManyAttemptsError': {
      const lockedUntilMs = nowMs + answer.retryAfterSeconds * 1000;
      return { ...visit, attempt: null, notice: { message: answer.message, lockedUntilMs } };
    }
    default:
      return { step: 'refused', refusal: refusalOf(answer, nowMs) };
  }
}

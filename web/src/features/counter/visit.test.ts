import { describe, expect, it } from 'vitest';
import type { CounterReceiptFragment } from '../../gql/operations.ts';
import { createIdempotencyKeys } from '../../lib/graphql/idempotency-keys.ts';
import type { AmountKey } from '../../ui/amount-entry.ts';
import { typeInBill } from './bill-draft.ts';
import type { CounterVoucher } from './counter-voucher.ts';
import { afterAnswer, type BillVisit, changeBill, confirmBill, openBill, tick, unseenOf } from './visit.ts';

const french = (display: string) => ({ display, displayLanguage: 'fr' as const });

function voucherWith(conditions: CounterVoucher['offer']['conditions'] = []): CounterVoucher {
  return {
    id: 'voucher-1',
    code: '7KQ4M2XH9T',
    memberName: 'Fatima-Zahra E.',
    beneficiaryName: 'Salma',
    relation: 'DAUGHTER',
    age: 9,
    expiresAt: { date: '2026-11-26', time: '00:00', text: 'jeudi 26 novembre 2026, 00:00' },
    offer: {
      id: 'offer-1',
      title: french('Remise sur toutes les analyses'),
      headline: { text: '−30 %' },
      gain: { __typename: 'PercentageGain', basisPoints: 3000 },
      maximumDiscountCentimes: null,
      conditions,
      dependentCoverage: { childMaximumAge: 21, studentMaximumAge: 26 },
      organization: { id: 'organization-1', name: french('Fondation') },
      category: { code: 'laboratory', services: [] },
    },
  };
}

const token = 'WASL1.scanned';

function billOf(text: string, voucher = voucherWith()): BillVisit {
  const type = (visit: BillVisit, key: string) =>
    changeBill(visit, (bill) => typeInBill(bill, key as AmountKey));
  return [...text].reduce(type, openBill(token, voucher));
}

function keys(storage = new Map<string, string>()) {
  let made = 0;
  return createIdempotencyKeys(
    {
      getItem: (name) => storage.get(name) ?? null,
      setItem: (name, value) => void storage.set(name, value),
      removeItem: (name) => void storage.delete(name),
    },
    () => `key-${++made}-${storage.size}`,
  );
}

const at = (keyFor: (intent: string) => string, areCodesLocked = false) => ({
  branchId: 'branch-1',
  keyFor,
  areCodesLocked,
});

describe('confirming', () => {
  it('sends the code, which outlives the QR that was scanned', () => {
    expect(confirmBill(billOf('450'), at(keys().keyFor)).attempt).toMatchObject({
      branchId: 'branch-1',
      scan: '7KQ4M2XH9T',
      billCentimes: 45_000,
      lines: null,
    });
  });

  it('sends the QR while codes are locked', () => {
    expect(confirmBill(billOf('450'), at(keys().keyFor, true)).attempt?.scan).toBe('WASL1.scanned');
  });

  it('needs an amount and every condition seen', () => {
    const conditions = [
      { kind: 'PRESCRIPTION' as const, text: french('Ordonnance de moins de trois mois') },
      { kind: 'NOT_COMBINABLE' as const, text: french('Non cumulable') },
    ];
    expect(confirmBill(billOf(''), at(keys().keyFor)).attempt).toBeNull();
    const visit = billOf('450', voucherWith(conditions));
    expect(unseenOf(visit)).toEqual(['PRESCRIPTION']);
    expect(confirmBill(visit, at(keys().keyFor)).attempt).toBeNull();
    expect(confirmBill(tick(visit, 'PRESCRIPTION', true), at(keys().keyFor)).attempt).not.toBeNull();
  });

  it('is refused where nothing would be taken off, since the voucher would be gone for nothing', () => {
    const voucher = voucherWith();
    const gain = { __typename: 'AmountOffGain' as const, amountCentimes: 9_000, minimumBillCentimes: 30_000 };
    const withMinimum = { ...voucher, offer: { ...voucher.offer, gain } };
    expect(confirmBill(billOf('250', withMinimum), at(keys().keyFor)).attempt).toBeNull();
    expect(confirmBill(billOf('300', withMinimum), at(keys().keyFor)).attempt).not.toBeNull();
  });

  it('twice is one request', () => {
    const { keyFor } = keys();
    const once = confirmBill(billOf('450'), at(keyFor));
    expect(confirmBill(once, at(keyFor))).toBe(once);
  });

  it('keeps its key over a reload until an answer came, and then takes another', () => {
    const storage = new Map<string, string>();
    const first = confirmBill(billOf('450'), at(keys(storage).keyFor)).attempt?.idempotencyKey;
    const afterReload = keys(storage);
    expect(confirmBill(billOf('450'), at(afterReload.keyFor)).attempt?.idempotencyKey).toBe(first);
    expect(confirmBill(billOf('451'), at(afterReload.keyFor)).attempt?.idempotencyKey).not.toBe(first);
  });

  it('holds the bill still until the answer', () => {
    const sent = confirmBill(billOf('450'), at(keys().keyFor));
    expect(changeBill(sent, (bill) => typeInBill(bill, '1'))).toBe(sent);
    expect(tick(sent, 'MEMBER_CARD', true)).toBe(sent);
  });
});

describe('an answer', () => {
  const sent = confirmBill(billOf('450'), at(keys().keyFor));
  const nowMs = Date.parse('2026-11-22T09:30:00.000Z');

  it('of success is the receipt', () => {
    const redemption = {
      receiptNumber: 'WSL-2611-000001',
      reversibleForSeconds: 900,
      reversibleUntil: { instant: '2026-11-22T09:45:00.000Z' },
    } as CounterReceiptFragment;
    expect(afterAnswer(sent, { __typename: 'RedeemVoucherSuccess', redemption }, nowMs)).toEqual({
      step: 'receipt',
      receipt: redemption,
      undoUntilMs: Date.parse('2026-11-22T09:45:00.000Z'),
      isUndone: false,
    });
  });

  it('about the bill leaves the bill open to be mended', () => {
    const answer = {
      __typename: 'ValidationError' as const,
      code: 'VALIDATION_FAILED' as const,
      message: 'À corriger',
      fields: [{ field: 'billCentimes', message: 'Le montant doit être supérieur à zéro.' }],
    };
    expect(afterAnswer(sent, answer, nowMs)).toMatchObject({
      step: 'bill',
      attempt: null,
      bill: sent.bill,
      notice: { message: 'Le montant doit être supérieur à zéro.' },
    });
  });

  it('of too many attempts says until when', () => {
    const answer = {
      __typename: 'TooManyAttemptsError' as const,
      code: 'TOO_MANY_ATTEMPTS' as const,
      message: 'Trop d’essais',
      retryAfterSeconds: 60,
    };
    expect(afterAnswer(sent, answer, nowMs)).toMatchObject({ notice: { lockedUntilMs: nowMs + 60_000 } });
  });

  it('of refusal ends the visit with why and what to say', () => {
    const answer = {
      __typename: 'VoucherNotUsableError' as const,
      code: 'VOUCHER_ALREADY_REDEEMED' as const,
      message: 'Ce bon a déjà été utilisé.',
      sayToMember: 'Votre bon a déjà servi.',
    };
    expect(afterAnswer(sent, answer, nowMs)).toMatchObject({
      step: 'refused',
      refusal: { title: 'alreadyUsed', sayToMember: 'Votre bon a déjà servi.', problem: null },
    });
  });
});

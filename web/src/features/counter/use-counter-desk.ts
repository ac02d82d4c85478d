import { useQueryClient } from '@tanstack/react-query';
import { parseScan } from '@wasl/shared/scan';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  CheckVoucherDocument,
  type ConditionKind,
  CounterRedemptionsDocument,
  type RedeemVoucherInput,
  type RedeemVoucherMutation,
} from '../../gql/operations.ts';
import { serverNowMs } from '../../lib/clock.ts';
import { api, idempotencyKeys, operationKey } from '../../lib/graphql/api.ts';
import { isConnectionError } from '../../lib/graphql/request-error.ts';
import { amountsOf, type BillDraft } from './bill-draft.ts';
import { noteReach } from './network-state.ts';
import { refusalOf, refusalOfScan } from './refusal.ts';
import { playSignal } from './signals.ts';
import { useRedeemAttempt } from './use-redeem-attempt.ts';
import {
  afterAnswer,
  changeBill,
  confirmBill,
  newVisit,
  openBill,
  redeemIntent,
  tick,
  type Visit,
} from './visit.ts';
import { keepVisit, readVisit } from './visit-storage.ts';

export type CheckState =
  | { status: 'idle' }
  | { status: 'checking'; scan: string }
  | { status: 'failed'; scan: string; error: unknown };

/** Something to tell the cashier that changes nothing on the desk. */
export type DeskRemark = 'sameVoucher' | 'waitForAnswer' | 'notAVoucher';

export type CounterDesk = ReturnType<typeof useCounterDesk>;

/** One counter of a branch: the visit in hand, what it waits for, and everything that can be done with it. */
export function useCounterDesk(branchId: string, onRemark: (remark: DeskRemark) => void) {
  const queryClient = useQueryClient();
  const [visit, setVisit] = useState<Visit>(() => readVisit(branchId) ?? newVisit);
  const [check, setCheck] = useState<CheckState>({ status: 'idle' });
  /** Another voucher scanned over a bill that is being typed: asked about before the bill goes. */
  const [otherScan, setOtherScan] = useState<string | null>(null);
  const [codesLockedUntilMs, setCodesLockedUntilMs] = useState(0);
  const isChecking = useRef(false);
  const current = useRef(visit);

  /** The only way a visit changes: what is kept and what the next key sees is never behind what is drawn. */
  const change = useCallback(
    (next: Visit) => {
      current.current = next;
      keepVisit(branchId, next);
      setVisit(next);
    },
    [branchId],
  );

  const refreshRedemptions = useCallback(
    () => queryClient.invalidateQueries({ queryKey: operationKey(CounterRedemptionsDocument) }),
    [queryClient],
  );

  function answered(answer: RedeemVoucherMutation['redeemVoucher'], attempt: RedeemVoucherInput) {
    const before = current.current;
    if (before.step !== 'bill' || before.attempt?.idempotencyKey !== attempt.idempotencyKey) return;
    idempotencyKeys.settle(redeemIntent(before));
    const isDone = answer.__typename === 'RedeemVoucherSuccess';
    playSignal(isDone ? 'done' : 'refused');
    change(afterAnswer(before, answer, serverNowMs()));
    if (isDone) void refreshRedemptions();
  }

  const attempt = useRedeemAttempt(visit.step === 'bill' ? visit.attempt : null, answered);

  const checkScan = useCallback(
    async (scan: string) => {
      if (isChecking.current) return;
      isChecking.current = true;
      setCheck({ status: 'checking', scan });
      try {
        const { checkVoucher } = await noteReach(
          api.mutate(CheckVoucherDocument, { input: { branchId, scan } }),
        );
        const isUsable = checkVoucher.__typename === 'CheckVoucherSuccess';
        playSignal(isUsable ? 'read' : 'refused');
        setCheck({ status: 'idle' });
        if (isUsable) return change(openBill(scan, checkVoucher.voucher));
        const refusal = refusalOf(checkVoucher, serverNowMs());
        if (refusal.lockedUntilMs !== null) setCodesLockedUntilMs(refusal.lockedUntilMs);
        change({ step: 'refused', refusal });
      } catch (error) {
        setCheck({ status: 'failed', scan, error });
      } finally {
        isChecking.current = false;
      }
    },
    [branchId, change],
  );

  const takeScan = useCallback(
    (text: string) => {
      const before = current.current;
      const parsed = parseScan(text);
      if (before.step === 'bill') {
        const remark = remarkOn(before, parsed);
        if (remark) return onRemark(remark);
        if (amountsOf(before.bill)) return setOtherScan(text);
      }
      if (parsed.kind === 'unknown') {
        playSignal('refused');
        return change({ step: 'refused', refusal: refusalOfScan(parsed.reason) });
      }
      void checkScan(text);
    },
    [change, checkScan, onRemark],
  );

  // What could not be asked is asked by itself when the network is back.
  const unanswered = check.status === 'failed' && isConnectionError(check.error) ? check.scan : null;
  useEffect(() => {
    if (unanswered === null) return;
    const again = () => void checkScan(unanswered);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [unanswered, checkScan]);

  return {
    visit,
    check,
    attempt,
    otherScan,
    codesLockedUntilMs,
    takeScan,
    recheck: () => check.status === 'failed' && void checkScan(check.scan),
    takeOtherScan(isWanted: boolean) {
      const scan = otherScan;
      setOtherScan(null);
      if (isWanted && scan !== null) void checkScan(scan);
    },
    changeBill(edit: (bill: BillDraft) => BillDraft) {
      if (current.current.step === 'bill') change(changeBill(current.current, edit));
    },
    tick(kind: ConditionKind, isSeen: boolean) {
      if (current.current.step === 'bill') change(tick(current.current, kind, isSeen));
    },
    confirm() {
      // Certain that nothing can be sent: the bill stays open instead of waiting without an end.
      if (current.current.step !== 'bill' || !navigator.onLine) return;
      const areCodesLocked = codesLockedUntilMs > serverNowMs();
      change(
        confirmBill(current.current, {
          branchId,
          keyFor: (intent) => idempotencyKeys.keyFor(intent),
          areCodesLocked,
        }),
      );
    },
    next() {
      setCheck({ status: 'idle' });
      change(newVisit);
    },
    /** Puts back a visit that was left a moment ago. */
    resume: change,
    undone(redemptionId: string) {
      const before = current.current;
      if (before.step === 'receipt' && before.receipt.id === redemptionId)
        change({ ...before, isUndone: true, undoUntilMs: null });
      void refreshRedemptions();
    },
  };
}

/** Why a scan is not taken while this bill is open, or null. */
function remarkOn(
  { attempt, voucher }: Extract<Visit, { step: 'bill' }>,
  parsed: ReturnType<typeof parseScan>,
): DeskRemark | null {
  if (attempt) return 'waitForAnswer';
  if (parsed.kind === 'unknown') return 'notAVoucher';
  const code = parsed.kind === 'token' ? parsed.token.code : parsed.code;
  return code === voucher.code ? 'sameVoucher' : null;
}

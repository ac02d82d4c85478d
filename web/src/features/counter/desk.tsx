import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../ui/toast-store.ts';
import { amountsOf, typeInBill } from './bill-draft.ts';
import { BillStep } from './bill-step.tsx';
import { CounterBar } from './counter-bar.tsx';
import type { CounterBranch } from './counter-branch.ts';
import { ReceiptStep } from './receipt-step.tsx';
import { RecentStrip } from './recent-strip.tsx';
import { RefusalStep } from './refusal-step.tsx';
import { ScanStep } from './scan-step.tsx';
import type { Undoable } from './undo-dialog.tsx';
import { type CounterDesk, useCounterDesk } from './use-counter-desk.ts';
import { useCounterKeys } from './use-counter-keys.ts';
import type { Visit } from './visit.ts';

const UndoDialog = lazy(() => import('./undo-dialog.tsx').then((module) => ({ default: module.UndoDialog })));
const ConfirmDialog = lazy(() =>
  import('../../ui/dialog.tsx').then((module) => ({ default: module.ConfirmDialog })),
);

/** An Enter that confirmed must not, pressed once more, close the receipt nobody has read. */
const receiptRestMs = 900;

interface DeskProps {
  branch: CounterBranch;
  partnerName: string;
  onMenu: () => void;
}

/** One counter at work: bar, latest redemptions, and the step in hand. */
export function Desk({ branch, partnerName, onMenu }: DeskProps) {
  const { t } = useTranslation('counter');
  const [undoing, setUndoing] = useState<Undoable | null>(null);
  const [isLeaving, setLeaving] = useState(false);
  const desk = useCounterDesk(branch.id, (remark) => showToast({ text: t(`remark.${remark}`) }));
  const { visit } = desk;
  const steppedAtMs = useStepFocus(visit);
  useDeskKeys(desk, steppedAtMs);

  /** To another voucher: at once where nothing is lost, else with a way back, or asked about while an answer is out. */
  function leave() {
    if (visit.step !== 'bill') return desk.next();
    if (visit.attempt) return setLeaving(true);
    desk.next();
    showToast({ text: t('bill.left'), action: { label: t('bill.resume'), run: () => desk.resume(visit) } });
  }

  return (
    <>
      <CounterBar
        partnerName={partnerName}
        branchName={branch.name.display}
        onOther={visit.step === 'scan' ? null : leave}
        onMenu={onMenu}
      />
      <RecentStrip branchId={branch.id} onUndo={setUndoing} />
      <Step visit={visit} desk={desk} onLeave={leave} onUndo={setUndoing} />
      <Suspense>
        {undoing && (
          <UndoDialog
            redemption={undoing}
            onClose={() => setUndoing(null)}
            onUndone={(redemptionId) => {
              setUndoing(null);
              desk.undone(redemptionId);
              showToast({ text: t('undo.done') });
            }}
          />
        )}
        {desk.otherScan !== null && (
          <ConfirmDialog
            isOpen
            title={t('otherScan.title')}
            text={t('otherScan.text')}
            cancelLabel={t('otherScan.stay')}
            confirmLabel={t('otherScan.go')}
            onClose={() => desk.takeOtherScan(false)}
            onConfirm={() => desk.takeOtherScan(true)}
          />
        )}
        {isLeaving && (
          <ConfirmDialog
            isOpen
            harm
            title={t('abandon.title')}
            text={t('abandon.text')}
            cancelLabel={t('abandon.stay')}
            confirmLabel={t('abandon.go')}
            onClose={() => setLeaving(false)}
            onConfirm={() => {
              setLeaving(false);
              desk.next();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

interface StepProps {
  visit: Visit;
  desk: CounterDesk;
  onLeave: () => void;
  onUndo: (redemption: Undoable) => void;
}

function Step({ visit, desk, onLeave, onUndo }: StepProps) {
  switch (visit.step) {
    case 'scan':
      return (
        <ScanStep
          check={desk.check}
          codesLockedUntilMs={desk.codesLockedUntilMs}
          onScan={desk.takeScan}
          onRecheck={desk.recheck}
        />
      );
    case 'refused':
      return <RefusalStep refusal={visit.refusal} onNext={desk.next} />;
    case 'bill':
      return (
        <BillStep
          visit={visit}
          attempt={desk.attempt}
          onChange={desk.changeBill}
          onTick={desk.tick}
          onConfirm={desk.confirm}
          onLeave={onLeave}
        />
      );
    case 'receipt':
      return <ReceiptStep visit={visit} onUndo={() => onUndo(visit.receipt)} onNext={desk.next} />;
  }
}

/** After a change of step the focus goes to its heading, which screen readers then read. Returns when that was, by the page's clock. */
function useStepFocus(visit: Visit): React.RefObject<number> {
  const steppedAtMs = useRef(0);
  const before = useRef(visit.step);
  useEffect(() => {
    if (before.current === visit.step) return;
    before.current = visit.step;
    steppedAtMs.current = performance.now();
    if (visit.step !== 'scan') window.scrollTo(0, 0);
    if (visit.step !== 'scan' || !window.matchMedia('(pointer: fine)').matches)
      document.querySelector<HTMLElement>('.counter h1')?.focus({ preventScroll: true });
  }, [visit.step]);
  return steppedAtMs;
}

function useDeskKeys(desk: CounterDesk, steppedAtMs: React.RefObject<number>): void {
  const { visit } = desk;
  const remembered = useRef({ run: visit, burst: visit });
  useCounterKeys({
    onScan: desk.takeScan,
    remember: (from) => {
      remembered.current[from] = visit;
    },
    restore: (from) => {
      const before = remembered.current[from];
      // The digits of a code went into the bill before anybody could know that they came from a scanner.
      if (before.step === 'bill' && visit.step === 'bill' && before.voucher.id === visit.voucher.id)
        desk.changeBill(() => before.bill);
    },
    onAmountKey: (key) => desk.changeBill((bill) => typeInBill(bill, key)),
    onEnter: () => {
      if (visit.step === 'bill' && amountsOf(visit.bill)) desk.confirm();
      const isRested = performance.now() - steppedAtMs.current > receiptRestMs;
      if ((visit.step === 'receipt' || visit.step === 'refused') && isRested) desk.next();
    },
  });
}

import { formatMoney } from '@wasl/shared/money';
import Ban from 'lucide-react/icons/ban';
import Check from 'lucide-react/icons/check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useTranslation } from 'react-i18next';
import type { ConditionKind } from '../../gql/operations.ts';
import { isRequestError } from '../../lib/graphql/request-error.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keypad } from '../../ui/keypad.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Num } from '../../ui/num.tsx';
import { clockText, useSecondsUntil } from '../../ui/use-countdown.ts';
import { activateLine, type BillDiscount, type BillDraft, chooseService, typeInBill } from './bill-draft.ts';
import { BillLines } from './bill-lines.tsx';
import { useNetworkState } from './network-state.ts';
import { ServiceChips } from './service-chips.tsx';
import type { AttemptState } from './use-redeem-attempt.ts';
import { type BillVisit, discountOf, unseenOf } from './visit.ts';
import { VoucherPanel } from './voucher-panel.tsx';

interface BillStepProps {
  visit: BillVisit;
  attempt: { state: AttemptState; retry: () => void };
  onChange: (change: (bill: BillDraft) => BillDraft) => void;
  onTick: (kind: ConditionKind, isSeen: boolean) => void;
  onConfirm: () => void;
  /** The voucher stays unused. */
  onLeave: () => void;
}

/** Second and third step on one screen: who and what beside the bill, the pad, and the one button that counts. */
export function BillStep({ visit, attempt, onChange, onTick, onConfirm, onLeave }: BillStepProps) {
  const { t } = useTranslation('counter');
  const discount = discountOf(visit);
  return (
    <div className="counter-bill">
      <VoucherPanel visit={visit} onTick={onTick} />
      <section className="bill" aria-label={t('bill.title')}>
        <BillLines
          visit={visit}
          discount={discount}
          onActivate={(index) => onChange((bill) => activateLine(bill, index))}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the pad does not take the focus from where Enter confirms */}
        <div className="pad" onMouseDown={(event) => event.preventDefault()}>
          <ServiceChips visit={visit} onChoose={(code) => onChange((bill) => chooseService(bill, code))} />
          <Keypad label={t('bill.pad')} onKey={(key) => onChange((bill) => typeInBill(bill, key))} />
        </div>
        <div className="decide">
          <Remarks visit={visit} attempt={attempt} />
          <Decision visit={visit} attempt={attempt} discount={discount} onConfirm={onConfirm} />
          <button type="button" className="button quiet no" onClick={onLeave}>
            <Icon of={Ban} />
            {visit.attempt ? t('bill.abandon') : t('bill.leave')}
          </button>
        </div>
      </section>
    </div>
  );
}

/** What came of the last press, when it changed nothing yet. */
function Remarks({ visit: { notice }, attempt }: Pick<BillStepProps, 'visit' | 'attempt'>) {
  const { t } = useTranslation('counter');
  const secondsLocked = useSecondsUntil(notice?.lockedUntilMs ?? 0);
  const { state } = attempt;
  return (
    <div className="remarks" role="status">
      {notice && (
        <Notice tone="harm" icon={CircleAlert}>
          {notice.message} {secondsLocked > 0 && <Num>{clockText(secondsLocked)}</Num>}
        </Notice>
      )}
      {state.status === 'waiting' && (
        <Notice tone="wait" icon={CloudOff}>
          <b>{t('attempt.waitingTitle')}</b> {t('attempt.waitingText')}
        </Notice>
      )}
      {state.status === 'failed' && (
        <Notice tone="harm" icon={CircleAlert}>
          <b>{t('attempt.failedTitle')}</b>{' '}
          {isOutdated(state) || !isRequestError(state.error) ? t('attempt.outdated') : state.error.message}{' '}
          {isRequestError(state.error) && state.error.reference && <Code value={state.error.reference} />}
        </Notice>
      )}
    </div>
  );
}

interface DecisionProps extends Pick<BillStepProps, 'visit' | 'attempt' | 'onConfirm'> {
  discount: BillDiscount | null;
}

/** The one filled button: it says what will happen with the amount in it, or what is still missing. */
function Decision({ visit, attempt, discount, onConfirm }: DecisionProps) {
  const { t } = useTranslation('counter');
  const isOffline = useNetworkState() === 'offline';
  const [missing] = unseenOf(visit);
  const { status } = attempt.state;
  if (status === 'waiting' || status === 'failed') {
    return (
      <Button
        className="ok"
        icon={RefreshCw}
        onPress={isOutdated(attempt.state) ? () => window.location.reload() : attempt.retry}
      >
        <span className="words">
          <b>{t('attempt.retry')}</b>
          <small>{t('attempt.once')}</small>
        </span>
      </Button>
    );
  }
  if (visit.attempt) {
    return (
      <Button className="ok" busy>
        <b>{t('attempt.sending')}</b>
      </Button>
    );
  }
  if (!discount) return <Blocked text={t('bill.enterAmount')} />;
  if (discount.discountCentimes === 0)
    return <Blocked text={t('bill.noDiscount')} hint={t('bill.noDiscountHint')} />;
  if (missing) {
    const what = missing === 'PRESCRIPTION' ? t('voucher.seen.PRESCRIPTION') : t('voucher.seen.MEMBER_CARD');
    return (
      <Blocked
        text={t('bill.tickFirst', { what })}
        onPress={() => document.getElementById(`seen-${missing}`)?.focus()}
      />
    );
  }
  if (isOffline) return <Blocked text={t('bill.needsNetwork')} hint={t('bill.needsNetworkHint')} />;
  const { totalCentimes, discountCentimes, payableCentimes } = discount;
  return (
    <Button className="ok" icon={Check} onPress={onConfirm}>
      <span className="words">
        <b>
          {t('bill.confirm')} <Num>{formatMoney(payableCentimes, { unit: 'MAD' })}</Num>
        </b>
        <small>
          {t('bill.insteadOf', {
            total: formatMoney(totalCentimes),
            discount: formatMoney(discountCentimes),
          })}
        </small>
      </span>
    </Button>
  );
}

/** Not yet: the button says what is missing, and leads there. */
function Blocked({ text, hint, onPress }: { text: string; hint?: string; onPress?: () => void }) {
  return (
    <button type="button" className="button ok" aria-disabled="true" onClick={onPress}>
      <span className="words">
        <b>{text}</b>
        {hint && <small>{hint}</small>}
      </span>
    </button>
  );
}

/** This build's operations are no longer known: reloading brings the new page, and the request goes on from there. */
function isOutdated(state: AttemptState): boolean {
  return state.status === 'failed' && isRequestError(state.error, 'OUTDATED');
}

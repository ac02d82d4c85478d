import { formatMoney } from '@wasl/shared/money';
import CircleCheck from 'lucide-react/icons/circle-check';
import Printer from 'lucide-react/icons/printer';
import ScanLine from 'lucide-react/icons/scan-line';
import Undo2 from 'lucide-react/icons/undo-2';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { FlipIcon, Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import { SumRow, Sums } from '../../ui/sums.tsx';
import { Ticket, TicketPart, TicketTear } from '../../ui/ticket.tsx';
import { clockText, useSecondsUntil } from '../../ui/use-countdown.ts';
import type { ReceiptVisit } from './visit.ts';

interface ReceiptStepProps {
  visit: ReceiptVisit;
  onUndo: () => void;
  onNext: () => void;
}

/** It is done: the number, what is to be paid, and the way back while there is one. Prints as a receipt. */
export function ReceiptStep({ visit, onUndo, onNext }: ReceiptStepProps) {
  const { t } = useTranslation('counter');
  const { receipt, isUndone } = visit;
  const { offer } = receipt;
  return (
    <div className="counter-receipt">
      <Ticket torn={!isUndone} aria-labelledby="receipt-title">
        <TicketPart className={isUndone ? 'head undone' : 'head'}>
          {isUndone ? <FlipIcon of={Undo2} /> : <Icon of={CircleCheck} />}
          <h1 id="receipt-title" tabIndex={-1}>
            {isUndone ? t('receipt.undone') : t('receipt.title')}
          </h1>
          <p className="print-only">
            <LocalText text={offer.partner.name} /> · <LocalText text={receipt.branch.name} />
          </p>
          <p>
            <Code value={receipt.receiptNumber} />
          </p>
          <p className="text-muted">{receipt.redeemedAt.text}</p>
        </TicketPart>
        <TicketTear />
        <TicketPart>
          <p className="what">
            <b>
              <bdi>{receipt.beneficiaryName}</bdi>
            </b>
            <span>
              <LocalText text={offer.title} />
            </span>
            <span className="print-only">
              <LocalText text={offer.organization.name} />
            </span>
          </p>
          <Amounts visit={visit} />
        </TicketPart>
      </Ticket>
      <div className="actions screen-only">
        <Button wide large icon={ScanLine} onPress={onNext}>
          {t('receipt.next')}
        </Button>
        <Button kind="quiet" icon={Printer} onPress={() => window.print()}>
          {t('receipt.print')}
        </Button>
        <UndoButton untilMs={visit.undoUntilMs} onUndo={onUndo} />
      </div>
    </div>
  );
}

function Amounts({ visit: { receipt, isUndone } }: { visit: ReceiptVisit }) {
  const { t } = useTranslation('counter');
  const byService = receipt.lines.filter(({ service }) => service !== null);
  return (
    <>
      <Sums>
        {byService.map(
          ({ service, amountCentimes }) =>
            service && (
              <SumRow key={service.code} label={<LocalText text={service.name} />}>
                <Num>{formatMoney(amountCentimes)}</Num>
              </SumRow>
            ),
        )}
        <SumRow label={t('bill.total')}>
          <Num>{formatMoney(receipt.billCentimes)}</Num>
        </SumRow>
        <SumRow label={t('bill.discountTotal')} tone="gain">
          <Num>{formatMoney(-receipt.discountCentimes)}</Num>
        </SumRow>
      </Sums>
      <p className="pay" data-undone={isUndone || undefined}>
        <span>{t('receipt.toPay')}</span>
        <b>
          <Num>
            {formatMoney(receipt.payableCentimes)} <small>{t('bill.currency')}</small>
          </Num>
        </b>
      </p>
    </>
  );
}

function UndoButton({ untilMs, onUndo }: { untilMs: number | null; onUndo: () => void }) {
  const { t } = useTranslation('counter');
  const seconds = useSecondsUntil(untilMs ?? 0);
  if (untilMs === null || seconds === 0) return null;
  return (
    <Button kind="quiet" harm onPress={onUndo}>
      <FlipIcon of={Undo2} />
      {t('undo.action')} <Num>{clockText(seconds)}</Num>
    </Button>
  );
}

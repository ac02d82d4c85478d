import { formatMoney } from '@wasl/shared/money';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReverseRedemptionDocument } from '../../gql/operations.ts';
import { api, idempotencyKeys } from '../../lib/graphql/api.ts';
import { isConnectionError, isRequestError } from '../../lib/graphql/request-error.ts';
import { Button } from '../../ui/button.tsx';
import { Radio } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { noteReach } from './network-state.ts';
import { playSignal } from './signals.ts';

/** What is to be undone, as the strip or the receipt knows it. */
export interface Undoable {
  id: string;
  beneficiaryName: string;
  discountCentimes: number;
  receiptNumber: string;
}

const reasons = ['wrongAmount', 'wrongVoucher', 'notPaid', 'other'] as const;
type Reason = (typeof reasons)[number];

const shortestReason = 3;
const longestReason = 200;

interface UndoDialogProps {
  redemption: Undoable;
  onClose: () => void;
  onUndone: (redemptionId: string) => void;
}

/** Asks why before undoing: the reason goes into the audit log, and the member sees the voucher as undone. */
export function UndoDialog({ redemption, onClose, onUndone }: UndoDialogProps) {
  const { t } = useTranslation('counter');
  const [reason, setReason] = useState<Reason | null>(null);
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const isComplete = reason !== null && (reason !== 'other' || [...words.trim()].length >= shortestReason);

  async function undo() {
    if (!reason || !isComplete) return setProblem(t(reason ? 'undo.sayWhy' : 'undo.chooseReason'));
    const said = reason === 'other' ? words.trim() : t(`undo.reason.${reason}`);
    const intent = `reverse:${redemption.id}:${said}`;
    try {
      const { reverseRedemption } = await noteReach(
        api.mutate(ReverseRedemptionDocument, {
          input: {
            redemptionId: redemption.id,
            reason: said,
            idempotencyKey: idempotencyKeys.keyFor(intent),
          },
        }),
      );
      idempotencyKeys.settle(intent);
      if (reverseRedemption.__typename === 'ReverseRedemptionSuccess') {
        playSignal('read');
        onUndone(redemption.id);
      } else {
        setProblem(
          (reverseRedemption.__typename === 'ValidationError' && reverseRedemption.fields[0]?.message) ||
            reverseRedemption.message,
        );
      }
    } catch (error) {
      setProblem(isConnectionError(error) || !isRequestError(error) ? t('undo.noAnswer') : error.message);
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="counter-undo"
      title={t('undo.title', { name: redemption.beneficiaryName })}
      description={t('undo.text', {
        number: redemption.receiptNumber,
        amount: formatMoney(redemption.discountCentimes, { unit: 'MAD' }),
      })}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            {t('undo.keep')}
          </Button>
          <Button harm onPress={undo}>
            {t('undo.confirm')}
          </Button>
        </>
      }
    >
      <fieldset>
        <legend className="font-semibold">{t('undo.why')}</legend>
        {reasons.map((each) => (
          <Radio
            key={each}
            name="undo-reason"
            checked={reason === each}
            onChange={() => {
              setReason(each);
              setProblem(null);
            }}
          >
            {t(`undo.reason.${each}`)}
          </Radio>
        ))}
      </fieldset>
      {reason === 'other' && (
        <TextField
          label={t('undo.words')}
          value={words}
          maxLength={longestReason}
          autoFocus
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      {problem && (
        <Notice tone="harm" icon={CircleAlert} role="alert">
          {problem}
        </Notice>
      )}
    </Dialog>
  );
}

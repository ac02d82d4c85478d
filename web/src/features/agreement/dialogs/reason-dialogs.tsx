import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CancelSigningDocument,
  ReviseAgreementDocument,
  SuspendAgreementDocument,
  WithdrawAgreementDocument,
} from '../../../gql/operations.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import type { AgreementHead } from '../agreement.types.ts';
import { problemOf } from '../change-trouble.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';
import { ActionDialog } from './action-dialog.tsx';

export interface ActDialogProps {
  agreement: AgreementHead;
  onClose: () => void;
}

/** A reason, with the message when it is missing. */
function useReason() {
  const { t } = useTranslation('agreement');
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  /** The reason; null and a message when there is none. */
  const take = () => {
    const text = reason.trim();
    setMissing(text === '');
    return text === '' ? null : text;
  };
  const field = (label: string, hint: string | undefined, problem: string | undefined) => (
    <TextArea
      label={label}
      hint={hint}
      error={problem ?? (isMissing ? t('reason.missing') : undefined)}
      required
      maxLength={500}
      value={reason}
      onChange={({ target }) => setReason(target.value)}
    />
  );
  return { take, field };
}

/** Gives up a request: the approved text stays, links stop working. */
export function CancelSigningDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const { take, field } = useReason();
  const change = useAgreementChange(CancelSigningDocument);
  const confirm = async () => {
    const reason = take();
    if (reason && (await change.send({ agreementId: agreement.id, reason }, t('cancelSigning.done'))))
      onClose();
  };
  return (
    <ActionDialog
      title={t('cancelSigning.title')}
      text={t('cancelSigning.text')}
      confirmLabel={t('actions.cancelSigning')}
      harm
      shown={['reason']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {field(t('reason.label'), t('cancelSigning.hint'), problemOf(change.trouble, 'reason'))}
    </ActionDialog>
  );
}

/** Takes the text back: what was collected for it is void. */
export function ReviseDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const { take, field } = useReason();
  const change = useAgreementChange(ReviseAgreementDocument);
  const confirm = async () => {
    const changeNote = take();
    if (changeNote && (await change.send({ agreementId: agreement.id, changeNote }, t('revise.done'))))
      onClose();
  };
  return (
    <ActionDialog
      title={t('revise.title')}
      text={agreement.state === 'OUT_FOR_SIGNATURE' ? t('revise.textSigned') : t('revise.text')}
      confirmLabel={t('actions.reviseAgreement')}
      harm
      shown={['changeNote']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {field(t('revise.note'), t('revise.hint'), problemOf(change.trouble, 'changeNote'))}
    </ActionDialog>
  );
}

/** Gives up the agreement, or only its renewal. */
export function WithdrawDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const { take, field } = useReason();
  const change = useAgreementChange(WithdrawAgreementDocument);
  const confirm = async () => {
    const reason = take();
    if (reason && (await change.send({ agreementId: agreement.id, reason }, t('withdraw.done')))) onClose();
  };
  return (
    <ActionDialog
      title={t('withdraw.title')}
      text={agreement.state === 'RENEWING' ? t('withdraw.textRenewal') : t('withdraw.text')}
      confirmLabel={t('actions.withdrawAgreement')}
      harm
      shown={['reason']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {field(t('reason.label'), undefined, problemOf(change.trouble, 'reason'))}
    </ActionDialog>
  );
}

/** Suspends: nothing is issued or redeemed until it is resumed. */
export function SuspendDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const { take, field } = useReason();
  const change = useAgreementChange(SuspendAgreementDocument);
  const confirm = async () => {
    const reason = take();
    if (reason && (await change.send({ agreementId: agreement.id, reason }, t('suspend.done')))) onClose();
  };
  return (
    <ActionDialog
      title={t('suspend.title')}
      text={t('suspend.text')}
      confirmLabel={t('actions.suspendAgreement')}
      harm
      shown={['reason']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {field(t('reason.label'), t('suspend.hint'), problemOf(change.trouble, 'reason'))}
    </ActionDialog>
  );
}

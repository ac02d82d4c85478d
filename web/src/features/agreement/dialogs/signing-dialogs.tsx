import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ReviewVersionDocument,
  SendForSignatureDocument,
  type SigningRoute,
} from '../../../gql/operations.ts';
import { Radio } from '../../../ui/choice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { problemOf } from '../change-trouble.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { ActDialogProps } from './reason-dialogs.tsx';

const routes = ['LINKS', 'PAPER'] as const satisfies readonly SigningRoute[];

/** Sends the approved text to those who sign: by links or on paper, for so many days. */
export function SendDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const [route, setRoute] = useState<SigningRoute>('LINKS');
  const [days, setDays] = useState('14');
  const change = useAgreementChange(SendForSignatureDocument);
  const confirm = async () => {
    const input = { agreementId: agreement.id, route, expiresInDays: Number(days) || 14 };
    if (await change.send(input, t(`send.done.${route}`))) onClose();
  };
  return (
    <ActionDialog
      title={t('send.title')}
      text={t('send.text')}
      confirmLabel={t('send.send')}
      shown={['expiresInDays']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="mb-1">{t('send.route')}</legend>
        {routes.map((each) => (
          <Radio key={each} name="route" checked={route === each} onChange={() => setRoute(each)}>
            <b>{t(`send.routes.${each}.title`)}</b>
            <small className="block text-muted">{t(`send.routes.${each}.text`)}</small>
          </Radio>
        ))}
      </fieldset>
      <TextField
        label={t('send.days')}
        hint={t('send.daysHint')}
        error={problemOf(change.trouble, 'expiresInDays')}
        type="number"
        inputMode="numeric"
        dir="ltr"
        min={1}
        max={60}
        value={days}
        onChange={({ target }) => setDays(target.value)}
      />
    </ActionDialog>
  );
}

/** An opinion on the text in review: approve, or ask for changes with a note. */
export function ReviewDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const [isApproval, setApproval] = useState(true);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const change = useAgreementChange(ReviewVersionDocument);
  const confirm = async () => {
    const text = note.trim();
    setMissing(!isApproval && text === '');
    if (!isApproval && text === '') return;
    const isDone = await change.send(
      {
        agreementId: agreement.id,
        versionNumber: agreement.currentVersion?.number ?? 0,
        isApproval,
        note: text || null,
      },
      isApproval ? t('review.approvedDone') : t('review.changesDone'),
    );
    if (isDone) onClose();
  };
  return (
    <ActionDialog
      title={t('review.dialogTitle', { number: agreement.currentVersion?.number })}
      text={t('review.dialogText')}
      confirmLabel={isApproval ? t('review.approve') : t('review.askChanges')}
      shown={['note']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="mb-1">{t('review.opinion')}</legend>
        <Radio name="opinion" checked={isApproval} onChange={() => setApproval(true)}>
          <b>{t('review.approve')}</b>
          <small className="block text-muted">{t('review.approveText')}</small>
        </Radio>
        <Radio name="opinion" checked={!isApproval} onChange={() => setApproval(false)}>
          <b>{t('review.askChanges')}</b>
          <small className="block text-muted">{t('review.askChangesText')}</small>
        </Radio>
      </fieldset>
      <TextArea
        label={isApproval ? t('review.noteOptional') : t('review.note')}
        error={problemOf(change.trouble, 'note') ?? (isMissing ? t('review.noteMissing') : undefined)}
        required={!isApproval}
        maxLength={2000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActionDialog>
  );
}

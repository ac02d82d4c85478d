import { useQuery } from '@tanstack/react-query';
import { addDays } from '@wasl/shared/civil-date';
import { formatCivilDate } from '@wasl/shared/civil-text';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementColleaguesDocument,
  AgreementOwnerDocument,
  OfficeAssignAgreementDocument,
  OfficeNoteNextStepDocument,
  OfficeRenewAgreementDocument,
  OfficeTerminateAgreementDocument,
  ResumeAgreementDocument,
  type TerminationParty,
} from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { useLanguage } from '../../../lib/i18n/use-language.ts';
import { Radio } from '../../../ui/choice.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { problemOf } from '../change-trouble.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { ActDialogProps } from './reason-dialogs.tsx';

export function ResumeDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const change = useAgreementChange(ResumeAgreementDocument);
  const confirm = async () => {
    if (await change.send({ agreementId: agreement.id }, t('resume.done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('resume.title')}
      text={t('resume.text')}
      confirmLabel={t('actions.resumeAgreement')}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

const parties = ['ORGANIZATION', 'PARTNER'] as const satisfies readonly TerminationParty[];

/** Gives notice: who, why, until when. */
export function TerminateDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const [by, setBy] = useState<TerminationParty>('ORGANIZATION');
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState('');
  const change = useAgreementChange(OfficeTerminateAgreementDocument);
  const confirm = async () => {
    const input = { agreementId: agreement.id, by, reason: reason.trim(), lastDay: lastDay || null };
    if (await change.send(input, t('terminate.done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('terminate.title')}
      text={t('terminate.text')}
      confirmLabel={t('actions.terminateAgreement')}
      harm
      shown={['reason', 'lastDay']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="mb-1">{t('terminate.by')}</legend>
        {parties.map((party) => (
          <Radio key={party} name="by" value={party} checked={by === party} onChange={() => setBy(party)}>
            {t(`terminate.party.${party}`)}
          </Radio>
        ))}
      </fieldset>
      <TextArea
        label={t('reason.label')}
        error={problemOf(change.trouble, 'reason')}
        required
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <TextField
        label={t('terminate.lastDay')}
        hint={t('terminate.lastDayHint')}
        error={problemOf(change.trouble, 'lastDay')}
        type="date"
        max={agreement.endsOn.date}
        value={lastDay}
        onChange={({ target }) => setLastDay(target.value)}
      />
    </ActionDialog>
  );
}

/** Begins a renewal for another period. */
export function RenewDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const { language } = useLanguage();
  const firstDay = addDays(agreement.endsOn.date, 1);
  const [endsOn, setEndsOn] = useState(() => addDays(addYears(firstDay, 1), -1));
  const change = useAgreementChange(OfficeRenewAgreementDocument);
  const confirm = async () => {
    if (await change.send({ agreementId: agreement.id, endsOn }, t('renew.done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('renew.title')}
      text={t('renew.text', { day: formatCivilDate(firstDay, language) })}
      confirmLabel={t('actions.renewAgreement')}
      shown={['endsOn']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextField
        label={t('renew.endsOn')}
        error={problemOf(change.trouble, 'endsOn')}
        required
        type="date"
        min={firstDay}
        value={endsOn}
        onChange={({ target }) => setEndsOn(target.value)}
      />
    </ActionDialog>
  );
}

/** The same day so many years on; the 29th of February becomes the 1st of March. */
function addYears(date: string, years: number): string {
  const [year = '', rest = ''] = [date.slice(0, 4), date.slice(4)];
  const there = `${Number(year) + years}${rest}`;
  return rest === '-02-29' ? `${Number(year) + years}-03-01` : there;
}

/** Hands it to a colleague of its regions. */
export function AssignDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation(['agreement', 'common']);
  const colleagues = useQuery(operation(AgreementColleaguesDocument)).data?.colleagues ?? [];
  const owner = useQuery(operation(AgreementOwnerDocument, { id: agreement.id })).data?.agreement?.owner;
  const [ownerId, setOwnerId] = useState('');
  const change = useAgreementChange(OfficeAssignAgreementDocument);
  const confirm = async () => {
    if (ownerId === '') return;
    if (await change.send({ agreementId: agreement.id, ownerId }, t('assign.done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('assign.title')}
      text={owner ? t('assign.now', { name: owner.name.display }) : t('assign.nobody')}
      confirmLabel={t('actions.assignAgreement')}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <SelectField
        label={t('assign.to')}
        required
        value={ownerId}
        onChange={({ target }) => setOwnerId(target.value)}
      >
        <option value="">{t('common:choose')}</option>
        {colleagues
          .filter(({ id }) => id !== owner?.id)
          .map(({ id, name }) => (
            <option key={id} value={id ?? ''}>
              {name.display}
            </option>
          ))}
      </SelectField>
    </ActionDialog>
  );
}

/** Writes down what is to be done next; empty goes back to what follows from the state. */
export function NextStepDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement');
  const now = useQuery(operation(AgreementOwnerDocument, { id: agreement.id })).data?.agreement?.nextStep;
  const [text, setText] = useState(now?.code === 'NOTED' ? now.text : '');
  const [dueOn, setDueOn] = useState((now?.code === 'NOTED' && now.dueOn?.date) || '');
  const change = useAgreementChange(OfficeNoteNextStepDocument);
  const confirm = async () => {
    const input = { agreementId: agreement.id, text: text.trim(), dueOn: dueOn || null };
    if (await change.send(input, t('nextStep.done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('nextStep.title')}
      text={now && now.code !== 'NOTED' ? t('nextStep.now', { step: now.text }) : t('nextStep.text')}
      confirmLabel={t('save')}
      shown={['text', 'dueOn']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <TextField
        label={t('nextStep.label')}
        hint={t('nextStep.hint')}
        error={problemOf(change.trouble, 'text')}
        maxLength={140}
        dir="auto"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <TextField
        label={t('nextStep.dueOn')}
        error={problemOf(change.trouble, 'dueOn')}
        type="date"
        value={dueOn}
        onChange={({ target }) => setDueOn(target.value)}
      />
    </ActionDialog>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AgreementColleaguesDocument,
  AssignChecklistItemDocument,
  DecideChecklistItemDocument,
  OfficeProvideChecklistItemDocument,
} from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { Radio } from '../../../ui/choice.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { AgreementHead, ChecklistItem } from '../agreement.types.ts';
import { problemOf } from '../change-trouble.tsx';
import { ActionDialog } from '../dialogs/action-dialog.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';
import { asksValidity, fieldsOfItem, takesFiles } from './item-fields.ts';

interface ItemDialogProps {
  agreement: AgreementHead;
  item: ChecklistItem;
  onClose: () => void;
}

/** Gives what an item asks for: its values, the evidence, until when it is valid. */
export function ProvideItemDialog({ agreement, item, onClose }: ItemDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const fields = fieldsOfItem[item.kind];
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      fields.map((field) => [field, item.values.find((value) => value.field === field)?.value ?? '']),
    ),
  );
  const [validUntil, setValidUntil] = useState(item.validUntil?.date ?? '');
  const [files, setFiles] = useState<readonly { id: string; name: string }[]>([]);
  const change = useAgreementChange(OfficeProvideChecklistItemDocument);
  const confirm = async () => {
    const isDone = await change.send(
      {
        agreementId: agreement.id,
        kind: item.kind,
        values: fields.map((field) => ({ field, value: (values[field] ?? '').trim() })),
        fileIds: files.map(({ id }) => id),
        validUntil: validUntil || null,
      },
      t('checklist.provided', { title: item.title }),
    );
    if (isDone) onClose();
  };
  return (
    <ActionDialog
      title={item.title}
      text={item.hint}
      confirmLabel={t('checklist.give')}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`field.${field}`)}
          error={problemOf(change.trouble, `values.${field}`) ?? problemOf(change.trouble, field)}
          dir={field === 'rcCourt' || field === 'bankName' ? 'auto' : 'ltr'}
          autoComplete="off"
          value={values[field] ?? ''}
          onChange={({ target }) => setValues({ ...values, [field]: target.value })}
        />
      ))}
      {asksValidity(item.kind) && (
        <TextField
          label={t('checklist.validUntilLabel')}
          error={problemOf(change.trouble, 'validUntil')}
          type="date"
          value={validUntil}
          onChange={({ target }) => setValidUntil(target.value)}
        />
      )}
      {takesFiles(item.kind) && (
        <>
          <FileUpload
            label={t('checklist.evidence')}
            multiple
            onUploaded={({ id, name }) => setFiles((before) => [...before, { id, name }])}
          />
          {files.length > 0 && (
            <ul className="list-disc ps-5 text-s">
              {files.map(({ id, name }) => (
                <li key={id}>
                  <bdi>{name}</bdi>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </ActionDialog>
  );
}

/** Accepts what was given, or refuses it with a reason. */
export function DecideItemDialog({ agreement, item, onClose }: ItemDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const [isAccepted, setAccepted] = useState(true);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const change = useAgreementChange(DecideChecklistItemDocument);
  const confirm = async () => {
    const text = note.trim();
    setMissing(!isAccepted && text === '');
    if (!isAccepted && text === '') return;
    const input = { agreementId: agreement.id, kind: item.kind, isAccepted, note: text || null };
    if (await change.send(input)) onClose();
  };
  return (
    <ActionDialog
      title={item.title}
      text={t('checklist.decideText')}
      confirmLabel={isAccepted ? t('accept') : t('refuse')}
      harm={!isAccepted}
      shown={['note']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="mb-1">{t('checklist.decision')}</legend>
        <Radio name="decision" checked={isAccepted} onChange={() => setAccepted(true)}>
          {t('accept')}
        </Radio>
        <Radio name="decision" checked={!isAccepted} onChange={() => setAccepted(false)}>
          {t('checklist.askAgain')}
        </Radio>
      </fieldset>
      <TextArea
        label={isAccepted ? t('noteOptional') : t('checklist.why')}
        error={problemOf(change.trouble, 'note') ?? (isMissing ? t('whyMissing') : undefined)}
        required={!isAccepted}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActionDialog>
  );
}

/** Says who sees to an item and by when. */
export function AssignItemDialog({ agreement, item, onClose }: ItemDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const colleagues = useQuery(operation(AgreementColleaguesDocument)).data?.colleagues ?? [];
  const [ownerId, setOwnerId] = useState(item.owner?.id ?? '');
  const [dueOn, setDueOn] = useState(item.dueOn?.date ?? '');
  const change = useAgreementChange(AssignChecklistItemDocument);
  const confirm = async () => {
    const input = {
      agreementId: agreement.id,
      kind: item.kind,
      ownerId: ownerId || null,
      dueOn: dueOn || null,
    };
    if (await change.send(input)) onClose();
  };
  return (
    <ActionDialog
      title={item.title}
      text={t('checklist.assignText')}
      confirmLabel={t('save')}
      shown={['ownerId', 'dueOn']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      <SelectField
        label={t('checklist.owner')}
        error={problemOf(change.trouble, 'ownerId')}
        value={ownerId}
        onChange={({ target }) => setOwnerId(target.value)}
      >
        <option value="">{t('checklist.partner')}</option>
        {colleagues.map(({ id, name }) => (
          <option key={id} value={id ?? ''}>
            {name.display}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('checklist.dueOn')}
        error={problemOf(change.trouble, 'dueOn')}
        type="date"
        value={dueOn}
        onChange={({ target }) => setDueOn(target.value)}
      />
    </ActionDialog>
  );
}

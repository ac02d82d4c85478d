import { useQuery } from '@tanstack/react-query';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivateAgreementDocument, AgreementChecklistDocument } from '../../../gql/operations.ts';
import { operation } from '../../../lib/graphql/api.ts';
import { useViewer } from '../../../lib/viewer/use-viewer.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { problemOf } from '../change-trouble.tsx';
import { ActionDialog } from '../dialogs/action-dialog.tsx';
import type { ActDialogProps } from '../dialogs/reason-dialogs.tsx';
import { useAgreementChange } from '../use-agreement-change.ts';

/** Puts it in force; where something is missing, only a national coordinator may, with a reason that is recorded. */
export function ActivateDialog({ agreement, onClose }: ActDialogProps) {
  const { t } = useTranslation('agreement-onboarding');
  const { viewer } = useViewer();
  const checklist = useQuery(operation(AgreementChecklistDocument, { id: agreement.id })).data?.agreement
    ?.checklist;
  const missing = (checklist?.items ?? []).filter(
    ({ isRequired, state }) => isRequired && state !== 'ACCEPTED',
  );
  // No regions of their own: the whole country is theirs.
  const isNational = viewer?.regionCodes === null;
  const [isException, setException] = useState(false);
  const [reason, setReason] = useState('');
  const change = useAgreementChange(ActivateAgreementDocument);
  const confirm = async () => {
    const input = { agreementId: agreement.id, exceptionReason: isException ? reason.trim() : null };
    if (await change.send(input, t('activate.done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('activate.title')}
      text={t('activate.text', {
        from: agreement.currentVersion?.startsOn.text ?? agreement.startsOn.text,
        to: agreement.currentVersion?.endsOn.text ?? agreement.endsOn.text,
      })}
      confirmLabel={t('activate.confirm')}
      shown={['exceptionReason']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {missing.length > 0 && !change.trouble ? (
        <Notice tone="wait" icon={CircleAlert}>
          <b>{t('activate.missing', { count: missing.length })}</b>
          <ul className="list-disc ps-5">
            {missing.map(({ kind, title }) => (
              <li key={kind}>{title}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        checklist &&
        missing.length === 0 && (
          <Notice tone="ok" icon={CircleCheck}>
            {t('activate.complete')}
          </Notice>
        )
      )}
      {missing.length > 0 && isNational && (
        <Checkbox checked={isException} onChange={({ target }) => setException(target.checked)}>
          {t('activate.exception')}
        </Checkbox>
      )}
      {missing.length > 0 && !isNational && <p className="text-s text-muted">{t('activate.nationalOnly')}</p>}
      {isException && (
        <TextArea
          label={t('activate.reason')}
          hint={t('activate.reasonHint')}
          error={problemOf(change.trouble, 'exceptionReason')}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
    </ActionDialog>
  );
}

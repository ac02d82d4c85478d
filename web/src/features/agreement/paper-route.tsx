import Printer from 'lucide-react/icons/printer';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmSignedScanDocument, UploadSignedScanDocument } from '../../gql/operations.ts';
import { Button } from '../../ui/button.tsx';
import { Radio } from '../../ui/choice.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { AgreementHead, SigningRequest } from './agreement.types.ts';
import { FileList } from './attachments-panel.tsx';
import { ChangeTrouble, problemOf } from './change-trouble.tsx';
import { ActionDialog } from './dialogs/action-dialog.tsx';
import { useAgreementChange } from './use-agreement-change.ts';

interface PaperRouteProps {
  agreement: AgreementHead;
  request: SigningRequest;
}

/** Signing by hand: print, upload the scan, a second person confirms. */
export function PaperRoute({ agreement, request }: PaperRouteProps) {
  const { t } = useTranslation('agreement');
  const upload = useAgreementChange(UploadSignedScanDocument);
  const { scan, scanUploadedBy, scanConfirmedBy } = request;
  const isOpen = request.state === 'OPEN';
  return (
    <div className="agreement-sealed" id="paper">
      {isOpen && !scan && <p className="text-s text-muted">{t('paper.text')}</p>}
      {isOpen && (
        <Button kind="quiet" compact wide icon={Printer} onPress={() => window.print()}>
          {t('paper.print')}
        </Button>
      )}
      {scan && <FileList files={[scan]} />}
      {scanConfirmedBy ? (
        <p className="text-s text-muted">{t('paper.confirmedBy', { name: scanConfirmedBy.name.display })}</p>
      ) : (
        scan &&
        scanUploadedBy && (
          <p className="text-s text-muted">{t('paper.by', { name: scanUploadedBy.name.display })}</p>
        )
      )}
      {isOpen && agreement.allowedActions.includes('uploadSignedScan') && (
        <FileUpload
          label={t('paper.upload')}
          wide
          onUploaded={({ id }) => upload.send({ agreementId: agreement.id, fileId: id }, t('paper.uploaded'))}
        />
      )}
      <ChangeTrouble trouble={upload.trouble} />
    </div>
  );
}

interface ConfirmScanDialogProps extends PaperRouteProps {
  onClose: () => void;
}

/** The second pair of eyes on a scan. */
export function ConfirmScanDialog({ agreement, request, onClose }: ConfirmScanDialogProps) {
  const { t } = useTranslation('agreement');
  const [isAccepted, setAccepted] = useState(true);
  const [note, setNote] = useState('');
  const change = useAgreementChange(ConfirmSignedScanDocument);
  const confirm = async () => {
    const isDone = await change.send(
      { agreementId: agreement.id, isAccepted, note: note.trim() || null },
      isAccepted ? t('paper.confirmed') : t('paper.refused'),
    );
    if (isDone) onClose();
  };
  return (
    <ActionDialog
      title={t('paper.confirmTitle')}
      text={t('paper.confirmText')}
      confirmLabel={t('save')}
      shown={['note']}
      trouble={change.trouble}
      onConfirm={confirm}
      onClose={onClose}
    >
      {request.scan && <FileList files={[request.scan]} />}
      <fieldset className="labelled m-0 min-w-0 border-0 p-0">
        <legend className="hidden-text">{t('paper.confirmTitle')}</legend>
        <Radio name="scan" checked={isAccepted} onChange={() => setAccepted(true)}>
          {t('paper.complete')}
        </Radio>
        <Radio name="scan" checked={!isAccepted} onChange={() => setAccepted(false)}>
          {t('paper.incomplete')}
        </Radio>
      </fieldset>
      {!isAccepted && (
        <TextArea
          label={t('paper.note')}
          error={problemOf(change.trouble, 'note')}
          required
          maxLength={500}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      )}
    </ActionDialog>
  );
}

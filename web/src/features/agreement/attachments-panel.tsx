import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import FileText from 'lucide-react/icons/file-text';
import Image from 'lucide-react/icons/image';
import { useTranslation } from 'react-i18next';
import { AgreementAttachmentsDocument, OfficeAttachDocumentDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { FileSize, FileUpload } from '../../ui/file-upload.tsx';
import { Icon } from '../../ui/icon.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import type { AgreementHead, AttachedFile } from './agreement.types.ts';
import { ChangeTrouble } from './change-trouble.tsx';
import { HashInShort } from './sealed-document.tsx';
import { SideCard } from './side-card.tsx';
import { useAgreementChange } from './use-agreement-change.ts';

/** Documents that belong to the agreement, each with its hash. */
export function AttachmentsPanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const found = useQuery(operation(AgreementAttachmentsDocument, { id: agreement.id }));
  const attach = useAgreementChange(OfficeAttachDocumentDocument);
  const files = found.data?.agreement?.attachments;
  return (
    <SideCard title={t('attachments.title')} beside={<small>{t('attachments.beside')}</small>}>
      {files ? (
        <FileList files={files} />
      ) : found.error ? (
        <QueryError error={found.error} onRetry={found.refetch} />
      ) : (
        <TextSkeleton lines={2} />
      )}
      {files?.length === 0 && <p className="text-s text-muted">{t('attachments.none')}</p>}
      {agreement.allowedActions.includes('attachDocument') && (
        <div className="mt-2 grid gap-2">
          <FileUpload
            label={t('attachments.add')}
            multiple
            onUploaded={({ id }) =>
              attach.send({ agreementId: agreement.id, fileId: id }, t('attachments.added'))
            }
          />
          <ChangeTrouble trouble={attach.trouble} />
        </div>
      )}
    </SideCard>
  );
}

export function FileList({ files }: { files: readonly AttachedFile[] }) {
  const { t } = useTranslation('agreement');
  if (files.length === 0) return null;
  return (
    <ul className="agreement-docs">
      {files.map((file) => (
        <li key={file.id}>
          <Icon of={file.mediaType.startsWith('image/') ? Image : FileText} />
          <span className="name">
            <bdi>{file.name}</bdi>
            <small>
              <FileSize bytes={file.sizeBytes} /> · <HashInShort hash={file.sha256} />
            </small>
          </span>
          <a
            className="icon-button"
            href={file.url}
            download={file.name}
            aria-label={t('attachments.download', { name: file.name })}
            title={t('attachments.download', { name: file.name })}
          >
            <Icon of={Download} />
          </a>
        </li>
      ))}
    </ul>
  );
}

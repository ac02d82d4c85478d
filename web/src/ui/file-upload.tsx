import CircleAlert from 'lucide-react/icons/circle-alert';
import Upload from 'lucide-react/icons/upload';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maximumFileBytes, UploadError, type UploadedFile, uploadFile } from '../lib/files/upload-file.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { ProgressBar } from './progress-bar.tsx';

interface FileUploadProps {
  /** What is asked for: "Joindre un document". */
  label: string;
  /** Gives the file its place: a mutation with its id. Its own refusals are shown by the caller. */
  onUploaded: (file: UploadedFile) => unknown;
  /** What may be chosen; the server looks at the content, whatever the name says. */
  accept?: string;
  /** Several at once, sent one after the other. */
  multiple?: boolean;
  wide?: boolean;
}

/** Documents and pictures the server takes. */
const documentTypes = 'application/pdf,image/jpeg,image/png,image/webp';

/** Sends files in: progress while they leave, the server's sentence when one is refused, trying again when the network failed. */
export function FileUpload({
  label,
  onUploaded,
  accept = documentTypes,
  multiple = false,
  wide = false,
}: FileUploadProps) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [refusal, setRefusal] = useState<{ name: string; message: string } | null>(null);

  async function send(files: readonly File[]) {
    setRefusal(null);
    for (const file of files) {
      setSending({ name: file.name, share: 0 });
      try {
        if (file.size > maximumFileBytes) throw new UploadError(t('tooLarge'));
        await onUploaded(await uploadFile(file, (share) => setSending({ name: file.name, share })));
      } catch (error) {
        if (!(error instanceof UploadError)) throw error;
        setRefusal({ name: file.name, message: error.said ?? t('notSent') });
        break;
      } finally {
        setSending(null);
      }
    }
  }

  return (
    <div className="grid gap-2">
      <input
        ref={input}
        type="file"
        className="hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again once it was mended.
          target.value = '';
          void send(files);
        }}
      />
      <span>
        <Button
          kind="quiet"
          compact
          wide={wide}
          icon={Upload}
          busy={sending !== null}
          aria-describedby={hintId}
          onPress={() => input.current?.click()}
        >
          {label}
        </Button>
      </span>
      <p id={hintId} className="text-xs text-muted" role="status">
        {sending ? (
          <>
            {t('sending', { name: sending.name, percent: Math.round(sending.share * 100) })}
            <ProgressBar share={sending.share} />
          </>
        ) : (
          t('hint')
        )}
      </p>
      {refusal && (
        <Notice tone="harm" icon={CircleAlert} role="alert">
          <b>
            <bdi>{refusal.name}</bdi>
          </b>
          <p>{refusal.message}</p>
        </Notice>
      )}
    </div>
  );
}

/** A file's size in words: `340 ko`, `2,4 Mo`. */
export function FileSize({ bytes }: { bytes: number }) {
  const { t } = useTranslation('files');
  return bytes < 1_000_000
    ? t('kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : t('megabytes', { size: Math.round(bytes / 100_000) / 10 });
}

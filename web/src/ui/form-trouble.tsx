import CircleAlert from 'lucide-react/icons/circle-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslation } from 'react-i18next';
import { isConnectionError, isRequestError } from '../lib/graphql/request-error.ts';
import { Notice } from './notice.tsx';

export type Trouble =
  /** Sentences of the server. */
  | { kind: 'refused'; messages: readonly string[] }
  /** The request brought no answer. */
  | { kind: 'failed'; error: unknown };

/** Above a form: why it was not taken. What was typed is still there, and says so when the network failed. */
export function FormTrouble({ trouble }: { trouble: Trouble | null }) {
  const { t } = useTranslation();
  if (!trouble) return null;
  if (trouble.kind === 'refused') {
    if (trouble.messages.length === 0) return null;
    return (
      <Notice tone="harm" icon={CircleAlert} role="alert">
        {trouble.messages.map((message) => (
          <p key={message}>{message}</p>
        ))}
      </Notice>
    );
  }
  const { error } = trouble;
  return (
    <Notice tone="harm" icon={isConnectionError(error) ? CloudOff : CircleAlert} role="alert">
      <p>
        {isRequestError(error) && !isConnectionError(error) && error.code !== 'BAD_ANSWER'
          ? error.message
          : t('error.notSent')}
      </p>
    </Notice>
  );
}

import CircleAlert from 'lucide-react/icons/circle-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isConnectionError, isRequestError } from '../../lib/graphql/request-error.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Trouble } from './use-agreement-change.ts';

interface ChangeTroubleProps {
  trouble: Trouble | null;
  /** Fields whose message stands beside them already. */
  shown?: readonly string[];
  /** What to do about it, such as a link to the draft. */
  children?: ReactNode;
}

/** Why a change was not made: the sentence, then each field or obstacle. What was typed is still there. */
export function ChangeTrouble({ trouble, shown = [], children }: ChangeTroubleProps) {
  const { t } = useTranslation();
  if (!trouble) return null;
  if (trouble.kind === 'failed') {
    const { error } = trouble;
    return (
      <Notice tone="harm" icon={isConnectionError(error) ? CloudOff : CircleAlert} role="alert">
        {isRequestError(error) && !isConnectionError(error) && error.code !== 'BAD_ANSWER'
          ? error.message
          : t('error.notSent')}
      </Notice>
    );
  }
  const reasons = [
    ...trouble.obstacles,
    ...trouble.fields.filter(({ field }) => !shown.includes(field)).map(({ message }) => message),
  ].filter((reason) => reason !== trouble.message);
  return (
    <Notice tone="harm" icon={CircleAlert} role="alert">
      <p>{trouble.message}</p>
      {reasons.length > 0 && (
        <ul className="mt-1 list-disc ps-5">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {children}
    </Notice>
  );
}

/** What the server says of one field of the input. */
export function problemOf(trouble: Trouble | null, field: string): string | undefined {
  return trouble?.kind === 'refused'
    ? trouble.fields.find((problem) => problem.field === field)?.message
    : undefined;
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../../lib/graphql/api.ts';
import type { OperationDocument } from '../../lib/graphql/document.ts';
import { showToast } from '../../ui/toast-store.ts';

interface Refusal {
  __typename: string;
  code?: unknown;
  message?: string;
  fields?: readonly { field: string; message: string }[];
  obstacles?: readonly string[];
  currentVersion?: number;
}

export type Trouble =
  | {
      kind: 'refused';
      message: string;
      fields: readonly { field: string; message: string }[];
      /** What stands in the way, one sentence each. */
      obstacles: readonly string[];
      /** Somebody changed it in the meantime. */
      isStale: boolean;
    }
  | { kind: 'failed'; error: unknown };

interface Change<TInput> {
  /** Sends it; true when it was done. Everything on the screen is then read again: an act moves state, history and lists at once. */
  send: (input: TInput, done?: string) => Promise<boolean>;
  trouble: Trouble | null;
  forget: () => void;
}

/** One mutation of an agreement: what became of it, in one shape for all of them. */
export function useAgreementChange<TResult extends object, TInput>(
  document: OperationDocument<TResult, { input: TInput }>,
): Change<TInput> {
  const { t } = useTranslation('agreement');
  const queryClient = useQueryClient();
  const { mutateAsync } = useOperation(document);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  async function send(input: TInput, done?: string): Promise<boolean> {
    setTrouble(null);
    try {
      const [answer] = Object.values(await mutateAsync({ input })) as [Refusal];
      if (answer.message !== undefined) {
        setTrouble(troubleOf(answer));
        return false;
      }
    } catch (error) {
      setTrouble({ kind: 'failed', error });
      return false;
    }
    showToast({ text: done ?? t('done') });
    await queryClient.invalidateQueries();
    return true;
  }

  return { send, trouble, forget: () => setTrouble(null) };
}

function troubleOf({ __typename, message, fields, obstacles }: Refusal): Trouble {
  return {
    kind: 'refused',
    message: message ?? '',
    fields: fields ?? [],
    obstacles: obstacles ?? [],
    isStale: __typename === 'StaleVersionError',
  };
}

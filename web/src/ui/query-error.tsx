import CircleAlert from 'lucide-react/icons/circle-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslation } from 'react-i18next';
import { isConnectionError, isRequestError } from '../lib/graphql/request-error.ts';
import { Button } from './button.tsx';
import { ErrorState } from './states.tsx';

interface QueryErrorProps {
  error: unknown;
  /** Asks again: `query.refetch`. */
  onRetry: () => unknown;
}

/** Stands in for a part of a page whose data could not be read: why, and trying again. The server words its own refusals. */
export function QueryError({ error, onRetry }: QueryErrorProps) {
  const { t } = useTranslation();
  if (isRequestError(error, 'OUTDATED')) {
    return (
      <ErrorState
        title={t('error.outdatedTitle')}
        text={t('error.outdatedText')}
        action={<Button onPress={() => window.location.reload()}>{t('error.reload')}</Button>}
      />
    );
  }
  const isConnection = isConnectionError(error);
  return (
    <ErrorState
      icon={isConnection ? CloudOff : CircleAlert}
      title={isConnection ? t('error.networkTitle') : t('error.unexpectedTitle')}
      text={isConnection || !isRequestError(error) ? t('error.networkText') : error.message}
      reference={isRequestError(error) ? error.reference : null}
      action={<Button onPress={onRetry}>{t('retry')}</Button>}
    />
  );
}

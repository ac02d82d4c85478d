import CircleAlert from 'lucide-react/icons/circle-alert';
import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslation } from 'react-i18next';
import { isConnectionError, isRequestError } from '../../lib/graphql/request-error.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** What stands in for a page that failed: what happened, why, what to do next. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const kind = kindOf(error);
  useDocumentTitle(t(`error.${kind}Title`));
  if (isRequestError(error, 'NOT_FOUND')) return <NotFoundPage />;
  return (
    <div className="grid min-h-[60svh] content-center">
      <ErrorState
        level={1}
        icon={kind === 'network' ? CloudOff : CircleAlert}
        title={t(`error.${kind}Title`)}
        text={t(`error.${kind}Text`)}
        reference={isRequestError(error) ? error.reference : null}
        action={<Button onPress={() => window.location.reload()}>{t('error.reload')}</Button>}
      />
    </div>
  );
}

function kindOf(error: unknown): 'network' | 'outdated' | 'unexpected' {
  if (isConnectionError(error)) return 'network';
  if (isRequestError(error, 'OUTDATED')) return 'outdated';
  // A page's file could not be had: no network, or a newer build has replaced it.
  if (error instanceof TypeError && /import|module|fetch/i.test(error.message)) {
    return navigator.onLine ? 'outdated' : 'network';
  }
  return 'unexpected';
}

import Compass from 'lucide-react/icons/compass';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  useDocumentTitle(t('notFound.title'));
  return (
    <EmptyState
      level={1}
      icon={Compass}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={<LinkButton to={linkTo.search()}>{t('notFound.action')}</LinkButton>}
    />
  );
}

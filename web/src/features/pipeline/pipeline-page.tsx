import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { RegionChoice } from '../../ui/office/region-choice.tsx';

/** The pipeline of the viewer's regions. */
export function PipelinePage() {
  const { t } = useTranslation('pipeline');
  useDocumentTitle(t('title'));
  return (
    <PageBar title={t('title')}>
      <RegionChoice />
    </PageBar>
  );
}

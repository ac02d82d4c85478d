import './templates.css';
import { useQuery } from '@tanstack/react-query';
import FileText from 'lucide-react/icons/file-text';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TemplatesDocument, type TemplatesQuery } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';

type ListedTemplate = TemplatesQuery['agreementTemplates'][number];

/** The texts agreements are drafted from. Administrators write them; the others read. */
export function TemplatesPage() {
  const { t } = useTranslation(['templates', 'common']);
  useDocumentTitle(t('title'));
  const { viewer } = useViewer();
  const mayWrite = viewer?.role === 'ADMINISTRATOR';
  const { data, error, refetch } = useQuery(operation(TemplatesDocument));
  const templates = data?.agreementTemplates;
  const newTemplate = mayWrite && (
    <LinkButton compact icon={Plus} to={linkTo.template('new')}>
      {t('add')}
    </LinkButton>
  );
  return (
    <>
      <PageBar title={t('title')} actions={newTemplate} />
      <div className="templates">
        <p className="text-s text-muted">{t('intro')}</p>
        {templates?.length === 0 ? (
          <EmptyState icon={FileText} title={t('empty.title')} text={t('empty.text')} action={newTemplate} />
        ) : templates ? (
          <ul className="template-list">
            {templates.map((template) => (
              <li key={template.id}>
                <TemplateCard template={template} />
              </li>
            ))}
          </ul>
        ) : error ? (
          <QueryError error={error} onRetry={refetch} />
        ) : (
          <div className="template-list" role="status" aria-label={t('common:loading')}>
            {[1, 2, 3].map((card) => (
              <Skeleton key={card} className="h-[132px] w-full rounded-medium" />
            ))}
          </div>
        )}
      </div>
    </>
  );
}

function TemplateCard({ template }: { template: ListedTemplate }) {
  const { t } = useTranslation('templates');
  const [newest] = template.versions;
  return (
    <article className="card template-card">
      <Icon of={FileText} />
      <div>
        <h2>
          <Link to={linkTo.template(template.id)}>
            <LocalText text={template.name} />
          </Link>
        </h2>
        <p>
          {template.categories.length === 0
            ? t('allCategories')
            : template.categories.map(({ name }) => name.display).join(t('listBreak'))}
        </p>
        <p className="text-muted">
          {t('versionClauses', {
            version: template.version,
            clauses: t('clauseCount', { count: template.clauses.length }),
          })}
        </p>
        {newest && (
          <p className="text-muted">
            {t('publishedBy', { moment: newest.publishedAt.text, name: newest.publishedBy })}
          </p>
        )}
      </div>
      {template.isRetired && <Badge>{t('retired')}</Badge>}
    </article>
  );
}

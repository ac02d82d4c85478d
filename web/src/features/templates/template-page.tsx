import './templates.css';
import { useQuery } from '@tanstack/react-query';
import FileX from 'lucide-react/icons/file-x';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { TemplateDocument, TemplateVariablesDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useViewer } from '../../lib/viewer/use-viewer.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Badge } from '../../ui/badge.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { Variable } from './preview-values.ts';
import { draftOf, emptyDraft, type Template } from './template-draft.ts';
import { TemplateEditor } from './template-editor.tsx';
import { TemplateReader } from './template-reader.tsx';

/** One template: its clauses to write for an administrator, to read for the others; what it says with examples; its versions. */
export function TemplatePage() {
  const { t } = useTranslation('templates');
  const { templateId = '' } = useParams();
  const isNew = templateId === 'new';
  const { viewer } = useViewer();
  const mayWrite = viewer?.role === 'ADMINISTRATOR';
  const found = useQuery({ ...operation(TemplateDocument, { id: templateId }), enabled: !isNew });
  const words = useQuery({ ...operation(TemplateVariablesDocument), staleTime: 60 * 60_000 });
  const template = found.data?.agreementTemplate;
  useDocumentTitle(template?.name.display ?? t('newTitle'));
  const variables = words.data?.templateVariables;
  const error = found.error ?? words.error;
  const isMissing = (!isNew && found.data && !template) || (isNew && viewer && !mayWrite);
  return (
    <>
      <PageBar
        title={
          <>
            <BackLink to={linkTo.templates()} label={t('toList')} />
            <h1>{template ? <LocalText text={template.name} /> : isNew ? t('newTitle') : t('title')}</h1>
          </>
        }
      >
        {template && <Badge>{t('version', { version: template.version })}</Badge>}
        {template?.isRetired && <Badge tone="harm">{t('retired')}</Badge>}
      </PageBar>
      <div className="templates">
        {isMissing ? (
          <MissingTemplate />
        ) : error && !(variables && (isNew || template)) ? (
          <QueryError error={error} onRetry={() => Promise.all([found.refetch(), words.refetch()])} />
        ) : (
          <TemplateBody
            key={templateId}
            template={isNew ? null : template}
            variables={variables}
            mayWrite={mayWrite}
          />
        )}
      </div>
    </>
  );
}

function MissingTemplate() {
  const { t } = useTranslation('templates');
  return (
    <EmptyState
      icon={FileX}
      title={t('missing.title')}
      text={t('missing.text')}
      action={<LinkButton to={linkTo.templates()}>{t('toList')}</LinkButton>}
    />
  );
}

interface TemplateBodyProps {
  /** Null for a new one; undefined while it is on its way. */
  template: Template | null | undefined;
  variables: readonly Variable[] | undefined;
  mayWrite: boolean;
}

function TemplateBody({ template, variables, mayWrite }: TemplateBodyProps) {
  const { t } = useTranslation();
  if (!variables || template === undefined)
    return (
      <div className="grid gap-3" role="status" aria-label={t('loading')}>
        {[1, 2, 3, 4, 5, 6].map((row) => (
          <Skeleton key={row} className="h-14 w-full rounded-medium" />
        ))}
      </div>
    );
  if (mayWrite)
    return (
      <TemplateEditor
        template={template}
        published={template ? draftOf(template) : emptyDraft}
        variables={variables}
      />
    );
  return template && <TemplateReader template={template} variables={variables} />;
}

import './agreement.css';
import { useQuery } from '@tanstack/react-query';
import FileQuestionMark from 'lucide-react/icons/file-question-mark';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { AgreementHeadDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton, TextSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AgreementDesk } from './agreement-desk.tsx';

/** One agreement in the office: its text, who signs it, what it still lacks, what happened to it. */
export function AgreementPage() {
  const { t } = useTranslation('agreement');
  const { agreementId = '' } = useParams();
  const head = useQuery(operation(AgreementHeadDocument, { id: agreementId }));
  const agreement = head.data?.agreement;
  useDocumentTitle(agreement ? `${agreement.partner.name.display}, ${agreement.reference}` : t('title'));

  if (agreement) return <AgreementDesk key={agreement.id} agreement={agreement} />;
  if (head.isPending) return <AgreementSkeleton label={t('title')} />;
  if (head.error && head.error.code !== 'NOT_FOUND')
    return (
      <>
        <h1 className="hidden-text">{t('title')}</h1>
        <QueryError error={head.error} onRetry={head.refetch} />
      </>
    );
  return (
    <EmptyState
      level={1}
      icon={FileQuestionMark}
      title={t('missing.title')}
      text={t('missing.text')}
      action={<LinkButton to={linkTo.office()}>{t('missing.action')}</LinkButton>}
    />
  );
}

/** The shape of the page while it is on its way. */
function AgreementSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="pagebar">
        <Skeleton className="size-10 rounded-medium" />
        <Skeleton className="h-7 w-64" />
        <Skeleton className="ms-auto h-10 w-32" />
      </div>
      <div className="agreement-facts">
        <Skeleton className="h-10 w-4/5" />
      </div>
      <div className="agreement-desk">
        <div className="card agreement-paper">
          <TextSkeleton lines={14} />
        </div>
        <div className="agreement-side">
          <div className="card">
            <TextSkeleton lines={6} />
          </div>
          <div className="card">
            <TextSkeleton lines={4} />
          </div>
        </div>
      </div>
    </div>
  );
}

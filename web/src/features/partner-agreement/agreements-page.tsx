import { useQuery } from '@tanstack/react-query';
import ChevronRight from 'lucide-react/icons/chevron-right';
import FileText from 'lucide-react/icons/file-text';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PartnerAgreementsDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { FlipIcon } from '../../ui/icon.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { AgreementBadge } from './agreement-badge.tsx';
import { PartnerFrame } from './partner-frame.tsx';

/** Agreements of one's own partner, newest first. */
export function PartnerAgreementsPage() {
  const { t } = useTranslation('partner-agreement');
  useDocumentTitle(t('list.title'));
  const { data, error, refetch } = useQuery(operation(PartnerAgreementsDocument));
  return (
    <PartnerFrame>
      <h1>{t('list.title')}</h1>
      {data ? (
        data.myAgreements.length === 0 ? (
          <EmptyState
            icon={FileText}
            title={t('list.empty')}
            text={t('list.emptyText')}
            action={
              <LinkButton kind="quiet" to={linkTo.counter()}>
                {t('toCounter')}
              </LinkButton>
            }
          />
        ) : (
          <ul className="grid gap-3">
            {data.myAgreements.map((agreement) => (
              <li key={agreement.id}>
                <Link
                  to={`${linkTo.partnerAgreements()}/${agreement.id}`}
                  className="card grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 text-text no-underline"
                >
                  <b>
                    <LocalText text={agreement.organization.name} />
                  </b>
                  <FlipIcon of={ChevronRight} className="row-span-3 text-muted" />
                  <span className="text-s text-muted">
                    {t('period', { from: agreement.startsOn.text, to: agreement.endsOn.text })}
                  </span>
                  <span className="flex flex-wrap items-center gap-2">
                    <AgreementBadge state={agreement.state} isSealed={agreement.sealedAt !== null} />
                    <Code value={agreement.reference} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError error={error} onRetry={refetch} />
      ) : (
        <div role="status" aria-label={t('loading')} className="grid gap-3">
          <Skeleton className="h-28 w-full rounded-large" />
          <Skeleton className="h-28 w-full rounded-large" />
        </div>
      )}
    </PartnerFrame>
  );
}

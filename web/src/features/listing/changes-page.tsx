import { useQuery } from '@tanstack/react-query';
import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { ChangeRequestDocument, ChangesToDecideDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Card } from '../../ui/card.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { DecisionForm } from './decision-form.tsx';

/** Changes to listings that wait in the coordinator's regions, oldest first, and the decision on one of them. */
export function ChangesPage() {
  const { t } = useTranslation('listing');
  useDocumentTitle(t('changes.title'));
  const [parameters] = useSearchParams();
  const requestId = parameters.get('request');
  const { data, error, refetch } = useQuery(operation(ChangesToDecideDocument));
  const waiting = data?.changesToDecide;
  return (
    <>
      <PageBar title={t('changes.title')} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 p-4 desktop:grid-cols-[320px_minmax(0,1fr)]">
        {waiting ? (
          <nav aria-label={t('changes.title')}>
            {waiting.length === 0 && (
              <EmptyState icon={CircleCheck} title={t('changes.none.title')} text={t('changes.none.text')} />
            )}
            <ul className="grid gap-2">
              {waiting.map(({ id, partner, branch, fields, submittedAt }) => (
                <li key={id}>
                  <Link
                    to={`?request=${id}`}
                    aria-current={id === requestId ? 'true' : undefined}
                    className="card grid gap-1 p-3 aria-[current]:border-action"
                  >
                    <b>
                      <LocalText text={partner.name} />
                      {branch && <bdi> · {branch.name.display}</bdi>}
                    </b>
                    <span className="text-s">
                      {fields
                        .filter(({ state }) => state === 'WAITING')
                        .map(({ field }) => t(`field.${field}`))
                        .join(t('listMark'))}
                    </span>
                    <span className="text-xs text-muted">{submittedAt.text}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        ) : error ? (
          <QueryError error={error} onRetry={refetch} />
        ) : (
          <CardSkeleton />
        )}
        {requestId && <Decision requestId={requestId} />}
      </div>
    </>
  );
}

function Decision({ requestId }: { requestId: string }) {
  const { t } = useTranslation('listing');
  const { data, error, refetch } = useQuery(operation(ChangeRequestDocument, { id: requestId }));
  if (error) return <QueryError error={error} onRetry={refetch} />;
  if (!data) return <CardSkeleton />;
  const request = data.changeRequest;
  if (!request)
    return (
      <Card className="p-5">
        <EmptyState icon={CircleCheck} title={t('changes.gone.title')} text={t('changes.gone.text')} />
      </Card>
    );
  return <DecisionForm key={`${request.id}:${request.version}`} request={request} />;
}

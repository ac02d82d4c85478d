import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementHistoryDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { Button } from '../../ui/button.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import { SideCard } from './side-card.tsx';
import { When } from './when.tsx';

/** So many are in sight before the rest is asked for. */
const firstCount = 8;

/** Acts that bring the agreement nearer to its members. */
const goodActs = new Set([
  'signing:sign',
  'signing:seal',
  'signing:confirm-scan',
  'agreement:approve',
  'agreement:activate',
]);

/** What happened, newest first; nothing is ever taken out of it. */
export function HistoryPanel({ agreementId }: { agreementId: string }) {
  const { t } = useTranslation('agreement');
  const [isWhole, setWhole] = useState(false);
  const history = useQuery(operation(AgreementHistoryDocument, { id: agreementId }));
  const events = history.data?.agreement?.history;
  return (
    <SideCard title={t('history.title')} beside={<small>{t('history.beside')}</small>}>
      {events ? (
        <>
          {events.length === 0 && <p className="text-s text-muted">{t('history.none')}</p>}
          <ol className="agreement-log">
            {(isWhole ? events : events.slice(0, firstCount)).map((event) => (
              <li key={event.id}>
                <When at={event.at} />
                <span className={goodActs.has(event.kind) ? 'good' : undefined}>
                  {event.text}
                  {event.actor && (
                    <small>
                      <LocalText text={event.actor.name} />
                    </small>
                  )}
                </span>
              </li>
            ))}
          </ol>
          {events.length > firstCount && !isWhole && (
            <Button kind="text" compact onPress={() => setWhole(true)}>
              {t('history.all', { count: events.length })}
            </Button>
          )}
        </>
      ) : history.error ? (
        <QueryError error={history.error} onRetry={history.refetch} />
      ) : (
        <div role="status" aria-label={t('history.title')}>
          <TextSkeleton lines={6} />
        </div>
      )}
    </SideCard>
  );
}

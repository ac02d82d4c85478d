import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartnerAgreementTextDocument, type PartnerAgreementTextQuery } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { AgreementText } from '../../ui/agreement/agreement-text.tsx';
import { RateList } from '../../ui/agreement/rate-list.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import type { PreparedAgreement } from './agreement-parts.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { Remarks } from './remarks.tsx';

type ReadText = NonNullable<PartnerAgreementTextQuery['agreement']>;
export type ReadLine = NonNullable<ReadText['currentVersion']>['schedule'][number];

/** The text to read, with remarks on each clause, and the discounts with other terms to propose. */
export function TextPart({ agreement }: { agreement: PreparedAgreement }) {
  const { t } = useTranslation('partner-agreement');
  const { data, error, refetch } = useQuery(operation(PartnerAgreementTextDocument, { id: agreement.id }));
  const [proposed, setProposed] = useState<ReadLine | null>(null);
  const read = data?.agreement;
  if (!read)
    return error ? (
      <QueryError error={error} onRetry={refetch} />
    ) : (
      <div role="status" aria-label={t('loading')}>
        <TextSkeleton lines={14} />
      </div>
    );
  const version = read.currentVersion;
  if (!version) return <p className="text-muted">{t('sentence.noText')}</p>;
  const isNegotiated = version.stage === 'DRAFT' || version.stage === 'IN_REVIEW';
  return (
    <>
      <Card as="section" aria-labelledby="rates" className="p-5">
        <h2 id="rates" className="text-m">
          {t('text.rates')}
        </h2>
        {version.schedule.length === 0 ? (
          <p className="text-s text-muted">{t('text.noRates')}</p>
        ) : (
          <RateList
            rates={version.schedule}
            after={(rate) =>
              isNegotiated && (
                <Button
                  kind="text"
                  compact
                  className="col-span-2 justify-self-start"
                  onPress={() => setProposed(version.schedule.find(({ key }) => key === rate.key) ?? null)}
                >
                  {t('propose.open')}
                </Button>
              )
            }
          />
        )}
        {read.proposals.length > 0 && <OpenProposals proposals={read.proposals} />}
      </Card>
      <AgreementText
        clauses={version.clauses}
        after={({ key }) => (
          <Remarks
            agreementId={agreement.id}
            subjectKey={key}
            remarks={read.comments.filter(({ subjectKey }) => subjectKey === key)}
          />
        )}
      />
      <Card as="section" aria-labelledby="whole" className="grid gap-3 p-5">
        <h2 id="whole" className="text-m">
          {t('remarks.whole')}
        </h2>
        <Remarks
          agreementId={agreement.id}
          subjectKey={null}
          remarks={read.comments.filter(({ subjectKey }) => subjectKey === null)}
        />
      </Card>
      {proposed && (
        <ProposeDialog agreementId={agreement.id} line={proposed} onClose={() => setProposed(null)} />
      )}
    </>
  );
}

function OpenProposals({ proposals }: { proposals: ReadText['proposals'] }) {
  const { t } = useTranslation('partner-agreement');
  return (
    <section aria-labelledby="proposed" className="mt-3 grid gap-2 rounded-medium bg-action-soft p-4">
      <h3 id="proposed" className="text-s">
        {t('propose.waiting')}
      </h3>
      {proposals.map(({ id, lines, message, at }) => (
        <div key={id} className="grid gap-1 text-s">
          {lines.map((line) => (
            <p key={line.key} className="flex flex-wrap items-baseline justify-between gap-2">
              <LocalText text={line.label} />
              <GainFigure size="m">{line.headline.text}</GainFigure>
            </p>
          ))}
          {message && (
            <p>
              <bdi>{message}</bdi>
            </p>
          )}
          <p className="text-xs text-muted">{at.text}</p>
        </div>
      ))}
    </section>
  );
}

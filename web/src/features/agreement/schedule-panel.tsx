import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '@wasl/shared/money';
import { useTranslation } from 'react-i18next';
import { type AgreementLineFragment, AgreementTermsDocument } from '../../gql/operations.ts';
import { operation } from '../../lib/graphql/api.ts';
import { directionOfGain } from '../../ui/gain-figure.tsx';
import { LocalText } from '../../ui/local-text.tsx';
import { Num } from '../../ui/num.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { TextSkeleton } from '../../ui/skeleton.tsx';
import type { AgreementHead } from './agreement.types.ts';
import { SideCard } from './side-card.tsx';

/** The discounts agreed on, as data: what offers rest on. */
export function SchedulePanel({ agreement }: { agreement: AgreementHead }) {
  const { t } = useTranslation('agreement');
  const number = agreement.currentVersion?.number;
  if (!number) return null;
  return (
    <SideCard title={t('schedule.title')} beside={<small>{t('schedule.beside')}</small>}>
      <ScheduleTable agreementId={agreement.id} number={number} />
    </SideCard>
  );
}

/** The schedule with budget, notice and renewal under it. */
export function ScheduleTable({ agreementId, number }: { agreementId: string; number: number }) {
  const { t } = useTranslation('agreement');
  const terms = useQuery(operation(AgreementTermsDocument, { id: agreementId, number }));
  const version = terms.data?.agreement?.agreementVersion;
  if (terms.error) return <QueryError error={terms.error} onRetry={terms.refetch} />;
  if (!version)
    return (
      <div role="status" aria-label={t('schedule.title')}>
        <TextSkeleton lines={5} />
      </div>
    );
  return (
    <>
      {version.schedule.length === 0 ? (
        <p className="text-s text-muted">{t('schedule.empty')}</p>
      ) : (
        <table className="table agreement-rates">
          <thead>
            <tr>
              <th scope="col">{t('schedule.service')}</th>
              <th scope="col" className="text-end">
                {t('schedule.gain')}
              </th>
              <th scope="col">{t('schedule.condition')}</th>
            </tr>
          </thead>
          <tbody>
            {version.schedule.map((line) => (
              <ScheduleRow key={line.key} line={line} />
            ))}
          </tbody>
        </table>
      )}
      <dl className="agreement-sums">
        <div>
          <dt>{t('schedule.budget')}</dt>
          <dd>
            {version.budgetCentimes === null ? (
              t('schedule.noBudget')
            ) : (
              <Num>{formatMoney(version.budgetCentimes, { unit: 'MAD', cents: 'when_any' })}</Num>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('schedule.notice')}</dt>
          <dd>{t('days', { count: version.noticeDays })}</dd>
        </div>
        <div>
          <dt>{t('schedule.renewal')}</dt>
          <dd>{t(`schedule.renewals.${version.renewal}`)}</dd>
        </div>
      </dl>
    </>
  );
}

function ScheduleRow({ line }: { line: AgreementLineFragment }) {
  const { t } = useTranslation('agreement');
  const details = [
    ...line.limits.map(({ text }) => text),
    line.maximumDiscountCentimes === null
      ? null
      : t('schedule.maximum', {
          amount: formatMoney(line.maximumDiscountCentimes, { unit: 'DH', cents: 'when_any' }),
        }),
  ].filter((detail) => detail !== null);
  return (
    <tr>
      <th scope="row">
        <LocalText text={line.label} />
        {line.service && (
          <small>
            <LocalText text={line.service.name} />
          </small>
        )}
      </th>
      <td className="gain">
        <bdi dir={directionOfGain(line.headline.text)}>{line.headline.text}</bdi>
      </td>
      <td>
        {line.condition && <LocalText text={line.condition} className="block" />}
        {details.map((detail) => (
          <span key={detail} className="block">
            {detail}
          </span>
        ))}
        <span className="block">{line.dependentCoverage.text}</span>
      </td>
    </tr>
  );
}

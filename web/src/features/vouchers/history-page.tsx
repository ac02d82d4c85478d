import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '@wasl/shared/money';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SavingsOfYearDocument, type SavingsOfYearQuery, type VoucherState } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Card } from '../../ui/card.tsx';
import { ColumnChart } from '../../ui/column-chart.tsx';
import { DataAge } from '../../ui/data-age.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { sectorGlyph } from '../../ui/sector-glyphs.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PastVouchers } from './past-vouchers.tsx';

type Savings = NonNullable<NonNullable<SavingsOfYearQuery['viewer']>['member']>['savings'];

const usedStates: readonly VoucherState[] = ['REDEEMED'];
/** How many calendar years one can look back on. */
const yearCount = 3;

/** What was saved, year by year, and each use with its receipt. */
export function HistoryPage() {
  const { t } = useTranslation('history');
  useDocumentTitle(t('title'));
  const [chosenYear, setChosenYear] = useState<number | null>(null);
  const current = useQuery({ ...operation(SavingsOfYearDocument, { year: null }), ...kept });
  const past = useQuery({
    ...operation(SavingsOfYearDocument, { year: chosenYear }),
    ...kept,
    enabled: chosenYear !== null,
  });
  const reading = chosenYear === null ? current : past;
  const thisYear = current.data?.viewer?.member?.savings.year;
  const savings = reading.data?.viewer?.member?.savings;
  return (
    <div className="mx-auto grid w-full max-w-[720px] gap-4 px-4 py-4 desktop:py-8">
      <div className="flex flex-wrap items-center gap-x-2">
        <BackLink to={linkTo.card()} className="-ms-3" />
        <h1>{t('title')}</h1>
        <DataAge
          moment={reading.data?.service.now.text}
          isStale={reading.error !== null}
          className="ms-auto text-muted"
        />
      </div>
      {thisYear !== undefined && (
        <Segmented
          label={t('year')}
          value={String(chosenYear ?? thisYear)}
          onChange={(year) => setChosenYear(Number(year) === thisYear ? null : Number(year))}
          options={Array.from({ length: yearCount }, (_, back) => {
            const year = String(thisYear - back);
            return { value: year, label: year };
          })}
        />
      )}
      {savings ? (
        <SavingsOfYear savings={savings} />
      ) : reading.error ? (
        <QueryError error={reading.error} onRetry={reading.refetch} />
      ) : (
        <Card>
          <Skeleton className="h-[252px] w-full" />
        </Card>
      )}
      <section aria-labelledby="uses" className="grid gap-3 pt-4">
        <h2 id="uses">{t('uses')}</h2>
        <PastVouchers states={usedStates} emptyText={t('noUses')} />
      </section>
    </div>
  );
}

function SavingsOfYear({ savings }: { savings: Savings }) {
  const { t } = useTranslation('history');
  const { year, totalCentimes, redemptionCount, bySector } = savings;
  return (
    <Card as="section" aria-labelledby="saved">
      <div className="mb-3.5 flex items-end justify-between gap-3">
        <div>
          <h2 id="saved" className="text-[1.0625rem]">
            {t('saved', { year: String(year) })}
          </h2>
          <p className="text-s text-muted">{t('redemptions', { count: redemptionCount })}</p>
        </div>
        <GainFigure size="xl">{formatMoney(totalCentimes, { unit: 'DH', cents: 'when_any' })}</GainFigure>
      </div>
      {bySector.length > 0 ? (
        <ColumnChart
          label={t('bySector')}
          columns={bySector.map(({ sector, totalCentimes: value, redemptionCount: count }) => ({
            key: sector.code,
            sector: sector.code,
            icon: sectorGlyph(sector.code),
            label: sector.name.display,
            value,
            text: formatMoney(Math.round(value / 100) * 100, { cents: 'when_any' }),
            spoken: t('sectorSpoken', {
              count,
              sector: sector.name.display,
              amount: formatMoney(value, { unit: 'DH' }),
            }),
          }))}
        />
      ) : (
        <p className="text-muted">{t('nothingSaved')}</p>
      )}
    </Card>
  );
}

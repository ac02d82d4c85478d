import { formatMoney } from '@wasl/shared/money';
import { useTranslation } from 'react-i18next';
import { linkTo } from '../../lib/routing/link-to.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ColumnChart } from '../../ui/column-chart.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { sectorGlyph } from '../../ui/sector-glyphs.ts';
import type { CardMember } from './member-card.tsx';

/** More columns than this would not be readable on a phone; the history shows the same. */
const mostColumns = 6;

/** What the year has brought, in all and by sector. */
export function SavingsPanel({ savings }: { savings: CardMember['savings'] }) {
  const { t } = useTranslation('card');
  const { totalCentimes, redemptionCount, bySector } = savings;
  return (
    <Card as="section" aria-labelledby="card-saved" className="px-4.5">
      <div className="mb-3.5 flex items-end justify-between gap-3">
        <div>
          <h2 id="card-saved" className="text-[1.0625rem]">
            {t('saved')}
          </h2>
          <p className="text-s text-muted">{t('redemptions', { count: redemptionCount })}</p>
        </div>
        <GainFigure size="xl">{formatMoney(totalCentimes, { unit: 'DH', cents: 'when_any' })}</GainFigure>
      </div>
      {bySector.length > 0 ? (
        <ColumnChart
          label={t('bySector')}
          columns={bySector
            .slice(0, mostColumns)
            .map(({ sector, totalCentimes: value, redemptionCount: count }) => ({
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
      <LinkButton kind="text" compact to={linkTo.history()} className="mt-2 -ms-4">
        {t('toHistory')}
      </LinkButton>
    </Card>
  );
}

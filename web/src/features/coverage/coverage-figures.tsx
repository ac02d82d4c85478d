import { formatNumber, formatPercent } from '@wasl/shared/number-format';
import { useTranslation } from 'react-i18next';
import { Num } from '../../ui/num.tsx';
import type { Coverage } from './use-coverage.ts';

/** The whole in five figures. */
export function CoverageFigures({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('coverage');
  const provinceCount = coverage.provinces.length;
  const share = coverage.memberCount === 0 ? 0 : coverage.unservedCount / coverage.memberCount;
  const basisPoints = Math.round(share * 100) * 100;
  return (
    <dl className="totals card">
      <div>
        <dt>{t('figures.members')}</dt>
        <dd>
          <b>
            <Num>{formatNumber(coverage.memberCount)}</Num>
          </b>
          <span>{t('figures.inProvinces', { count: provinceCount })}</span>
        </dd>
      </div>
      <div className="big">
        <dt>{t('figures.unserved', { distance: coverage.distanceKilometres })}</dt>
        <dd>
          <b>
            <Num>{formatNumber(coverage.unservedCount)}</Num>
          </b>
          <span>
            <span className="bar" aria-hidden="true">
              <i style={{ inlineSize: `${share * 100}%` }} />
            </span>
            {t('figures.ofMembers', { share: formatPercent(basisPoints) })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.uncovered')}</dt>
        <dd>
          <b>
            <Num>{formatNumber(coverage.uncoveredProvinceCount)}</Num>
          </b>
          <span>{t('figures.of', { count: provinceCount })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.partners')}</dt>
        <dd>
          <b>
            <Num>{formatNumber(coverage.partnerCount)}</Num>
          </b>
          <span>{t('figures.inProvinces', { count: coverage.coveredProvinceCount })}</span>
        </dd>
      </div>
      <div>
        <dt>{t('figures.neediest')}</dt>
        <dd>
          <b className="word">{coverage.neediestRegion?.name.display ?? t('figures.nobody')}</b>
          {coverage.neediestRegionBasisPoints !== null && (
            <span>
              {t('figures.ofItsMembers', {
                share: formatPercent(Math.round(coverage.neediestRegionBasisPoints / 100) * 100),
              })}
            </span>
          )}
        </dd>
      </div>
    </dl>
  );
}

import './coverage.css';
import Download from 'lucide-react/icons/download';
import MapOff from 'lucide-react/icons/map-pin-off';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { areOfficeKeysOn, letterOf, useOfficeKeys } from '../../lib/office/office-keys.ts';
import { useOfficeRegion } from '../../lib/office/office-region.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { Button } from '../../ui/button.tsx';
import { PageBar } from '../../ui/office/page-bar.tsx';
import { RegionChoice } from '../../ui/office/region-choice.tsx';
import { QueryError } from '../../ui/query-error.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { CoverageChoices } from './coverage-choices.tsx';
import { CoverageFigures } from './coverage-figures.tsx';
import { CoverageMap } from './coverage-map.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { saveAsFile } from './csv.ts';
import { ProvinceCard } from './province-card.tsx';
import { type Coverage, type CoverageControl, useCoverage, useCoverageState } from './use-coverage.ts';
import { useCoverageCsv } from './use-coverage-csv.ts';

/** Where members go without a partner near enough, and whom to call next. */
export function CoveragePage() {
  const { t } = useTranslation('coverage');
  useDocumentTitle(t('title'));
  const { state, change } = useCoverageState();
  const region = useOfficeRegion();
  const { data, error, refetch, isPlaceholderData } = useCoverage(state, region.code);
  const csvOf = useCoverageCsv();
  const coverage = data?.coverage;
  return (
    <>
      <PageBar
        title={t('title')}
        actions={
          coverage && (
            <Button
              kind="quiet"
              compact
              icon={Download}
              onPress={() => saveAsFile(t('csv.file'), csvOf(coverage))}
            >
              <span className="max-tablet:sr-only">{t('csv.save')}</span>
            </Button>
          )
        }
      >
        <p className="text-s text-muted max-wide:hidden">{t('subtitle')}</p>
        <RegionChoice />
      </PageBar>
      <div className="coverage" aria-busy={isPlaceholderData || undefined}>
        <CoverageChoices state={state} change={change} />
        {coverage ? (
          <Found coverage={coverage} state={state} change={change} />
        ) : error ? (
          <QueryError error={error} onRetry={refetch} />
        ) : (
          <CoverageSkeleton />
        )}
      </div>
    </>
  );
}

function Found({ coverage, state, change }: CoverageControl & { coverage: Coverage }) {
  const { t } = useTranslation('coverage');
  const table = useRef<HTMLTableElement>(null);
  const { provinces } = coverage;
  const index = Math.max(
    0,
    provinces.findIndex(({ province }) => province.code === state.province),
  );
  const chosen = provinces[index];
  const choose = (code: string) => change({ province: code }, { replace: true });

  useOfficeKeys(areOfficeKeysOn(), (event) => {
    const letter = letterOf(event);
    if (letter === 'j' || letter === 'k') {
      const next = provinces[index + (letter === 'j' ? 1 : -1)]?.province.code;
      if (!next) return true;
      choose(next);
      // The table follows in the next frame, when the row is there.
      requestAnimationFrame(() =>
        table.current?.querySelector<HTMLElement>(`[data-province="${CSS.escape(next)}"]`)?.focus(),
      );
      return true;
    }
    const phone = chosen?.suggestion?.phone;
    if (letter !== 'a' || !phone) return false;
    window.location.href = `tel:${phone}`;
    return true;
  });

  if (!chosen) return <EmptyState icon={MapOff} title={t('empty.title')} text={t('empty.text')} />;
  return (
    <>
      <CoverageFigures coverage={coverage} />
      <CoverageTable
        coverage={coverage}
        chosenIndex={index}
        state={state}
        change={change}
        onChoose={choose}
        tableRef={table}
      />
      <CoverageMap coverage={coverage} chosenIndex={index} state={state} change={change} onChoose={choose}>
        <ProvinceCard place={chosen} rank={index + 1} distance={state.distance} />
      </CoverageMap>
    </>
  );
}

function CoverageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="contents" role="status" aria-label={t('loading')}>
      <Skeleton className="totals h-[70px] w-full rounded-medium" />
      <Skeleton className="tablecard h-[640px] w-full rounded-medium" />
      <Skeleton className="mapcard h-[640px] w-full rounded-medium" />
    </div>
  );
}

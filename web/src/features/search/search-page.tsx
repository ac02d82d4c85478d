import './search.css';
import ChevronDown from 'lucide-react/icons/chevron-down';
import List from 'lucide-react/icons/list';
import MapIcon from 'lucide-react/icons/map';
import MapPin from 'lucide-react/icons/map-pin';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberPlace } from '../../lib/geography/last-place.ts';
import { useDocumentTitle } from '../../lib/routing/use-document-title.ts';
import { useSectors } from '../../lib/taxonomy/use-sectors.ts';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Num } from '../../ui/num.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { rememberSearch } from './last-search.ts';
import { placeLabel } from './place-label.ts';
import { ResultCount, SortMenu } from './results-head.tsx';
import { ResultsList } from './results-list.tsx';
import { SheetHandle } from './results-sheet-handle.tsx';
import { SearchBox } from './search-box.tsx';
import { countFilters, offersInput, partnersInput, writeSearch } from './search-state.ts';
import { SectorChips } from './sector-chips.tsx';
import { useSearch } from './use-search.ts';
import { useSearchResults } from './use-search-results.ts';

// What a first visit does not read at once is loaded after what it reads.
const FacetPanel = lazy(() => import('./facet-panel.tsx').then((module) => ({ default: module.FacetPanel })));
const ResultsMap = lazy(() => import('./results-map.tsx').then((module) => ({ default: module.ResultsMap })));
const ChosenFilters = lazy(() =>
  import('./chosen-filters.tsx').then((module) => ({ default: module.ChosenFilters })),
);
const PlacePicker = lazy(() =>
  import('./place-picker.tsx').then((module) => ({ default: module.PlacePicker })),
);
const FilterSheet = lazy(() =>
  import('./filter-sheet.tsx').then((module) => ({ default: module.FilterSheet })),
);

type OpenSheet = 'none' | 'place' | 'filters';

/** The search, open to everybody: what, where, and the results as a list and on the map. The address holds all of it. */
export function SearchPage() {
  const { t } = useTranslation('search');
  useDocumentTitle(t('title'));
  const search = useSearch();
  const { state, change } = search;
  const sectors = useSectors();
  const { results, facets, pins, tookMilliseconds } = useSearchResults(state);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [open, setOpen] = useState<OpenSheet>('none');
  const isMapLarge = state.view === 'map';
  const filterCount = countFilters(state);
  const question = JSON.stringify(state.show === 'offers' ? offersInput(state) : partnersInput(state));

  useEffect(() => rememberPlace(state.near), [state.near]);
  useEffect(() => {
    if (results.count !== undefined && !results.isOld) rememberSearch(writeSearch(state).toString());
  }, [results.count, results.isOld, state]);

  function showMap(isLarge: boolean) {
    change({ view: isLarge ? 'map' : 'list' }, { replace: true });
    if (isLarge) window.scrollTo({ top: 0 });
  }

  return (
    <div className="search-page">
      <h1 className="hidden-text">{t('title')}</h1>
      <SearchBox {...search} sectors={sectors}>
        <button
          type="button"
          className="place-button"
          aria-haspopup="dialog"
          onClick={() => setOpen('place')}
        >
          <Icon of={MapPin} />
          <span className="min-w-0 flex-1 truncate">{placeLabel(state, t)}</span>
          <Icon of={ChevronDown} />
        </button>
      </SearchBox>
      <ChipRow label={t('sectors')} className="search-chips">
        {state.show === 'offers' && (
          <Chip icon={SlidersHorizontal} className="wide:hidden" onPress={() => setOpen('filters')}>
            {t('filters')}
            {filterCount > 0 && (
              <>
                {' · '}
                <Num>{filterCount}</Num>
              </>
            )}
          </Chip>
        )}
        <Chip icon={MapPin} className="desktop:hidden" onPress={() => setOpen('place')}>
          {placeLabel(state, t)}
        </Chip>
        <SectorChips {...search} sectors={sectors} />
      </ChipRow>
      <div className="search-body" data-view={state.view} data-show={state.show}>
        <aside className="search-facets" aria-label={t('filters')}>
          {state.show === 'offers' && (
            <Suspense>
              <FacetPanel {...search} facets={facets} sectors={sectors} />
            </Suspense>
          )}
        </aside>
        <section className="search-results" aria-label={t('results')}>
          <SheetHandle isMapLarge={isMapLarge} onChange={showMap} />
          <div className="results-head">
            {results.count === undefined ? (
              <Skeleton className="h-6 w-40" />
            ) : (
              <ResultCount state={state} count={results.count} tookMilliseconds={tookMilliseconds} />
            )}
            {state.show === 'offers' && <SortMenu {...search} />}
          </div>
          <div className="mb-3 flex items-center gap-2">
            <Segmented
              label={t('show.label')}
              value={state.show}
              onChange={(show) => change({ show })}
              options={[
                { value: 'offers', label: t('show.offers') },
                { value: 'partners', label: t('show.partners') },
              ]}
            />
            <Chip
              className="ms-auto desktop:hidden"
              icon={isMapLarge ? List : MapIcon}
              onPress={() => showMap(!isMapLarge)}
            >
              {isMapLarge ? t('show.list') : t('show.map')}
            </Chip>
          </div>
          {state.show === 'partners' && (
            <Suspense>
              <ChosenFilters {...search} sectors={sectors} />
            </Suspense>
          )}
          <ResultsList results={results} {...search} activeId={activeId} onPoint={setActiveId} />
        </section>
        <div className="search-map">
          <Suspense>
            <ResultsMap
              {...search}
              pins={pins}
              partners={results.partners}
              resultsKey={results.isOld || results.count === undefined ? 'waiting' : question}
              activeId={activeId}
              onPoint={setActiveId}
            />
          </Suspense>
        </div>
      </div>
      <Suspense>
        {open === 'place' && <PlacePicker isOpen onClose={() => setOpen('none')} {...search} />}
        {open === 'filters' && (
          <FilterSheet
            isOpen
            onClose={() => setOpen('none')}
            facets={facets}
            sectors={sectors}
            count={results.count}
            {...search}
          />
        )}
      </Suspense>
    </div>
  );
}

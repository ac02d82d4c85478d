import { useTranslation } from 'react-i18next';
import type { Sectors } from '../../lib/taxonomy/use-sectors.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { FacetPanel } from './facet-panel.tsx';
import { countFilters, withoutFilters } from './search-state.ts';
import type { OffersAnswer } from './use-results.ts';
import type { SearchControl } from './use-search.ts';

interface FilterSheetProps extends SearchControl {
  isOpen: boolean;
  onClose: () => void;
  facets: OffersAnswer['facets'] | undefined;
  sectors: Sectors | undefined;
  count: number | undefined;
}

/** The filters on a phone. Each one works at once; the button at the foot says what is left and goes there. */
export function FilterSheet({ isOpen, onClose, facets, sectors, count, state, change }: FilterSheetProps) {
  const { t } = useTranslation('search');
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('filters')}
      footer={
        <>
          {countFilters(state) > 0 && (
            <Button kind="quiet" onPress={() => change(withoutFilters(state))}>
              {t('clearFilters')}
            </Button>
          )}
          <Button onPress={onClose}>{t('showResults', { count: count ?? 0 })}</Button>
        </>
      }
    >
      <FacetPanel state={state} change={change} facets={facets} sectors={sectors} />
    </Sheet>
  );
}

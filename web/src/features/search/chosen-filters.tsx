import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { categoryName, type Sectors } from '../../lib/taxonomy/use-sectors.ts';
import { Chip } from '../../ui/chip.tsx';
import { toggled, toggleProvince, toggleRegion } from './search-changes.ts';
import type { SearchControl } from './use-search.ts';

/** What still narrows a search for partners, which has no counts: each can be taken back. */
export function ChosenFilters({ state, change, sectors }: SearchControl & { sectors: Sectors | undefined }) {
  const { t } = useTranslation('search');
  const names = usePlaceNames({ enabled: state.regions.length + state.provinces.length > 0 });
  const placeName = (code: string) => names.find((place) => place.code === code)?.name ?? code;
  const chosen = [
    ...state.categories.map((code) => ({
      code,
      name: categoryName(sectors, code) ?? code,
      remove: () => change({ categories: toggled(state.categories, code) }),
    })),
    ...state.regions.map((code) => ({
      code,
      name: placeName(code),
      remove: () => change(toggleRegion(state, code)),
    })),
    ...state.provinces.map((code) => ({
      code,
      name: placeName(code),
      remove: () => change(toggleProvince(state, code)),
    })),
  ];
  if (chosen.length === 0) return null;
  return (
    <ul className="m-0 mb-3 flex list-none flex-wrap gap-2 p-0" aria-label={t('chosenFilters')}>
      {chosen.map(({ code, name, remove }) => (
        <li key={code}>
          <Chip icon={X} onPress={remove}>
            <span className="hidden-text">{t('removeFilter')}</span>
            {name}
          </Chip>
        </li>
      ))}
    </ul>
  );
}

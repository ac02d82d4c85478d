import { useTranslation } from 'react-i18next';
import { type Sectors, sectorOfCategory } from '../../lib/taxonomy/use-sectors.ts';
import { Chip } from '../../ui/chip.tsx';
import { sectorGlyph } from '../../ui/sector-glyphs.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { toggleSector } from './search-changes.ts';
import type { SearchControl } from './use-search.ts';

interface SectorChipsProps extends SearchControl {
  sectors: Sectors | undefined;
}

export function SectorChips({ sectors, state, change }: SectorChipsProps) {
  const { t } = useTranslation('search');
  if (!sectors)
    return (
      <span className="flex gap-2" role="status" aria-label={t('sectors')}>
        {[92, 96, 88, 100, 92, 104].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
          <span key={index} className="flex-none" style={{ inlineSize: width }}>
            <Skeleton className="h-11 w-full rounded-full" />
          </span>
        ))}
      </span>
    );
  return sectors.map(({ code, name }) => (
    <Chip
      key={code}
      icon={sectorGlyph(code)}
      sector={code}
      pressed={state.sectors.includes(code)}
      onPress={() => change(toggleSector(state, code, (category) => sectorOfCategory(sectors, category)))}
    >
      {name.display}
    </Chip>
  ));
}

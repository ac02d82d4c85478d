import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { useSectors } from '../../lib/taxonomy/use-sectors.ts';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sectorGlyph } from '../../ui/sector-glyphs.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { CategoryIcon } from '../../ui/tile.tsx';
import { distances } from './coverage-state.ts';
import type { CoverageControl } from './use-coverage.ts';

/** Which kind of partner is looked at, and how far is too far. */
export function CoverageChoices({ state, change }: CoverageControl) {
  const { t } = useTranslation('coverage');
  const sectors = useSectors();
  const sector = sectors?.find(({ code }) => code === state.sector);
  const category = sector?.categories.find(({ code }) => code === state.category);
  return (
    <div className="pick">
      <ChipRow label={t('sector')}>
        {sectors?.map(({ code, name }) => (
          <Chip
            key={code}
            icon={sectorGlyph(code)}
            sector={code}
            pressed={code === state.sector}
            onPress={() => change({ sector: code === state.sector ? '' : code, category: '' })}
          >
            {name.display}
          </Chip>
        ))}
      </ChipRow>
      {sector && (
        <span className="chip category" data-sector={sector.code}>
          <CategoryIcon name={category?.icon ?? ''} sector={sector.code} />
          <select
            aria-label={t('category')}
            value={state.category}
            onChange={({ target }) => change({ category: target.value })}
          >
            <option value="">{t('everyCategory')}</option>
            {sector.categories.map(({ code, name }) => (
              <option key={code} value={code}>
                {name.display}
              </option>
            ))}
          </select>
          <Icon of={ChevronDown} />
        </span>
      )}
      <span className="within">
        <span className="text-s text-muted">{t('farther')}</span>
        <Segmented
          label={t('fartherThan')}
          value={state.distance}
          onChange={(distance) => change({ distance })}
          options={distances.map((distance) => ({
            value: distance,
            label: distance === state.distance ? t('kilometres', { count: Number(distance) }) : distance,
          }))}
        />
      </span>
    </div>
  );
}

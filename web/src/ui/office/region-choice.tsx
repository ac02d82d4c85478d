import ChevronDown from 'lucide-react/icons/chevron-down';
import MapPin from 'lucide-react/icons/map-pin';
import { useTranslation } from 'react-i18next';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { useOfficeRegion } from '../../lib/office/office-region.ts';
import { Icon } from '../icon.tsx';

/** Which region the office looks at: a choice where one answers for several, a word where it is one. */
export function RegionChoice() {
  const { t } = useTranslation('office');
  const { code, own, choose } = useOfficeRegion();
  const regions = usePlaceNames().filter(
    (place) => place.level === 'region' && (own === null || own.includes(place.code)),
  );
  if (own?.length === 1)
    return (
      <span className="chip region">
        <Icon of={MapPin} />
        <span>{regions[0]?.name ?? ' '}</span>
      </span>
    );
  return (
    <span className="chip region">
      <Icon of={MapPin} />
      <select
        aria-label={t('region.label')}
        value={code ?? ''}
        onChange={({ target }) => choose(target.value || null)}
      >
        <option value="">{own === null ? t('region.all') : t('region.mine')}</option>
        {regions.map((region) => (
          <option key={region.code} value={region.code}>
            {region.name}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} />
    </span>
  );
}

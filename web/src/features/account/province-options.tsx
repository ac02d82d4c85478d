import { useTranslation } from 'react-i18next';
import type { ProvincesQuery } from '../../gql/operations.ts';

/** Provinces and prefectures for a `<select>`, by region; nothing chosen first. */
export function ProvinceOptions({ regions }: { regions: ProvincesQuery['regions'] }) {
  const { t } = useTranslation();
  return (
    <>
      <option value="">{t('choose')}</option>
      {regions.map((region) => (
        <optgroup key={region.code} label={region.name.display}>
          {region.provinces.map(({ code, name }) => (
            <option key={code} value={code}>
              {name.display}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

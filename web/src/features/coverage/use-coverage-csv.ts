import { useTranslation } from 'react-i18next';
import { toCsv } from './csv.ts';
import type { Coverage } from './use-coverage.ts';

/** The table as a file: what is on the screen, all provinces, in the reader's language. */
export function useCoverageCsv(): (coverage: Coverage) => string {
  const { t } = useTranslation('coverage');
  return (coverage) =>
    toCsv([
      [
        t('csv.code'),
        t('table.province'),
        t('csv.region'),
        t('table.members'),
        t('csv.unserved', { distance: coverage.distanceKilometres }),
        t('csv.unservedShare'),
        t('csv.nearest'),
        t('csv.nearestPlace'),
        t('table.partners'),
        t('csv.sectorPartners'),
        t('table.offers'),
        t('csv.served'),
        t('table.next'),
        t('csv.nextState'),
      ],
      ...coverage.provinces.map((place) => [
        place.province.code,
        place.province.name.display,
        place.province.region.name.display,
        place.memberCount,
        place.unservedCount,
        place.unservedBasisPoints / 100,
        place.nearestKilometres,
        place.nearestPlace?.display ?? null,
        place.partnerCount,
        place.sectorPartnerCount,
        place.offerCount,
        place.membersServedCount,
        place.suggestion?.name.display ?? null,
        place.suggestion?.text ?? null,
      ]),
    ]);
}

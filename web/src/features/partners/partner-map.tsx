import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapPanel } from '../../ui/map/map-panel.tsx';
import { boxAround, moroccoBox } from '../../ui/map/pin-groups.ts';
import type { ShownPartner } from './partner.types.ts';

/** How much land is shown around a single branch, degrees. */
const marginDegrees = 0.012;

export function PartnerMap({ partner }: { partner: ShownPartner }) {
  const { t } = useTranslation('partners');
  const [activeId, setActiveId] = useState<string | null>(null);
  const pins = useMemo(
    () =>
      partner.branches.map(({ id, name, coordinates }) => ({
        id,
        ...coordinates,
        sector: partner.sector.code,
        icon: partner.category.icon,
        text: partner.branches.length > 1 ? name.display : null,
        label: name.display,
      })),
    [partner],
  );
  const box = boxAround(pins) ?? moroccoBox;
  return (
    <div className="h-72 desktop:h-96">
      <MapPanel
        pins={pins}
        activeId={activeId}
        onPoint={setActiveId}
        onChoose={({ id }) => document.getElementById(`branch-${id}`)?.scrollIntoView({ block: 'start' })}
        fit={{
          key: partner.id,
          box: {
            south: box.south - marginDegrees,
            north: box.north + marginDegrees,
            west: box.west - marginDegrees,
            east: box.east + marginDegrees,
          },
        }}
        label={t('map')}
      />
    </div>
  );
}

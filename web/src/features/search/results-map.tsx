import Search from 'lucide-react/icons/search';
import X from 'lucide-react/icons/x';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlaceNames } from '../../lib/geography/use-place-names.ts';
import { linkTo } from '../../lib/routing/link-to.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { GainFigure } from '../../ui/gain-figure.tsx';
import { MapPanel } from '../../ui/map/map-panel.tsx';
import type { MapPin } from '../../ui/map/map-view.types.ts';
import type { Box } from '../../ui/map/pin-groups.ts';
import { Tile } from '../../ui/tile.tsx';
import { cardId } from './found-offer-card.tsx';
import { boxOfSearch, pinsOfOffers, pinsOfPartners } from './result-pins.ts';
import type { FoundPartner, OffersAnswer } from './use-results.ts';
import type { SearchControl } from './use-search.ts';

interface ResultsMapProps extends SearchControl {
  pins: OffersAnswer['pins'];
  partners: readonly FoundPartner[];
  /** Changes when other results are there. */
  resultsKey: string;
  activeId: string | null;
  onPoint: (id: string | null) => void;
}

/** The results on the map. Moving it offers to search there; a pin shows who it is, and leads to its card when that is in the list. */
export function ResultsMap(props: ResultsMapProps) {
  const { pins: offerPins, partners, resultsKey, activeId, onPoint, state, change } = props;
  const { t } = useTranslation('search');
  const pins = useMemo(
    () => (state.show === 'offers' ? pinsOfOffers(offerPins) : pinsOfPartners(partners)),
    [state.show, offerPins, partners],
  );
  const names = usePlaceNames();
  const [movedTo, setMovedTo] = useState<{ key: string; box: Box } | null>(null);
  const [chosen, setChosen] = useState<MapPin | null>(null);
  const isMoved = movedTo?.key === resultsKey;
  const isThere = chosen !== null && pins.some(({ id }) => id === chosen.id);

  function choose(pin: MapPin) {
    setChosen(pin);
    onPoint(pin.id);
    document.getElementById(cardId(pin.id))?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }

  return (
    <>
      <MapPanel
        pins={pins}
        activeId={activeId ?? (isThere ? chosen.id : null)}
        onPoint={onPoint}
        onChoose={choose}
        center={state.near}
        radiusMetres={state.radiusKm === null ? null : state.radiusKm * 1000}
        names={names}
        fit={{ key: resultsKey, box: boxOfSearch(state, pins) }}
        onMoved={(box) => setMovedTo({ key: resultsKey, box })}
        label={t('map.label')}
      />
      {isMoved && state.show === 'offers' && (
        <div className="search-area">
          <Button
            compact
            kind="quiet"
            icon={Search}
            className="bg-card shadow-lift"
            onPress={() => change({ bounds: movedTo.box, radiusKm: null })}
          >
            {t('map.searchHere')}
          </Button>
        </div>
      )}
      {isThere && (
        <article className="search-chosen card">
          <Tile sector={chosen.sector} icon={chosen.icon} size="small" />
          <Link
            className="min-w-0 flex-1 truncate font-semibold text-text no-underline"
            to={state.show === 'offers' ? linkTo.offer(chosen.id) : linkTo.partner(chosen.id)}
          >
            {chosen.label}
          </Link>
          {chosen.text && <GainFigure size="m">{chosen.text}</GainFigure>}
          <IconButton label={t('map.closeCard')} icon={X} onPress={() => setChosen(null)} />
        </article>
      )}
    </>
  );
}

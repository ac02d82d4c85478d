import type { MapPin } from '../../ui/map/map-view.types.ts';
import { type Box, boxAround, boxOfCircle, moroccoBox } from '../../ui/map/pin-groups.ts';
import type { SearchState } from './search-state.ts';
import type { FoundPartner, OffersAnswer } from './use-results.ts';

export function pinsOfOffers(pins: OffersAnswer['pins']): MapPin[] {
  return pins.map(({ offerId, coordinates, sectorCode, icon, headline, label }) => ({
    id: offerId,
    latitude: coordinates.latitude,
    longitude: coordinates.longitude,
    sector: sectorCode,
    icon,
    text: headline,
    label,
  }));
}

export function pinsOfPartners(partners: readonly FoundPartner[]): MapPin[] {
  return partners.map(({ node, branch, name }) => ({
    id: node.id,
    latitude: branch.coordinates.latitude,
    longitude: branch.coordinates.longitude,
    sector: node.sector.code,
    icon: node.category.icon,
    text: node.offers.edges[0]?.node.headline.text ?? null,
    label: name.map(({ text }) => text).join(''),
  }));
}

/** What the map shows of a search: the box asked for, the circle, all that was found, or the country. */
export function boxOfSearch(
  { bounds, near, radiusKm }: Pick<SearchState, 'bounds' | 'near' | 'radiusKm'>,
  pins: readonly MapPin[],
): Box {
  if (bounds) return bounds;
  if (near && radiusKm !== null) return boxOfCircle(near, radiusKm * 1000);
  if (near) return boxAround([near, ...nearestPins(near, pins)]) ?? moroccoBox;
  return boxAround(pins) ?? moroccoBox;
}

/** Around a place without a circle the first ones matter, not the far end of the country. */
function nearestPins(near: { latitude: number; longitude: number }, pins: readonly MapPin[]): MapPin[] {
  const farness = (pin: MapPin) => Math.hypot(pin.latitude - near.latitude, pin.longitude - near.longitude);
  return [...pins].sort((a, b) => farness(a) - farness(b)).slice(0, 20);
}

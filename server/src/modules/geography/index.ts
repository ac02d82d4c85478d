import { createGeography } from './geography.ts';
import { createGeographyResolvers } from './resolvers.ts';

export { type Coordinates, distanceMetres, isInMoroccoBounds } from './coordinates.ts';
export { createGeography, type Geography, type NearestPlace } from './geography.ts';
export type { Commune, Locality, Place, PlaceKind, PlaceName, Province, Region } from './geography.types.ts';

export function createGeographyModule() {
  const geography = createGeography();
  return { geography, resolvers: createGeographyResolvers(geography) };
}

/** A point on the earth in degrees, WGS 84. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

const earthRadiusMetres = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine on the mean radius; within 0.6 % of the ellipsoid). */
export function distanceMetres(from: Coordinates, to: Coordinates): number {
  const halfLat = Math.sin(radians(to.latitude - from.latitude) / 2);
  const halfLng = Math.sin(radians(to.longitude - from.longitude) / 2);
  const a = halfLat ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLng ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(a)));
}

/** The box that holds all of Morocco: the first and cheapest check of a point. */
const moroccoBounds = { south: 20.7, north: 35.95, west: -17.2, east: -0.95 } as const;

export function isInMoroccoBounds({ latitude, longitude }: Coordinates): boolean {
  const { south, north, west, east } = moroccoBounds;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

/** The drawing's width in its own units; the whole country fits (Mercator). */
export const mapWidth = 700;
/** Degrees: west of Lagouira, east of Figuig, south and north of the country. */
const bounds = { west: -17.15, east: -0.95, south: 20.7, north: 35.97 };

const kilometresPerDegree = 111.195;
const unitsPerDegree = mapWidth / (bounds.east - bounds.west);
const northY = mercator(bounds.north);

export const mapHeight = Math.ceil((northY - mercator(bounds.south)) * unitsPerDegree);

/** A place on the drawing, in its units from the upper left. Maps never mirror. */
export function project(place: { latitude: number; longitude: number }): { x: number; y: number } {
  return {
    x: (place.longitude - bounds.west) * unitsPerDegree,
    y: (northY - mercator(place.latitude)) * unitsPerDegree,
  };
}

/** A distance on the ground as the drawing shows it at a latitude: farther north it looks longer. */
export function unitsOfKilometres(kilometres: number, latitude: number): number {
  return ((kilometres / kilometresPerDegree) * unitsPerDegree) / Math.cos((latitude * Math.PI) / 180);
}

/** In degrees, so that one degree of longitude is one unit before scaling. */
function mercator(latitude: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
}

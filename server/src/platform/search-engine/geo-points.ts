import { withCapacity } from './embedded/growable-array.ts';
import type { GeoBounds, GeoPoint } from './port.ts';

/** Mean Earth radius (IUGG R1), metres. */
export const earthRadiusMetres = 6_371_008.8;
const radians = Math.PI / 180;

/** Great-circle distance in metres by the haversine formula. */
export function haversineMetres(a: GeoPoint, b: GeoPoint): number {
  const sinLat = Math.sin(((b.lat - a.lat) * radians) / 2);
  const sinLng = Math.sin(((b.lng - a.lng) * radians) / 2);
  const chord = sinLat * sinLat + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * sinLng * sinLng;
  return 2 * earthRadiusMetres * Math.asin(Math.sqrt(Math.min(1, chord)));
}

export interface NearestPoint {
  /** Index among the document's points, -1 when none matches. */
  point: number;
  /** Infinity when there is no centre or no match. */
  metres: number;
}

/** The points of documents, several each, in one flat list of latitudes and longitudes. */
export class PointColumn {
  /** The points of document `d` are `[starts[d], starts[d + 1])`. */
  starts: Uint32Array;
  /** Latitude, longitude, latitude… in degrees. */
  coordinates: Float64Array;

  constructor(starts = new Uint32Array(1), coordinates = new Float64Array(0)) {
    this.starts = starts;
    this.coordinates = coordinates;
  }

  reserve(capacity: number): void {
    this.starts = withCapacity(this.starts, capacity + 1);
  }

  /** Documents must be set in order, each once. */
  set(document: number, points: readonly GeoPoint[]): void {
    let at = this.starts[document] as number;
    const end = at + points.length;
    if (end * 2 > this.coordinates.length) {
      this.coordinates = withCapacity(this.coordinates, Math.max(64, end * 4));
    }
    for (const { lat, lng } of points) {
      this.coordinates[at * 2] = lat;
      this.coordinates[at * 2 + 1] = lng;
      at++;
    }
    this.starts[document + 1] = end;
  }

  points(document: number): GeoPoint[] {
    const points: GeoPoint[] = [];
    for (let at = this.starts[document] as number; at < (this.starts[document + 1] as number); at++) {
      points.push({ lat: this.coordinates[at * 2] as number, lng: this.coordinates[at * 2 + 1] as number });
    }
    return points;
  }
}

/** The nearest of a document's points that matches, as the embedded engine finds it. */
export function nearestOf(
  points: readonly GeoPoint[],
  near: (GeoPoint & { radiusMetres?: number }) | undefined,
  bounds: GeoBounds | undefined,
): NearestPoint | null {
  const column = new PointColumn(new Uint32Array(2));
  column.set(0, points);
  return createGeoMatcher(column, near, bounds)?.nearest(0) ?? null;
}

export interface GeoMatcher {
  /** A box that holds every matching point; null when there is no limit. */
  box: GeoBounds | null;
  /** Whether a document without a matching point is out. */
  required: boolean;
  /** The nearest matching point of a document. The result object is reused by the next call. */
  nearest(document: number): NearestPoint;
}

/** A matcher for a query's place, or null when it names none. */
export function createGeoMatcher(
  column: PointColumn,
  near: (GeoPoint & { radiusMetres?: number }) | undefined,
  bounds: GeoBounds | undefined,
): GeoMatcher | null {
  if (!near && !bounds) return null;
  const result: NearestPoint = { point: -1, metres: Number.POSITIVE_INFINITY };
  const circle = near?.radiusMetres === undefined ? null : boxAround(near, near.radiusMetres);
  const inBox = boxTest(circle, bounds);
  const radius = near?.radiusMetres ?? Number.POSITIVE_INFINITY;
  const centreCos = near ? Math.cos(near.lat * radians) : 0;

  function metresTo(lat: number, lng: number): number {
    if (!near) return 0;
    const sinLat = Math.sin(((lat - near.lat) * radians) / 2);
    const sinLng = Math.sin(((lng - near.lng) * radians) / 2);
    const chord = sinLat * sinLat + centreCos * Math.cos(lat * radians) * sinLng * sinLng;
    return 2 * earthRadiusMetres * Math.asin(Math.sqrt(Math.min(1, chord)));
  }

  return {
    box: bounds ?? circle,
    required: bounds !== undefined || near?.radiusMetres !== undefined,
    nearest(document) {
      const { starts, coordinates } = column;
      const first = starts[document] as number;
      const end = starts[document + 1] as number;
      result.point = -1;
      result.metres = Number.POSITIVE_INFINITY;
      for (let at = first; at < end; at++) {
        const lat = coordinates[at * 2] as number;
        const lng = coordinates[at * 2 + 1] as number;
        if (!inBox(lat, lng)) continue;
        const metres = metresTo(lat, lng);
        if (metres > radius || metres >= result.metres) continue;
        result.metres = metres;
        result.point = at - first;
      }
      return result;
    },
  };
}

type BoxTest = (lat: number, lng: number) => boolean;

/** The query's bounds, and the box around its circle: cheap tests before the trigonometry. */
function boxTest(circle: GeoBounds | null, bounds: GeoBounds | undefined): BoxTest {
  if (circle && bounds) return (lat, lng) => inside(circle, lat, lng) && inside(bounds, lat, lng);
  const box = circle ?? bounds;
  return box ? (lat, lng) => inside(box, lat, lng) : () => true;
}

function inside(box: GeoBounds, lat: number, lng: number): boolean {
  if (lat < box.south || lat > box.north) return false;
  return box.west <= box.east ? lng >= box.west && lng <= box.east : lng >= box.west || lng <= box.east;
}

/** About a centimetre, so that rounding never leaves out a point on the circle. */
const roundingMargin = 2e-9;

/** A box that holds the whole circle; all longitudes near a pole or for a circle that wide. */
function boxAround(centre: GeoPoint, metres: number): GeoBounds {
  const angle = metres / earthRadiusMetres + roundingMargin;
  const degrees = angle / radians;
  const south = centre.lat - degrees;
  const north = centre.lat + degrees;
  const reach = Math.sin(angle) / Math.cos(centre.lat * radians);
  if (south <= -90 || north >= 90 || angle >= Math.PI / 2 || reach >= 1) {
    return { south, north, west: -180, east: 180 };
  }
  const sideways = Math.asin(reach) / radians;
  const west = centre.lng - sideways;
  const east = centre.lng + sideways;
  return { south, north, west: west < -180 ? west + 360 : west, east: east > 180 ? east - 360 : east };
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Coordinates, isInMoroccoBounds } from './coordinates.ts';
import { decodeOutline } from './outline-codec.ts';

interface Outline {
  provinceCode: string;
  ring: Coordinates[];
  south: number;
  north: number;
  west: number;
  east: number;
}

export interface ProvinceOutlines {
  /**
   * The province a point lies in; on the coast or in a gap between simplified outlines the nearest one within
   * `outlineToleranceMetres`; null elsewhere, that is outside Morocco.
   */
  provinceAt(point: Coordinates): string | null;
  /** Metres from a point to a province: 0 inside its outline. */
  distanceToProvinceMetres(provinceCode: string, point: Coordinates): number;
}

/** Outlines are simplified, in the desert by kilometres: a point this little outside is still in Morocco. */
const outlineToleranceMetres = 6000;

const metresPerDegree = 111_195;
const outlinesFile = fileURLToPath(new URL('./province-outlines.tsv', import.meta.url));

export function readProvinceOutlines(text: string = readFileSync(outlinesFile, 'utf8')): ProvinceOutlines {
  const outlines = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [provinceCode = '', ...rings] = line.split('\t');
      return rings.map((ring) => withBounds(provinceCode, decodeOutline(ring)));
    });

  const distanceTo = (outline: Outline, point: Coordinates): number =>
    isInside(outline, point) ? 0 : distanceToRingMetres(outline.ring, point);

  return {
    provinceAt(point) {
      if (!isInMoroccoBounds(point)) return null;
      const inside = outlines.find((outline) => isInside(outline, point));
      if (inside) return inside.provinceCode;
      let nearest: Outline | null = null;
      let nearestMetres = outlineToleranceMetres;
      for (const outline of outlines) {
        if (!isNearBounds(outline, point)) continue;
        const metres = distanceTo(outline, point);
        if (metres < nearestMetres) {
          nearest = outline;
          nearestMetres = metres;
        }
      }
      return nearest?.provinceCode ?? null;
    },
    distanceToProvinceMetres(provinceCode, point) {
      const own = outlines.filter((outline) => outline.provinceCode === provinceCode);
      return Math.min(...own.map((outline) => distanceTo(outline, point)));
    },
  };
}

function withBounds(provinceCode: string, ring: Coordinates[]): Outline {
  let [south, north, west, east] = [90, -90, 180, -180];
  for (const { latitude, longitude } of ring) {
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
  }
  return { provinceCode, ring, south, north, west, east };
}

/** Even-odd rule: a ray from the point crosses the ring an odd number of times. */
function isInside(
  { ring, south, north, west, east }: Outline,
  { latitude, longitude }: Coordinates,
): boolean {
  if (latitude < south || latitude > north || longitude < west || longitude > east) return false;
  let inside = false;
  let from = ring[ring.length - 1];
  for (const to of ring) {
    if (from && from.latitude > latitude !== to.latitude > latitude) {
      const crossing =
        ((from.longitude - to.longitude) * (latitude - to.latitude)) / (from.latitude - to.latitude) +
        to.longitude;
      if (longitude < crossing) inside = !inside;
    }
    from = to;
  }
  return inside;
}

function isNearBounds({ south, north, west, east }: Outline, { latitude, longitude }: Coordinates): boolean {
  const margin = (2 * outlineToleranceMetres) / metresPerDegree;
  return (
    latitude > south - margin &&
    latitude < north + margin &&
    longitude > west - margin &&
    longitude < east + margin
  );
}

/** Shortest distance to the ring's edges, on a plane tangent at the point (good to a few metres at these distances). */
function distanceToRingMetres(ring: readonly Coordinates[], point: Coordinates): number {
  const shrink = Math.cos((point.latitude * Math.PI) / 180);
  const flat = ring.map(({ latitude, longitude }) => ({
    x: (longitude - point.longitude) * shrink,
    y: latitude - point.latitude,
  }));
  let best = Number.POSITIVE_INFINITY;
  let from = flat[flat.length - 1];
  for (const to of flat) {
    if (from) best = Math.min(best, distanceOfOriginToSegment(from, to));
    from = to;
  }
  return best * metresPerDegree;
}

function distanceOfOriginToSegment(from: { x: number; y: number }, to: { x: number; y: number }): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const lengthSquared = dx * dx + dy * dy;
  const along =
    lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, -(from.x * dx + from.y * dy) / lengthSquared));
  return Math.hypot(from.x + along * dx, from.y + along * dy);
}

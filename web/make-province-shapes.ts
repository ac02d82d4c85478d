/**
 * Writes src/features/coverage/province-shapes.json: the provinces as paths of one drawing, by their HCP codes, and the borders of
 * regions. Read from the outlines of OpenStreetMap (ODbL) that the web's map uses; which outline is which province follows from the middle of
 * each. Run again only when the division changes: `npm run
 * province-shapes --workspace=web`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { feature, mesh } from 'topojson-client';
import { mapWidth, project } from './src/features/coverage/map-projection.ts';
import { withoutSteps } from './src/ui/map/line-simplifier.ts';

type Topology = Parameters<typeof mesh>[0];
type Ring = [longitude: number, latitude: number][];

/** Source units (about 160 m) a line may be off: half a pixel of a large screen. */
const toleranceUnits = 7;

const root = new URL('../', import.meta.url);
const source = JSON.parse(
  readFileSync(new URL('node_modules/morocco-map/data/provinces.json', root), 'utf8'),
) as Topology;
const topology: Topology = { ...source, arcs: source.arcs.map((arc) => withoutSteps(arc, toleranceUnits)) };
const layer = topology.objects.provinces;
if (layer?.type !== 'GeometryCollection') throw new Error('the source holds no provinces');

// Code, kind, ISO code, three names, latitude and longitude: the server's table of the division.
const places = readFileSync(new URL('server/src/modules/geography/geography-table.tsv', root), 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .filter(([, kind]) => kind === 'province' || kind === 'prefecture')
  .map(([code = '', , , , , , latitude, longitude]) => ({
    code,
    latitude: Number(latitude),
    longitude: Number(longitude),
  }));
const codes = layer.geometries.map((geometry) => {
  const found = feature(topology, geometry);
  if (found.type !== 'Feature') throw new Error('a province is one shape');
  const rings = ringsOf(found.geometry);
  const inside = places.filter((place) => isInside(rings, place));
  const [place] = inside;
  if (!place || inside.length > 1)
    throw new Error(
      `${JSON.stringify(geometry.properties)} holds ${inside.map(({ code }) => code).join() || 'no middle'}`,
    );
  return { code: place.code, rings };
});
const regionOf = new Map(
  layer.geometries.map((geometry, index) => [geometry, codes[index]?.code.slice(0, 2)]),
);
const borders = mesh(
  topology,
  layer as Parameters<typeof mesh>[1],
  (a, b) => regionOf.get(a as never) !== regionOf.get(b as never),
);

const shapes = codes
  .sort((a, b) => a.code.localeCompare(b.code))
  .map(({ code, rings }) => {
    const points = rings.flat().map(([longitude, latitude]) => project({ longitude, latitude }));
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
    return { code, box, path: rings.map((ring) => `${pathOf(ring)}Z`).join('') };
  });
const regionBorders = (borders.coordinates as Ring[]).map(pathOf).join('');

writeFileSync(
  new URL('src/features/coverage/province-shapes.json', import.meta.url),
  `{\n"regionBorders": ${JSON.stringify(regionBorders)},\n"provinces": [\n${shapes.map((shape) => JSON.stringify(shape)).join(',\n')}\n]\n}\n`,
);
console.log(`${shapes.length} provinces on a drawing ${mapWidth} wide`);

function ringsOf(shape: { type: string; coordinates?: unknown }): Ring[] {
  if (shape.type === 'Polygon') return shape.coordinates as Ring[];
  if (shape.type === 'MultiPolygon') return (shape.coordinates as Ring[][]).flat();
  throw new Error(`a province is no ${shape.type}`);
}

/** Even-odd rule over all rings. */
function isInside(
  rings: readonly Ring[],
  { latitude, longitude }: { latitude: number; longitude: number },
): boolean {
  let inside = false;
  for (const ring of rings) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from && from[1] > latitude !== to[1] > latitude) {
        const crossing = ((from[0] - to[0]) * (latitude - to[1])) / (from[1] - to[1]) + to[0];
        if (longitude < crossing) inside = !inside;
      }
      from = to;
    }
  }
  return inside;
}

/** Relative moves to a tenth of a unit: the drawing is shown about as wide as its units. */
function pathOf(line: Ring): string {
  let [lastX, lastY] = [0, 0];
  return line
    .map(([longitude, latitude], index) => {
      const { x, y } = project({ longitude, latitude });
      const [tenX, tenY] = [Math.round(x * 10), Math.round(y * 10)];
      const step = `${index === 0 ? 'M' : 'l'}${(tenX - lastX) / 10} ${(tenY - lastY) / 10}`;
      if (index > 0 && tenX === lastX && tenY === lastY) return '';
      [lastX, lastY] = [tenX, tenY];
      return step.replace(/(^|[ Ml-])0\./g, '$1.');
    })
    .join('');
}

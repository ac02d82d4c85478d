import type { GeoBounds } from '../port.ts';
import { GrowableUint32 } from './growable-array.ts';
import type { IndexData } from './index-data.ts';

/**
 * Which documents have a point in a box, roughly: documents by cells of a tenth of a degree (some 10 km). A document's
 * points never change, so the grid stays right as documents are added: those after `covered` are simply all given.
 */
export interface PointGrid {
  /** Documents that may have a point in the box, each once, ascending; null when looking at all is as quick. */
  documentsIn(box: GeoBounds): Uint32Array | null;
}

const cellsPerDegree = 10;
const cellColumns = 360 * cellsPerDegree + 1;
/** Boxes of more cells than this hold most of a country. */
const mostCells = 2_500;
/** The grid is made anew when this share of the documents is not in it. */
const staleShare = 0.1;

const row = (lat: number) => Math.floor((lat + 90) * cellsPerDegree);
const column = (lng: number) => Math.floor((lng + 180) * cellsPerDegree);

export function createPointGrid(data: IndexData): PointGrid {
  let cells = new Map<number, number[]>();
  let covered = 0;

  function refresh(): void {
    if (data.count - covered <= data.count * staleShare) return;
    cells = new Map();
    const { starts, coordinates } = data.points;
    for (let document = 0; document < data.count; document++) {
      for (let at = starts[document] as number; at < (starts[document + 1] as number); at++) {
        const cell =
          row(coordinates[at * 2] as number) * cellColumns + column(coordinates[at * 2 + 1] as number);
        const documents = cells.get(cell);
        if (!documents) cells.set(cell, [document]);
        else if (documents.at(-1) !== document) documents.push(document);
      }
    }
    covered = data.count;
  }

  return {
    documentsIn({ south, west, north, east }) {
      const rows = row(north) - row(south) + 1;
      const columns = column(east) - column(west) + 1;
      if (west > east || rows * columns > mostCells) return null;
      refresh();
      const found = new GrowableUint32();
      for (let y = row(south); y <= row(north); y++) {
        for (let x = column(west); x <= column(east); x++) {
          for (const document of cells.get(y * cellColumns + x) ?? []) found.push(document);
        }
      }
      const inCells = withoutRepeats(found.trimmed().sort());
      const documents = new Uint32Array(inCells.length + data.count - covered);
      documents.set(inCells);
      for (let at = inCells.length, next = covered; at < documents.length; at++) documents[at] = next++;
      return documents;
    },
  };
}

/** A sorted array with each value once; the same memory. */
function withoutRepeats(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (kept === 0 || sorted[at] !== sorted[kept - 1]) sorted[kept++] = sorted[at] as number;
  }
  return sorted.subarray(0, kept);
}

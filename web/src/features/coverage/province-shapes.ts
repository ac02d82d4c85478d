import file from './province-shapes.json' with { type: 'json' };

export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface ProvinceShape {
  code: string;
  box: Box;
  /** For `<path d>`, in the units of the drawing. */
  path: string;
}

/** Provinces as drawn from OpenStreetMap's outlines (ODbL) by make-province-shapes.ts. */
export const provinceShapes = file.provinces as unknown as readonly ProvinceShape[];
/** Borders between regions, in one path. */
export const regionBorders: string = file.regionBorders;

/** The part of the drawing that holds these provinces, with a margin; null when none is drawn. */
export function boxOf(codes: ReadonlySet<string>): Box | null {
  const boxes = provinceShapes.filter(({ code }) => codes.has(code)).map(({ box }) => box);
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([, , x]) => x));
  const bottom = Math.max(...boxes.map(([, , , y]) => y));
  const margin = 0.04 * Math.max(right - left, bottom - top);
  return [left - margin, top - margin, right + margin, bottom + margin];
}

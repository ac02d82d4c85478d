import regionsFile from 'morocco-map/data/regions.json';
import { merge, mesh } from 'topojson-client';
import { withoutSteps, withRoundedCorners } from './line-simplifier.ts';

type Topology = Parameters<typeof mesh>[0];
type Shapes = Parameters<typeof merge>[1];

/** The files' own types are as long as the files. */
function topologyOf(file: unknown, name: string) {
  const topology = smoothed(file as Topology);
  const layer = topology.objects[name];
  if (layer?.type !== 'GeometryCollection') throw new Error(`The outlines hold no ${name}`);
  const shared = layer as Parameters<typeof mesh>[1];
  return { topology, layer, borders: mesh(topology, shared, (a, b) => a !== b) };
}

/** The source is kept to about 160 m, and looks like stairs from near: steps of one unit are taken out. */
function smoothed(topology: Topology): Topology {
  return { ...topology, arcs: topology.arcs.map((arc) => withRoundedCorners(withoutSteps(arc, 1.3))) };
}

/** Land and the borders of its regions, from OpenStreetMap (ODbL). About 28 KB compressed, loaded with the map. */
export function regionOutlines() {
  const { topology, layer, borders } = topologyOf(regionsFile, 'regions');
  return { land: merge(topology, layer.geometries as Shapes), borders };
}

/** Borders of provinces, for when one looks closer: another 52 KB, loaded then. */
export async function provinceBorders() {
  const { provinces } = await import('./map-provinces.ts');
  return topologyOf(provinces, 'provinces').borders;
}

/**
 * The neighbours' land, drawn by hand to about 10 km: without it Morocco would be an island. Rings of [longitude, latitude]; Morocco's own
 * outline lies over it.
 */
export const neighbours: readonly (readonly (readonly [number, number])[])[] = [
  // Algeria, Mauritania and beyond, along the coasts; the way back runs inside Morocco.
  [
    [-2.21, 35.09],
    [-1.86, 35.1],
    [-1.38, 35.31],
    [-0.65, 35.72],
    [-0.3, 35.85],
    [0.08, 35.94],
    [1.31, 36.52],
    [2.19, 36.61],
    [3.05, 36.78],
    [3.91, 36.92],
    [5.08, 36.76],
    [5.77, 36.83],
    [6.9, 36.88],
    [10.2, 37.2],
    [14, 33],
    [14, 10],
    [-16, 10],
    [-16.9, 14.7],
    [-16.5, 16],
    [-16.03, 18.1],
    [-16.2, 19.2],
    [-16.2, 20.2],
    [-17.06, 20.77],
    [-16.5, 21.5],
    [-13.5, 22],
    [-13, 24.2],
    [-12.6, 26.6],
    [-9.2, 27.2],
    [-9.4, 29],
    [-5, 31],
    [-3, 32.5],
    [-2.5, 34.5],
  ],
  // Spain and Portugal.
  [
    [-9, 37.02],
    [-7.93, 36.97],
    [-6.95, 37.2],
    [-6.4, 36.78],
    [-6.3, 36.53],
    [-6.03, 36.18],
    [-5.61, 36],
    [-5.35, 36.11],
    [-4.42, 36.72],
    [-3.52, 36.72],
    [-2.46, 36.83],
    [-2.19, 36.72],
    [-1.58, 37.4],
    [-0.98, 37.6],
    [-0.69, 37.63],
    [-0.48, 38.34],
    [0.2, 38.75],
    [-0.3, 39.5],
    [0.8, 40.8],
    [3.2, 42],
    [3.2, 45],
    [-9, 45],
    [-8.9, 41],
    [-9.5, 38.78],
    [-8.8, 38],
  ],
];

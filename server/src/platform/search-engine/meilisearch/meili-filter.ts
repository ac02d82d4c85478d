import type { Filter, GeoBounds, IndexConfig, SearchQuery } from '../port.ts';
import { attributeField, bandField } from './meili-documents.ts';

/** Our filters in Meilisearch's filter language. Values are quoted, so nothing in them is an operator. */

export function filterExpression(config: IndexConfig, filter: Filter): string {
  if ('not' in filter) return `NOT (${filterExpression(config, filter.not)})`;
  if ('and' in filter) return joined(config, filter.and, 'AND', 'point >= 0');
  if ('or' in filter) return joined(config, filter.or, 'OR', 'point < 0');
  const field = attributeField(filter.attribute);
  if ('in' in filter) {
    const isNumber = config.attributes[filter.attribute]?.type === 'number';
    const values = filter.in.map((value) => (isNumber ? String(Number(value)) : quoted(String(value))));
    return values.length === 0 ? 'point < 0' : `${field} IN [${values.join(', ')}]`;
  }
  const { gte, lte, gt, lt } = filter;
  const bounds = Object.entries({ '>=': gte, '<=': lte, '>': gt, '<': lt }).flatMap(([operator, bound]) => {
    return bound === undefined ? [] : [`${field} ${operator} ${bound}`];
  });
  return bounds.length === 0 ? `${field} EXISTS` : `(${bounds.join(' AND ')})`;
}

function joined(config: IndexConfig, parts: readonly Filter[], word: 'AND' | 'OR', empty: string): string {
  if (parts.length === 0) return empty;
  return `(${parts.map((part) => filterExpression(config, part)).join(` ${word} `)})`;
}

/** The field that an attribute's values are refined by and counted in. */
export function countedField(config: IndexConfig, name: string): string {
  return config.attributes[name]?.type === 'number' ? bandField(name) : attributeField(name);
}

export function refinementExpression(config: IndexConfig, name: string, values: readonly string[]): string {
  return `${countedField(config, name)} IN [${values.map(quoted).join(', ')}]`;
}

/** Whether a query is about single points of documents rather than whole documents. */
export function asksForPlaces(query: SearchQuery): boolean {
  return query.bounds !== undefined || query.near?.radiusMetres !== undefined || query.sort === 'distance';
}

export function placeExpressions({ near, bounds }: SearchQuery): string[] {
  const expressions: string[] = [];
  if (near?.radiusMetres !== undefined) {
    expressions.push(`_geoRadius(${degrees(near.lat)}, ${degrees(near.lng)}, ${near.radiusMetres})`);
  }
  if (bounds) expressions.push(boundsExpression(bounds));
  return expressions;
}

/** Top right corner, then bottom left; two boxes when the bounds cross the 180th meridian. */
function boundsExpression({ south, west, north, east }: GeoBounds): string {
  const box = (from: number, to: number) =>
    `_geoBoundingBox([${degrees(north)}, ${degrees(to)}], [${degrees(south)}, ${degrees(from)}])`;
  return west <= east ? box(west, east) : `(${box(west, 180)} OR ${box(-180, east)})`;
}

/** Plain decimals, to the centimetre: Meilisearch does not read exponents. */
export function degrees(value: number): string {
  return value.toFixed(7);
}

export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
}

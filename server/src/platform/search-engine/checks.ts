import { parseSort } from './index-settings.ts';
import {
  type AttributeValue,
  type Filter,
  type IndexConfig,
  maxSearchWindow,
  type SearchDoc,
  SearchError,
  type SearchQuery,
} from './port.ts';

/** What both engines refuse, said alike. */

const documentId = /^[A-Za-z0-9_-]{1,200}$/;

/** Throws BAD_DOCUMENT for a document the configuration cannot take. */
export function checkDocument(config: IndexConfig, doc: SearchDoc): void {
  const refuse = (reason: string) => new SearchError('BAD_DOCUMENT', `${config.name} ${doc.id}: ${reason}`);
  if (!documentId.test(doc.id)) throw refuse('an id is 1 to 200 letters, digits, dashes and underscores');
  if (!Number.isSafeInteger(doc.seq) || doc.seq < 0) throw refuse('seq must be a whole number from 0 on');
  const fields = new Set(config.searchable.map(({ field }) => field));
  for (const field of Object.keys(doc.text)) {
    if (!fields.has(field)) throw refuse(`"${field}" is not a searchable field`);
  }
  for (const [name, value] of Object.entries(doc.attributes)) {
    const attribute = config.attributes[name];
    if (!attribute) throw refuse(`"${name}" is not an attribute`);
    if (value !== null && !fits(attribute.type, value)) throw refuse(`"${name}" is not a ${attribute.type}`);
  }
  for (const { lat, lng } of doc.geo ?? []) {
    if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180))
      throw refuse(`${lat}, ${lng} is not a place on Earth`);
  }
}

function fits(type: 'keyword' | 'boolean' | 'number', value: NonNullable<AttributeValue>): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' || Array.isArray(value);
}

/** Throws BAD_QUERY for a query that names what is not there, or a page past the window. */
export function checkQuery(config: IndexConfig, query: SearchQuery): void {
  const refuse = (reason: string) => new SearchError('BAD_QUERY', `${config.name}: ${reason}`);
  const { offset, limit } = query.page;
  if (!Number.isInteger(offset) || !Number.isInteger(limit) || offset < 0 || limit < 0) {
    throw refuse('offset and limit must be whole numbers from 0 on');
  }
  if (offset + limit > maxSearchWindow) throw refuse(`pages end at ${maxSearchWindow} hits`);
  const counted = [...(query.facets ?? []), ...Object.keys(query.refine ?? {})];
  for (const name of counted) if (!isCountable(config, name)) throw refuse(`"${name}" cannot be counted`);
  if (query.distinct !== undefined && config.attributes[query.distinct]?.type !== 'keyword') {
    throw refuse(`"${query.distinct}" is not a keyword`);
  }
  if (query.filter) checkFilter(config, query.filter, refuse);
  if (query.sort === 'distance' && !query.near) throw refuse('sorting by distance needs a place');
  if (query.sort && query.sort !== 'distance' && query.sort !== 'relevance') {
    const { attribute } = parseSort(query.sort);
    if (config.attributes[attribute]?.type !== 'number') throw refuse(`"${attribute}" is not a number`);
  }
}

function isCountable(config: IndexConfig, name: string): boolean {
  const attribute = config.attributes[name];
  return attribute !== undefined && (attribute.type !== 'number' || attribute.bands !== undefined);
}

function checkFilter(config: IndexConfig, filter: Filter, refuse: (reason: string) => SearchError): void {
  const parts =
    'not' in filter ? [filter.not] : 'and' in filter ? filter.and : 'or' in filter ? filter.or : null;
  if (parts) {
    for (const part of parts) checkFilter(config, part, refuse);
    return;
  }
  if (!('attribute' in filter)) throw refuse('a filter names an attribute');
  const attribute = config.attributes[filter.attribute];
  if (!attribute) throw refuse(`"${filter.attribute}" is not an attribute`);
  if (!('in' in filter) && attribute.type !== 'number') throw refuse(`"${filter.attribute}" is not a number`);
}

/** The values of an attribute as the codes that are refined by and counted; none for a plain number. */
export function keywordValues(
  config: IndexConfig,
  name: string,
  value: AttributeValue | undefined,
): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'number') {
    const attribute = config.attributes[name];
    const bands = attribute?.type === 'number' ? (attribute.bands ?? []) : [];
    const band = bands.find(({ from = -Infinity, to = Infinity }) => value >= from && value < to);
    return band ? [band.value] : [];
  }
  if (typeof value === 'boolean' || typeof value === 'string') return [String(value)];
  return [...value];
}

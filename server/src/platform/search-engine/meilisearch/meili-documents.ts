import { isArabicWord } from '@wasl/shared/text/folding';
import { romanize, soundKeys } from '@wasl/shared/text/transliteration';
import { keywordValues } from '../checks.ts';
import type { IndexSettings } from '../index-settings.ts';
import type { GeoPoint, SearchDoc } from '../port.ts';

/**
 * One of our documents in Meilisearch: a record per point, since `_geo` holds one, all with the same texts and
 * attributes. Texts are stored folded; the shadow fields hold names as the other script would write them.
 */
export interface MeiliRecord {
  /** Document id, two underscores, number of the point. */
  id: string;
  docId: string;
  /** 0 for the record that stands for the document where no place is asked for. */
  point: number;
  /** All points of the document: `[lat, lng]`. */
  points: [number, number][];
  seq: number;
  /** Milliseconds since 1970, this machine's clock: what a rebuild catches up from. */
  writtenAt: number;
  /** Kept, and never found, so that a late write does not bring the document back. */
  removed: boolean;
  _geo?: GeoPoint;
  [field: string]: unknown;
}

export const textField = (field: string) => `text_${field}`;
export const attributeField = (name: string) => `at_${name}`;
export const bandField = (name: string) => `band_${name}`;
export const latinField = 'latin';
export const soundField = 'sounds';
/** Before every sound key, so that no ordinary word looks like one. */
export const soundPrefix = 'zq';

export function recordId(docId: string, point: number): string {
  return `${docId}__${point}`;
}

/** The records of a document, at least one. */
export function toRecords(doc: SearchDoc, settings: IndexSettings, writtenAt: number): MeiliRecord[] {
  const shared = { ...foldedTexts(doc, settings), ...attributeValues(doc, settings) };
  const points = (doc.geo ?? []).map(({ lat, lng }): [number, number] => [lat, lng]);
  const places = doc.geo && doc.geo.length > 0 ? doc.geo : [undefined];
  return places.map((place, point) => ({
    ...shared,
    id: recordId(doc.id, point),
    docId: doc.id,
    point,
    points,
    seq: doc.seq,
    writtenAt,
    removed: false,
    ...(place && { _geo: { lat: place.lat, lng: place.lng } }),
  }));
}

/** The record that stands for a removed document. */
export function toTombstone(docId: string, seq: number, writtenAt: number): MeiliRecord {
  return { id: recordId(docId, 0), docId, point: 0, points: [], seq, writtenAt, removed: true };
}

function foldedTexts(doc: SearchDoc, { config, rules }: IndexSettings): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const latin = new Set<string>();
  const sounds = new Set<string>();
  for (const { field, names } of config.searchable) {
    const value = doc.text[field];
    const texts = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    fields[textField(field)] = texts.map((text) => {
      const terms: string[] = [];
      rules.forEachTerm(text, (term) => {
        if (rules.stopWords.has(term)) return;
        terms.push(term);
        if (!names) return;
        for (const key of soundKeys(term)) sounds.add(soundPrefix + key);
        const spelled = isArabicWord(term) ? romanize(term) : null;
        if (spelled && spelled.length > 2) latin.add(spelled);
      });
      return terms.join(' ');
    });
  }
  return { ...fields, [latinField]: [...latin], [soundField]: [...sounds] };
}

function attributeValues(doc: SearchDoc, { config }: IndexSettings): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(config.attributes)) {
    const value = doc.attributes[name] ?? null;
    if (attribute.type === 'number') {
      values[attributeField(name)] = value;
      if (attribute.bands) values[bandField(name)] = keywordValues(config, name, value);
    } else values[attributeField(name)] = keywordValues(config, name, value);
  }
  return values;
}

import { createHash } from 'node:crypto';
import { analyzerVersion } from '@wasl/shared/text/analyzer';
import { createTextRules, type TextRules } from '@wasl/shared/text/text-rules';
import { type IndexConfig, SearchError } from './port.ts';

/** A checked configuration with what is derived from it, for either engine. */
export interface IndexSettings {
  readonly config: IndexConfig;
  readonly rules: TextRules;
  /** Changes with anything that changes what is stored; indexes written under another are rebuilt. */
  readonly hash: string;
}

const maxFields = 6;
const indexName = /^[a-z][a-z0-9-]{0,62}$/;
const attributeName = /^[a-z][A-Za-z0-9]{0,62}$/;

/** Checks a configuration. Throws `SearchError` BAD_CONFIG naming what is wrong. */
export function createIndexSettings(config: IndexConfig): IndexSettings {
  const refuse = (reason: string) => new SearchError('BAD_CONFIG', `Index ${config.name}: ${reason}`);
  if (!indexName.test(config.name)) throw refuse('its name must be lower-case letters, digits and dashes');
  if (config.searchable.length === 0) throw refuse('it needs a searchable field');
  if (config.searchable.length > maxFields) throw refuse(`at most ${maxFields} fields are searchable`);
  for (const name of [...config.searchable.map(({ field }) => field), ...Object.keys(config.attributes)]) {
    if (!attributeName.test(name)) throw refuse(`"${name}" is not a camel-case name`);
  }
  for (const { attribute } of (config.tieBreakers ?? []).map(parseSort)) {
    if (config.attributes[attribute]?.type !== 'number') {
      throw refuse(`"${attribute}" breaks ties but is not a number`);
    }
  }
  const { synonyms, stopWords, typos } = config;
  const rules = createTextRules({
    ...(synonyms && { synonyms }),
    ...(stopWords && { stopWords }),
    ...(typos && { typos }),
  });
  return { config, rules, hash: settingsHash(config) };
}

function settingsHash(config: IndexConfig): string {
  const stored = [analyzerVersion, config];
  return createHash('sha256').update(JSON.stringify(stored)).digest('hex').slice(0, 16);
}

export function parseSort(sort: string): { attribute: string; descending: boolean } {
  const colon = sort.lastIndexOf(':');
  return { attribute: sort.slice(0, colon), descending: sort.slice(colon + 1) === 'desc' };
}

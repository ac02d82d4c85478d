import { defaultTypoRules } from '@wasl/shared/text/edit-distance';
import type { Settings } from 'meilisearch';
import { type IndexSettings, parseSort } from '../index-settings.ts';
import { attributeField, bandField, latinField, soundField, textField } from './meili-documents.ts';

/** High enough that no total of ours is cut; pages end far earlier. */
const maxTotalHits = 1_000_000;
/** More than there are communes. */
const maxValuesPerFacet = 2_000;
const searchCutoffMs = 500;

/**
 * The Meilisearch settings that make it search as the embedded engine does: our ranking order, folded synonyms and
 * stop words, French locale everywhere (which stops it from guessing Arabic or Persian text by text), no typos in
 * sound keys.
 */
export function meiliSettings({ config, rules }: IndexSettings): Settings {
  const names = Object.entries(config.attributes);
  const numbers = names.filter(([, { type }]) => type === 'number').map(([name]) => attributeField(name));
  const keywords = names.filter(([, { type }]) => type !== 'number').map(([name]) => attributeField(name));
  const bands = names.flatMap(([name, attribute]) => {
    return attribute.type === 'number' && attribute.bands ? [bandField(name)] : [];
  });
  const ties = (config.tieBreakers ?? []).map(parseSort);
  const { oneTypo, twoTypos } = config.typos ?? defaultTypoRules;
  return {
    searchableAttributes: [...config.searchable.map(({ field }) => textField(field)), latinField, soundField],
    displayedAttributes: ['*'],
    filterableAttributes: [
      filterable([...keywords, ...bands, 'docId', 'removed'], { facetSearch: true, comparison: false }),
      filterable([...numbers, 'point', 'seq', 'writtenAt'], { facetSearch: false, comparison: true }),
      '_geo',
    ],
    sortableAttributes: [...numbers, 'seq', '_geo'],
    rankingRules: [
      'words',
      'typo',
      'sort',
      'proximity',
      'attributeRank',
      'wordPosition',
      'exactness',
      ...ties.map(
        ({ attribute, descending }) => `${attributeField(attribute)}:${descending ? 'desc' : 'asc'}`,
      ),
    ],
    stopWords: [...rules.stopWords].sort(),
    synonyms: meiliSynonyms(rules),
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo, twoTypos },
      disableOnNumbers: true,
      disableOnWords: [],
      disableOnAttributes: [soundField],
    },
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
    faceting: { maxValuesPerFacet, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits },
    prefixSearch: 'indexingTime',
    proximityPrecision: 'byWord',
    searchCutoffMs,
    facetSearch: true,
    separatorTokens: [],
    nonSeparatorTokens: [],
    dictionary: [],
  };
}

function filterable(
  attributePatterns: string[],
  { facetSearch, comparison }: { facetSearch: boolean; comparison: boolean },
) {
  return { attributePatterns, features: { facetSearch, filter: { equality: true, comparison } } };
}

function meiliSynonyms(rules: IndexSettings['rules']): Record<string, string[]> {
  const synonyms: Record<string, string[]> = {};
  for (const [phrase, others] of rules.synonyms.entries()) {
    synonyms[phrase.join(' ')] = others.map((other) => other.join(' '));
  }
  return synonyms;
}

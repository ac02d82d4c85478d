import type { IndexConfig } from '../../platform/search-engine/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';

export const offersIndex = 'offers';
export const partnersIndex = 'partners';
export const categoriesIndex = 'categories';

/** How each index is searched. A change here makes the engines ask for a rebuild by themselves. */
export function searchIndexes(taxonomy: Taxonomy): IndexConfig[] {
  const synonyms = taxonomy.listSynonymGroups();
  return [
    {
      name: offersIndex,
      searchable: [
        { field: 'partner', names: true },
        { field: 'title' },
        { field: 'category' },
        { field: 'place', names: true },
        { field: 'summary', long: true },
      ],
      attributes: {
        sector: { type: 'keyword' },
        category: { type: 'keyword' },
        region: { type: 'keyword' },
        province: { type: 'keyword' },
        commune: { type: 'keyword' },
        discountBand: { type: 'keyword' },
        forDependents: { type: 'boolean' },
        partner: { type: 'keyword' },
        organization: { type: 'keyword' },
        openUsual: { type: 'keyword' },
        openRamadan: { type: 'keyword' },
        validFromDay: { type: 'number' },
        validToDay: { type: 'number' },
        discount: { type: 'number' },
        rating: { type: 'number' },
        redemptions: { type: 'number' },
        publishedAt: { type: 'number' },
      },
      tieBreakers: ['redemptions:desc'],
      synonyms,
    },
    {
      name: partnersIndex,
      searchable: [{ field: 'name', names: true }, { field: 'category' }, { field: 'place', names: true }],
      attributes: {
        sector: { type: 'keyword' },
        category: { type: 'keyword' },
        region: { type: 'keyword' },
        province: { type: 'keyword' },
        offerCount: { type: 'number' },
      },
      tieBreakers: ['offerCount:desc'],
      synonyms,
    },
    {
      name: categoriesIndex,
      searchable: [{ field: 'name' }, { field: 'sector' }],
      attributes: {},
      synonyms,
    },
  ];
}

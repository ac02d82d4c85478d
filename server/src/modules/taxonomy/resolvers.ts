import type { Resolvers } from '../../gql/resolvers.ts';
import type { Taxonomy } from './taxonomy.ts';

/** Parents are the records of the taxonomy themselves, so that another module returns what `getCategory` gave it. */
export function createTaxonomyResolvers(taxonomy: Taxonomy): Resolvers {
  return {
    Category: {
      sector: ({ sectorCode }) => taxonomy.getSector(sectorCode),
    },
    Query: {
      sectors: () => [...taxonomy.listSectors()],
      sector: (_, { code }) => taxonomy.findSector(code),
      category: (_, { code }) => taxonomy.findCategory(code),
    },
  };
}

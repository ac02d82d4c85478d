import { createTaxonomyResolvers } from './resolvers.ts';
import { createTaxonomy } from './taxonomy.ts';

export { createTaxonomy, type Taxonomy } from './taxonomy.ts';
export type { Category, Sector, Service, TaxonomyName } from './taxonomy.types.ts';

export function createTaxonomyModule() {
  const taxonomy = createTaxonomy();
  return { taxonomy, resolvers: createTaxonomyResolvers(taxonomy) };
}

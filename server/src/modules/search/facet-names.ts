import type { LocalizedText } from '@wasl/shared/localized-text';
import type { Geography } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';

export type NamedFacet = 'sector' | 'category' | 'region' | 'province' | 'commune';

/** What a value of a facet is called, and the code of what it lies in. */
export interface FacetName {
  name: LocalizedText;
  parentCode: string | null;
}

/** Names of facet values; null for a code that no longer exists. */
export function createFacetNames({ geography, taxonomy }: { geography: Geography; taxonomy: Taxonomy }) {
  const finders: Record<NamedFacet, (code: string) => FacetName | null> = {
    sector: (code) => named(taxonomy.findSector(code), () => null),
    category: (code) => named(taxonomy.findCategory(code), ({ sectorCode }) => sectorCode),
    region: (code) => named(geography.findRegion(code), () => null),
    province: (code) => named(geography.findProvince(code), ({ regionCode }) => regionCode),
    commune: (code) => named(geography.findCommune(code), ({ provinceCode }) => provinceCode),
  };
  return (facet: NamedFacet, code: string): FacetName | null => finders[facet](code);
}

function named<Unit extends { name: LocalizedText }>(
  unit: Unit | null,
  parentOf: (unit: Unit) => string | null,
): FacetName | null {
  return unit && { name: unit.name, parentCode: parentOf(unit) };
}

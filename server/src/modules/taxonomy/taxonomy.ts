import { generalSynonymGroups } from './general-synonyms.ts';
import { education } from './sectors/education.ts';
import { health } from './sectors/health.ts';
import { housing } from './sectors/housing.ts';
import { services } from './sectors/services.ts';
import { sport } from './sectors/sport.ts';
import { travel } from './sectors/travel.ts';
import { mapSourceCategory } from './source-categories.ts';
import type { Category, Sector, Service } from './taxonomy.types.ts';

/** In the order the screens show them. */
const sectors: readonly Sector[] = [health, education, travel, sport, housing, services];

export interface Taxonomy {
  listSectors(): readonly Sector[];
  listCategories(sectorCode?: string): readonly Category[];
  findSector(code: string): Sector | null;
  findCategory(code: string): Category | null;
  findService(categoryCode: string, serviceCode: string): Service | null;
  /** For codes that must exist; throw `RangeError` for another. */
  getSector(code: string): Sector;
  getCategory(code: string): Category;
  /** The category a word of an imported file means (`public_hospital`, `CSU-1`, our own codes), or null. */
  findCategoryOfSource(sourceCategory: string): Category | null;
  /** Every group of words that mean the same, for the search engines. */
  listSynonymGroups(): readonly (readonly string[])[];
}

export function createTaxonomy(): Taxonomy {
  const sectorByCode = new Map(sectors.map((sector) => [sector.code, sector]));
  const categories = sectors.flatMap((sector) => sector.categories);
  const categoryByCode = new Map(categories.map((category) => [category.code, category]));

  return {
    listSectors: () => sectors,
    listCategories: (sectorCode) =>
      sectorCode ? (sectorByCode.get(sectorCode)?.categories ?? []) : categories,
    findSector: (code) => sectorByCode.get(code) ?? null,
    findCategory: (code) => categoryByCode.get(code) ?? null,
    findService: (categoryCode, serviceCode) =>
      categoryByCode.get(categoryCode)?.services.find(({ code }) => code === serviceCode) ?? null,
    getSector: (code) => existing(sectorByCode.get(code), 'sector', code),
    getCategory: (code) => existing(categoryByCode.get(code), 'category', code),
    findCategoryOfSource: (sourceCategory) => {
      const code = mapSourceCategory(sourceCategory, categoryByCode.keys());
      return code ? (categoryByCode.get(code) ?? null) : null;
    },
    listSynonymGroups: () => [
      ...generalSynonymGroups,
      ...sectors.flatMap((sector) => [
        ...sector.synonymGroups,
        ...sector.categories.flatMap(({ synonymGroups }) => synonymGroups),
      ]),
    ],
  };
}

function existing<T>(unit: T | undefined, what: string, code: string): T {
  if (!unit) throw new RangeError(`no ${what} has the code "${code}"`);
  return unit;
}

import { fold } from '@wasl/shared/text/folding';
import type { Category, Sector, Service } from './taxonomy.types.ts';

type Names = readonly [ar: string, fr: string, en: string];

export interface CategoryDefinition {
  names: Names;
  icon: string;
  /** `code: [ar, fr, en]` in the order to show. */
  services?: Readonly<Record<string, Names>>;
  /** One group per line, words separated by commas. */
  synonyms?: string;
}

export interface SectorDefinition {
  names: Names;
  icon: string;
  isPriority?: boolean;
  synonyms?: string;
  categories: Readonly<Record<string, CategoryDefinition>>;
}

/** Turns the compact way a sector is written down into what the rest of the program reads. */
export function defineSector(code: string, definition: SectorDefinition): Sector {
  return {
    code,
    name: nameOf(definition.names),
    icon: definition.icon,
    colorToken: code,
    isPriority: definition.isPriority ?? false,
    synonymGroups: groupsOf(definition.synonyms),
    categories: Object.entries(definition.categories).map(
      ([categoryCode, { names, icon, services = {}, synonyms }]): Category => ({
        code: categoryCode,
        sectorCode: code,
        name: nameOf(names),
        icon,
        services: Object.entries(services).map(
          ([serviceCode, name]): Service => ({ code: serviceCode, name: nameOf(name) }),
        ),
        synonymGroups: groupsOf(synonyms),
      }),
    ),
  };
}

const nameOf = ([ar, fr, en]: Names) => ({ ar, fr, en });

/** Words that fold alike (hôpital, hopital) are one to the engines, so one is kept. */
function groupsOf(lines: string | undefined): string[][] {
  return (lines ?? '')
    .split('\n')
    .map((line) =>
      line
        .split(/[,،]/u)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    .map((group) => [...new Map(group.map((word) => [fold(word), word])).values()])
    .filter((group) => group.length > 1);
}

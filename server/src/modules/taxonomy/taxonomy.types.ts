import type { LocalizedText } from '@wasl/shared/localized-text';

export type TaxonomyName = Required<LocalizedText>;

/** A category of service a bill can be split into, such as biochemistry. */
export interface Service {
  /** Unique within its category. */
  code: string;
  name: TaxonomyName;
}

export interface Category {
  /** Unique in the whole taxonomy. */
  code: string;
  sectorCode: string;
  name: TaxonomyName;
  /** Name in the lucide set. */
  icon: string;
  services: readonly Service[];
  /** Groups of words that mean the same to one who searches: Arabic, French, English, darija in Latin letters. */
  synonymGroups: readonly (readonly string[])[];
}

export interface Sector {
  code: string;
  name: TaxonomyName;
  icon: string;
  /** Name of the colour token, `--health` in the style sheet. */
  colorToken: string;
  /** Whether organizations count it among the priority services. */
  isPriority: boolean;
  categories: readonly Category[];
  synonymGroups: readonly (readonly string[])[];
}

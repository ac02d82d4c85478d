import type { LocalizedText } from '@wasl/shared/localized-text';
import type { Coordinates } from './coordinates.ts';

/** A name of the division: Arabic and French always exist, English falls back to French when the table is read. */
export type PlaceName = Required<LocalizedText>;

export interface Region {
  /** HCP code of two digits: `04`. */
  code: string;
  /** ISO 3166-2: `MA-04`. */
  isoCode: string;
  name: PlaceName;
  variants: readonly string[];
  center: Coordinates;
  provinceCodes: readonly string[];
}

export interface Province {
  /** HCP code: `04.421`. */
  code: string;
  isoCode: string;
  kind: 'province' | 'prefecture';
  regionCode: string;
  name: PlaceName;
  variants: readonly string[];
  center: Coordinates;
  communeCodes: readonly string[];
}

export interface Commune {
  /** HCP code: `04.421.01.0`. */
  code: string;
  kind: 'urban' | 'rural';
  provinceCode: string;
  regionCode: string;
  name: PlaceName;
  variants: readonly string[];
  /** Where its people are: the urban centre of a rural commune when it has one, else the centroid. */
  center: Coordinates;
}

/** A named part of a commune: an arrondissement, the centre of a rural commune, or a well-known neighbourhood. */
export interface Locality {
  /** `04.421.01.01` (arrondissement), `09.163.07.01/centre`, `04.421.01.0/hay-riad`. */
  code: string;
  kind: 'arrondissement' | 'centre' | 'neighbourhood';
  communeCode: string;
  name: PlaceName;
  variants: readonly string[];
  center: Coordinates;
}

export type PlaceKind = 'region' | 'province' | 'commune' | 'neighbourhood';

/** Something a member can search around. */
export interface Place {
  kind: PlaceKind;
  code: string;
  name: PlaceName;
  /** What it lies in, to tell it from a namesake; the country for a region. */
  within: PlaceName;
  center: Coordinates;
  regionCode: string;
  provinceCode: string | null;
  communeCode: string | null;
}

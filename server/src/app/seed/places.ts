import {
  type Coordinates,
  distanceMetres,
  type Geography,
  type Locality,
} from '../../modules/geography/index.ts';
import type { BranchRecord } from '../../modules/partners/index.ts';
import type { Random } from './random.ts';
import type { NamePair } from './tables/person-names.ts';

/** Where a branch stands. */
export type BranchPlace = Pick<
  BranchRecord,
  'name' | 'address' | 'communeCode' | 'provinceCode' | 'regionCode' | 'latitude' | 'longitude'
>;

/** Streets that every town has. */
const streets: readonly NamePair[] = [
  { ar: 'شارع محمد الخامس', fr: 'avenue Mohammed V' },
  { ar: 'شارع الحسن الثاني', fr: 'avenue Hassan II' },
  { ar: 'شارع المسيرة الخضراء', fr: 'avenue de la Marche Verte' },
  { ar: 'شارع علال بن عبد الله', fr: 'avenue Allal Ben Abdellah' },
  { ar: 'زنقة ابن بطوطة', fr: 'rue Ibn Battouta' },
  { ar: 'زنقة الأطلس', fr: 'rue de l’Atlas' },
  { ar: 'شارع الجيش الملكي', fr: 'avenue des Forces Armées Royales' },
  { ar: 'زنقة واد زيز', fr: 'rue Oued Ziz' },
  { ar: 'شارع فلسطين', fr: 'avenue de Palestine' },
  { ar: 'زنقة طارق بن زياد', fr: 'rue Tarik Ibn Ziad' },
];

const centre = { ar: 'وسط المدينة', fr: 'Centre-ville', en: 'City centre' };

/** Degrees of latitude in a metre. */
const degreesPerMetre = 1 / 111_320;

/** Finds places for branches, on land and each some way from the others of its neighbourhood. */
export function createPlacePicker(geography: Geography, random: Random) {
  /** Whether a position lies in the province, where the outlines are fine enough to tell. */
  function isInside(position: Coordinates, provinceCode: string): boolean {
    return geography.provinceAt(position) === provinceCode;
  }

  /** A position at most `radiusMetres` away that is still in the same province; the middle itself where there is none. */
  function near(center: Coordinates, provinceCode: string, radiusMetres: number): Coordinates {
    for (let attempt = 0; attempt < 6; attempt++) {
      const radius = radiusMetres / (attempt + 1);
      const angle = random.next() * 2 * Math.PI;
      const metres = Math.sqrt(random.next()) * radius;
      const position = {
        latitude: round(center.latitude + metres * Math.sin(angle) * degreesPerMetre),
        longitude: round(
          center.longitude +
            (metres * Math.cos(angle) * degreesPerMetre) / Math.cos((center.latitude * Math.PI) / 180),
        ),
      };
      if (isInside(position, provinceCode) && distanceMetres(position, center) <= radius) return position;
    }
    return center;
  }

  function placeAt(communeCode: string, locality: Locality | null, radiusMetres: number): BranchPlace {
    const commune = geography.getCommune(communeCode);
    const name = locality?.name ?? centre;
    const street = random.pick(streets);
    const number = random.whole(1, 240);
    const town = locality ?? commune;
    return {
      name: { ...name },
      address: {
        ar: `${number}، ${street.ar}، ${town.name.ar}`,
        fr: `${number}, ${street.fr}, ${town.name.fr}`,
      },
      communeCode,
      provinceCode: commune.provinceCode,
      regionCode: commune.regionCode,
      ...near(locality?.center ?? commune.center, commune.provinceCode, radiusMetres),
    };
  }

  return {
    placeAt,
    /** `count` places in a town, in neighbourhoods of their own as far as there are enough. */
    placesIn(communeCode: string, count: number): BranchPlace[] {
      const localities = random.shuffled(geography.listLocalities(communeCode)).slice(0, count);
      const picked = localities.map((locality) => placeAt(communeCode, locality, 600));
      return picked.length > 0 ? picked : [placeAt(communeCode, null, 900)];
    },
    /** The neighbourhood of a town with this French name. */
    neighbourhood(communeCode: string, nameFr: string): Locality {
      const found = geography.listLocalities(communeCode).find(({ name }) => name.fr === nameFr);
      if (!found) throw new RangeError(`no neighbourhood of ${communeCode} is called ${nameFr}`);
      return found;
    },
  };
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

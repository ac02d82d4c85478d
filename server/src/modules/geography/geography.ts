import { fold } from '@wasl/shared/text/folding';
import { type CommuneMatcher, createCommuneMatcher } from './commune-matcher.ts';
import { type Coordinates, distanceMetres } from './coordinates.ts';
import type { Commune, Locality, Place, PlaceName, Province, Region } from './geography.types.ts';
import { readGeographyTable } from './geography-table.ts';
import { handWrittenLocalities } from './localities.ts';
import { createPlaceFinder, type PlaceFinder } from './place-finder.ts';
import { plainKey } from './place-keys.ts';
import { type ProvinceOutlines, readProvinceOutlines } from './province-outlines.ts';
import { usualProvinceSpellings, usualSpellings } from './usual-spellings.ts';

/** A commune found from a position. */
export interface NearestPlace {
  commune: Commune;
  /** The named part of the commune that is nearest, when one is nearer than the commune's own middle. */
  locality: Locality | null;
  /** Metres from the position to the commune's middle (or to the locality). */
  distanceMetres: number;
}

export interface Geography extends CommuneMatcher, PlaceFinder, Pick<ProvinceOutlines, 'provinceAt'> {
  listRegions(): readonly Region[];
  listProvinces(regionCode?: string): readonly Province[];
  listCommunes(provinceCode?: string): readonly Commune[];
  /** Named parts of a commune: arrondissements, the centre of a rural one, well-known neighbourhoods. */
  listLocalities(communeCode: string): readonly Locality[];
  findRegion(code: string): Region | null;
  findProvince(code: string): Province | null;
  findCommune(code: string): Commune | null;
  /** The same for codes that must exist; throws `RangeError` for another. */
  getRegion(code: string): Region;
  getProvince(code: string): Province;
  getCommune(code: string): Commune;
  /** The commune a position most likely lies in (province by outline, commune by nearest middle); null outside Morocco. */
  nearestPlace(position: Coordinates): NearestPlace | null;
  distanceToProvinceMetres(provinceCode: string, position: Coordinates): number;
  /** Spellings of one town that mean the same to one who searches (Casa, الدار البيضاء), for the search engines. */
  listTownSynonymGroups(): readonly (readonly string[])[];
  /** The place a suggestion shows for a commune or a locality inside it. */
  placeOfCommune(code: string): Place;
}

const country: PlaceName = { ar: 'المغرب', fr: 'Maroc', en: 'Morocco' };

/** Reads the committed table (some 20 ms; indexes are made at their first use) and answers from memory from then on. */
export function createGeography(): Geography {
  const table = readGeographyTable();
  const { regions, provinces, communes } = table;
  const localities = [...table.localities, ...handWrittenLocalities];
  const outlines = once(() => readProvinceOutlines());
  const regionByCode = byCode(regions);
  const provinceByCode = byCode(provinces);
  const communeByCode = byCode(communes);
  const localitiesByCommune = Map.groupBy(localities, ({ communeCode }) => communeCode);
  const communesByProvince = Map.groupBy(communes, ({ provinceCode }) => provinceCode);
  const provincesByRegion = Map.groupBy(provinces, ({ regionCode }) => regionCode);

  const getRegion = (code: string): Region => existing(regionByCode.get(code), 'region', code);
  const getProvince = (code: string): Province => existing(provinceByCode.get(code), 'province', code);
  const getCommune = (code: string): Commune => existing(communeByCode.get(code), 'commune', code);

  const placeOfCommune = (code: string): Place => {
    const commune = getCommune(code);
    const province = getProvince(commune.provinceCode);
    const isCapital = province.name.fr === commune.name.fr;
    return {
      kind: 'commune',
      code,
      name: commune.name,
      within: isCapital ? getRegion(commune.regionCode).name : province.name,
      center: commune.center,
      regionCode: commune.regionCode,
      provinceCode: commune.provinceCode,
      communeCode: code,
    };
  };

  const placeOfLocality = (locality: Locality): Place => {
    const commune = getCommune(locality.communeCode);
    return {
      ...placeOfCommune(commune.code),
      kind: 'neighbourhood',
      code: locality.code,
      name: locality.name,
      within: commune.name,
      center: locality.center,
    };
  };

  const finder = once(() =>
    createPlaceFinder([
      ...regions.map((region) => ({
        place: placeOfRegion(region),
        spellings: spellingsOf(region),
        isTown: false,
      })),
      ...provinces.map((province) => ({
        place: placeOfProvince(province, getRegion(province.regionCode)),
        spellings: spellingsOf(province),
        isTown: false,
      })),
      ...communes.map((commune) => ({
        place: placeOfCommune(commune.code),
        spellings: [...spellingsOf(commune), ...(usualSpellings[commune.code] ?? [])],
        isTown: commune.kind === 'urban',
      })),
      ...localities
        .filter((locality) => isWorthSuggesting(locality, getCommune(locality.communeCode)))
        .map((locality) => ({
          place: placeOfLocality(locality),
          spellings: spellingsOf(locality),
          isTown: locality.kind === 'neighbourhood',
        })),
    ]),
  );
  const matcher = once(() =>
    createCommuneMatcher({
      regions,
      provinces,
      communes,
      localities,
      usualSpellings,
      usualProvinceSpellings,
    }),
  );

  function nearestPlace(position: Coordinates): NearestPlace | null {
    const provinceCode = outlines().provinceAt(position);
    if (!provinceCode) return null;
    let nearest: NearestPlace | null = null;
    const consider = (commune: Commune, locality: Locality | null, center: Coordinates): void => {
      const metres = distanceMetres(position, center);
      if (!nearest || metres < nearest.distanceMetres)
        nearest = { commune, locality, distanceMetres: metres };
    };
    for (const commune of communesByProvince.get(provinceCode) ?? []) {
      consider(commune, null, commune.center);
      for (const locality of localitiesByCommune.get(commune.code) ?? [])
        consider(commune, locality, locality.center);
    }
    return nearest;
  }

  return {
    listRegions: () => regions,
    listProvinces: (regionCode) => (regionCode ? (provincesByRegion.get(regionCode) ?? []) : provinces),
    listCommunes: (provinceCode) => (provinceCode ? (communesByProvince.get(provinceCode) ?? []) : communes),
    listLocalities: (communeCode) => localitiesByCommune.get(communeCode) ?? [],
    findRegion: (code) => regionByCode.get(code) ?? null,
    findProvince: (code) => provinceByCode.get(code) ?? null,
    findCommune: (code) => communeByCode.get(code) ?? null,
    getRegion,
    getProvince,
    getCommune,
    nearestPlace,
    provinceAt: (position) => outlines().provinceAt(position),
    distanceToProvinceMetres: (code, position) => outlines().distanceToProvinceMetres(code, position),
    listTownSynonymGroups: () => townSynonymGroups(communes),
    placeOfCommune,
    findPlaces: (text, options) => finder().findPlaces(text, options),
    matchCommune: (spelling, hints) => matcher().matchCommune(spelling, hints),
    matchProvince: (spelling) => matcher().matchProvince(spelling),
    matchRegion: (spelling) => matcher().matchRegion(spelling),
  };
}

function byCode<T extends { code: string }>(units: readonly T[]): Map<string, T> {
  return new Map(units.map((unit) => [unit.code, unit]));
}

/** Makes a thing at its first use, so that a process that never needs it does not wait for it at its start. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Of towns with usual spellings; a word that several towns or a plain key share is left to the first. */
function townSynonymGroups(communes: readonly Commune[]): string[][] {
  const taken = new Set<string>();
  return communes.flatMap(({ code, name, variants }) => {
    const usual = usualSpellings[code];
    if (!usual) return [];
    const group = [name.fr, name.ar, name.en, ...usual, ...variants].filter((spelling) => {
      const folded = fold(spelling);
      const isNew = !taken.has(folded);
      taken.add(folded);
      return isNew;
    });
    return group.length > 1 ? [group] : [];
  });
}

const handWrittenKeys = new Set(
  handWrittenLocalities.map(({ communeCode, name }) => `${communeCode} ${plainKey(name.fr)}`),
);

/** Not the centre that bears its commune's name, nor the arrondissement a hand-written neighbourhood stands for. */
function isWorthSuggesting({ kind, communeCode, name }: Locality, commune: Commune): boolean {
  if (kind === 'neighbourhood') return true;
  const key = plainKey(name.fr);
  return key !== plainKey(commune.name.fr) && !handWrittenKeys.has(`${communeCode} ${key}`);
}

function existing<T>(unit: T | undefined, what: string, code: string): T {
  if (!unit) throw new RangeError(`no ${what} has the code "${code}"`);
  return unit;
}

const spellingsOf = ({ name, variants }: { name: PlaceName; variants: readonly string[] }): string[] => [
  name.ar,
  name.fr,
  name.en,
  ...variants,
];

function placeOfRegion({ code, name, center }: Region): Place {
  return {
    kind: 'region',
    code,
    name,
    within: country,
    center,
    regionCode: code,
    provinceCode: null,
    communeCode: null,
  };
}

function placeOfProvince({ code, name, center, regionCode }: Province, region: Region): Place {
  return {
    kind: 'province',
    code,
    name,
    within: region.name,
    center,
    regionCode,
    provinceCode: code,
    communeCode: null,
  };
}

import { fold } from '@wasl/shared/text/folding';
import { describe, expect, it } from 'vitest';
import { distanceMetres } from './coordinates.ts';
import { createGeography } from './geography.ts';
import { handWrittenLocalities } from './localities.ts';

const geography = createGeography();
const rabat = { latitude: 34.0209, longitude: -6.8416 };

describe('the table of the division', () => {
  it('holds 12 regions, 75 provinces and prefectures and 1,503 communes', () => {
    expect(geography.listRegions()).toHaveLength(12);
    expect(geography.listProvinces()).toHaveLength(75);
    expect(geography.listCommunes()).toHaveLength(1503);
  });

  it('gives every unit a name in three languages and a middle inside the country', () => {
    for (const unit of [
      ...geography.listRegions(),
      ...geography.listProvinces(),
      ...geography.listCommunes(),
    ]) {
      expect(unit.name.ar, unit.code).toMatch(/^[\u0621-\u064a()ـ\- ]+$/u);
      expect(unit.name.fr, unit.code).toMatch(/^[A-ZÎ]/u);
      expect(unit.name.en, unit.code).not.toBe('');
      expect(geography.provinceAt(unit.center), unit.code).not.toBeNull();
    }
  });

  it('hangs each commune on its province and each province on its region', () => {
    for (const province of geography.listProvinces()) {
      expect(geography.getRegion(province.regionCode).provinceCodes).toContain(province.code);
      for (const code of province.communeCodes)
        expect(geography.getCommune(code).provinceCode).toBe(province.code);
    }
    expect(geography.listProvinces().flatMap(({ communeCodes }) => communeCodes)).toHaveLength(1503);
  });

  it('writes Figuig as فجيج', () => {
    expect(geography.getProvince('02.251').name).toEqual({ ar: 'فجيج', fr: 'Figuig', en: 'Figuig' });
  });

  it('throws for a code that does not exist where one must, and finds null where one may', () => {
    expect(() => geography.getCommune('99.999')).toThrow(RangeError);
    expect(geography.findCommune('99.999')).toBeNull();
  });
});

describe('hand-written neighbourhoods', () => {
  it('lie in the province of their commune and within 25 km of its middle', () => {
    for (const { code, communeCode, center } of handWrittenLocalities) {
      const commune = geography.getCommune(communeCode);
      expect(geography.distanceToProvinceMetres(commune.provinceCode, center), code).toBeLessThan(2000);
      expect(distanceMetres(commune.center, center), code).toBeLessThan(25_000);
    }
  });
});

describe('town synonyms', () => {
  it('put the spellings of a town in one group, and no spelling in two', () => {
    const groups = geography.listTownSynonymGroups().map((group) => group.map(fold));
    const casablanca = groups.find((group) => group.includes('casablanca'));
    expect(casablanca).toEqual(expect.arrayContaining(['casa', fold('الدار البيضاء'), fold('كازا')]));
    const words = groups.flat();
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});

describe('nearestPlace', () => {
  it('finds the commune and the neighbourhood a position is in', () => {
    const nearest = geography.nearestPlace({ latitude: 33.9965, longitude: -6.8535 });
    expect(nearest?.commune.name.fr).toBe('Rabat');
    expect(nearest?.locality?.name.fr).toBe('Agdal');
    expect(nearest?.distanceMetres).toBeLessThan(200);
  });

  it.each([
    ['Tarifa, across the strait', { latitude: 36.01, longitude: -5.6 }],
    ['Maghnia in Algeria', { latitude: 34.86, longitude: -1.73 }],
    ['Tindouf in Algeria', { latitude: 27.67, longitude: -8.13 }],
    ['Fuerteventura', { latitude: 28.3, longitude: -14 }],
    ['the open sea', { latitude: 33.6, longitude: -8.8 }],
  ])('is null in %s', (_, position) => {
    expect(geography.nearestPlace(position)).toBeNull();
  });

  it('counts a jetty a little off the drawn coast as Morocco', () => {
    expect(geography.nearestPlace({ latitude: 33.61, longitude: -7.6 })?.commune.name.fr).toBe('Casablanca');
  });

  it('measures how far a position lies from a province', () => {
    expect(geography.distanceToProvinceMetres('04.421', rabat)).toBe(0);
    expect(geography.distanceToProvinceMetres('06.141', rabat)).toBeGreaterThan(60_000);
  });
});

describe('findPlaces', () => {
  const names = (text: string, limit = 5) => geography.findPlaces(text, { limit }).map(({ name }) => name.fr);

  it.each([
    ['casa', 'Casablanca'],
    ['الدار', 'Casablanca'],
    ['fez', 'Fès'],
    ['marr', 'Marrakech'],
    ['ⵎ rabat', 'Rabat'],
    ['الرب', 'Rabat'],
    ['hay ri', 'Hay Riad'],
    ['maarif', 'Maârif'],
    ['Témar', 'Témara'],
    ['mogador', 'Essaouira'],
    ['merzouga', 'Merzouga'],
  ])('puts the place meant by "%s" first', (text, expected) => {
    expect(names(text)[0]).toBe(expected);
  });

  it('suggests the neighbourhood of Marrakech before villages that begin alike', () => {
    expect(names('guel').slice(0, 2)).toContain('Guéliz');
  });

  it('forgives one wrong letter', () => {
    expect(names('marakesch')[0]).toBe('Marrakech');
  });

  it('tells namesakes apart by what they lie in', () => {
    const agdals = geography.findPlaces('agdal', { limit: 3 });
    expect(agdals.map(({ within }) => within.fr)).toEqual(expect.arrayContaining(['Rabat', 'Fès']));
  });

  it('suggests nothing for nothing', () => {
    expect(names('')).toEqual([]);
    expect(names('zzzzqqq')).toEqual([]);
  });
});

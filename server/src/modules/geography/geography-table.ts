import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Coordinates } from './coordinates.ts';
import type { Commune, Locality, PlaceName, Province, Region } from './geography.types.ts';

interface GeographyTable {
  regions: readonly Region[];
  provinces: readonly Province[];
  communes: readonly Commune[];
  localities: readonly Locality[];
}

interface Row {
  code: string;
  kind: string;
  isoCode: string;
  name: PlaceName;
  variants: readonly string[];
  center: Coordinates;
}

const tableFile = fileURLToPath(new URL('./geography-table.tsv', import.meta.url));

/** Reads the committed table of the administrative division (see its header for the source). */
export function readGeographyTable(text: string = readFileSync(tableFile, 'utf8')): GeographyTable {
  const rows = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readRow);
  const childrenOf = groupCodesByParent(rows);
  const centres = new Map(
    rows.filter((row) => row.kind === 'centre').map((row) => [communeOf(row.code), row]),
  );
  return {
    regions: rows
      .filter((row) => row.kind === 'region')
      .map(({ kind: _, ...row }) => ({ ...row, provinceCodes: childrenOf.get(row.code) ?? [] })),
    provinces: rows.flatMap(({ kind, ...row }) =>
      kind === 'province' || kind === 'prefecture'
        ? [{ ...row, kind, regionCode: row.code.slice(0, 2), communeCodes: childrenOf.get(row.code) ?? [] }]
        : [],
    ),
    communes: rows.flatMap(({ kind, isoCode: _, ...row }) =>
      kind === 'urban' || kind === 'rural'
        ? [{ ...row, kind, ...parentsOf(row.code), center: centres.get(row.code)?.center ?? row.center }]
        : [],
    ),
    localities: rows.flatMap(({ kind, isoCode: _, ...row }): Locality[] => {
      if (kind === 'arrondissement') return [{ ...row, kind, communeCode: `${row.code.slice(0, 6)}.01.0` }];
      return kind === 'centre' ? [{ ...row, kind, communeCode: communeOf(row.code) }] : [];
    }),
  };
}

function readRow(line: string): Row {
  const [code = '', kind = '', isoCode = '', ar = '', fr = '', en = '', latitude, longitude, variants = ''] =
    line.split('\t');
  return {
    code,
    kind,
    isoCode,
    name: { ar, fr, en: en || fr },
    variants: variants === '' ? [] : variants.split('|'),
    center: { latitude: Number(latitude), longitude: Number(longitude) },
  };
}

const communeOf = (centreCode: string): string => centreCode.slice(0, centreCode.indexOf('/'));

const parentsOf = (code: string) => ({ provinceCode: code.slice(0, 6), regionCode: code.slice(0, 2) });

function groupCodesByParent(rows: readonly Row[]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { code, kind } of rows) {
    if (kind === 'region' || kind === 'arrondissement' || kind === 'centre') continue;
    const parent = kind === 'urban' || kind === 'rural' ? code.slice(0, 6) : code.slice(0, 2);
    const siblings = children.get(parent);
    if (siblings) siblings.push(code);
    else children.set(parent, [code]);
  }
  return children;
}

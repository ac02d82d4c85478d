import { z } from 'zod';
import type { CsvRecord } from './csv-records.ts';
import { readCsvRecords } from './csv-records.ts';
import type { RejectedRow, SourceRow } from './import.types.ts';
import { rejectReason } from './reject-messages.ts';

/** The file as a whole cannot be imported; the message says what it lacks. */
export class ImportFormatError extends Error {
  override name = 'ImportFormatError';
}

const plainColumns = {
  id: 'id',
  name_ar: 'nameAr',
  name_fr: 'nameFr',
  category: 'category',
  address: 'address',
  city: 'city',
  province: 'province',
  region: 'region',
  phone: 'phone',
  website: 'website',
  lat: 'latitude',
  lng: 'longitude',
  source: 'source',
} as const satisfies Record<string, keyof SourceRow>;

/** Records as the sources publish them, kept as JSON in one cell. A number or null where the source has one. */
const text = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === null || value === undefined ? '' : String(value)));

const rawRecord = z
  .object({
    name_clean: text,
    name_ar: text,
    name_fr: text,
    name: text,
    nom: text,
    facility_type: text,
    categorie: text,
    phone: text,
    addr_city: text,
    city: text,
    commune: text,
    delegation: text,
    region: text,
    address: text,
    lat: text,
    lng: text,
  })
  .loose();

const emptyRow: Omit<SourceRow, 'rowNumber' | 'original'> = {
  id: '',
  nameAr: '',
  nameFr: '',
  nameMixed: '',
  category: '',
  address: '',
  city: '',
  province: '',
  region: '',
  phone: '',
  website: '',
  latitude: '',
  longitude: '',
  source: '',
};

/**
 * The rows of a file in either shape: one column per field (`id,name_ar,name_fr,category,…`), or a record as it was
 * found in a column `raw` of JSON (`id,reasons,raw`). A record that cannot be read comes out as rejected. Throws
 * `ImportFormatError` when the header is neither.
 */
export async function* readSourceRows(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<SourceRow | RejectedRow> {
  let readCells: ((cells: readonly string[]) => typeof emptyRow | { problem: string }) | null = null;
  for await (const record of readCsvRecords(chunks)) {
    if (!readCells) {
      if (record.kind === 'malformed')
        throw new ImportFormatError(`The header cannot be read: ${record.problem}.`);
      readCells = readerFor(record.cells);
      continue;
    }
    if (record.kind === 'malformed') {
      yield rejectedRecord(record, record.problem);
      continue;
    }
    const cells = readCells(record.cells);
    if ('problem' in cells) yield rejectedRecord(record, String(cells.problem));
    else yield { ...cells, rowNumber: record.rowNumber, original: record.original };
  }
  if (!readCells) throw new ImportFormatError('The file is empty.');
}

function rejectedRecord({ rowNumber, original }: CsvRecord, problem: string): RejectedRow {
  return {
    kind: 'rejected',
    rowNumber,
    id: '',
    original,
    reasons: [rejectReason('row', 'row_malformed', problem)],
  };
}

function readerFor(header: readonly string[]) {
  const names = header.map((name) =>
    name
      .replace(/^\ufeff/u, '')
      .trim()
      .toLowerCase(),
  );
  const [idAt, rawAt] = [names.indexOf('id'), names.indexOf('raw')];
  if (idAt >= 0 && rawAt >= 0)
    return (cells: readonly string[]) => readRawCells(cells[idAt] ?? '', cells[rawAt] ?? '');
  const missing = ['category'].filter((name) => !names.includes(name));
  if (!names.includes('name_fr') && !names.includes('name_ar')) missing.push('name_fr or name_ar');
  if (missing.length > 0)
    throw new ImportFormatError(`The header lacks the column ${missing.join(' and ')}.`);
  return (cells: readonly string[]) => {
    const row = { ...emptyRow };
    for (const [index, name] of names.entries()) {
      if (name in plainColumns) row[plainColumns[name as keyof typeof plainColumns]] = cells[index] ?? '';
    }
    return row;
  };
}

function readRawCells(id: string, json: string): typeof emptyRow | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: 'raw is not JSON' };
  }
  const result = rawRecord.safeParse(value);
  if (!result.success) return { problem: 'raw is not a record' };
  const raw = result.data;
  return {
    ...emptyRow,
    id,
    nameAr: raw.name_ar,
    nameFr: raw.name_fr,
    nameMixed: raw.name_clean || raw.name || raw.nom,
    category: raw.facility_type || raw.categorie || categoryOfId(id),
    address: raw.address,
    city: raw.addr_city || raw.city || raw.commune,
    province: raw.delegation,
    region: raw.region,
    phone: raw.phone,
    latitude: raw.lat,
    longitude: raw.lng,
    source: sourceOfId(id),
  };
}

const categoryOfId = (id: string): string => (id.startsWith('osm-carrental-') ? 'car_rental' : '');

function sourceOfId(id: string): string {
  if (id.startsWith('osm-')) return 'osm';
  return id.startsWith('msps2022-') ? 'msps-2022' : '';
}

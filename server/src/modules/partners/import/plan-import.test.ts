import { createReadStream, existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createGeography } from '../../geography/index.ts';
import { createTaxonomy } from '../../taxonomy/index.ts';
import { createMemorySink, csvOf, goodRow, inChunks } from './import.fixture.ts';
import type { RejectedRow } from './import.types.ts';
import { type ImportObserver, type ImportSummary, type MergedRow, planImport } from './plan-import.ts';
import { createRejectsFile } from './rejects-file.ts';
import { ImportFormatError } from './source-rows.ts';

const knowledge = { geography: createGeography(), taxonomy: createTaxonomy() };
type Cells = Readonly<Record<string, string>>;

async function importRows(rows: readonly Cells[], sink = createMemorySink(), batchSize = 3) {
  const merges: MergedRow[] = [];
  const rejects: RejectedRow[] = [];
  const summary = await planImport(inChunks(csvOf(rows)), knowledge, sink, {
    batchSize,
    onMerge: (row) => void merges.push(row),
    onReject: (row) => void rejects.push(row),
  });
  expectBalanced(summary);
  return { summary, merges, rejects, sink };
}

function expectBalanced({
  rowsIn,
  imported,
  merged,
  rejected,
  created,
  updated,
  unchanged,
}: ImportSummary): void {
  expect(imported + merged + rejected).toBe(rowsIn);
  expect(created + updated + unchanged).toBe(imported);
}

const twin = {
  ...goodRow,
  id: 'own-2',
  name_ar: '',
  name_fr: 'PHARMACIE PALMIERS',
  lat: '33.9976',
  phone: '0661000002',
};
const namesake = { ...goodRow, id: 'own-3', lat: '34.0201', phone: '', website: '' };
const refused = { ...goodRow, id: 'own-4', name_ar: '', name_fr: '' };
const elsewhere = {
  ...goodRow,
  id: 'own-5',
  city: 'Salé',
  province: 'Salé',
  lat: '34.0411',
  lng: '-6.7998',
  phone: '',
};
const rows = [goodRow, twin, namesake, refused, elsewhere];

describe('planImport', () => {
  it('accounts for every row: in = imported + merged + rejected', async () => {
    const { summary } = await importRows(rows);
    expect(summary).toMatchObject({ rowsIn: 5, imported: 3, merged: 1, rejected: 1, created: 3 });
    expect(summary.rejectedBy).toEqual({ name_missing: 1 });
  });

  it('merges a namesake less than 150 m away, fills what was missing and says why', async () => {
    const { merges, sink } = await importRows([twin, goodRow]);
    expect(merges).toEqual([{ rowNumber: 3, sourceId: 'own-1', into: 'own-2', why: 'distance', metres: 56 }]);
    const [place] = sink.places;
    expect(place?.sourceIds).toEqual(['own-2', 'own-1']);
    expect(place?.fields.partner.name).toEqual({ fr: 'Pharmacie Palmiers', ar: 'صيدلية النخيل' });
    expect(place?.fields.branch.phones).toEqual(['+212661000002', '+212537000001']);
  });

  it('merges a namesake of the same commune with the same phone, however far', async () => {
    const { merges } = await importRows([goodRow, { ...namesake, phone: '0537 000 001' }]);
    expect(merges).toMatchObject([{ sourceId: 'own-3', into: 'own-1', why: 'phone' }]);
  });

  it('does not merge places of one name in different spots, communes or kinds', async () => {
    const clinic = {
      ...goodRow,
      id: 'own-6',
      name_ar: '',
      name_fr: 'Optique des Palmiers',
      category: 'optician',
    };
    expect((await importRows([goodRow, namesake, elsewhere, clinic])).summary).toMatchObject({
      imported: 4,
      merged: 0,
    });
  });

  it('does not take the middle of a commune for a position: such namesakes are only flagged', async () => {
    const official = { ...goodRow, phone: '', lat: '', lng: '' };
    const { summary } = await importRows([official, { ...official, id: 'own-7' }]);
    expect(summary).toMatchObject({ imported: 2, merged: 0 });
    expect(summary.mendedBy.possible_duplicate).toBe(1);
  });

  it('changes nothing the second time, whatever the order of the rows', async () => {
    const { sink } = await importRows(rows);
    const before = structuredClone(sink.places);
    for (const again of [rows, rows.toReversed()]) {
      const { summary, merges } = await importRows(again, sink);
      expect(summary).toMatchObject({
        imported: 3,
        merged: 1,
        rejected: 1,
        created: 0,
        updated: 0,
        unchanged: 3,
      });
      expect(merges).toMatchObject([{ sourceId: 'own-2', into: 'own-1', why: 'merged_before' }]);
      expect(sink.places).toEqual(before);
    }
  });

  it('brings a row that changed up to date and keeps what a merged row had filled', async () => {
    const { sink } = await importRows([goodRow, twin]);
    const { summary } = await importRows(
      [{ ...goodRow, website: 'https://nouveau.example.ma/', phone: '' }],
      sink,
    );
    expect(summary).toMatchObject({ updated: 1, created: 0 });
    expect(sink.places[0]?.fields).toMatchObject({
      partner: { website: 'https://nouveau.example.ma/' },
      branch: { phones: ['+212537000001', '+212661000002'] },
    });
  });

  it('merges a row whose id stood in the file before', async () => {
    const { merges, summary } = await importRows([goodRow, goodRow]);
    expect(summary).toMatchObject({ imported: 1, merged: 1 });
    expect(merges).toMatchObject([{ why: 'same_id', into: 'own-1' }]);
  });

  it('gives the same result whatever the size of its batches', async () => {
    const small = await importRows(rows, createMemorySink(), 1);
    const large = await importRows(rows, createMemorySink(), 1000);
    expect(small.sink.places).toEqual(large.sink.places);
  });

  it('counts malformed lines as rows and refuses them with their text', async () => {
    const file = `${csvOf([goodRow])}one,two\n`;
    const rejects: RejectedRow[] = [];
    const observer: ImportObserver = { onReject: (row) => void rejects.push(row) };
    const summary = await planImport(inChunks(file), knowledge, createMemorySink(), observer);
    expectBalanced(summary);
    expect(rejects).toMatchObject([
      { rowNumber: 3, original: 'one,two', reasons: [{ field: 'row', code: 'row_malformed' }] },
    ]);
  });

  it('refuses a file that is none of its shapes, and says what the header lacks', async () => {
    const run = (file: string) => planImport(inChunks(file), knowledge, createMemorySink());
    await expect(run('a,b\n1,2\n')).rejects.toThrow(
      new ImportFormatError('The header lacks the column category and name_fr or name_ar.'),
    );
    await expect(run('')).rejects.toThrow(ImportFormatError);
  });
});

describe('the rejects file', () => {
  it('opens in a spreadsheet: byte order mark, no cell that runs as a formula, the original text whole', async () => {
    const output = new PassThrough();
    const file = createRejectsFile(output);
    const written = buffer(output);
    const { rejects } = await importRows([
      { ...goodRow, id: '=cmd()', name_ar: '', name_fr: '', address: 'a "b"\nc' },
    ]);
    for (const row of rejects) await file.write(row);
    await file.close();
    const content = (await written).toString();
    expect(content.startsWith('\ufeffrow,id,field,code,reason_fr,reason_ar,original')).toBe(true);
    const [line] = parse<Record<string, string>>(content, { bom: true, columns: true });
    expect(line).toMatchObject({ row: '2', id: "'=cmd()", field: 'nameFr', code: 'name_missing' });
    expect(line?.original).toContain('a ""b""\nc');
  });
});

const sampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../../../../../shared/data/${name}`, import.meta.url));
const [partnersFile, dirtyFile] = [sampleFile('partners.csv'), sampleFile('partners-dirty.csv')];

describe.skipIf(!existsSync(partnersFile) || !existsSync(dirtyFile))(
  'the real files (skipped where the sample data is absent)',
  () => {
    const run = async (file: string, sink: ReturnType<typeof createMemorySink>) => {
      const summary = await planImport(createReadStream(file), knowledge, sink);
      expectBalanced(summary);
      return summary;
    };

    it('go through whole, and a second time change nothing', async () => {
      const sink = createMemorySink();
      const first = await run(partnersFile, sink);
      console.info('partners.csv', JSON.stringify(first));
      expect(first.rowsIn).toBe(8148);
      expect(first.imported).toBeGreaterThan(8000);
      const before = JSON.stringify(sink.places);
      const second = await run(partnersFile, sink);
      expect(second).toMatchObject({
        imported: first.imported,
        merged: first.merged,
        created: 0,
        updated: 0,
      });
      expect(JSON.stringify(sink.places)).toBe(before);
    });

    it('have nearly every dirty row mended, and those without a name of their own refused', async () => {
      const sink = createMemorySink();
      const summary = await run(dirtyFile, sink);
      console.info('partners-dirty.csv', JSON.stringify(summary));
      expect(summary.rowsIn).toBe(70);
      expect(Object.keys(summary.rejectedBy).sort()).toEqual(['name_generic', 'name_missing']);
      expect(await run(dirtyFile, sink)).toMatchObject({
        created: 0,
        updated: 0,
        imported: summary.imported,
      });
    });
  },
);

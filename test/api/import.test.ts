import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportSummary } from '../../server/src/modules/partners/index.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});

/** Rows of our own making: whole, mended, repeated, and refused. */
const rows = [
  'id,name_ar,name_fr,category,address,city,province,region,phone,website,lat,lng,source',
  'own-1,صيدلية ابن سينا,Pharmacie Ibn Sina,pharmacy,,Rabat,Rabat,Rabat-Salé-Kénitra,0537OO1234,,33.9965,-6.8531,own',
  'own-2,,Pharmacie Ibn Sina,pharmacy,,Rabat,Rabat,Rabat-Salé-Kénitra,,www.example.ma,33.9966,-6.8532,own',
  'own-3,مختبر الواحة,Laboratoire Al Waha,laboratory,,zagoura,Zagora,Drâa-Tafilalet,,,,,own',
  'own-4,,,pharmacy,,Rabat,Rabat,Rabat-Salé-Kénitra,,,33.99,-6.85,own',
  'own-5,,Clinique Atlas,clinic,,,,,,,48.85,2.35,own',
];

async function* chunksOf(lines: readonly string[]): AsyncGenerator<string> {
  yield `${lines.join('\n')}\n`;
}

async function stored() {
  const { connection } = app.stores;
  const all = async (name: string) => connection.collection(name).find({}).sort({ _id: 1 }).toArray();
  return { partners: await all('partners'), branches: await all('branches') };
}

describe('importing a file of partners', () => {
  it('accounts for every row, mends what is safe and merges what repeats', async () => {
    const rejected: string[] = [];
    const summary = await app.modules.partners.importPartners(chunksOf(rows), {
      onReject: ({ id }) => void rejected.push(id),
    });
    expect(summary).toMatchObject({ rowsIn: 5, imported: 2, merged: 1, rejected: 2, created: 2, updated: 0 });
    expect(rejected).toEqual(['own-4', 'own-5']);
    const { partners, branches } = await stored();
    const pharmacy = partners.find(({ categoryCode }) => categoryCode === 'pharmacy');
    expect(pharmacy).toMatchObject({
      name: { ar: 'صيدلية ابن سينا', fr: 'Pharmacie Ibn Sina' },
      website: 'https://www.example.ma/',
      state: 'ACTIVE',
      sourceIds: ['own-1', 'own-2'],
    });
    const branch = branches.find(({ partnerId }) => partnerId === pharmacy?._id);
    expect(branch).toMatchObject({
      communeCode: '04.421.01.0',
      phones: ['+212537001234'],
      sourceIds: ['own-1', 'own-2'],
    });
    const [waha] = branches.filter(({ provinceCode }) => provinceCode === '08.587');
    expect(waha).toMatchObject({ coordinatesAreApproximate: true });
  });

  it('changes nothing the second time and tells the same numbers', async () => {
    const before = await stored();
    const summary = await app.modules.partners.importPartners(chunksOf(rows));
    expect(summary).toMatchObject({
      rowsIn: 5,
      imported: 2,
      merged: 1,
      rejected: 2,
      created: 0,
      updated: 0,
      unchanged: 2,
    });
    expect(await stored()).toEqual(before);
  });

  it('brings up to date what a later file says otherwise', async () => {
    const [header = '', , , waha = ''] = rows;
    const moved = waha.replace('Laboratoire Al Waha', 'Laboratoire des Oasis');
    const summary = await app.modules.partners.importPartners(chunksOf([header, moved]));
    expect(summary).toMatchObject({ imported: 1, created: 0, updated: 1 });
    const { partners } = await stored();
    expect(partners.find(({ categoryCode }) => categoryCode === 'laboratory')).toMatchObject({
      name: { ar: 'مختبر الواحة', fr: 'Laboratoire des Oasis' },
      version: 2,
    });
  });

  it('lets people find what was imported, in the other script and misspelt', async () => {
    await app.modules.drainEvents();
    for (const text of [
      'pharmacie ibn sina',
      'saydaliya ibn sina',
      'pharmacie ibn sona',
      'صيدلية ابن سينا',
    ]) {
      const { searchSuggestions } = await app
        .client({ language: 'ar' })
        .ask<{ searchSuggestions: { kind: string; text: { text: string }[] }[] }>(
          'query ($text: String!) { searchSuggestions(text: $text) { kind text { text } } }',
          { text },
        );
      const partners = searchSuggestions
        .filter(({ kind }) => kind === 'PARTNER')
        .map((suggestion) => suggestion.text.map((piece) => piece.text).join(''));
      expect(partners, text).toContain('صيدلية ابن سينا');
    }
  });

  it('refuses a file that is no such file, and stores nothing of it', async () => {
    const before = await stored();
    await expect(app.modules.partners.importPartners(chunksOf(['a;b', '1;2']))).rejects.toThrow(
      /header lacks/i,
    );
    await expect(app.modules.partners.importPartners(chunksOf([]))).rejects.toThrow(/empty|header/i);
    expect(await stored()).toEqual(before);
  });
});

const realFile = join(import.meta.dirname, '../../../shared/data/partners.csv');

describe('the real file', () => {
  it.skipIf(!existsSync(realFile))(
    'imports whole, twice with the same result',
    { timeout: 180_000 },
    async () => {
      const real = await startTestApp();
      try {
        const importOnce = (): Promise<ImportSummary> =>
          real.modules.partners.importPartners(createReadStream(realFile));
        const { created, updated, unchanged, ...first } = await importOnce();
        expect(first.rowsIn).toBeGreaterThan(8000);
        expect(first.rowsIn).toBe(first.imported + first.merged + first.rejected);
        expect([created, updated, unchanged]).toEqual([first.imported, 0, 0]);
        const again = await importOnce();
        expect(again).toMatchObject({
          rowsIn: first.rowsIn,
          imported: first.imported,
          merged: first.merged,
          rejected: first.rejected,
          created: 0,
          updated: 0,
          unchanged: first.imported,
        });
      } finally {
        await real.stop();
      }
    },
  );
});

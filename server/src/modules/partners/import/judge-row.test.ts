import { describe, expect, it } from 'vitest';
import { createGeography } from '../../geography/index.ts';
import { createTaxonomy } from '../../taxonomy/index.ts';
import { csvOf, goodRow, inChunks } from './import.fixture.ts';
import type { RowVerdict } from './import.types.ts';
import { judgeRow } from './judge-row.ts';
import { readSourceRows } from './source-rows.ts';

const knowledge = { geography: createGeography(), taxonomy: createTaxonomy() };

async function judge(cells: Readonly<Record<string, string>>): Promise<RowVerdict> {
  for await (const row of readSourceRows(inChunks(csvOf([{ ...goodRow, ...cells }])))) {
    return 'kind' in row ? row : judgeRow(row, knowledge);
  }
  throw new Error('no row');
}
async function accepted(cells: Readonly<Record<string, string>>) {
  const verdict = await judge(cells);
  if (verdict.kind !== 'accepted') throw new Error(JSON.stringify(verdict.reasons));
  return { ...verdict.candidate, mended: verdict.mended.map(({ code }) => code) };
}
async function refusal(cells: Readonly<Record<string, string>>) {
  const verdict = await judge(cells);
  return verdict.kind === 'rejected'
    ? verdict.reasons.map(({ field, code }) => `${field}: ${code}`)
    : 'accepted';
}

describe('a good row', () => {
  it('becomes a partner with one branch, with nothing to mend', async () => {
    expect(await accepted({})).toEqual({
      sourceId: 'own-1',
      partner: {
        name: { ar: 'صيدلية النخيل', fr: 'Pharmacie des Palmiers' },
        sectorCode: 'health',
        categoryCode: 'pharmacy',
        website: 'https://palmiers.example.ma/',
        attribution: null,
      },
      branch: {
        name: { ar: 'الرباط', fr: 'Rabat', en: 'Rabat' },
        address: { fr: '12, rue des Orangers' },
        communeCode: '04.421.01.0',
        provinceCode: '04.421',
        regionCode: '04',
        latitude: 33.9971,
        longitude: -6.8498,
        coordinatesAreApproximate: false,
        phones: ['+212537000001'],
      },
      mended: [],
    });
  });

  it('keeps what the licence of its source asks to show', async () => {
    expect((await accepted({ id: 'osm-node-1', source: 'osm-facilities' })).partner.attribution).toContain(
      'OpenStreetMap',
    );
  });

  it('without an id gets one that another import derives again', async () => {
    const first = await accepted({ id: '' });
    expect(first.mended).toContain('id_derived');
    expect((await accepted({ id: '', phone: '', name_fr: 'PHARMACIE DES PALMIERS' })).sourceId).toBe(
      first.sourceId,
    );
  });
});

describe('names', () => {
  it('are split when one cell holds both languages', async () => {
    const { partner, mended } = await accepted({ name_ar: '', name_fr: 'Pharmacie Al Qods صيدلية القدس' });
    expect(partner.name).toEqual({ fr: 'Pharmacie Al Qods', ar: 'صيدلية القدس' });
    expect(mended).toContain('name_split');
  });

  it('missing in both languages refuse the row', async () => {
    expect(await refusal({ name_ar: '', name_fr: 'Unnamed Facility' })).toEqual(['nameFr: name_missing']);
  });

  it.each([
    ['Pharmacie', '', 'pharmacy'],
    ['', 'صيدلية', 'pharmacy'],
    ['Hôpital', 'مستشفى', 'clinic'],
    ['Cabinet Medical', '', 'hospital'],
    ["Laboratoire d'analyses médicales", '', 'laboratory'],
  ])('that only say what the place is refuse the row: %s %s', async (name_fr, name_ar, category) => {
    expect(await refusal({ name_fr, name_ar, category })).toEqual([
      `${name_fr ? 'nameFr' : 'nameAr'}: name_generic`,
    ]);
  });
});

describe('categories', () => {
  it.each([
    ['hospital', 'La Symphony Dental Centre', '', 'dental'],
    ['hospital', 'Azzouzi', 'صيدلية العزوزي', 'pharmacy'],
    ['hospital', 'Laboratoire Central du Tadla', '', 'laboratory'],
    ['', 'Optique El Farah', '', 'optician'],
    ['spaceport', 'Pharmacie El Farah', '', 'pharmacy'],
  ])('"%s" gives way to the one kind the name says: %s %s', async (category, name_fr, name_ar, expected) => {
    const { partner, mended } = await accepted({ category, name_fr, name_ar });
    expect(partner.categoryCode).toBe(expected);
    expect(mended).toContain('category_from_name');
  });

  it.each([
    ['pharmacy', "Pharmacie de l'Hôpital Militaire", 'pharmacy'],
    ['laboratory', 'Hôpital Saniat Rmel', 'laboratory'],
    ['hospital', 'Polyclinique Ziraoui', 'hospital'],
    ['parapharmacy', 'Parapharmacie Belle Attitude', 'parapharmacy'],
    ['university', 'Institut Optique du Nord', 'university'],
    ['pharmacy', 'Araucaria', 'pharmacy'],
  ])('"%s" stands when the name does not contradict it: %s', async (category, name_fr, expected) => {
    expect((await accepted({ category, name_fr, name_ar: '' })).partner.categoryCode).toBe(expected);
  });

  it('in conflict that nobody can settle refuse the row', async () => {
    const name = { name_fr: 'Cabinet dentaire Atlas', name_ar: '' };
    expect(await refusal({ ...name, category: 'pharmacy' })).toEqual(['category: category_conflict']);
    const two = { name_fr: 'Optique et dentaire Atlas', name_ar: '' };
    expect(await refusal({ ...two, category: 'hospital' })).toEqual(['category: category_conflict']);
  });

  it('unknown or missing, with a name that says none, refuse the row', async () => {
    const name = { name_fr: 'Atlas', name_ar: '' };
    expect(await refusal({ ...name, category: 'spaceport' })).toEqual(['category: category_unknown']);
    expect(await refusal({ ...name, category: '' })).toEqual(['category: category_missing']);
  });
});

describe('places', () => {
  const nowhere = { lat: '', lng: '' };

  it('without coordinates are put in the middle of their commune and marked approximate', async () => {
    const { branch, mended } = await accepted({
      ...nowhere,
      city: 'Fkih Ben Salah',
      province: '',
      region: '',
    });
    expect(branch).toMatchObject({ communeCode: '05.255.01.05', coordinatesAreApproximate: true });
    expect(mended).toEqual(expect.arrayContaining(['coordinates_of_commune', 'city_respelled']));
  });

  it('of an urban district belong to their city', async () => {
    const { branch } = await accepted({
      ...nowhere,
      city: 'Souani (Arrond.)',
      province: 'Tanger Assilah',
      region: '',
    });
    expect(branch.communeCode).toBe('01.511.01.0');
  });

  it('take the province from the position when the city lies elsewhere, and say so', async () => {
    const { branch, mended } = await accepted({ city: 'Fés', province: '', region: 'Rabat-Salé-Kénitra' });
    expect(branch).toMatchObject({ provinceCode: '04.421', coordinatesAreApproximate: false });
    expect(mended).toContain('city_in_other_province');
  });

  it('take the province from the position when only the province is wrong', async () => {
    const { branch, mended } = await accepted({ province: 'Fès' });
    expect(branch.provinceCode).toBe('04.421');
    expect(mended).toEqual(['province_corrected']);
  });

  it('with a city and a province that both contradict a far position refuse the row', async () => {
    expect(await refusal({ city: 'Fès', province: 'Fès', region: '' })).toEqual(['city: place_conflict']);
  });

  it('without coordinates, with a city outside the province stated, refuse the row', async () => {
    expect(await refusal({ ...nowhere, city: 'Casablanca', province: 'Taza' })).toEqual([
      'city: place_conflict',
    ]);
  });

  it.each([
    ['48.85', '2.35'],
    ['0', '0'],
    ['27.67', '-8.13'],
  ])('outside Morocco (%s, %s) refuse the row', async (lat, lng) => {
    expect(await refusal({ lat, lng })).toEqual(['latitude: coordinates_outside_morocco']);
  });

  it('with latitude and longitude swapped, or with decimal commas, are read', async () => {
    for (const cells of [
      { lat: '-6.8498', lng: '33.9971' },
      { lat: '33,9971', lng: '-6,8498' },
    ]) {
      const { branch, mended } = await accepted(cells);
      expect(branch).toMatchObject({ latitude: 33.9971, longitude: -6.8498 });
      expect(mended).toEqual(['coordinates_rewritten']);
    }
  });

  it('nowhere at all refuse the row', async () => {
    expect(await refusal({ ...nowhere, city: '', province: '', region: '' })).toEqual([
      'city: place_missing',
    ]);
    expect(await refusal({ ...nowhere, city: 'espace 2000', province: '' })).toEqual(['city: city_unknown']);
  });
});

describe('refusals', () => {
  it('name every reason at once, in French and in Arabic', async () => {
    const verdict = await judge({ name_ar: '', name_fr: '', category: 'spaceport', lat: '0', lng: '0' });
    if (verdict.kind !== 'rejected') throw new Error('accepted');
    expect(verdict.reasons.map(({ code }) => code)).toEqual([
      'name_missing',
      'category_unknown',
      'coordinates_outside_morocco',
    ]);
    for (const { message } of verdict.reasons) {
      expect(message.fr).toMatch(/\.$/u);
      expect(message.ar).toMatch(/[\u0621-\u064a].*\.$/u);
    }
  });

  it('refuse text that was saved in another encoding', async () => {
    expect(await refusal({ address: 'Rue de l\ufffdcole' })).toEqual(['row: text_garbled']);
  });
});

describe('records as found', () => {
  it('are read from the JSON they stand in', async () => {
    const raw = {
      name_clean: 'Pharmacie Al Qods صيدلية القدس',
      facility_type: 'pharmacy',
      name_ar: null,
      phone: 'O523481828/+212523481833',
      addr_city: 'Settat ⵥⵟⵟⴰⵟ سطات',
      lat: 33.0008874,
      lng: -7.6185402,
    };
    const json = JSON.stringify(raw).replaceAll('"', '""');
    const file = `id,reasons,raw\nosm-node-7,city_mixed_script,"${json}"\nosm-node-8,x,"{not json"\n`;
    const verdicts: RowVerdict[] = [];
    for await (const row of readSourceRows(inChunks(file)))
      verdicts.push('kind' in row ? row : judgeRow(row, knowledge));
    expect(verdicts[0]).toMatchObject({
      kind: 'accepted',
      candidate: {
        partner: { name: { fr: 'Pharmacie Al Qods', ar: 'صيدلية القدس' } },
        branch: { communeCode: '06.461.01.15', phones: ['+212523481828', '+212523481833'] },
      },
    });
    expect(verdicts[1]).toMatchObject({
      kind: 'rejected',
      rowNumber: 3,
      reasons: [{ code: 'row_malformed' }],
    });
  });
});

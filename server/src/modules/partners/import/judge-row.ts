import { createHash } from 'node:crypto';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { fold } from '@wasl/shared/text/folding';
import type { Geography } from '../../geography/index.ts';
import type { Taxonomy } from '../../taxonomy/index.ts';
import { attributionOf } from './attribution.ts';
import { categoryOfRow, isGenericName } from './category-of-row.ts';
import type { Mending, RejectReason, RowVerdict, SourceField, SourceRow } from './import.types.ts';
import { readPhones } from './mend-phones.ts';
import { easeCapitals, readText, splitByScript } from './mend-text.ts';
import { readWebsite } from './mend-website.ts';
import { placeOfRow } from './place-of-row.ts';
import { rejectReason } from './reject-messages.ts';

export interface ImportKnowledge {
  geography: Geography;
  taxonomy: Taxonomy;
}

/** Judges one row on its own: mends what is safe, refuses what is not, and says all that it did or found. */
export function judgeRow(row: SourceRow, { geography, taxonomy }: ImportKnowledge): RowVerdict {
  const mended: Mending[] = [];
  const reasons: RejectReason[] = [];
  if (row.original.includes('\ufffd')) reasons.push(rejectReason('row', 'text_garbled'));
  const name = readName(row, mended);
  if (!name.ar && !name.fr) reasons.push(rejectReason('nameFr', 'name_missing'));

  const categorized = categoryOfRow(row.category, name, taxonomy);
  if ('reason' in categorized) reasons.push(categorized.reason);
  else mended.push(...categorized.mended);
  const placed = placeOfRow(row, geography);
  if ('reason' in placed) reasons.push(placed.reason);
  else mended.push(...placed.mended);

  if ('category' in categorized && (name.ar || name.fr) && isGenericName(name, categorized.category.code)) {
    reasons.push(rejectReason(name.fr ? 'nameFr' : 'nameAr', 'name_generic', name.fr ?? name.ar));
  }
  if (reasons.length > 0 || 'reason' in categorized || 'reason' in placed) {
    return { kind: 'rejected', rowNumber: row.rowNumber, id: row.id, reasons, original: row.original };
  }

  const { commune, coordinates, coordinatesAreApproximate } = placed.place;
  const { category } = categorized;
  const sourceId = row.id.trim() || deriveId(name, category.code, commune.code, mended);
  return {
    kind: 'accepted',
    rowNumber: row.rowNumber,
    mended,
    candidate: {
      sourceId,
      partner: {
        name,
        sectorCode: category.sectorCode,
        categoryCode: category.code,
        website: readOptionalWebsite(row.website, mended),
        attribution: attributionOf({ id: sourceId, source: row.source }),
      },
      branch: {
        name: commune.name,
        address: readAddress(row.address),
        communeCode: commune.code,
        provinceCode: commune.provinceCode,
        regionCode: commune.regionCode,
        ...coordinates,
        coordinatesAreApproximate,
        phones: readOptionalPhones(row.phone, mended),
      },
    },
  };
}

function readName(row: SourceRow, mended: Mending[]): LocalizedText {
  const fields: readonly SourceField[] = ['nameAr', 'nameFr', 'nameMixed'];
  const [ar, fr, mixed] = fields.map((field) => {
    const given = field === 'row' ? '' : row[field];
    const text = readText(given);
    if (text !== '' && text !== given.trim())
      mended.push({ field, code: 'text_normalized', from: given, to: text });
    const parts = splitByScript(text);
    if (parts.ar !== '' && parts.fr !== '') {
      mended.push({ field, code: 'name_split', from: text, to: `${parts.fr} | ${parts.ar}` });
    }
    return parts;
  });
  const arabic = ar?.ar || fr?.ar || mixed?.ar;
  const french = fr?.fr || ar?.fr || mixed?.fr;
  const eased = french && easeCapitals(french);
  if (eased && eased !== french) mended.push({ field: 'nameFr', code: 'name_case', from: french, to: eased });
  return { ...(arabic && { ar: arabic }), ...(eased && { fr: eased }) };
}

function readAddress(text: string): LocalizedText | null {
  const { ar, fr } = splitByScript(readText(text));
  return ar === '' && fr === '' ? null : { ...(ar && { ar }), ...(fr && { fr }) };
}

function readOptionalPhones(cell: string, mended: Mending[]): string[] {
  const { phones, unreadable } = readPhones(cell);
  for (const piece of unreadable)
    mended.push({ field: 'phone', code: 'phone_unreadable', from: piece, to: '' });
  const to = phones.join(';');
  if (phones.length > 0 && to !== cell.trim())
    mended.push({ field: 'phone', code: 'phone_normalized', from: cell, to });
  return phones;
}

function readOptionalWebsite(cell: string, mended: Mending[]): string | null {
  const website = readWebsite(cell);
  if (cell.trim() === '' || website === cell.trim()) return website;
  const code = website ? 'website_completed' : 'website_unreadable';
  mended.push({ field: 'website', code, from: cell, to: website ?? '' });
  return website;
}

/** A row without an id gets one from what it is, so that importing it again finds it again. */
function deriveId(name: LocalizedText, categoryCode: string, communeCode: string, mended: Mending[]): string {
  const identity = [fold(name.fr ?? ''), fold(name.ar ?? ''), categoryCode, communeCode].join('\n');
  const id = `row-${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`;
  mended.push({ field: 'id', code: 'id_derived', from: '', to: id });
  return id;
}

import { mergedFields, savedFields } from './field-rules.ts';
import type { ImportCandidate, ImportSink, KnownBranch } from './import.types.ts';

interface StoredPlace {
  sourceIds: string[];
  fields: Pick<ImportCandidate, 'partner' | 'branch'>;
}

/** A sink that keeps what it is given in memory, by the rules the real store follows. */
export function createMemorySink(): ImportSink & { places: StoredPlace[] } {
  const places: StoredPlace[] = [];
  const placeOf = (sourceId: string): StoredPlace | undefined =>
    places.find(({ sourceIds }) => sourceIds.includes(sourceId));

  return {
    places,
    async *listKnownBranches(): AsyncGenerator<KnownBranch> {
      for (const [index, { sourceIds, fields }] of places.entries()) {
        const { partner, branch } = fields;
        yield {
          ...branch,
          branchId: String(index),
          sourceIds,
          name: partner.name,
          categoryCode: partner.categoryCode,
        };
      }
    },
    async save(operations) {
      const tally = { created: 0, updated: 0, unchanged: 0 };
      for (const operation of operations) {
        const { sourceId, ...fields } = operation.candidate;
        const place = placeOf(operation.kind === 'merge' ? operation.into : sourceId);
        if (!place) {
          if (operation.kind === 'merge') throw new Error(`nothing was made by ${operation.into}`);
          places.push({ sourceIds: [sourceId], fields: savedFields(fields, fields) });
          tally.created++;
          continue;
        }
        if (!place.sourceIds.includes(sourceId)) place.sourceIds.push(sourceId);
        const rule = operation.kind === 'merge' ? mergedFields : savedFields;
        const next = rule(place.fields, fields);
        const isSame = JSON.stringify(next) === JSON.stringify(place.fields);
        place.fields = next;
        if (operation.kind === 'save') tally[isSame ? 'unchanged' : 'updated']++;
      }
      return tally;
    },
  };
}

/** Columns of a plain file, in their order. */
const columns = 'id,name_ar,name_fr,category,address,city,province,region,phone,website,lat,lng,source'.split(
  ',',
);

/** A plain file of the rows given, each by its cells; what a row leaves out is empty. */
export function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const cell = (text: string): string => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** The text in pieces of `size` bytes, as a stream would give it. */
export async function* inChunks(text: string, size = 64): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** A row that is taken as it is. */
export const goodRow = {
  id: 'own-1',
  name_ar: 'صيدلية النخيل',
  name_fr: 'Pharmacie des Palmiers',
  category: 'pharmacy',
  address: '12, rue des Orangers',
  city: 'Rabat',
  province: 'Rabat',
  region: 'Rabat-Salé-Kénitra',
  phone: '+212537000001',
  website: 'https://palmiers.example.ma/',
  lat: '33.9971',
  lng: '-6.8498',
  source: 'own',
} as const;

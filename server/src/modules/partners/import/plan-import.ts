import { createDuplicateFinder } from './duplicate-finder.ts';
import type {
  AcceptedRow,
  ImportOperation,
  ImportSink,
  Mending,
  MendingCode,
  RejectCode,
  RejectedRow,
} from './import.types.ts';
import { type ImportKnowledge, judgeRow } from './judge-row.ts';
import { readSourceRows } from './source-rows.ts';

export interface MergedRow {
  rowNumber: number;
  sourceId: string;
  /** Source id of the row it was merged into. */
  into: string;
  why: 'merged_before' | 'same_id' | 'distance' | 'phone';
  /** Between the two places, when that is why. */
  metres: number | null;
}

/** Told of everything as it happens; what it is told is never needed again by the import. */
export interface ImportObserver {
  onReject?(row: RejectedRow): void | Promise<void>;
  onMerge?(row: MergedRow): void | Promise<void>;
  onMend?(row: { rowNumber: number; sourceId: string; mended: readonly Mending[] }): void | Promise<void>;
  /** After each batch is stored. */
  onProgress?(summary: Readonly<ImportSummary>): void;
}

/** `rowsIn` is always `imported + merged + rejected`. */
export interface ImportSummary {
  rowsIn: number;
  imported: number;
  merged: number;
  rejected: number;
  /** The imported ones, by what it did to the store. */
  created: number;
  updated: number;
  unchanged: number;
  /** Rows by reason; a row with two reasons counts under both. */
  rejectedBy: Partial<Record<RejectCode, number>>;
  mendedBy: Partial<Record<MendingCode, number>>;
}

/** Rows stored together; the memory an import takes is that of one batch and of the index of duplicates. */
const defaultBatchSize = 500;

/**
 * Imports a CSV file into a sink, a batch at a time. A row seen in an earlier import is found by its source id and
 * goes where it went then, so that a second import changes nothing, whatever the order of the rows; a new row is
 * merged into the place it repeats, or becomes a partner with one branch. Throws `ImportFormatError` for a file
 * that is no such file; errors of the sink pass through, and what was saved before stays saved.
 */
export async function planImport(
  chunks: AsyncIterable<Uint8Array | string>,
  knowledge: ImportKnowledge,
  sink: ImportSink,
  { batchSize = defaultBatchSize, ...observer }: ImportObserver & { batchSize?: number } = {},
): Promise<ImportSummary> {
  const summary = emptySummary();
  const duplicates = createDuplicateFinder();
  /** Where each row of earlier imports went: the row that made the branch, and the branch. */
  const homeOf = new Map<string, { into: string; branchId: string | null }>();
  for await (const known of sink.listKnownBranches()) {
    const [into] = known.sourceIds;
    if (!into) continue;
    duplicates.add(known);
    for (const sourceId of known.sourceIds) homeOf.set(sourceId, { into, branchId: known.branchId });
  }
  const seen = new Set<string>();
  let batch: ImportOperation[] = [];

  async function saveBatch(): Promise<void> {
    if (batch.length > 0) {
      const { created, updated, unchanged } = await sink.save(batch);
      summary.created += created;
      summary.updated += updated;
      summary.unchanged += unchanged;
      batch = [];
    }
    observer.onProgress?.(summary);
  }

  function decide({ candidate, rowNumber, mended }: AcceptedRow): {
    merge: MergedRow | null;
    mended: readonly Mending[];
  } {
    const { sourceId } = candidate;
    const home = homeOf.get(sourceId);
    const merge = (into: string, why: MergedRow['why'], metres: number | null = null) => {
      batch.push({ kind: 'merge', candidate, into });
      homeOf.set(sourceId, { into, branchId: null });
      return { merge: { rowNumber, sourceId, into, why, metres }, mended };
    };
    if (seen.has(sourceId)) return merge(home?.into ?? sourceId, 'same_id');
    seen.add(sourceId);
    if (home && home.into !== sourceId) return merge(home.into, 'merged_before');
    if (home) {
      batch.push({ kind: 'save', candidate, branchId: home.branchId });
      return { merge: null, mended };
    }
    const likeness = duplicates.findLike(candidate);
    if (likeness?.kind === 'duplicate') return merge(likeness.of, likeness.evidence, likeness.metres);
    batch.push({ kind: 'save', candidate, branchId: null });
    homeOf.set(sourceId, { into: sourceId, branchId: null });
    const { partner, branch } = candidate;
    duplicates.add({
      ...branch,
      name: partner.name,
      categoryCode: partner.categoryCode,
      sourceIds: [sourceId],
    });
    if (!likeness) return { merge: null, mended };
    const flag: Mending = { field: 'row', code: 'possible_duplicate', from: sourceId, to: likeness.of };
    return { merge: null, mended: [...mended, flag] };
  }

  for await (const row of readSourceRows(chunks)) {
    summary.rowsIn++;
    const verdict = 'kind' in row ? row : judgeRow(row, knowledge);
    if (verdict.kind === 'rejected') {
      summary.rejected++;
      for (const code of new Set(verdict.reasons.map((reason) => reason.code)))
        count(summary.rejectedBy, code);
      await observer.onReject?.(verdict);
    } else {
      const { merge, mended } = decide(verdict);
      if (merge) summary.merged++;
      else summary.imported++;
      if (merge) await observer.onMerge?.(merge);
      for (const code of new Set(mended.map((mending) => mending.code))) count(summary.mendedBy, code);
      if (mended.length > 0) {
        await observer.onMend?.({
          rowNumber: verdict.rowNumber,
          sourceId: verdict.candidate.sourceId,
          mended,
        });
      }
    }
    if (batch.length >= batchSize) await saveBatch();
  }
  await saveBatch();
  return summary;
}

function emptySummary(): ImportSummary {
  return {
    rowsIn: 0,
    imported: 0,
    merged: 0,
    rejected: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejectedBy: {},
    mendedBy: {},
  };
}

function count<Code extends string>(tally: Partial<Record<Code, number>>, code: Code): void {
  tally[code] = (tally[code] ?? 0) + 1;
}

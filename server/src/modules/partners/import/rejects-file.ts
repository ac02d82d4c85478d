import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { RejectedRow } from './import.types.ts';

const header = ['row', 'id', 'field', 'code', 'reason_fr', 'reason_ar', 'original'] as const;

export interface RejectsFile {
  write(row: RejectedRow): Promise<void>;
  /** Ends the stream and waits until it has taken everything. */
  close(): Promise<void>;
}

/**
 * Writes refused rows as CSV that a spreadsheet opens as it should: byte order mark, and cells that would run as
 * formulas escaped. One line per row of the file; several reasons stand in one cell, separated by " | ".
 */
export function createRejectsFile(output: Writable): RejectsFile {
  const put = async (cells: readonly string[], bom = false): Promise<void> => {
    const text = stringify([cells], { bom, escape_formulas: true });
    if (!output.write(text)) await once(output, 'drain');
  };
  const started = put(header, true);
  return {
    async write({ rowNumber, id, reasons, original }) {
      await started;
      const join = (parts: readonly string[]): string => parts.join(' | ');
      await put([
        String(rowNumber),
        id,
        join(reasons.map(({ field }) => field)),
        join(reasons.map(({ code }) => code)),
        join(reasons.map(({ message }) => message.fr)),
        join(reasons.map(({ message }) => message.ar)),
        original,
      ]);
    },
    async close() {
      await started;
      output.end();
      await once(output, 'finish');
    },
  };
}

import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Removal, SearchDoc } from '../port.ts';

/**
 * The writes since the last snapshot, so that a process killed loses none it acknowledged: appended before the
 * acknowledgement, replayed over the snapshot at start. Not synced to the disk: after a power cut the tail may be
 * missing, and the caller catches up from `lastSeq`. Each record is its length, its CRC-32, and JSON.
 */
export interface Journal {
  /** Documents and removals appended since the last `clear`. */
  readonly writes: number;
  append(record: JournalRecord): void;
  /** Forgets all: a snapshot has them. */
  clear(): void;
  close(): void;
}

export type JournalRecord = { docs: readonly SearchDoc[] } | { removals: readonly Removal[] };

const recordHead = 8;

/** Opens a journal and hands over what it holds. A torn or damaged tail ends it and is cut off. */
export function openJournal(path: string): { journal: Journal; records: JournalRecord[] } {
  const file = openSync(path, 'a+', 0o600);
  const bytes = readFileSync(path);
  const { records, end } = parseRecords(bytes);
  if (end < bytes.length) ftruncateSync(file, end);
  let writes = records.reduce((sum, record) => sum + sizeOf(record), 0);
  const journal: Journal = {
    get writes() {
      return writes;
    },
    append(record) {
      const body = Buffer.from(JSON.stringify(record));
      const head = Buffer.alloc(recordHead);
      head.writeUInt32LE(body.length, 0);
      head.writeUInt32LE(crc32(body), 4);
      writeSync(file, Buffer.concat([head, body]));
      writes += sizeOf(record);
    },
    clear() {
      ftruncateSync(file, 0);
      writes = 0;
    },
    close: () => closeSync(file),
  };
  return { journal, records };
}

function sizeOf(record: JournalRecord): number {
  return 'docs' in record ? record.docs.length : record.removals.length;
}

function parseRecords(bytes: Buffer): { records: JournalRecord[]; end: number } {
  const records: JournalRecord[] = [];
  let at = 0;
  while (at + recordHead <= bytes.length) {
    const end = at + recordHead + bytes.readUInt32LE(at);
    const body = bytes.subarray(at + recordHead, end);
    if (end > bytes.length || crc32(body) !== bytes.readUInt32LE(at + 4)) break;
    records.push(JSON.parse(body.toString()) as JournalRecord);
    at = end;
  }
  return { records, end: at };
}

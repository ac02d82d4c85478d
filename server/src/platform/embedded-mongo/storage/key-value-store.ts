import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open, type Transaction } from 'lmdb';

/** A read transaction: all reads with it see one moment. */
export type Snapshot = Transaction;
export type Entry = readonly [key: Buffer, value: Buffer];

export interface RangeOptions {
  reverse?: boolean;
  limit?: number;
  /** Values are empty buffers. */
  keysOnly?: boolean;
  snapshot?: Snapshot | null;
}

/** An ordered store of bytes, with one synchronous durable commit per `write`. */
export interface KeyValueStore {
  get(key: Buffer, snapshot?: Snapshot | null): Buffer | undefined;
  /** Entries from `low` (included) to `high` (excluded), copied out: no iterator stays open between calls. */
  range(low: Buffer, high: Buffer, options?: RangeOptions): Entry[];
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  /** Runs `work` in a write transaction and returns when it is on disk; nested calls join the outer one. */
  write<T>(work: () => T): T;
  snapshot(): Snapshot;
  release(snapshot: Snapshot): void;
  close(): Promise<void>;
}

/** Room the data may grow to; on Windows the file would take it at once, so there LMDB grows the map by itself. */
const mapSizeBytes = 64 * 2 ** 30;
/** lmdb-js: commit synchronously, so that the call returns after the sync. */
const synchronousCommit = 2;
const noValue = Buffer.alloc(0);

type BinaryReader = { getBinary(key: Buffer, options?: { transaction: Snapshot }): Buffer | undefined };

/** Opens (or makes) the LMDB environment in `directory`. */
export function openStore(directory: string): KeyValueStore {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const database = open<Buffer, Buffer>({
    path: join(directory, 'data.mdb'),
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
    noMemInit: true,
    ...(process.platform === 'win32' ? {} : { mapSize: mapSizeBytes }),
  });
  const reader = database as unknown as BinaryReader;
  return {
    get: (key, snapshot) => reader.getBinary(key, snapshot ? { transaction: snapshot } : undefined),
    range(low, high, { reverse = false, limit = 2 ** 30, keysOnly = false, snapshot } = {}) {
      const bounds = reverse
        ? { start: high, end: low, reverse, limit, exclusiveStart: true, inclusiveEnd: true }
        : { start: low, end: high, limit };
      const options = { ...bounds, snapshot: true, ...(snapshot ? { transaction: snapshot } : {}) };
      const entries: Entry[] = [];
      if (keysOnly) for (const key of database.getKeys(options)) entries.push([key, noValue]);
      else for (const { key, value } of database.getRange(options)) entries.push([key, value]);
      return entries;
    },
    put: (key, value) => void database.put(key, value),
    remove: (key) => void database.remove(key),
    write: (work) => database.transactionSync(work, synchronousCommit),
    snapshot: () => database.useReadTransaction(),
    release: (snapshot) => snapshot.done(),
    close: () => database.close(),
  };
}

import { Long } from 'bson';
import { CommandError } from '../errors.ts';
import type { OpenTransaction } from '../storage/lock-table.ts';
import { encode } from '../values/bson-codec.ts';

interface OpenCursor {
  rows: Iterator<unknown>;
  /** A row read to know whether there are more. */
  pending: unknown;
  encodeRow(row: unknown): Buffer;
  ns: string;
  usedAt: number;
  transaction: OpenTransaction | null;
  neverExpires: boolean;
}

export interface CursorRequest<Row> {
  rows: Iterable<Row>;
  encodeRow(row: Row): Buffer;
  ns: string;
  batchSize: number;
  transaction?: OpenTransaction | null;
  /** The client wants no more than the first batch. */
  single?: boolean;
  neverExpires?: boolean;
}

const idleMilliseconds = 10 * 60_000;
/** A batch stays below the 16 MB of one message. */
const largestBatchBytes = 15_000_000;
const noRow = Symbol('no row');

function header(type: number, name: string): Buffer {
  const bytes = Buffer.from(`${String.fromCharCode(type)}${name}\0\0\0\0\0`, 'latin1');
  return bytes;
}

/** `{ cursor: { <key>: [...], id, ns }, ok: 1 }` around documents that are bytes already. */
function cursorReply(key: string, documents: Buffer[], id: bigint, ns: string): Buffer {
  const elements: Buffer[] = [];
  let arrayBytes = 5;
  for (const [i, document] of documents.entries()) {
    const name = Buffer.from(`\x03${i}\0`);
    elements.push(name, document);
    arrayBytes += name.length + document.length;
  }
  const arrayHeader = header(4, key);
  arrayHeader.writeInt32LE(arrayBytes, arrayHeader.length - 4);
  const rest = encode({ id: Long.fromBigInt(id), ns }).subarray(4);
  const cursorBytes = 4 + arrayHeader.length + arrayBytes - 5 + 1 + rest.length;
  const cursorHeader = header(3, 'cursor');
  cursorHeader.writeInt32LE(cursorBytes, cursorHeader.length - 4);
  const tail = encode({ ok: 1 }).subarray(4);
  const total = Buffer.alloc(4);
  total.writeInt32LE(cursorHeader.length + cursorBytes + tail.length);
  return Buffer.concat([total, cursorHeader, arrayHeader, ...elements, Buffer.from([0]), rest, tail]);
}

/** Open cursors. A cursor holds a suspended generator, never an LMDB iterator. */
export class Cursors {
  readonly #open = new Map<bigint, OpenCursor>();
  #nextId = 1n;

  /** The first batch as an encoded reply; opens a cursor when rows remain. */
  open<Row>(request: CursorRequest<Row>): Buffer {
    const cursor: OpenCursor = {
      rows: request.rows[Symbol.iterator](),
      pending: noRow,
      encodeRow: request.encodeRow as (row: unknown) => Buffer,
      ns: request.ns,
      usedAt: Date.now(),
      transaction: request.transaction ?? null,
      neverExpires: !!request.neverExpires,
    };
    const { documents, hasMore } = this.#read(cursor, request.batchSize);
    let id = 0n;
    if (hasMore && !request.single) {
      id = this.#nextId++;
      this.#open.set(id, cursor);
    }
    return cursorReply('firstBatch', documents, id, cursor.ns);
  }

  /** @throws CommandError 43 for a cursor that is not open (any more) */
  next(id: bigint, batchSize: number): Buffer {
    const cursor = this.#open.get(id);
    if (!cursor || cursor.transaction?.ended) {
      this.#open.delete(id);
      throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
    }
    cursor.usedAt = Date.now();
    let hasMore = false;
    try {
      const batch = this.#read(cursor, batchSize);
      hasMore = batch.hasMore;
      return cursorReply('nextBatch', batch.documents, hasMore ? id : 0n, cursor.ns);
    } finally {
      if (!hasMore) this.#open.delete(id);
    }
  }

  /** @returns whether it was open */
  close(id: bigint): boolean {
    return this.#open.delete(id);
  }

  get size(): number {
    return this.#open.size;
  }

  closeIdle(now: number): void {
    for (const [id, cursor] of this.#open) {
      if (!cursor.neverExpires && now - cursor.usedAt > idleMilliseconds) this.#open.delete(id);
    }
  }

  #read(cursor: OpenCursor, batchSize: number): { documents: Buffer[]; hasMore: boolean } {
    const documents: Buffer[] = [];
    let bytes = 0;
    for (;;) {
      if (cursor.pending === noRow) {
        const step = cursor.rows.next();
        if (step.done) return { documents, hasMore: false };
        cursor.pending = step.value;
      }
      if (documents.length >= batchSize || bytes > largestBatchBytes) return { documents, hasMore: true };
      const document = cursor.encodeRow(cursor.pending);
      cursor.pending = noRow;
      documents.push(document);
      bytes += document.length;
    }
  }
}

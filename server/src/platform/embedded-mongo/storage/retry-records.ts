import { Binary } from 'bson';
import { decode, encode } from '../values/bson-codec.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** The last write of a session that a driver may send again. */
export interface RetryRecord {
  txnNumber: number;
  /** Reply of a retryable write; null for a committed transaction. */
  reply: Buffer | null;
}

const mostInMemory = 10_000;
/** Sessions are forgotten half an hour after their last use, as `hello` announces. */
const lifetimeMilliseconds = 30 * 60_000;

const recordKey = (sessionId: string): Buffer => Buffer.concat([idPrefix(0), Buffer.from(`r${sessionId}`)]);

/**
 * Replies of retryable writes and commits, stored in the same commit as their effect: a driver that lost its connection,
 * even to a killed server, sends the command again and gets the first answer instead of a second effect.
 */
export class RetryRecords {
  readonly #store: KeyValueStore;
  readonly #recent = new Map<string, RetryRecord>();

  constructor(store: KeyValueStore) {
    this.#store = store;
  }

  find(sessionId: string): RetryRecord | null {
    const known = this.#recent.get(sessionId);
    if (known) return known;
    const bytes = this.#store.get(recordKey(sessionId));
    if (!bytes) return null;
    const { txnNumber, reply } = decode(bytes);
    const record = {
      txnNumber: toNumber(txnNumber),
      reply: reply instanceof Binary ? Buffer.from(reply.buffer) : null,
    };
    this.#remember(sessionId, record);
    return record;
  }

  /** Called inside the commit that the record tells of. */
  save(sessionId: string, record: RetryRecord): void {
    const reply = record.reply ? new Binary(record.reply) : null;
    this.#store.put(recordKey(sessionId), encode({ txnNumber: record.txnNumber, at: new Date(), reply }));
    this.#remember(sessionId, record);
  }

  /** After a failed commit the memory holds answers to what never happened. */
  forgetRecent(): void {
    this.#recent.clear();
  }

  #remember(sessionId: string, record: RetryRecord): void {
    this.#recent.delete(sessionId);
    this.#recent.set(sessionId, record);
    if (this.#recent.size <= mostInMemory) return;
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      return;
    }
  }

  /** Removes records no driver will ask for any more. */
  removeExpired(now: number): void {
    const low = Buffer.concat([idPrefix(0), Buffer.from('r')]);
    const high = Buffer.concat([idPrefix(0), Buffer.from('s')]);
    for (const [key, value] of this.#store.range(low, high)) {
      const { at } = decode(value, new Set(['at']));
      if (!(at instanceof Date) || now - at.getTime() > lifetimeMilliseconds) this.#store.remove(key);
    }
  }
}

import type { KeyValueStore, Snapshot } from './key-value-store.ts';
import type { LockTable, OpenTransaction } from './lock-table.ts';

/** Bytes as a string whose order is the order of the bytes. */
const keyText = (key: Buffer): string => key.toString('latin1');
const keyBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

const firstChunk = 16;
const largestChunk = 1024;

/** `null` marks a removed key. */
type Change = Buffer | null;

/**
 * The store with the changes of one command or transaction on top. Nothing reaches the store before `apply`, so a
 * command that fails leaves nothing behind. In a transaction, reads come from its snapshot and writes lock their keys.
 */
export class View {
  readonly store: KeyValueStore;
  readonly transaction: OpenTransaction | null;
  readonly #locks: LockTable;
  readonly #snapshot: Snapshot | null;
  readonly #changes = new Map<string, Change>();

  constructor(store: KeyValueStore, locks: LockTable, transaction: OpenTransaction | null = null) {
    this.store = store;
    this.transaction = transaction;
    this.#locks = locks;
    this.#snapshot = transaction?.snapshot ?? null;
  }

  get(key: Buffer): Buffer | undefined {
    if (this.#changes.size) {
      const change = this.#changes.get(keyText(key));
      if (change !== undefined) return change ?? undefined;
    }
    return this.store.get(key, this.#snapshot);
  }

  /** `locked`: the key stands for a document or a unique value, which two writers must not both change. */
  put(key: Buffer, value: Buffer, locked = false): void {
    this.#change(key, value, locked);
  }

  remove(key: Buffer, locked = false): void {
    this.#change(key, null, locked);
  }

  #change(key: Buffer, change: Change, locked: boolean): void {
    const text = keyText(key);
    if (locked && (this.transaction || !this.#locks.isIdle)) this.#locks.acquire(text, this.transaction);
    this.#changes.set(text, change);
  }

  /**
   * Entries from `low` to `high` (excluded), changes merged in. Reads in growing chunks and holds no iterator, so that
   * it may be left and continued between getMore commands.
   */
  *scan(
    low: Buffer,
    high: Buffer,
    { reverse = false, keysOnly = false } = {},
  ): Generator<readonly [Buffer, Buffer]> {
    const changed = this.#changedBetween(low, high, reverse);
    let next = 0;
    const isBefore = (a: string, b: string) => (reverse ? a > b : a < b);
    let from = low;
    let to = high;
    for (let size = firstChunk; ; size = Math.min(size * 4, largestChunk)) {
      const chunk = this.store.range(from, to, { reverse, limit: size, keysOnly, snapshot: this.#snapshot });
      for (const entry of chunk) {
        if (next < changed.length) {
          const text = keyText(entry[0]);
          for (; next < changed.length && isBefore(changed[next] as string, text); next++) {
            yield* this.#changedEntry(changed[next] as string);
          }
          if (changed[next] === text) {
            next++;
            yield* this.#changedEntry(text);
            continue;
          }
        }
        yield entry;
      }
      const last = chunk[size - 1];
      if (!last) break;
      if (reverse) to = last[0];
      else from = Buffer.concat([last[0], Buffer.from([0])]);
    }
    for (; next < changed.length; next++) yield* this.#changedEntry(changed[next] as string);
  }

  *#changedEntry(text: string): Generator<readonly [Buffer, Buffer]> {
    const change = this.#changes.get(text);
    if (change) yield [keyBytes(text), change];
  }

  #changedBetween(low: Buffer, high: Buffer, reverse: boolean): string[] {
    if (!this.#changes.size) return [];
    const from = keyText(low);
    const to = keyText(high);
    const keys = [...this.#changes.keys()].filter((key) => key >= from && key < to).sort();
    return reverse ? keys.reverse() : keys;
  }

  /** Writes the changes into the store's current write transaction. */
  apply(): void {
    for (const [text, change] of this.#changes) {
      if (change) this.store.put(keyBytes(text), change);
      else this.store.remove(keyBytes(text));
    }
    this.#locks.recordCommit(this.#changes.keys());
    this.#changes.clear();
  }
}

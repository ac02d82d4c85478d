import { writeConflict } from '../errors.ts';
import type { KeyValueStore, Snapshot } from './key-value-store.ts';

/** An open transaction: reads one snapshot, holds the keys it wrote until it ends. */
export interface OpenTransaction {
  readonly snapshot: Snapshot;
  /** Commits after this one conflict with what the transaction writes. */
  readonly sequence: number;
  readonly startedAt: number;
  readonly lockedKeys: string[];
  /** Settles when the transaction has ended, either way. */
  readonly done: Promise<void>;
  ended: boolean;
}

/** A write outside transactions met a key that one holds: it waits for `holder.done` and runs again. */
export class LockedByTransaction extends Error {
  override readonly name = 'LockedByTransaction';
  readonly holder: OpenTransaction;

  constructor(holder: OpenTransaction) {
    super('locked by a transaction');
    this.holder = holder;
  }
}

interface TransactionHandle extends OpenTransaction {
  finish(): void;
}

/**
 * Which transaction holds which key, and which keys were committed while transactions were open. First writer wins:
 * a transaction that meets a held or newly committed key gets a write conflict; a plain write waits instead, holding
 * nothing, so that no deadlock can arise.
 */
export class LockTable {
  readonly open = new Set<OpenTransaction>();
  #holders = new Map<string, OpenTransaction>();
  /** Commit sequence by key, oldest first. */
  #committed = new Map<string, number>();
  #sequence = 0;

  begin(store: KeyValueStore): OpenTransaction {
    const { promise, resolve } = Promise.withResolvers<void>();
    const transaction: TransactionHandle = {
      snapshot: store.snapshot(),
      sequence: this.#sequence,
      startedAt: Date.now(),
      lockedKeys: [],
      done: promise,
      ended: false,
      finish: resolve,
    };
    this.open.add(transaction);
    return transaction;
  }

  /** Releases keys and snapshot; harmless when called again. */
  end(store: KeyValueStore, transaction: OpenTransaction): void {
    if (transaction.ended) return;
    transaction.ended = true;
    for (const key of transaction.lockedKeys) {
      if (this.#holders.get(key) === transaction) this.#holders.delete(key);
    }
    store.release(transaction.snapshot);
    this.open.delete(transaction);
    this.#forgetOldCommits();
    (transaction as TransactionHandle).finish();
  }

  /**
   * Asks for a key before writing it. @throws writeConflict inside a transaction, LockedByTransaction outside
   */
  acquire(key: string, transaction: OpenTransaction | null): void {
    const holder = this.#holders.get(key);
    if (holder && holder !== transaction)
      throw transaction ? writeConflict() : new LockedByTransaction(holder);
    if (!transaction) return;
    const committedAt = this.#committed.get(key);
    if (committedAt !== undefined && committedAt > transaction.sequence) throw writeConflict();
    if (holder) return;
    this.#holders.set(key, transaction);
    transaction.lockedKeys.push(key);
  }

  /** True when writes outside transactions need not ask. */
  get isIdle(): boolean {
    return this.#holders.size === 0;
  }

  /**
   * Asks for a whole collection before its shape changes: a transaction that wrote to it would otherwise commit without
   * the entries of a new index. @throws LockedByTransaction
   */
  refuseWritersOf(prefix: Buffer): void {
    const text = prefix.toString('latin1');
    for (const transaction of this.open) {
      if (transaction.lockedKeys.some((key) => key.startsWith(text)))
        throw new LockedByTransaction(transaction);
    }
  }

  /** Remembers a commit's keys while any transaction is open. */
  recordCommit(keys: Iterable<string>): void {
    if (!this.open.size) return;
    this.#sequence++;
    for (const key of keys) {
      this.#committed.delete(key);
      this.#committed.set(key, this.#sequence);
    }
  }

  #forgetOldCommits(): void {
    // Infinity without open transactions: nobody asks for the past.
    const oldest = Math.min(...[...this.open].map((transaction) => transaction.sequence));
    for (const [key, sequence] of this.#committed) {
      if (sequence > oldest) break;
      this.#committed.delete(key);
    }
  }
}

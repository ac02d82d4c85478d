import { CommandError } from '../errors.ts';
import type { Engine } from '../storage/engine.ts';
import type { OpenTransaction } from '../storage/lock-table.ts';
import { RetryRecords } from '../storage/retry-records.ts';
import type { View } from '../storage/view.ts';
import type { Doc } from '../values/document.ts';
import { toNumber } from '../values/numbers.ts';
import { type Binary, binaryBytes, bsonTypeOf, isDocument } from '../values/types.ts';

/** A transaction of a session; `view` holds its writes until it commits. */
export interface SessionTransaction {
  readonly sessionId: string;
  readonly txnNumber: number;
  readonly handle: OpenTransaction;
  readonly view: View;
  state: 'open' | 'committed' | 'aborted';
}

/** Answers of a command sent again while the first is still under way. */
type Send = (reply: Buffer) => void;

/** MongoDB ends transactions after this time, so that a client that went away holds no locks for ever. */
const transactionLifetimeMilliseconds = 60_000;

const noSuchTransaction = (txnNumber: number): CommandError =>
  new CommandError(
    251,
    'NoSuchTransaction',
    `Given transaction number ${txnNumber} does not match any in-progress transactions.`,
    { errorLabels: ['TransientTransactionError'] },
  );

/** Hex of the session id of a command, or null. */
export function sessionIdOf(body: Doc): string | null {
  if (!isDocument(body.lsid) || bsonTypeOf(body.lsid.id) !== 'Binary') return null;
  return binaryBytes(body.lsid.id as Binary).toString('hex');
}

/** Transactions and retryable writes by logical session. */
export class Sessions {
  readonly retries: RetryRecords;
  readonly #engine: Engine;
  readonly #transactions = new Map<string, SessionTransaction>();
  readonly #underWay = new Map<string, Send[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.retries = new RetryRecords(engine.store);
  }

  /**
   * The transaction a command belongs to, begun when it says so; null outside transactions.
   * @throws CommandError 251 when it is not (any more) in progress
   */
  transactionFor(body: Doc, command: string): SessionTransaction | null {
    if (body.autocommit !== false) return null;
    const sessionId = sessionIdOf(body);
    if (!sessionId || body.txnNumber === undefined) {
      throw new CommandError(
        72,
        'InvalidOptions',
        'a transaction needs a session id and a transaction number',
      );
    }
    const txnNumber = toNumber(body.txnNumber);
    const current = this.#transactions.get(sessionId);
    if (body.startTransaction) {
      if (current) this.abort(current);
      return this.#begin(sessionId, txnNumber);
    }
    if (current?.txnNumber === txnNumber) {
      if (current.state === 'open' || command === 'abortTransaction') return current;
      if (current.state === 'committed' && command === 'commitTransaction') return current;
      throw noSuchTransaction(txnNumber);
    }
    if (command === 'abortTransaction') return null;
    if (command === 'commitTransaction' && this.retries.find(`t${sessionId}`)?.txnNumber === txnNumber)
      return null;
    throw noSuchTransaction(txnNumber);
  }

  #begin(sessionId: string, txnNumber: number): SessionTransaction {
    const handle = this.#engine.locks.begin(this.#engine.store);
    const transaction: SessionTransaction = {
      sessionId,
      txnNumber,
      handle,
      view: this.#engine.view(handle),
      state: 'open',
    };
    this.#transactions.set(sessionId, transaction);
    return transaction;
  }

  /** Writes the transaction into the current commit, with a record that it is committed. */
  commit(transaction: SessionTransaction): void {
    if (transaction.state === 'committed') return;
    if (transaction.state === 'aborted' || transaction.handle.ended)
      throw noSuchTransaction(transaction.txnNumber);
    transaction.view.apply();
    this.retries.save(`t${transaction.sessionId}`, { txnNumber: transaction.txnNumber, reply: null });
    transaction.state = 'committed';
    this.#engine.locks.end(this.#engine.store, transaction.handle);
  }

  abort(transaction: SessionTransaction): void {
    if (transaction.state !== 'open') return;
    transaction.state = 'aborted';
    this.#engine.locks.end(this.#engine.store, transaction.handle);
  }

  /** Ends what a client left behind with its sessions. */
  endSessions(ids: Iterable<string>): void {
    for (const id of ids) {
      const transaction = this.#transactions.get(id);
      if (!transaction) continue;
      this.abort(transaction);
      this.#transactions.delete(id);
    }
  }

  abortAll(): void {
    for (const transaction of this.#transactions.values()) this.abort(transaction);
  }

  /** What seemed committed may not be: a commit sent again must not be answered from memory. */
  forgetAfterFailedCommit(): void {
    this.abortAll();
    this.#transactions.clear();
    this.retries.forgetRecent();
  }

  abortExpired(now: number): void {
    for (const [id, transaction] of this.#transactions) {
      if (now - transaction.handle.startedAt <= transactionLifetimeMilliseconds) continue;
      this.abort(transaction);
      if (now - transaction.handle.startedAt > 30 * transactionLifetimeMilliseconds)
        this.#transactions.delete(id);
    }
  }

  /**
   * Claims a retryable write. `send` is kept when the same write is under way already.
   * @returns its reply when it was done before, 'wait' when it is under way, 'run' when it is new
   */
  claimRetryable(sessionId: string, txnNumber: number, send: Send): Buffer | 'wait' | 'run' {
    const record = this.retries.find(sessionId);
    if (record?.txnNumber === txnNumber && record.reply) return record.reply;
    const key = `${sessionId}:${txnNumber}`;
    const waiting = this.#underWay.get(key);
    if (waiting) {
      waiting.push(send);
      return 'wait';
    }
    this.#underWay.set(key, []);
    return 'run';
  }

  /** Ends a claim; whoever sent the same write meanwhile gets the same reply. */
  settleRetryable(sessionId: string, txnNumber: number, reply: Buffer): void {
    const key = `${sessionId}:${txnNumber}`;
    for (const send of this.#underWay.get(key) ?? []) send(reply);
    this.#underWay.delete(key);
  }
}

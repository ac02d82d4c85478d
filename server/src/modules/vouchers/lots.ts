import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { isTransientStoreError } from '../../platform/mongo/transient.ts';
import type { Outcome } from './refusals.ts';
import type { Turns } from './turns.ts';

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * The key all vouchers of a process are issued and used under. One for all partners: a lot costs about the same whatever
 * is in it, and one that meets a lot of another process does so at its first write.
 */
export const voucherLane = 'vouchers';

/** Adds an item to the next lot of a key; settles with what came of it. */
export type AddToLot<Item, Result> = (key: string, item: Item) => Promise<Result>;

/**
 * Does together, in one transaction, what arrived while the one before was under way: under load reads, writes and the wait
 * for the disk are shared by all of a lot; alone an item is a lot of one and waits for nobody. What has a subject in common
 * never shares a lot. A lot that fails on one of its items is done again one by one, so that nobody pays for another's error.
 */
export function createLots<Item, Result>(dependencies: {
  turns: Turns;
  /** What must not be in one lot twice, such as a voucher or an idempotency key. */
  subjectsOf: (item: Item) => readonly string[];
  /** Does a lot; a result for each item, in their order. */
  run: (key: string, items: readonly Item[]) => Promise<readonly Result[]>;
  maximum?: number;
}): AddToLot<Item, Result> {
  const { turns, subjectsOf, run, maximum = 50 } = dependencies;
  /** The lots of each key that wait for their turn, in order. */
  const open = new Map<string, { waiting: Waiting<Item, Result>[]; subjects: Set<string> }[]>();

  async function settle(key: string, lot: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(
        key,
        lot.map(({ item }) => item),
      );
      for (const [index, { resolve }] of lot.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (lot.length === 1 || isTransientStoreError(error)) for (const { reject } of lot) reject(error);
      else for (const one of lot) await settle(key, [one]);
    }
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const subjects = subjectsOf(item);
      const lots = open.get(key) ?? [];
      // The first with room: whoever sends one voucher a hundred times makes a hundred lots, and nobody else waits for them.
      const known = lots.find(
        (lot) => lot.waiting.length < maximum && !subjects.some((subject) => lot.subjects.has(subject)),
      );
      const lot = known ?? { waiting: [], subjects: new Set<string>() };
      lot.waiting.push({ item, resolve, reject });
      for (const subject of subjects) lot.subjects.add(subject);
      if (known) return;
      open.set(key, [...lots, lot]);
      void turns.inTurn(key, async () => {
        // What other requests of this turn of the event loop bring goes along.
        await nextTurn();
        const others = open.get(key)?.filter((other) => other !== lot) ?? [];
        if (others.length > 0) open.set(key, others);
        else open.delete(key);
        return settle(key, lot.waiting);
      });
    });
}

/** Ends the transaction of a lot of which nothing is left, with what was refused. */
class AllRefused extends Error {
  readonly outcomes: readonly unknown[];

  constructor(outcomes: readonly unknown[]) {
    super('all refused');
    this.outcomes = outcomes;
  }
}

/** Runs a lot's transaction, which is undone when it came to nothing but refusals. */
export async function unlessAllRefused<Done>(
  runInTransaction: RunInTransaction,
  work: (session: ClientSession) => Promise<Outcome<Done>[]>,
): Promise<readonly Outcome<Done>[]> {
  try {
    return await runInTransaction(async (session) => {
      const outcomes = await work(session);
      if (outcomes.every(({ refusal }) => refusal !== null)) throw new AllRefused(outcomes);
      return outcomes;
    });
  } catch (error) {
    if (error instanceof AllRefused) return error.outcomes as Outcome<Done>[];
    throw error;
  }
}

/** How many items have each id, times `step`. */
export function countBy<Item>(items: readonly Item[], idOf: (item: Item) => string, step: 1 | -1 = 1) {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(idOf(item), (counts.get(idOf(item)) ?? 0) + step);
  return counts;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommitQueue, createCommitQueue } from './commit-queue.ts';
import { createEngine, type Engine } from './engine.ts';
import { type KeyValueStore, openStore } from './key-value-store.ts';
import { Records } from './records.ts';

let directory: string;
let store: KeyValueStore;
let engine: Engine;
let queue: CommitQueue;
let diskIsFull: boolean;
let failures: number;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wasl-commits-'));
  const real = openStore(directory);
  diskIsFull = false;
  failures = 0;
  store = {
    ...real,
    write: (work) =>
      real.write(() => {
        const result = work();
        if (diskIsFull) throw new Error('disk full');
        return result;
      }),
  };
  engine = createEngine(store);
  queue = createCommitQueue(engine, () => failures++);
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const run = (work: () => unknown) =>
  new Promise<unknown>((resolve, reject) =>
    queue.submit(work, (error, result) => (error ? reject(error) : resolve(result))),
  );

const insert = (ns: string, id: number) => () => {
  const view = engine.view();
  new Records(engine.catalog).insert(view, engine.catalog.findOrCreate(ns), { _id: id });
  view.apply();
  return id;
};

describe('createCommitQueue', () => {
  it('answers every write of a turn after one commit, in order', async () => {
    expect(await Promise.all([1, 2, 3].map((id) => run(insert('a.b', id))))).toEqual([1, 2, 3]);
  });

  it('lets one failing write leave the others alone', async () => {
    await run(insert('a.b', 1));
    const outcomes = await Promise.allSettled([
      run(insert('a.b', 2)),
      run(insert('a.b', 1)),
      run(insert('a.b', 3)),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('acknowledges nothing of a commit that failed, and forgets what memory knew of it', async () => {
    diskIsFull = true;
    await expect(run(insert('new.collection', 1))).rejects.toThrow('disk full');
    expect(engine.catalog.find('new.collection')).toBeNull();
    expect(failures).toBe(1);
    diskIsFull = false;
    await run(insert('new.collection', 1));
    expect(createEngine(store).catalog.find('new.collection')).not.toBeNull();
  });

  it('runs a write again once the transaction that holds its key has ended', async () => {
    await run(insert('a.b', 1));
    const transaction = engine.locks.begin(store);
    const view = engine.view(transaction);
    new Records(engine.catalog).insert(view, engine.catalog.findOrCreate('a.b'), { _id: 2 });
    let isDone = false;
    const waiting = run(insert('a.b', 2)).finally(() => {
      isDone = true;
    });
    await run(insert('a.b', 3));
    expect(isDone).toBe(false);
    engine.locks.end(store, transaction);
    expect(await waiting).toBe(2);
    await queue.whenIdle();
  });
});

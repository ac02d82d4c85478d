import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UUID } from 'bson';
import mongoose from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { type OwnerProcess, startOwnerProcess } from './testing/start-process.ts';
import { connectWire } from './testing/wire-client.ts';

const { MongoClient } = mongoose.mongo;
type Client = InstanceType<typeof MongoClient>;

const rounds = 4;
const writers = 8;
const loadMilliseconds = 700;

const directory = mkdtempSync(join(tmpdir(), 'wasl-crash-'));
const processes: OwnerProcess[] = [];
afterAll(async () => {
  for (const one of processes) await one.end('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

async function start(): Promise<OwnerProcess> {
  const owner = await startOwnerProcess(directory);
  processes.push(owner);
  return owner;
}

interface Counted {
  _id: string;
  n: number;
}

/** What the clients know was acknowledged. */
const acknowledged = { ids: new Set<string>(), counter: 0, pairs: 0 };
let triedCounter = 0;

const collectionsOf = (client: Client) => ({
  documents: client
    .db('c')
    .collection<{ _id: string; key: string; group: number; padding: string }>('documents'),
  counters: client.db('c').collection<Counted>('counters'),
  pairs: client.db('c').collection<Counted>('pairs'),
});

/** Repeats a step until the server is gone. */
async function untilGone(step: () => Promise<void>): Promise<void> {
  try {
    for (;;) await step();
  } catch {
    // The connection broke: what was under way is in doubt, what came before is not.
  }
}

function startLoad(client: Client, round: number): Promise<unknown> {
  const { documents, counters, pairs } = collectionsOf(client);
  const inserts = Array.from({ length: writers }, (_, writer) => {
    let n = 0;
    return untilGone(async () => {
      const id = `${round}-${writer}-${n++}`;
      await documents.insertOne({ _id: id, key: `k${id}`, group: writer, padding: 'y'.repeat(300) });
      acknowledged.ids.add(id);
    });
  });
  const counting = untilGone(async () => {
    triedCounter++;
    await counters.updateOne({ _id: 'c' }, { $inc: { n: 1 } });
    acknowledged.counter++;
  });
  const transfers = untilGone(async () => {
    const session = client.startSession();
    session.startTransaction();
    await pairs.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
    await pairs.updateOne({ _id: 'b' }, { $inc: { n: 1 } }, { session });
    await session.commitTransaction();
    acknowledged.pairs++;
    await session.endSession();
  });
  return Promise.all([...inserts, counting, transfers]);
}

async function checkSurvival(client: Client): Promise<void> {
  const { documents, counters, pairs } = collectionsOf(client);
  const stored = new Set(
    (await documents.find({}, { projection: { _id: 1 } }).toArray()).map((doc) => doc._id),
  );
  expect([...acknowledged.ids].filter((id) => !stored.has(id))).toEqual([]);
  const counter = (await counters.findOne({ _id: 'c' }))?.n ?? 0;
  expect(counter).toBeGreaterThanOrEqual(acknowledged.counter);
  expect(counter).toBeLessThanOrEqual(triedCounter);
  const [a, b] = [await pairs.findOne({ _id: 'a' }), await pairs.findOne({ _id: 'b' })];
  expect(a?.n).toBe(b?.n);
  expect(a?.n).toBeGreaterThanOrEqual(acknowledged.pairs);
  const byScan = await documents.countDocuments({}, { hint: { $natural: 1 } });
  expect(await documents.countDocuments({ key: { $gte: '' } }, { hint: 'key_1' })).toBe(byScan);
  expect(await documents.countDocuments({ group: { $gte: 0 } }, { hint: 'group_1' })).toBe(byScan);
  acknowledged.counter = counter;
  triedCounter = counter;
  acknowledged.pairs = a?.n ?? 0;
}

describe('kill -9 under load', () => {
  it('loses no acknowledged insert, update or transaction and keeps every index in step', async () => {
    for (let round = 0; round < rounds; round++) {
      const owner = await start();
      expect(owner.role).toBe('owner');
      const client = await new MongoClient(owner.uri, {
        retryWrites: false,
        serverSelectionTimeoutMS: 2000,
      }).connect();
      if (round === 0) {
        const { documents, counters, pairs } = collectionsOf(client);
        await documents.createIndexes([{ key: { key: 1 }, unique: true }, { key: { group: 1 } }]);
        await counters.insertOne({ _id: 'c', n: 0 });
        await pairs.insertMany([
          { _id: 'a', n: 0 },
          { _id: 'b', n: 0 },
        ]);
      }
      await checkSurvival(client);
      const load = startLoad(client, round);
      await delay(loadMilliseconds);
      await owner.end('SIGKILL');
      await load;
      await client.close();
    }
    const owner = await start();
    const client = await new MongoClient(owner.uri).connect();
    await checkSurvival(client);
    expect(acknowledged.ids.size).toBeGreaterThan(0);
    await client.close();
    await owner.end('SIGTERM');
  });

  it('answers a retried write and a retried commit as the first time, even after the kill', async () => {
    const first = await start();
    const before = await connectWire(first.uri);
    const write = {
      update: 'retries',
      $db: 'c',
      updates: [{ q: { _id: 'r' }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid: { id: new UUID() },
      txnNumber: 7n,
    };
    const transaction = { $db: 'c', lsid: { id: new UUID() }, txnNumber: 1n, autocommit: false };
    const commit = { commitTransaction: 1, ...transaction, $db: 'admin' };
    expect(await before.command(write)).toMatchObject({ ok: 1, n: 1 });
    await before.command({
      insert: 'retries',
      documents: [{ _id: 't' }],
      startTransaction: true,
      ...transaction,
    });
    expect(await before.command(commit)).toMatchObject({ ok: 1 });
    await first.end('SIGKILL');
    const second = await start();
    const after = await connectWire(second.uri);
    expect(await after.command(write)).toMatchObject({ ok: 1, n: 1, upserted: [{ index: 0, _id: 'r' }] });
    expect(await after.command(commit)).toMatchObject({ ok: 1 });
    const found = await after.command({ find: 'retries', sort: { _id: 1 }, $db: 'c' });
    expect(found.cursor).toMatchObject({ firstBatch: [{ _id: 'r', n: 1 }, { _id: 't' }] });
    after.close();
    await second.end('SIGTERM');
  });
});

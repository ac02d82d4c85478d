import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const { MongoClient } = mongoose.mongo;
let server: TestServer;
let client: InstanceType<typeof MongoClient>;

beforeAll(async () => {
  server = await startTestServer();
  client = await new MongoClient(server.uri).connect();
});
afterAll(async () => {
  await client.close();
  await server.remove();
});

describe('counting', () => {
  it('counts by the keys of an index what it counts by reading documents', async () => {
    const database = client.db('counting');
    const things = database.collection('things');
    await things.insertMany(
      Array.from({ length: 1200 }, (_, i) => ({
        organization: i % 3,
        state: i % 2 === 0 ? 'ACTIVE' : 'PENDING',
        place: i % 7 === 0 ? null : `p${i % 7}`,
        tags: [i % 4, i % 5],
      })),
    );
    const filters = [
      { organization: 1, state: 'ACTIVE', place: 'p2' },
      { organization: 1, state: 'ACTIVE' },
      { organization: 1, state: 'ACTIVE', place: null },
      { organization: { $in: [1, 2] }, state: 'ACTIVE' },
      { organization: 1, state: { $gt: 'B' } },
      { organization: 1, tags: 2 },
      { organization: 9 },
    ];
    const count = async (query: object) => (await database.command({ count: 'things', query })).n as number;
    const read = await Promise.all(filters.map(count));
    await things.createIndex({ organization: 1, state: 1, place: 1 });
    await things.createIndex({ organization: 1, tags: 1 });
    expect(await Promise.all(filters.map(count))).toEqual(read);
    await things.updateMany({ organization: 1, place: 'p2' }, { $set: { state: 'LAPSED' } });
    expect(await count(filters[0] ?? {})).toBe(0);
    expect(await count({ organization: 1, state: 'LAPSED', place: 'p2' })).toBe(
      await things.countDocuments({ organization: 1, place: 'p2' }),
    );
  });
});

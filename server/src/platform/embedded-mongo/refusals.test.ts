import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-server.ts';
import { connectWire } from './testing/wire-client.ts';

/* What the server does not have it refuses by name, whether or not there are documents. */

type Document = Record<string, unknown>;
let server: TestServer;
let client: InstanceType<typeof mongoose.mongo.MongoClient>;

beforeAll(async () => {
  server = await startTestServer();
  client = await new mongoose.mongo.MongoClient(server.uri).connect();
  await client.db('r').collection<Document>('items').insertOne({ a: 1 });
});
afterAll(async () => {
  await client.close();
  await server.remove();
});

const nameAppears = (name: string) =>
  expect.objectContaining({ message: expect.stringContaining(name) as unknown });

describe.each(['items', 'missing'])('in the collection %s', (collection) => {
  const items = () => client.db('r').collection<Document>(collection);

  it.each(['$where', '$jsonSchema', '$text', '$someday'])(
    'refuses the query operator %s',
    async (operator) => {
      await expect(
        items()
          .find({ [operator]: 'x' })
          .toArray(),
      ).rejects.toEqual(nameAppears(operator));
    },
  );

  it.each(['$geoWithin', '$geoIntersects', '$near', '$nearSphere', '$someday'])(
    'refuses the field operator %s',
    async (operator) => {
      await expect(
        items()
          .find({ a: { [operator]: 1 } })
          .toArray(),
      ).rejects.toEqual(nameAppears(operator));
      await expect(items().countDocuments({ b: { $not: { [operator]: 1 } } })).rejects.toEqual(
        nameAppears(operator),
      );
    },
  );

  it.each(['$function', '$accumulator', '$someday'])('refuses the expression %s', async (operator) => {
    await expect(
      items()
        .aggregate([{ $project: { x: { [operator]: {} } } }])
        .toArray(),
    ).rejects.toEqual(nameAppears(operator));
    await expect(
      items()
        .find({ $expr: { $and: [{ [operator]: {} }] } })
        .toArray(),
    ).rejects.toEqual(nameAppears(operator));
    await expect(
      items()
        .find({}, { projection: { x: { [operator]: {} } } })
        .toArray(),
    ).rejects.toEqual(nameAppears(operator));
  });

  it.each(['$changeStream', '$geoNear', '$search', '$vectorSearch', '$someday'])(
    'refuses the stage %s',
    async (stage) => {
      await expect(
        items()
          .aggregate([{ [stage]: {} }])
          .toArray(),
      ).rejects.toEqual(nameAppears(stage));
      await expect(
        items()
          .aggregate([{ $facet: { x: [{ [stage]: {} }] } }])
          .toArray(),
      ).rejects.toEqual(nameAppears(stage));
    },
  );

  it('refuses to sort by what is no direction', async () => {
    const stages = [{ $set: { x: 1 } }, { $sort: { a: { $meta: 'textScore' } } }];
    await expect(items().aggregate(stages).toArray()).rejects.toEqual(nameAppears('$meta'));
    await expect(
      items()
        .aggregate([stages[0] as Document, { $sort: { a: 2 } }])
        .toArray(),
    ).rejects.toMatchObject({ code: 15975 });
  });

  it('refuses an unknown update operator', async () => {
    await expect(items().updateMany({}, { $someday: { a: 1 } } as Document)).rejects.toEqual(
      nameAppears('$someday'),
    );
  });

  it('refuses unknown parts of $push, $lookup and $merge', async () => {
    const lookup = { from: 'x', localField: 'a', foreignField: 'a', as: 'b', someday: 1 };
    await expect(
      items()
        .aggregate([{ $merge: { into: 'x', someday: 1 } }])
        .toArray(),
    ).rejects.toEqual(nameAppears('someday'));
    await client
      .db('r')
      .collection(collection === 'items' ? 'items' : 'items')
      .updateOne({}, { $set: { list: [] } });
    await expect(
      client
        .db('r')
        .collection<Document>('items')
        .updateOne({}, { $push: { list: { $each: [1], $someday: 1 } } } as Document),
    ).rejects.toEqual(nameAppears('$someday'));
    await expect(
      client
        .db('r')
        .collection('items')
        .aggregate([{ $lookup: lookup }])
        .toArray(),
    ).rejects.toEqual(nameAppears('someday'));
  });
});

describe('commands and options', () => {
  const db = () => client.db('r');

  it.each(['mapReduce', 'someday', 'shardCollection'])('refuses the command %s', async (command) => {
    await expect(db().command({ [command]: 'items' })).rejects.toEqual(nameAppears(command));
  });

  it.each([
    { find: 'items', someday: 1 },
    { count: 'items', someday: 1 },
    { aggregate: 'items', pipeline: [], cursor: {}, someday: 1 },
    { findAndModify: 'items', remove: true, someday: 1 },
    { update: 'items', updates: [{ q: {}, u: { $set: { a: 1 } }, someday: 1 }] },
    { delete: 'items', deletes: [{ q: { a: 2 }, limit: 1, someday: 1 }] },
    { create: 'other', someday: 1 },
    { createIndexes: 'items', indexes: [{ key: { a: 1 }, name: 'a_1', someday: 1 }] },
    { find: 'items', collation: { locale: 'fr', someday: 1 } },
  ])('refuses an option it does not know: %j', async (command) => {
    const reply = await db()
      .command(command)
      .catch((error: unknown) => error);
    const first = (reply as { writeErrors?: { errmsg: string }[] }).writeErrors?.[0]?.errmsg ?? String(reply);
    expect(first).toContain('someday');
  });

  it.each(['tailable', 'returnKey', 'showRecordId', 'awaitData'])('refuses find with %s', async (option) => {
    await expect(db().command({ find: 'items', [option]: true })).rejects.toEqual(nameAppears(option));
  });

  it('refuses conditions in partial indexes that do not hold for arrays', async () => {
    const index = { key: { a: 1 }, name: 'p', partialFilterExpression: { a: { $ne: 1 } } };
    await expect(db().command({ createIndexes: 'items', indexes: [index] })).rejects.toMatchObject({
      code: 67,
    });
  });

  it('watches nothing', async () => {
    const stream = db().collection('items').watch();
    await expect(stream.next()).rejects.toEqual(nameAppears('$changeStream'));
    await stream.close().catch(() => undefined);
  });
});

describe('bytes that are no message', () => {
  const frame = (size: number, operation: number, rest: Buffer): Buffer => {
    const header = Buffer.alloc(16);
    header.writeInt32LE(size, 0);
    header.writeInt32LE(operation, 12);
    return Buffer.concat([header, rest]);
  };

  it.each([
    ['a length beyond bounds', frame(0x7fffffff, 2013, Buffer.alloc(8))],
    ['a negative length', frame(-5, 2013, Buffer.alloc(8))],
    ['an unknown operation', frame(24, 1, Buffer.alloc(8))],
    [
      'a section longer than the message',
      frame(29, 2013, Buffer.from([0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0])),
    ],
    [
      'a body of an unknown type',
      frame(31, 2013, Buffer.from([0, 0, 0, 0, 0, 10, 0, 0, 0, 0x77, 0x61, 0, 1, 0, 0])),
    ],
  ])('close the connection and leave the others alone: %s', async (_what, bytes) => {
    const wire = await connectWire(server.uri);
    wire.send(bytes);
    await wire.closed;
    expect(await client.db('r').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});

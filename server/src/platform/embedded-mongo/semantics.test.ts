import mongoose from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-server.ts';

/* Cases where in-memory imitations of MongoDB commonly differ from it. */

const { Decimal128, Double, Long, MinKey, MongoClient, ObjectId } = mongoose.mongo;
type Document = Record<string, unknown>;

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

const items = () => client.db('semantics').collection<Document>('items');
const decimal = (text: string) => Decimal128.fromString(text);
const id = new ObjectId();
const five = Long.fromNumber(5);

async function holds(documents: Document[]): Promise<void> {
  await items().deleteMany({});
  await items().insertMany(documents);
}

/** Whether a filter finds a document. */
const matching: [rule: string, filter: Document, document: Document, found: boolean][] = [
  ['a long equals an int', { a: 5 }, { a: five }, true],
  ['a long is greater than an int', { a: { $gt: 3 } }, { a: five }, true],
  ['decimals compare by value, not by digits', { a: decimal('1.0') }, { a: decimal('1.00') }, true],
  ['a decimal equals an int', { a: 5 }, { a: decimal('5') }, true],
  ['decimals order as numbers, not as text', { a: { $gt: decimal('9') } }, { a: decimal('10') }, true],
  ['a decimal is greater than an int', { a: { $gt: 9 } }, { a: decimal('10') }, true],
  ['object ids are equal by content', { a: new ObjectId(id.toHexString()) }, { a: id }, true],
  ['$type knows object ids', { a: { $type: 'objectId' } }, { a: id }, true],
  ['$type knows decimals', { a: { $type: 'decimal' } }, { a: decimal('1') }, true],
  ['$type looks at elements of arrays', { a: { $type: 'string' } }, { a: ['x', 1] }, true],
  ['$type array means the field itself', { a: { $type: 'array' } }, { a: ['x', 1] }, true],
  ['a double that looks like an int stays a double', { a: { $type: 'double' } }, { a: new Double(3) }, true],
  ['documents differ by the order of their fields', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, false],
  ['documents are equal field by field', { a: { x: 1, y: 2 } }, { a: { x: 1, y: 2 } }, true],
  ['$gte null matches missing', { a: { $gte: null } }, { b: 1 }, true],
  ['$lt null matches nothing', { a: { $lt: null } }, { b: 1 }, false],
  ['ranges stay within one type', { a: { $gt: new Date(0) } }, { a: 'x' }, false],
  ['$ne looks at every element', { a: { $ne: 1 } }, { a: [1, 2] }, false],
  ['$in with null matches missing', { a: { $in: [null, 1] } }, { b: 1 }, true],
  ['null matches missing', { a: null }, { b: 1 }, true],
  ['null does not match an empty array', { a: null }, { a: [] }, false],
  ['null matches an element', { a: null }, { a: [1, null] }, true],
  ['null matches an element without the field', { 'a.b': null }, { a: [{ b: 1 }, { c: 1 }] }, true],
  ['$all takes a scalar for its only element', { a: { $all: ['x'] } }, { a: 'x' }, true],
  ['an array equals the whole array', { a: [1, 2] }, { a: [1, 2] }, true],
  ['an array equals an element', { a: [1, 2] }, { a: [[1, 2], 3] }, true],
  ['a scalar does not reach into nested arrays', { a: 1 }, { a: [[1]] }, false],
  ['two bounds may be met by two elements', { a: { $gt: 5, $lt: 3 } }, { a: [1, 10] }, true],
  ['$elemMatch wants one element for all', { a: { $elemMatch: { $gt: 5, $lt: 3 } } }, { a: [1, 10] }, false],
  ['$size counts', { a: { $size: 2 } }, { a: [1, 10] }, true],
  ['a number in a path is an index', { 'a.0': 1 }, { a: [1, 10] }, true],
  ['an anchored expression matches Arabic', { a: /^قه/ }, { a: 'قهوة' }, true],
  ['an expression without case', { a: /^AB/i }, { a: 'abc' }, true],
  ['expressions inside $in', { a: { $in: [/^b/, 'x'] } }, { a: ['a', 'bc'] }, true],
  ['$exists false', { a: { $exists: false } }, { b: 1 }, true],
  ['$exists true holds for null', { a: { $exists: true } }, { a: null }, true],
  ['NaN equals NaN', { a: Number.NaN }, { a: Number.NaN }, true],
  ['-0 equals 0', { a: 0 }, { a: -0 }, true],
  ['infinity is greater than all numbers', { a: { $gt: 1e308 } }, { a: Number.POSITIVE_INFINITY }, true],
  [
    'longs beyond 2^53 are exact',
    { a: Long.fromString('9007199254740993') },
    { a: Long.fromString('9007199254740993') },
    true,
  ],
  [
    'and differ from their neighbours',
    { a: Long.fromString('9007199254740993') },
    { a: Long.fromString('9007199254740992') },
    false,
  ],
  ['texts longer than an index key are equal', { a: 'z'.repeat(5000) }, { a: 'z'.repeat(5000) }, true],
  ['or differ at their end', { a: 'z'.repeat(5000) }, { a: `${'z'.repeat(4999)}y` }, false],
  ['a range from a long text', { a: { $gte: 'z'.repeat(4000) } }, { a: 'z'.repeat(5000) }, true],
  ['a range up to a long text', { a: { $lt: 'z'.repeat(4999) } }, { a: 'z'.repeat(3000) }, true],
  [
    'a long text beside another field',
    { a: 'z'.repeat(5000), b: { $gt: 0 } },
    { a: 'z'.repeat(5000), b: 1 },
    true,
  ],
  ['MinKey is below everything', { a: { $gt: new MinKey() } }, { a: 1 }, true],
  ['$mod', { a: { $mod: [4, 1] } }, { a: 5 }, true],
  ['$or', { $or: [{ a: 5 }, { a: 6 }] }, { a: 6 }, true],
  ['$nor', { $nor: [{ a: 5 }] }, { a: 6 }, true],
  ['$not matches missing', { a: { $not: { $gt: 5 } } }, { b: 1 }, true],
  ['$expr compares with a constant', { $expr: { $eq: ['$a', 5] } }, { a: five }, true],
  ['$expr does not look into arrays', { $expr: { $eq: ['$a', 5] } }, { a: [5] }, false],
];

const indexes: [name: string, keys: Document[]][] = [
  ['without an index', []],
  ['with an index', [{ a: 1 }]],
  ['with a descending compound index', [{ a: -1, b: 1 }]],
];

describe.each(indexes)('matching %s', (_name, keys) => {
  beforeAll(async () => {
    await items().drop();
    for (const key of keys) await items().createIndex(key as Record<string, 1 | -1>);
  });

  it.each(matching)('%s', async (_rule, filter, document, found) => {
    await holds([document]);
    expect(await items().countDocuments(filter)).toBe(found ? 1 : 0);
  });
});

describe('order', () => {
  const sorted = async (documents: Document[], direction: 1 | -1) => {
    await holds(documents);
    return (await items().find().sort({ a: direction }).toArray()).map((doc) => doc.i);
  };

  it('puts types in the order of BSON', async () => {
    const documents = [
      { i: 'boolean', a: true },
      { i: 'id', a: id },
      { i: 'text', a: 's' },
      { i: 'number', a: 1 },
      { i: 'date', a: new Date() },
      { i: 'missing' },
      { i: 'document', a: {} },
    ];
    expect(await sorted(documents, 1)).toEqual([
      'missing',
      'number',
      'text',
      'document',
      'id',
      'boolean',
      'date',
    ]);
  });

  it('puts decimals among the other numbers', async () => {
    expect(
      await sorted(
        [
          { i: 10, a: decimal('10') },
          { i: 9, a: decimal('9') },
          { i: 9.5, a: 9.5 },
        ],
        -1,
      ),
    ).toEqual([10, 9.5, 9]);
  });

  it('sorts an array by its smallest element upwards and its largest downwards', async () => {
    const documents = [
      { i: 1, a: [5, 1] },
      { i: 2, a: [2, 3] },
      { i: 3, a: 0 },
    ];
    expect(await sorted(documents, 1)).toEqual([3, 1, 2]);
    expect(await sorted(documents, -1)).toEqual([1, 2, 3]);
  });
});

describe('expressions and groups', () => {
  const computed = async (document: Document, expression: unknown) => {
    await holds([document]);
    return (
      await items()
        .aggregate([{ $project: { r: expression } }])
        .toArray()
    )[0]?.r;
  };
  const grouped = async (documents: Document[], accumulator: Document) => {
    await holds(documents);
    return (
      await items()
        .aggregate([{ $group: { _id: null, r: accumulator } }])
        .toArray()
    )[0]?.r;
  };

  it('compares whole arrays', async () => {
    expect(await computed({ a: ['x', 'y'] }, { $eq: ['$a', 'x'] })).toBe(false);
  });

  it('compares across types', async () => {
    expect(await computed({ a: 1 }, { $gt: ['$a', null] })).toBe(true);
    expect(await computed({ a: 1 }, { $lt: ['$a', 'x'] })).toBe(true);
  });

  it('adds decimals and longs exactly', async () => {
    expect(String(await grouped([{ a: decimal('1.1') }, { a: decimal('2.2') }], { $sum: '$a' }))).toBe('3.3');
    expect(await grouped([{ a: five }, { a: 2 }], { $sum: '$a' })).toBe(7);
    expect(String(await computed({ a: decimal('1.1') }, { $add: ['$a', 1] }))).toBe('2.1');
    expect(String(await grouped([{ a: decimal('9') }, { a: decimal('10') }], { $max: '$a' }))).toBe('10');
  });

  it('groups equal numbers of different types together', async () => {
    await holds([{ a: 1 }, { a: decimal('1') }]);
    expect(
      await items()
        .aggregate([{ $group: { _id: '$a' } }])
        .toArray(),
    ).toHaveLength(1);
  });

  it('accumulates in buckets and windows as in groups', async () => {
    await holds([1, 2, 3, 11].map((n) => ({ _id: n, n, d: decimal(`${n}.5`) })));
    const output = { count: { $sum: 1 }, total: { $sum: '$d' }, top: { $max: '$n' } };
    const buckets = await items()
      .aggregate([{ $bucket: { groupBy: '$n', boundaries: [0, 10, 20], output } }])
      .toArray();
    expect(buckets).toMatchObject([
      { _id: 0, count: 3, top: 3 },
      { _id: 10, count: 1, top: 11 },
    ]);
    expect(String(buckets[0]?.total)).toBe('7.5');
    const window = { documents: ['unbounded', 'current'] };
    const running = { $setWindowFields: { sortBy: { n: 1 }, output: { sum: { $sum: '$n', window } } } };
    expect((await items().aggregate([running]).toArray()).map((doc) => doc.sum)).toEqual([1, 3, 6, 17]);
    expect(
      await items()
        .aggregate([{ $sortByCount: { $gt: ['$n', 2] } }, { $sort: { _id: 1 } }])
        .toArray(),
    ).toEqual([
      { _id: false, count: 2 },
      { _id: true, count: 2 },
    ]);
  });

  it('keeps the order of the document in a projection', async () => {
    await holds([{ _id: 1, b: 1, a: 2 }]);
    expect(
      Object.keys(
        (
          await items()
            .aggregate([{ $project: { a: 1, b: 1 } }])
            .toArray()
        )[0] ?? {},
      ),
    ).toEqual(['_id', 'b', 'a']);
  });

  it.each([
    ['Africa/Cairo', '2026-01-01T22:30:00Z', 'day', '2026-01-01T22:00:00.000Z'],
    ['Africa/Casablanca', '2026-01-01T23:30:00Z', 'day', '2026-01-01T23:00:00.000Z'],
    ['America/New_York', '2026-07-01T02:30:00Z', 'month', '2026-06-01T04:00:00.000Z'],
    ['Asia/Kolkata', '2026-07-01T19:30:00Z', 'week', '2026-06-27T18:30:00.000Z'],
    ['UTC', '2026-07-01T19:30:00Z', 'hour', '2026-07-01T19:00:00.000Z'],
    ['+01:00', '2026-07-01T23:30:00Z', 'day', '2026-07-01T23:00:00.000Z'],
  ])('truncates dates on the clock of %s', async (timezone, date, unit, expected) => {
    const truncated = await computed({ a: new Date(date) }, { $dateTrunc: { date: '$a', unit, timezone } });
    expect((truncated as Date).toISOString()).toBe(expected);
  });

  it('writes dates on the clock of a zone', async () => {
    const format = { date: '$a', format: '%Y-%m-%d %H:%M %z', timezone: 'Africa/Cairo' };
    expect(await computed({ a: new Date('2026-07-01T21:30:00Z') }, { $dateToString: format })).toBe(
      '2026-07-02 00:30 +0300',
    );
  });

  it('counts days between dates on the clock of a zone', async () => {
    const spec = { startDate: '$a', endDate: '$b', unit: 'day', timezone: 'Africa/Cairo' };
    const document = { a: new Date('2026-07-01T20:00:00Z'), b: new Date('2026-07-01T22:00:00Z') };
    expect(await computed(document, { $dateDiff: spec })).toBe(1);
  });
});

describe('updates', () => {
  beforeEach(() => items().deleteMany({}));
  const updated = async (document: Document, update: Document) => {
    await holds([document]);
    await items().updateOne({}, update);
    return items().findOne({}, { projection: { _id: 0 }, promoteValues: false });
  };

  it('keeps the types of numbers', async () => {
    await updated({ a: new Double(3), l: five, d: new Double(4), x: 1 }, { $inc: { a: 1, l: 1, x: 1 } });
    const filter = {
      a: { $type: 'double' },
      l: { $type: 'long' },
      d: { $type: 'double' },
      x: { $type: 'int' },
    };
    expect(await items().countDocuments(filter)).toBe(1);
  });

  it('adds decimals exactly', async () => {
    expect(String((await updated({ a: decimal('1.5') }, { $inc: { a: 1 } }))?.a)).toBe('2.5');
  });

  it('takes an unchanged _id', async () => {
    const numbered = client.db('semantics').collection<{ _id: number; x?: number }>('items');
    await numbered.insertOne({ _id: 1 });
    await numbered.updateOne({ _id: 1 }, { $set: { _id: 1, x: 2 } });
    expect(await numbered.findOne()).toEqual({ _id: 1, x: 2 });
    await expect(numbered.updateOne({ _id: 1 }, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
  });

  it('changes two fields of every element', async () => {
    await updated({ a: [{ x: 1, y: 1 }] }, { $set: { 'a.$[].x': 2, 'a.$[].y': 3 } });
    expect((await items().findOne())?.a).toEqual([{ x: 2, y: 3 }]);
  });

  it('pulls by $or', async () => {
    await updated({ a: [{ x: 1 }, { x: 2 }] }, { $pull: { a: { $or: [{ x: 1 }] } } });
    expect((await items().findOne())?.a).toEqual([{ x: 2 }]);
  });

  it('keeps integer-like names in the order they were inserted in', async () => {
    await items().insertOne({ b: 1, 2: 1, 1: 1 });
    const raw = await items().findOne({}, { raw: true });
    expect(mongoose.mongo.BSON.deserialize(raw as unknown as Uint8Array)).toMatchObject({ b: 1, 2: 1, 1: 1 });
  });

  it.each(['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted'])(
    'refuses to write to %s',
    async (path) => {
      await items().insertOne({ x: 1 });
      await expect(items().updateOne({}, { $set: { [path]: 1 } })).rejects.toMatchObject({ code: 2 });
      await expect(items().updateOne({}, { $rename: { x: path } })).rejects.toMatchObject({ code: 2 });
      await expect(items().updateOne({}, [{ $set: { [path]: 1 } }])).rejects.toMatchObject({ code: 2 });
      expect(await client.db('semantics').command({ ping: 1 })).not.toHaveProperty('polluted');
    },
  );
});

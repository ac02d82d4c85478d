import { setTimeout as delay } from 'node:timers/promises';
import mongoose, { Schema, Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-server.ts';

/* What a mongoose application ordinarily does, through the ordinary driver. */

let server: TestServer;
const connection = mongoose.createConnection();

const User = connection.model(
  'User',
  new Schema(
    {
      email: { type: String, unique: true, lowercase: true },
      phone: { type: String, sparse: true, unique: true },
      name: { ar: String, fr: String },
    },
    { timestamps: true },
  ),
);
const Category = connection.model(
  'Category',
  new Schema({ slug: String, deleted: Boolean, position: Number }).index(
    { slug: 1 },
    { unique: true, partialFilterExpression: { deleted: false } },
  ),
);
const Product = connection.model(
  'Product',
  new Schema({
    sku: { type: String, unique: true },
    title: { ar: String, en: String },
    price: Schema.Types.Decimal128,
    category: { type: Schema.Types.ObjectId, ref: 'Category' },
    tags: { type: [String], index: true },
    stock: Number,
    attributes: Schema.Types.Mixed,
    variants: [{ sku: String, quantity: Number, price: Number }],
  }),
);
const Voucher = connection.model(
  'Voucher',
  new Schema({
    code: { type: String, unique: true },
    limit: Number,
    used: { type: Number, default: 0 },
    by: [Schema.Types.ObjectId],
  }),
);
const Order = connection.model(
  'Order',
  new Schema({
    user: { type: Schema.Types.ObjectId, ref: 'User', index: true },
    items: [{ product: { type: Schema.Types.ObjectId, ref: 'Product' }, quantity: Number }],
    status: String,
    total: Number,
    at: Date,
  }).index({ status: 1, at: -1 }),
);

beforeAll(async () => {
  server = await startTestServer({ ttlIntervalMilliseconds: 50 });
  await connection.openUri(server.uri, { dbName: 'shop', maxPoolSize: 50 });
  await Promise.all([User, Category, Product, Voucher, Order].map((model) => model.init()));
});
afterAll(async () => {
  await connection.close();
  await server.remove();
});

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('indexes', () => {
  it('lists and syncs what the schema declares', async () => {
    await Category.syncIndexes();
    expect((await Order.listIndexes()).map((index) => index.name)).toEqual([
      '_id_',
      'user_1',
      'status_1_at_-1',
    ]);
  });

  it('refuses a second document with a unique value, naming index and value', async () => {
    await User.create({ email: 'A@x.ma', phone: '1' });
    await expect(User.create({ email: 'a@x.ma' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'a@x.ma' },
      message: expect.stringMatching(/index: email_1 dup key: { email: "a@x.ma" }/) as unknown,
    });
  });

  it('lets many documents miss a sparse unique field', async () => {
    await User.create([{ email: 'b@x.ma' }, { email: 'c@x.ma' }]);
    await expect(User.create({ email: 'd@x.ma', phone: '1' })).rejects.toMatchObject({ code: 11000 });
  });

  it('holds a partial unique index for the documents it covers, as they come and go', async () => {
    await Category.create([
      { slug: 'x', deleted: true },
      { slug: 'x', deleted: true },
      { slug: 'x', deleted: false },
    ]);
    await expect(Category.create({ slug: 'x', deleted: false })).rejects.toMatchObject({ code: 11000 });
    await Category.updateOne({ slug: 'x', deleted: false }, { deleted: true });
    await Category.create({ slug: 'x', deleted: false });
  });

  it('shows in explain which index serves', async () => {
    const plan = await Order.find({ status: 'new' }).sort({ at: -1 }).explain();
    expect(plan).toMatchObject({
      queryPlanner: { winningPlan: { inputStage: { stage: 'IXSCAN', indexName: 'status_1_at_-1' } } },
    });
  });

  it('removes documents once a TTL index lets them expire', async () => {
    const sessions = connection.collection('sessions');
    await sessions.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
    await sessions.insertMany([
      { at: new Date(Date.now() - 5000) },
      { at: new Date(Date.now() + 60_000) },
      { at: 'no date' },
    ]);
    await expect.poll(() => sessions.countDocuments(), { timeout: 5000 }).toBe(2);
  });

  it('finds without regard to case by a collation, with and without its index', async () => {
    const names = connection.collection('names');
    await names.insertMany(['b', 'A', 'a', 'B'].map((n) => ({ n })));
    const options = { collation: { locale: 'en', strength: 2 as const } };
    expect(await names.countDocuments({ n: 'a' }, options)).toBe(2);
    await names.createIndex({ n: 1 }, { name: 'folded', ...options });
    expect(await names.countDocuments({ n: 'a' }, options)).toBe(2);
    expect(await names.countDocuments({ n: 'a' })).toBe(1);
  });
});

describe('races', () => {
  it('lets a conditional update succeed exactly as often as its limit', async () => {
    await Voucher.create({ code: 'V25', limit: 25 });
    const results = await Promise.all(
      times(200, () =>
        Voucher.findOneAndUpdate(
          { code: 'V25', $expr: { $lt: ['$used', '$limit'] } },
          { $inc: { used: 1 }, $push: { by: new Types.ObjectId() } },
          { returnDocument: 'after' },
        ),
      ),
    );
    const successes = results.filter((voucher) => voucher !== null);
    expect(new Set(successes.map((voucher) => voucher.used)).size).toBe(25);
    expect(successes).toHaveLength(25);
    expect(await Voucher.findOne({ code: 'V25' }).lean()).toMatchObject({ used: 25 });
  });

  it('makes one document out of many upserts of one unique value', async () => {
    await Promise.all(
      times(200, () => Voucher.findOneAndUpdate({ code: 'UP' }, { $inc: { used: 1 } }, { upsert: true })),
    );
    expect(await Voucher.find({ code: 'UP' }).lean()).toMatchObject([{ used: 200 }]);
  });

  it('refuses a save over a newer version', async () => {
    const Versioned = connection.model(
      'Versioned',
      new Schema({ n: Number }, { optimisticConcurrency: true }),
    );
    const { _id } = await Versioned.create({ n: 1 });
    const [first, second] = [await Versioned.findById(_id).orFail(), await Versioned.findById(_id).orFail()];
    first.n = 2;
    second.n = 3;
    await first.save();
    await expect(second.save()).rejects.toMatchObject({ name: 'VersionError' });
  });
});

describe('transactions', () => {
  it('shows its writes inside only, until it commits', async () => {
    await connection.transaction(async (session) => {
      await User.create([{ email: 't1@x.ma' }], { session });
      expect(await User.countDocuments({ email: 't1@x.ma' }).session(session)).toBe(1);
      expect(await User.countDocuments({ email: 't1@x.ma' })).toBe(0);
    });
    expect(await User.countDocuments({ email: 't1@x.ma' })).toBe(1);
  });

  it('leaves nothing behind when it fails', async () => {
    const failing = connection.transaction(async (session) => {
      await User.create([{ email: 't2@x.ma' }], { session });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const conflicting = connection.transaction(async (session) => {
      await User.create([{ email: 't2@x.ma' }], { session });
      await User.create([{ email: 'a@x.ma' }], { session });
    });
    await expect(conflicting).rejects.toMatchObject({ code: 11000 });
    expect(await User.countDocuments({ email: 't2@x.ma' })).toBe(0);
  });

  it('answers the second writer with a conflict that drivers run again', async () => {
    await Voucher.create({ code: 'conflict' });
    const [first, second] = [await connection.startSession(), await connection.startSession()];
    first.startTransaction();
    second.startTransaction();
    await Voucher.updateOne({ code: 'conflict' }, { $inc: { used: 1 } }, { session: first });
    const late = Voucher.updateOne({ code: 'conflict' }, { $inc: { used: 1 } }, { session: second }).exec();
    await expect(late).rejects.toMatchObject({ code: 112, errorLabels: ['TransientTransactionError'] });
    await first.commitTransaction();
    await second.abortTransaction();
    await Promise.all([first.endSession(), second.endSession()]);
  });

  it('conflicts with what was committed after its snapshot', async () => {
    await Voucher.create({ code: 'stale' });
    const session = await connection.startSession();
    session.startTransaction();
    await Voucher.findOne({ code: 'stale' }).session(session);
    await Voucher.updateOne({ code: 'stale' }, { $inc: { used: 1 } });
    const late = Voucher.updateOne({ code: 'stale' }, { $inc: { used: 1 } }, { session }).exec();
    await expect(late).rejects.toMatchObject({ code: 112 });
    await session.abortTransaction();
    await session.endSession();
  });

  it('keeps sums when many run at once', async () => {
    const accounts = await Promise.all(times(4, (i) => Voucher.create({ code: `account${i}`, used: 100 })));
    await Promise.all(
      times(30, (i) =>
        connection.transaction(async (session) => {
          const [from, to] = [accounts[i % 4], accounts[(i + 1) % 4]];
          const read = await Voucher.findById(from?._id).session(session).orFail();
          await Voucher.updateOne({ _id: from?._id }, { $set: { used: read.used - 5 } }, { session });
          await Voucher.updateOne({ _id: to?._id }, { $inc: { used: 5 } }, { session });
        }),
      ),
    );
    const after = await Voucher.find({ code: /^account/ });
    expect(after.reduce((sum, voucher) => sum + voucher.used, 0)).toBe(400);
  });

  it('lets a plain write wait for its end', async () => {
    await Voucher.create({ code: 'wait', limit: 1 });
    const session = await connection.startSession();
    session.startTransaction();
    await Voucher.updateOne({ code: 'wait' }, { $set: { limit: 99 } }, { session });
    let isDone = false;
    const plain = Voucher.updateOne({ code: 'wait' }, { $inc: { limit: 1 } }).then(() => {
      isDone = true;
    });
    await delay(50);
    expect(isDone).toBe(false);
    await session.commitTransaction();
    await plain;
    expect((await Voucher.findOne({ code: 'wait' }))?.limit).toBe(100);
    await session.endSession();
  });

  it('reads one moment throughout', async () => {
    await Voucher.create({ code: 'moment', limit: 1 });
    const session = await connection.startSession();
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    const before = await Voucher.findOne({ code: 'moment' }).session(session);
    await Voucher.updateOne({ code: 'moment' }, { $set: { limit: 5 } });
    await Voucher.create({ code: 'moment2' });
    expect((await Voucher.findOne({ code: 'moment' }).session(session))?.limit).toBe(before?.limit);
    expect(await Voucher.countDocuments({ code: 'moment2' }).session(session)).toBe(0);
    await session.commitTransaction();
    await session.endSession();
  });

  it('lets an index wait for transactions that wrote to its collection', async () => {
    const items = connection.collection('indexed');
    await items.insertOne({ n: 0 });
    const session = await connection.startSession();
    session.startTransaction();
    await items.insertOne({ n: 1 }, { session });
    const building = items.createIndex({ n: 1 });
    await delay(30);
    await session.commitTransaction();
    await building;
    expect(await items.countDocuments({ n: { $gte: 0 } }, { hint: 'n_1' })).toBe(2);
    await session.endSession();
  });
});

describe('catalogue of 3,000 products', () => {
  const count = 3000;
  let categories: { _id: Types.ObjectId }[];

  beforeAll(async () => {
    categories = await Promise.all(
      times(4, (i) => Category.create({ slug: `c${i}`, deleted: false, position: i })),
    );
    await Product.insertMany(
      times(count, (i) => ({
        sku: `P${i}`,
        title: { ar: `منتج ${i}`, en: `Product ${i}` },
        price: `${i % 100}.25`,
        category: categories[i % 4]?._id,
        tags: [`t${i % 10}`, 'all'],
        stock: i,
      })),
    );
  });

  it('streams in order through many batches', async () => {
    let last = -1;
    for await (const product of Product.find({ sku: /^P/ })
      .sort({ stock: 1 })
      .lean()
      .cursor({ batchSize: 250 })) {
      expect(product.stock).toBe(last + 1);
      last = product.stock ?? -1;
    }
    expect(last).toBe(count - 1);
  });

  it('sorts, skips, limits and selects', async () => {
    const found = await Product.find({ stock: { $gte: 10, $lt: 20 } })
      .sort('-stock')
      .skip(2)
      .limit(3)
      .select('sku -_id')
      .lean();
    expect(found).toEqual([{ sku: 'P17' }, { sku: 'P16' }, { sku: 'P15' }]);
    expect(await Product.distinct('tags', { stock: { $lt: 50 } })).toHaveLength(11);
    expect(await Product.estimatedDocumentCount()).toBe(count);
  });

  it('populates references, and finds Arabic text', async () => {
    const user = await User.findOne({ email: 'a@x.ma' }).orFail();
    const product = await Product.findOne({ 'title.ar': /^منتج 7$/ }).orFail();
    await Order.create({
      user: user._id,
      items: [{ product: product._id, quantity: 2 }],
      status: 'new',
      at: new Date(),
    });
    const order = await Order.findOne()
      .populate({ path: 'items.product', populate: { path: 'category' } })
      .populate('user', 'email')
      .lean();
    expect(order).toMatchObject({
      user: { email: 'a@x.ma' },
      items: [{ product: { category: { slug: 'c3' } } }],
    });
  });

  it('groups, looks up, unwinds, sorts and projects', async () => {
    const rows = await Product.aggregate([
      { $match: { tags: 'all' } },
      {
        $group: {
          _id: '$category',
          n: { $sum: 1 },
          total: { $sum: '$price' },
          average: { $avg: '$stock' },
          skus: { $push: '$sku' },
        },
      },
      { $lookup: { from: 'categories', localField: '_id', foreignField: '_id', as: 'category' } },
      { $unwind: '$category' },
      { $sort: { 'category.position': -1 } },
      {
        $project: {
          _id: 0,
          slug: '$category.slug',
          n: 1,
          total: 1,
          average: { $round: ['$average', 1] },
          first: { $arrayElemAt: ['$skus', 0] },
        },
      },
    ]);
    expect(rows.map((row: { slug: string }) => row.slug)).toEqual(['c3', 'c2', 'c1', 'c0']);
    expect(rows[0]).toMatchObject({ n: 750, average: 1501, first: 'P3' });
    expect(String((rows[0] as { total: unknown }).total)).toBe('38437.50');
  });

  it('looks up through a pipeline with variables', async () => {
    const [row] = await Category.aggregate([
      { $match: { slug: 'c0' } },
      {
        $lookup: {
          from: 'products',
          let: { id: '$_id' },
          pipeline: [
            { $match: { $expr: { $and: [{ $eq: ['$category', '$$id'] }, { $lt: ['$stock', 100] }] } } },
            { $sort: { stock: -1 } },
            { $limit: 3 },
            { $project: { sku: 1 } },
          ],
          as: 'products',
        },
      },
    ]);
    expect((row as { products: { sku: string }[] }).products.map((product) => product.sku)).toEqual([
      'P96',
      'P92',
      'P88',
    ]);
  });

  it('counts facets in one pass', async () => {
    const [facets] = await Product.aggregate([
      {
        $facet: {
          tags: [{ $unwind: '$tags' }, { $sortByCount: '$tags' }, { $limit: 1 }],
          count: [{ $count: 'n' }],
        },
      },
    ]);
    expect(facets).toEqual({ tags: [{ _id: 'all', count: count }], count: [{ n: count }] });
  });

  it('writes the result of a pipeline into another collection', async () => {
    await Product.aggregate([
      { $match: { stock: { $lt: 3 } } },
      { $project: { stock: 1 } },
      { $out: 'copied' },
    ]);
    await Product.aggregate([
      { $match: { stock: { $lt: 5 } } },
      { $project: { stock: { $add: ['$stock', 100] } } },
      { $merge: { into: 'copied' } },
    ]);
    const copied = await connection.collection('copied').find().sort({ stock: 1 }).toArray();
    expect(copied.map((doc) => doc.stock)).toEqual([100, 101, 102, 103, 104]);
  });

  it('runs mixed writes in one go, and goes on after an error when not ordered', async () => {
    const result = await Product.bulkWrite([
      { insertOne: { document: { sku: 'bw1', stock: 1 } } },
      { updateOne: { filter: { sku: 'bw1' }, update: { $inc: { stock: 5 } } } },
      { updateMany: { filter: { tags: 't3' }, update: { $addToSet: { tags: 'x3' } } } },
      { deleteOne: { filter: { sku: 'P2999' } } },
      { updateOne: { filter: { sku: 'bw2' }, update: { $set: { stock: 9 } }, upsert: true } },
      { replaceOne: { filter: { sku: 'P0' }, replacement: { sku: 'P0', stock: -1 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 302, deletedCount: 1, upsertedCount: 1 });
    const again = Product.bulkWrite(
      [{ insertOne: { document: { sku: 'bw1' } } }, { insertOne: { document: { sku: 'bw3' } } }],
      { ordered: false },
    );
    await expect(again).rejects.toMatchObject({ code: 11000, result: { insertedCount: 1 } });
  });

  it('updates elements by filter, by position and by pipeline', async () => {
    const variants = [
      ['a', 1, 10],
      ['b', 2, 20],
      ['c', 0, 5],
    ].map(([sku, quantity, price]) => ({ sku, quantity, price }));
    const which = { sku: 'P1' };
    await Product.updateOne(which, { $set: { variants } });
    await Product.updateOne(
      which,
      { $set: { 'variants.$[v].price': 99 } },
      { arrayFilters: [{ 'v.quantity': { $gte: 1 } }] },
    );
    await Product.updateOne({ ...which, 'variants.sku': 'c' }, { $inc: { 'variants.$.quantity': 7 } });
    await Product.updateOne(
      which,
      [{ $set: { stock: { $sum: '$variants.quantity' }, 'attributes.n': { $size: '$variants' } } }],
      { updatePipeline: true },
    );
    const product = await Product.findOne(which).lean().orFail();
    expect(product.variants.map((variant) => [variant.quantity, variant.price])).toEqual([
      [1, 99],
      [2, 99],
      [7, 5],
    ]);
    expect(product).toMatchObject({ stock: 10, attributes: { n: 3 } });
  });
});

describe('documents', () => {
  it('come back as they were stored, type by type', async () => {
    const { Long, MinKey, Timestamp } = mongoose.mongo;
    const things = connection.collection('things');
    const stored = {
      _id: new Types.ObjectId(),
      decimal: Types.Decimal128.fromString('123456789012345678901234567890.1234'),
      date: new Date('2026-02-28T00:00:00Z'),
      long: Long.fromString('9007199254740993'),
      expression: /ab+c/i,
      nothing: null,
      uuid: new Types.UUID(),
      timestamp: new Timestamp({ t: 5, i: 6 }),
      nested: { a: [1, { b: [[1, 2], [3]] }] },
      text: 'السلام عليكم',
      least: new MinKey(),
    };
    await things.insertOne(stored);
    await things.updateOne({ _id: stored._id }, { $set: { x: 1 } });
    expect(await things.findOne({ _id: stored._id }, { promoteLongs: false, projection: { x: 0 } })).toEqual(
      stored,
    );
    expect(await things.countDocuments({ long: { $gt: 9007199254740992 } })).toBe(1);
  });

  it('are refused by a validator, unless it is bypassed', async () => {
    await connection.createCollection('validated', { validator: { a: { $gt: 0 } } });
    const validated = connection.collection('validated');
    await expect(validated.insertOne({ a: 0 })).rejects.toMatchObject({ code: 121 });
    await validated.insertOne({ a: 0 }, { bypassDocumentValidation: true });
    expect(await validated.countDocuments()).toBe(1);
  });

  it('leave a capped collection oldest first', async () => {
    await connection.createCollection('capped', { capped: true, size: 100_000, max: 3 });
    await connection.collection('capped').insertMany(times(5, (n) => ({ n })));
    expect((await connection.collection('capped').find().toArray()).map((doc) => doc.n)).toEqual([2, 3, 4]);
  });

  it('are counted no longer than maxTimeMS allows', async () => {
    const many = connection.collection('many');
    await many.insertMany(times(3000, (n) => ({ n, text: 'x'.repeat(50) })));
    const slow = { $or: times(100, (i) => ({ text: new RegExp(`^(x+)+y${i}$`.replace('(x+)+', 'x*x*')) })) };
    await expect(many.find(slow, { maxTimeMS: 1 }).toArray()).rejects.toMatchObject({ code: 50 });
  });
});

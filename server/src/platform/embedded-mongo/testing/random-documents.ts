import { Decimal128, Double } from 'bson';
import * as fc from 'fast-check';
import type { Doc } from '../values/document.ts';

/** Values that lie close together across types, so that comparisons, keys and brackets are all put to the test. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -4, max: 5 }),
  fc.integer({ min: 0, max: 5 }).map((n) => n + 0.5),
  fc.bigInt({ min: 0n, max: 5n }),
  fc.bigInt({ min: 9007199254740990n, max: 9007199254740995n }),
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('', '.0', '.5'))
    .map(([n, rest]) => Decimal128.fromString(`${n}${rest}`)),
  fc.integer({ min: 0, max: 3 }).map((n) => new Double(n)),
  fc.constantFrom('a', 'b', 'ab', 'قهوة', '', 'a\0b', 'ab😀'),
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: 0, max: 4 }).map((n) => new Date(n)),
  fc.integer({ min: 0, max: 2 }).map((x) => ({ x })),
);

const element = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: scalar.map((c) => ({ c })) },
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(element, { maxLength: 3 }) },
  { weight: 1, arbitrary: scalar.map((c) => ({ c })) },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
);

export const document: fc.Arbitrary<Doc> = fc.record({ a: value, b: value }, { requiredKeys: [] });
/** Documents without arrays: their indexes give order. */
export const flatDocument: fc.Arbitrary<Doc> = fc.record({ a: scalar, b: scalar }, { requiredKeys: [] });

const condition: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$eq', '$ne'), scalar)
    .map(([operator, v]) => ({ [operator]: v })),
  fc.array(scalar, { minLength: 1, maxLength: 4 }).map((list) => ({ $in: list })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gt: low, $lt: high })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lte: high })),
  fc.boolean().map((wanted) => ({ $exists: wanted })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lt: high } })),
  scalar.map((c) => ({ $elemMatch: { c } })),
  fc.constantFrom('string', 'number', 'object', 'array', 'date').map((type) => ({ $type: type })),
  scalar.map((v) => ({ $all: [v] })),
  scalar.map((v) => ({ $eq: v, $exists: true })),
  fc.constantFrom(/^a/, /^ab/, /b/, /^a|b/),
);

const path = fc.constantFrom('a', 'b', 'a.c', 'b.c', 'a.0');
const simpleFilter: fc.Arbitrary<Doc> = fc
  .uniqueArray(fc.tuple(path, condition), { minLength: 1, maxLength: 2, selector: ([p]) => p })
  .map(Object.fromEntries);

export const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: simpleFilter },
  { weight: 1, arbitrary: fc.tuple(simpleFilter, simpleFilter).map(([x, y]) => ({ $or: [x, y] })) },
  { weight: 1, arbitrary: fc.tuple(simpleFilter, simpleFilter).map(([x, y]) => ({ $and: [x, y] })) },
  { weight: 1, arbitrary: scalar.map((v) => ({ $expr: { $eq: ['$a', { $literal: v }] } })) },
);

export const indexDefinition: fc.Arbitrary<Doc> = fc.constantFrom<Doc>(
  { key: { a: 1 } },
  { key: { a: -1 } },
  { key: { a: 1, b: 1 } },
  { key: { a: 1, b: -1 } },
  { key: { b: -1, a: 1 } },
  { key: { a: 1 }, sparse: true },
  { key: { a: 1, b: 1 }, sparse: true },
  { key: { 'a.c': 1 } },
  { key: { a: 'hashed' } },
  { key: { a: 1 }, partialFilterExpression: { b: { $exists: true } } },
  { key: { a: 1 }, partialFilterExpression: { b: { $gt: 2 } } },
  { key: { b: 1 }, partialFilterExpression: { a: 'a' } },
  { key: { a: 1, b: 1 }, collation: { locale: 'en', strength: 2 } },
);

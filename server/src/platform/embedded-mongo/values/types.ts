import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import type { Doc } from './document.ts';

/** The order of BSON types in comparisons and index keys (one byte each in a key). */
export const TypeRank = {
  minKey: 1,
  emptyArray: 3,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  maxKey: 0xf0,
} as const;

const rankByBsonType: Record<string, number> = {
  ObjectId: TypeRank.objectId,
  ObjectID: TypeRank.objectId,
  Decimal128: TypeRank.number,
  Long: TypeRank.number,
  Int32: TypeRank.number,
  Double: TypeRank.number,
  Binary: TypeRank.binary,
  UUID: TypeRank.binary,
  Timestamp: TypeRank.timestamp,
  MinKey: TypeRank.minKey,
  MaxKey: TypeRank.maxKey,
  BSONRegExp: TypeRank.regex,
  BSONSymbol: TypeRank.string,
  Code: TypeRank.code,
  DBRef: TypeRank.object,
};

/** The driver's name of a BSON class, from any copy of the bson package. */
export function bsonTypeOf(value: unknown): string | undefined {
  return value !== null && typeof value === 'object'
    ? (value as { _bsontype?: string })._bsontype
    : undefined;
}

/** Rank of a value among types; a missing value counts as null. */
export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return TypeRank.string;
    case 'number':
    case 'bigint':
      return TypeRank.number;
    case 'boolean':
      return TypeRank.boolean;
    case 'undefined':
      return TypeRank.null;
    case 'function':
      return TypeRank.code;
  }
  if (value === null) return TypeRank.null;
  if (Array.isArray(value)) return TypeRank.array;
  if (value instanceof Date) return TypeRank.date;
  const bsonType = bsonTypeOf(value);
  if (typeof bsonType === 'string') return rankByBsonType[bsonType] ?? TypeRank.object;
  if (value instanceof RegExp) return TypeRank.regex;
  if (value instanceof Uint8Array) return TypeRank.binary;
  return TypeRank.object;
}

/** True for embedded documents, false for arrays and every BSON scalar. */
export function isDocument(value: unknown): value is Doc {
  return value !== null && typeof value === 'object' && typeRank(value) === TypeRank.object;
}

export const isObjectId = (value: unknown): value is ObjectId => bsonTypeOf(value) === 'ObjectId';
export const isDecimal = (value: unknown): value is Decimal128 => bsonTypeOf(value) === 'Decimal128';
export const isDouble = (value: unknown): value is Double => bsonTypeOf(value) === 'Double';
export const isLong = (value: unknown): value is Long => bsonTypeOf(value) === 'Long';
export const isTimestamp = (value: unknown): value is Timestamp => bsonTypeOf(value) === 'Timestamp';
export const isBsonRegExp = (value: unknown): value is BSONRegExp => bsonTypeOf(value) === 'BSONRegExp';
export const isRegex = (value: unknown): value is RegExp | BSONRegExp =>
  value instanceof RegExp || isBsonRegExp(value);
/** True for every number but NaN. */
export const isNumber = (value: unknown): boolean =>
  value !== null && value !== undefined && typeRank(value) === TypeRank.number && !Number.isNaN(value);

/** A document of operators such as `{ $gt: 1 }`; DBRef fields (`$ref`, `$id`, `$db`) are data. */
export function isOperatorDocument(value: unknown): value is Doc {
  if (!isDocument(value) || bsonTypeOf(value) !== undefined) return false;
  const first = Object.keys(value)[0];
  return first?.[0] === '$' && !('$ref' in value) && !('$id' in value) && !('$db' in value);
}

const numberByRank: Record<number, number> = {
  [TypeRank.string]: 2,
  [TypeRank.object]: 3,
  [TypeRank.array]: 4,
  [TypeRank.binary]: 5,
  [TypeRank.objectId]: 7,
  [TypeRank.boolean]: 8,
  [TypeRank.date]: 9,
  [TypeRank.null]: 10,
  [TypeRank.regex]: 11,
  [TypeRank.code]: 13,
  [TypeRank.timestamp]: 17,
  [TypeRank.minKey]: -1,
  [TypeRank.maxKey]: 127,
};
const numericTypeNumbers: Record<string, number> = { Long: 18, Decimal128: 19, Int32: 16, Double: 1 };

/**
 * BSON type number of a decoded value. The decoder keeps doubles that look like 32-bit integers as `Double`,
 * hence a plain integer number within 32 bits is an int.
 */
export function bsonTypeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) <= 0x7fffffff ? 16 : 1;
  if (typeof value === 'bigint') return 18;
  const rank = typeRank(value);
  return rank === TypeRank.number ? numericTypeNumbers[bsonTypeOf(value) ?? ''] : numberByRank[rank];
}

/** BSON type numbers by the alias `$type` takes. */
export const typeNumberByAlias: Readonly<Record<string, number>> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  symbol: 14,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const aliasByTypeNumber = new Map(Object.entries(typeNumberByAlias).map(([alias, n]) => [n, alias]));

/** Alias of a value's type, as the `$type` expression answers; `missing` for no value. */
export function typeAlias(value: unknown): string {
  if (value === undefined) return 'missing';
  return aliasByTypeNumber.get(bsonTypeNumber(value) ?? 0) ?? 'object';
}

/** The bytes of a Binary, Buffer or Uint8Array, without copying. */
export function binaryBytes(value: Binary | Uint8Array): Buffer {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length);
  const { buffer, position } = value;
  return Buffer.from(buffer.buffer, buffer.byteOffset, position ?? buffer.length);
}

/** Pattern and flags of either kind of regular expression. */
export function regexParts(value: RegExp | BSONRegExp): [pattern: string, flags: string] {
  return value instanceof RegExp ? [value.source, value.flags] : [value.pattern, value.options];
}

export { Binary, BSONRegExp, Code, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp };

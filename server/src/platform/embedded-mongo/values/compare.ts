import type { Binary, ObjectId } from 'bson';
import type { Doc } from './document.ts';
import { decimalParts, numericValue } from './numbers.ts';
import {
  type BSONRegExp,
  binaryBytes,
  type Code,
  isDecimal,
  regexParts,
  TypeRank,
  typeRank,
} from './types.ts';

/** Orders strings by rules of a language, as `Intl.Collator` does. */
export interface StringOrder {
  compare(left: string, right: string): number;
}

function compareDecimals(left: unknown, right: unknown): number {
  const a = decimalParts(left);
  const b = decimalParts(right);
  if (!a || !b) return 0;
  const exponent = Math.min(a.exponent, b.exponent);
  const x = a.coefficient * 10n ** BigInt(a.exponent - exponent);
  const y = b.coefficient * 10n ** BigInt(b.exponent - exponent);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Numbers of every BSON type by value; NaN below all others. Two decimals compare exactly. */
function compareNumbers(left: unknown, right: unknown): number {
  const a = numericValue(left);
  const b = numericValue(right);
  if (a < b) return -1;
  if (a > b) return 1;
  const aIsNaN = Number.isNaN(a);
  const bIsNaN = Number.isNaN(b);
  if (!aIsNaN && !bIsNaN) return isDecimal(left) && isDecimal(right) ? compareDecimals(left, right) : 0;
  return aIsNaN && bIsNaN ? 0 : aIsNaN ? -1 : 1;
}

/** Code point order, which is the order of UTF-8 bytes; UTF-16 order differs for surrogates. */
export function compareCodePoints(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a === b) continue;
    if (a >= 0xd800 && b >= 0xd800) {
      const aIsSurrogate = a <= 0xdfff;
      if (aIsSurrogate !== b <= 0xdfff) return aIsSurrogate ? 1 : -1;
    }
    return a < b ? -1 : 1;
  }
  return left.length < right.length ? -1 : 1;
}

function compareBinaries(left: Binary | Uint8Array, right: Binary | Uint8Array): number {
  const a = binaryBytes(left);
  const b = binaryBytes(right);
  const subTypes = ((left as Binary).sub_type ?? 0) - ((right as Binary).sub_type ?? 0);
  return Math.sign(a.length - b.length) || Math.sign(subTypes) || Buffer.compare(a, b);
}

function compareArrays(left: unknown[], right: unknown[], order?: StringOrder | null): number {
  for (let i = 0; i < left.length && i < right.length; i++) {
    const result = compare(left[i], right[i], order);
    if (result) return result;
  }
  return Math.sign(left.length - right.length);
}

/** Field by field: type of the value, then name, then value; the order of fields matters. */
function compareDocuments(left: Doc, right: Doc, order?: StringOrder | null): number {
  const leftNames = Object.keys(left);
  const rightNames = Object.keys(right);
  for (let i = 0; i < leftNames.length && i < rightNames.length; i++) {
    const a = leftNames[i] as string;
    const b = rightNames[i] as string;
    const result =
      Math.sign(typeRank(left[a]) - typeRank(right[b])) ||
      compareCodePoints(a, b) ||
      compare(left[a], right[b], order);
    if (result) return result;
  }
  return Math.sign(leftNames.length - rightNames.length);
}

function compareRegexes(left: RegExp | BSONRegExp, right: RegExp | BSONRegExp): number {
  const [pattern, flags] = regexParts(left);
  const [otherPattern, otherFlags] = regexParts(right);
  return compareCodePoints(pattern, otherPattern) || compareCodePoints(flags, otherFlags);
}

const sourceOf = (value: unknown): string => String((value as Code).code ?? value);

/** MongoDB's total order of BSON values: −1, 0 or 1. Strings by `order` when a collation is given. */
export function compare(left: unknown, right: unknown, order?: StringOrder | null): number {
  if (typeof left === 'number' && typeof right === 'number' && left === right) return 0;
  const rank = typeRank(left);
  const otherRank = typeRank(right);
  if (rank !== otherRank) return rank < otherRank ? -1 : 1;
  switch (rank) {
    case TypeRank.number:
      return compareNumbers(left, right);
    case TypeRank.string:
      return order
        ? Math.sign(order.compare(String(left), String(right)))
        : compareCodePoints(String(left), String(right));
    case TypeRank.boolean:
      return left === right ? 0 : left ? 1 : -1;
    case TypeRank.date:
      return Math.sign(Number(left) - Number(right)) || 0;
    case TypeRank.objectId:
      return Math.sign(Buffer.compare((left as ObjectId).id, (right as ObjectId).id));
    case TypeRank.timestamp: {
      const a = BigInt(String(left));
      const b = BigInt(String(right));
      return a < b ? -1 : a > b ? 1 : 0;
    }
    case TypeRank.binary:
      return compareBinaries(left as Binary, right as Binary);
    case TypeRank.regex:
      return compareRegexes(left as RegExp, right as RegExp);
    case TypeRank.array:
      return compareArrays(left as unknown[], right as unknown[], order);
    case TypeRank.object:
      return compareDocuments(left as Doc, right as Doc, order);
    case TypeRank.code:
      return compareCodePoints(sourceOf(left), sourceOf(right));
    default:
      return 0;
  }
}

/** Equality by value across numeric types; documents with another order of fields differ. */
export const equals = (left: unknown, right: unknown, order?: StringOrder | null): boolean =>
  compare(left, right, order) === 0;

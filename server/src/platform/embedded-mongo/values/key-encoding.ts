import { createHash } from 'node:crypto';
import type { Binary, ObjectId } from 'bson';
import type { Doc } from './document.ts';
import { numericValue } from './numbers.ts';
import { type BSONRegExp, binaryBytes, type Code, regexParts, TypeRank, typeRank } from './types.ts';

/** Stands in key parts for an empty array, which sorts below null and is no value of its elements. */
export const emptyArrayKey = Symbol('empty array');

/** LMDB refuses keys above 1,978 bytes; beyond this a key is cut and closed with a hash. */
const longestKeyBytes = 1900;
const cutKeyBytes = 1860;

export type Fold = ((text: string) => string) | null | undefined;

let buffer = Buffer.allocUnsafe(4096);
let end = 0;

function reserve(size: number): void {
  if (end + size <= buffer.length) return;
  const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, end + size));
  buffer.copy(larger, 0, 0, end);
  buffer = larger;
}

function writeByte(byte: number): void {
  reserve(1);
  buffer[end++] = byte;
}

/** UTF-8 closed by 0 1; a 0 inside is followed by 0xff. So a prefix sorts first, and last when the bytes are inverted. */
function writeText(text: string): void {
  reserve(text.length * 6 + 3);
  const start = end;
  const size = buffer.write(text, end, 'utf8');
  if (buffer.subarray(start, start + size).indexOf(0) < 0) end += size;
  else {
    for (const byte of Buffer.from(buffer.subarray(start, start + size))) {
      buffer[end++] = byte;
      if (byte === 0) buffer[end++] = 0xff;
    }
  }
  buffer[end++] = 0;
  buffer[end++] = 1;
}

function writeInt64(value: bigint | number): void {
  reserve(8);
  buffer.writeBigUInt64BE(BigInt.asUintN(64, BigInt(value)) ^ (1n << 63n), end);
  end += 8;
}

/** Eight bytes of the nearest double with the sign folded in, then the exact integer where doubles have gaps. */
function writeNumber(value: unknown): void {
  const exact = numericValue(value);
  const nearest = Number(exact);
  reserve(8);
  if (Number.isNaN(nearest)) {
    buffer.fill(0, end, end + 8);
    end += 8;
    return;
  }
  buffer.writeDoubleBE(nearest === 0 ? 0 : nearest, end);
  if ((buffer[end] as number) & 0x80)
    for (let i = 0; i < 8; i++) buffer[end + i] = (buffer[end + i] as number) ^ 0xff;
  else buffer[end] = (buffer[end] as number) ^ 0x80;
  end += 8;
  if (Math.abs(nearest) >= 2 ** 53 && Math.abs(nearest) < 2 ** 63) {
    writeInt64(typeof exact === 'bigint' ? exact : BigInt(nearest));
  }
}

function writeBinary(value: Binary | Uint8Array): void {
  const bytes = binaryBytes(value);
  reserve(bytes.length + 5);
  buffer.writeUInt32BE(bytes.length, end);
  buffer[end + 4] = (value as Binary).sub_type ?? 0;
  bytes.copy(buffer, end + 5);
  end += 5 + bytes.length;
}

function writeDocument(doc: Doc, fold: Fold): void {
  for (const name of Object.keys(doc)) {
    writeByte(typeRank(doc[name]));
    writeText(name);
    writeValue(doc[name], fold);
  }
  writeByte(0);
}

function writeValue(value: unknown, fold: Fold): void {
  const rank = typeRank(value);
  writeByte(rank);
  switch (rank) {
    case TypeRank.number:
      writeNumber(value);
      return;
    case TypeRank.string:
      writeText(fold ? fold(String(value)) : String(value));
      return;
    case TypeRank.boolean:
      writeByte(value ? 1 : 0);
      return;
    case TypeRank.date: {
      const time = (value as Date).getTime();
      writeInt64(Number.isNaN(time) ? -(2n ** 63n) : time);
      return;
    }
    case TypeRank.objectId:
      reserve(12);
      buffer.set((value as ObjectId).id, end);
      end += 12;
      return;
    case TypeRank.timestamp:
      reserve(8);
      buffer.writeBigUInt64BE(BigInt(String(value)), end);
      end += 8;
      return;
    case TypeRank.binary:
      writeBinary(value as Binary);
      return;
    case TypeRank.regex: {
      const [pattern, flags] = regexParts(value as RegExp | BSONRegExp);
      writeText(pattern);
      writeText(flags);
      return;
    }
    case TypeRank.array:
      for (const element of value as unknown[]) writeValue(element, fold);
      writeByte(0);
      return;
    case TypeRank.object:
      writeDocument(value as Doc, fold);
      return;
    case TypeRank.code:
      writeText(String((value as Code).code ?? value));
      return;
  }
}

function writeParts(
  prefix: number,
  values: readonly unknown[],
  directions: readonly number[],
  fold: Fold,
): Buffer {
  end = 0;
  reserve(4);
  buffer.writeUInt32BE(prefix, 0);
  end = 4;
  for (const [i, value] of values.entries()) {
    const start = end;
    if (value === emptyArrayKey) writeByte(TypeRank.emptyArray);
    else writeValue(value, fold);
    if (directions[i] === -1) for (let at = start; at < end; at++) buffer[at] = (buffer[at] as number) ^ 0xff;
  }
  return Buffer.from(buffer.subarray(0, end));
}

/**
 * A key whose byte order is the order of its values: 4 bytes of `prefix` (the index), then each value, its bytes
 * inverted where the direction is −1. A key too long for LMDB is cut and closed with its SHA-256: equal values still
 * give equal keys. `suffix` (a record id) makes keys of a non-unique index distinct.
 */
export function indexKey(
  prefix: number,
  values: readonly unknown[],
  directions: readonly number[],
  fold?: Fold,
  suffix?: Buffer | null,
): Buffer {
  let key = writeParts(prefix, values, directions, fold);
  if (key.length > longestKeyBytes) {
    key = Buffer.concat([key.subarray(0, cutKeyBytes), createHash('sha256').update(key).digest()]);
  }
  return suffix ? Buffer.concat([key, suffix]) : key;
}

/**
 * A key as bound of a range or as prefix of longer keys: a cut one must not carry the hash (the stored key's hash covers
 * all of its fields), and what it finds must be checked again.
 */
export function boundKey(
  prefix: number,
  values: readonly unknown[],
  directions: readonly number[],
  fold?: Fold,
): { key: Buffer; cut: boolean } {
  const key = writeParts(prefix, values, directions, fold);
  return key.length > cutKeyBytes ? { key: key.subarray(0, cutKeyBytes), cut: true } : { key, cut: false };
}

/** The smallest key above every key that starts with `prefix`. */
export function keyAfterPrefix(prefix: Buffer): Buffer {
  for (let i = prefix.length - 1; i >= 0; i--) {
    if (prefix[i] !== 0xff) {
      const next = Buffer.from(prefix.subarray(0, i + 1));
      next[i] = (next[i] as number) + 1;
      return next;
    }
  }
  return Buffer.from([0xff]);
}

/** A string that is equal for equal values (numbers by value); used to group and to drop duplicates. */
export const valueIdentity = (value: unknown): string => writeParts(0, [value], [1], null).toString('latin1');

/** Four bytes of a collection or index id: the prefix of all its keys. */
export function idPrefix(id: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(id);
  return bytes;
}

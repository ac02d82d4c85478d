import { serialize } from 'bson';
import { type Doc, setField } from './document.ts';
import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from './types.ts';

/*
 * Own decoder. js-bson's promotion loses the difference of int, long and double; here
 *   int32 → number · long → bigint · double → number, or Double when it looks like an int32 · null → null
 * so that encoding a decoded document gives the same types back.
 */

const fixedSizes: Record<number, number> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  127: 0,
  255: 0,
};
const maxDepth = 180;

function unknownType(type: number): Error {
  return new Error(`BSON: unknown type ${type}`);
}

/** Size in bytes of the value of `type` that starts at `offset`. */
export function bsonValueSize(bytes: Buffer, type: number, offset: number): number {
  const fixed = fixedSizes[type];
  if (fixed !== undefined) return fixed;
  if (type === 2 || type === 13 || type === 14) return 4 + bytes.readInt32LE(offset);
  if (type === 3 || type === 4 || type === 15) return bytes.readInt32LE(offset);
  if (type === 5) return 5 + bytes.readInt32LE(offset);
  if (type === 11) return bytes.indexOf(0, bytes.indexOf(0, offset) + 1) + 1 - offset;
  throw unknownType(type);
}

const copyBytes = (bytes: Buffer, start: number, size: number): Uint8Array =>
  Uint8Array.prototype.slice.call(bytes, start, start + size);

/** One reader is enough: decoding never suspends. */
let position = 0;

function readString(bytes: Buffer): string {
  const size = bytes.readInt32LE(position);
  const text = bytes.toString('utf8', position + 4, position + 3 + size);
  position += 4 + size;
  return text;
}

function readBinary(bytes: Buffer): Binary {
  const size = bytes.readInt32LE(position);
  const value = new Binary(copyBytes(bytes, position + 5, size), bytes[position + 4]);
  position += 5 + size;
  return value;
}

function readRegex(bytes: Buffer): BSONRegExp {
  const patternEnd = bytes.indexOf(0, position);
  const flagsEnd = bytes.indexOf(0, patternEnd + 1);
  const value = new BSONRegExp(
    bytes.toString('utf8', position, patternEnd),
    bytes.toString('latin1', patternEnd + 1, flagsEnd),
  );
  position = flagsEnd + 1;
  return value;
}

function readScopedCode(bytes: Buffer, depth: number): Code {
  const end = position + bytes.readInt32LE(position);
  position += 4;
  const source = readString(bytes);
  const value = new Code(source, readContainer(bytes, false, depth + 1) as Doc);
  position = end;
  return value;
}

function readDouble(bytes: Buffer): number | Double {
  const value = bytes.readDoubleLE(position);
  position += 8;
  return value === (value | 0) && !Object.is(value, -0) ? new Double(value) : value;
}

function advance<T>(size: number, value: T): T {
  position += size;
  return value;
}

function readValue(bytes: Buffer, type: number, depth: number): unknown {
  switch (type) {
    case 1:
      return readDouble(bytes);
    case 2:
    case 14:
      return readString(bytes);
    case 3:
      return readContainer(bytes, false, depth + 1);
    case 4:
      return readContainer(bytes, true, depth + 1);
    case 5:
      return readBinary(bytes);
    case 6:
      return undefined;
    case 7:
      return advance(12, new ObjectId(copyBytes(bytes, position, 12)));
    case 8:
      return advance(1, bytes[position] === 1);
    case 9:
      return advance(8, new Date(Number(bytes.readBigInt64LE(position))));
    case 10:
      return null;
    case 11:
      return readRegex(bytes);
    case 13:
      return new Code(readString(bytes));
    case 15:
      return readScopedCode(bytes, depth);
    case 16:
      return advance(4, bytes.readInt32LE(position));
    case 17:
      return advance(8, new Timestamp(bytes.readBigUInt64LE(position)));
    case 18:
      return advance(8, bytes.readBigInt64LE(position));
    case 19:
      return advance(16, new Decimal128(copyBytes(bytes, position, 16)));
    case 255:
      return new MinKey();
    case 127:
      return new MaxKey();
    default:
      throw unknownType(type);
  }
}

/** Field name at the reader; ASCII names take the faster conversion. */
function readName(bytes: Buffer): string {
  let end = position;
  let bits = 0;
  for (let byte = bytes[end] as number; byte !== 0; byte = bytes[end] as number) {
    bits |= byte;
    end++;
  }
  const name = bits & 0x80 ? bytes.toString('utf8', position, end) : bytes.toString('latin1', position, end);
  position = end + 1;
  return name;
}

function readContainer(
  bytes: Buffer,
  isArray: boolean,
  depth: number,
  only?: ReadonlySet<string> | null,
): Doc | unknown[] {
  if (depth > maxDepth) throw new Error('BSON nested too deep');
  const end = position + bytes.readInt32LE(position) - 1;
  position += 4;
  if (isArray) {
    const list: unknown[] = [];
    while (position < end) {
      const type = bytes[position++] as number;
      position = bytes.indexOf(0, position) + 1;
      list.push(readValue(bytes, type, depth));
    }
    position = end + 1;
    return list;
  }
  const doc: Doc = {};
  while (position < end) {
    const type = bytes[position++] as number;
    const name = readName(bytes);
    if (only && !only.has(name)) position += bsonValueSize(bytes, type, position);
    else if (name === '__proto__') setField(doc, name, readValue(bytes, type, depth));
    else doc[name] = readValue(bytes, type, depth);
  }
  position = end + 1;
  return doc;
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** Decodes a document; with `only`, just these top-level fields (the rest is skipped unread). */
export function decode(bytes: Uint8Array, only?: ReadonlySet<string> | null): Doc {
  position = 0;
  return readContainer(asBuffer(bytes), false, 0, only) as Doc;
}

/** Encodes a document; fields whose value is undefined are left out. */
export function encode(doc: Doc): Buffer {
  return Buffer.from(serialize(doc, { ignoreUndefined: true, checkKeys: false }));
}

/**
 * The raw documents of the top-level array `name`, or null. Bytes a client sent are stored as they are: decoding and
 * encoding again would move integer-like field names to the front.
 */
export function rawArrayDocuments(bytes: Buffer, name: string): Buffer[] | null {
  let at = 4;
  while (at < bytes.length - 1) {
    const type = bytes[at++] as number;
    const nameEnd = bytes.indexOf(0, at);
    const field = bytes.toString('utf8', at, nameEnd);
    at = nameEnd + 1;
    if (field === name && type === 4) {
      const documents: Buffer[] = [];
      const end = at + bytes.readInt32LE(at) - 1;
      let element = at + 4;
      while (element < end) {
        element = bytes.indexOf(0, element) + 1;
        const size = bytes.readInt32LE(element);
        documents.push(bytes.subarray(element, element + size));
        element += size;
      }
      return documents;
    }
    at += bsonValueSize(bytes, type, at);
  }
  return null;
}

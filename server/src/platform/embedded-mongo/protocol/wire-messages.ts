import { decode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';
import { isDocument } from '../values/types.ts';

/** A command as it came over the wire. */
export interface WireCommand {
  body: Doc;
  /** The body's bytes; null for the legacy first hello. */
  raw: Buffer | null;
  /** Kind-1 sections: `documents`, `updates` or `deletes` outside the body. */
  sequences: ReadonlyMap<string, Buffer[]>;
}
export interface WireRequest extends WireCommand {
  requestId: number;
  /** Framing of the reply: the first hello comes as OP_QUERY. */
  legacy: boolean;
  /** `moreToCome`: the client (write concern 0) waits for no reply. */
  expectsReply: boolean;
}

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;
const checksumPresent = 1;
const moreToCome = 2;
export const headerBytes = 16;
/** 48,000,000 bytes of message as `hello` announces, and room for the frame. */
export const largestMessageBytes = 48_000_000 + 16_384;

function parseLegacyQuery(message: Buffer, requestId: number): WireRequest {
  const nameEnd = message.indexOf(0, 20);
  const query = decode(message.subarray(nameEnd + 9));
  const body = isDocument(query.$query) ? query.$query : query;
  return { body, raw: null, sequences: new Map(), requestId, legacy: true, expectsReply: true };
}

function readSequence(message: Buffer, start: number, size: number): [name: string, documents: Buffer[]] {
  const nameEnd = message.indexOf(0, start + 4);
  const name = message.toString('utf8', start + 4, nameEnd);
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < start + size; ) {
    const documentSize = message.readInt32LE(at);
    if (documentSize < 5) throw new Error('document sequence is malformed');
    documents.push(message.subarray(at, at + documentSize));
    at += documentSize;
  }
  return [name, documents];
}

/** Reads one whole message. @throws Error when it is not one: the connection is to be closed */
export function parseMessage(message: Buffer): WireRequest {
  const requestId = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === opQuery) return parseLegacyQuery(message, requestId);
  if (operation !== opMessage) throw new Error(`unsupported wire operation ${operation}`);
  const flags = message.readUInt32LE(headerBytes);
  const end = flags & checksumPresent ? message.length - 4 : message.length;
  const sequences = new Map<string, Buffer[]>();
  let raw: Buffer | null = null;
  for (let at = headerBytes + 4; at < end; ) {
    const kind = message[at++];
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new Error('section is malformed');
    if (kind === 0) raw = message.subarray(at, at + size);
    else {
      const [name, documents] = readSequence(message, at, size);
      sequences.set(name, documents);
    }
    at += size;
  }
  if (!raw) throw new Error('message without a body');
  return { body: decode(raw), raw, sequences, requestId, legacy: false, expectsReply: !(flags & moreToCome) };
}

/** Frames an encoded reply document. */
export function frameReply(request: Pick<WireRequest, 'requestId' | 'legacy'>, reply: Buffer): Buffer {
  const header = Buffer.alloc(request.legacy ? 36 : 21);
  header.writeInt32LE(header.length + reply.length, 0);
  header.writeInt32LE(request.requestId, 8);
  header.writeInt32LE(request.legacy ? opReply : opMessage, 12);
  if (request.legacy) {
    header.writeInt32LE(8, 16);
    header.writeInt32LE(1, 32);
  }
  return Buffer.concat([header, reply]);
}

/** Cuts a byte stream into messages. @throws Error from the callback for lengths out of bounds */
export function createMessageSplitter(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let available = 0;
  let wanted = 4;
  return (chunk) => {
    chunks.push(chunk);
    available += chunk.length;
    while (available >= wanted) {
      const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      chunks = [bytes];
      const size = bytes.readInt32LE(0);
      if (size < headerBytes || size > largestMessageBytes) throw new Error(`message of ${size} bytes`);
      if (available < size) {
        wanted = size;
        return;
      }
      chunks = available > size ? [bytes.subarray(size)] : [];
      available -= size;
      wanted = 4;
      onMessage(bytes.subarray(0, size));
    }
  };
}

import { once } from 'node:events';
import { createConnection } from 'node:net';
import { createMessageSplitter } from '../protocol/wire-messages.ts';
import { decode, encode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';

/** A client without a driver: sends commands as they are, session ids and transaction numbers included. */
export interface WireClient {
  command(body: Doc): Promise<Doc>;
  /** Sends bytes as they are. */
  send(bytes: Buffer): void;
  /** Settles when the server has closed the connection. */
  readonly closed: Promise<unknown>;
  close(): void;
}

export async function connectWire(uri: string): Promise<WireClient> {
  const socket = createConnection(decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? ''));
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  const waiting: ((reply: Doc) => void)[] = [];
  const split = createMessageSplitter((message) => waiting.shift()?.(decode(message.subarray(21))));
  socket.on('data', (chunk) => split(chunk as Buffer));
  socket.on('error', () => undefined);
  return {
    closed,
    send: (bytes) => void socket.write(bytes),
    close: () => socket.destroy(),
    command(body) {
      const bytes = encode(body);
      const header = Buffer.alloc(21);
      header.writeInt32LE(21 + bytes.length, 0);
      header.writeInt32LE(2013, 12);
      socket.write(Buffer.concat([header, bytes]));
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}

import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Channel } from './protocol.ts';

/** The longest path a unix socket may have on every system we serve. */
const longestSocketPath = 100;
const lengthBytes = 4;
/** No message is this large: a length beyond is not ours. */
const largestMessage = 1 << 28;

/** Where the owner of a directory listens: beside its files, or in the temporary folder when that path is too long. */
export function socketPathFor(directory: string): string {
  const hash = createHash('sha256').update(resolve(directory)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\wasl-search-${hash}`;
  const beside = join(resolve(directory), 'search.sock');
  return beside.length <= longestSocketPath ? beside : join(tmpdir(), `wasl-search-${hash}.sock`);
}

/** Messages over a stream, each behind its length (4 bytes, big endian), in V8's own serialization. */
export function createSocketChannel<Sent, Received>(socket: Socket): Channel<Sent, Received> {
  let receive: (message: Received) => void = () => {};
  let pending: Buffer[] = [];
  let pendingBytes = 0;

  function take(bytes: number): Buffer {
    const all = pending.length === 1 ? (pending[0] as Buffer) : Buffer.concat(pending);
    const taken = all.subarray(0, bytes);
    pending = [all.subarray(bytes)];
    pendingBytes -= bytes;
    return taken;
  }

  let wanted = -1;
  socket.on('data', (chunk: Buffer) => {
    pending.push(chunk);
    pendingBytes += chunk.length;
    for (;;) {
      if (wanted < 0) {
        if (pendingBytes < lengthBytes) return;
        wanted = take(lengthBytes).readUInt32BE(0);
        if (wanted > largestMessage) {
          socket.destroy();
          return;
        }
      }
      if (pendingBytes < wanted) return;
      const message = deserialize(take(wanted)) as Received;
      wanted = -1;
      receive(message);
    }
  });
  socket.on('error', () => socket.destroy());

  return {
    send(message) {
      if (socket.destroyed) return;
      const body = serialize(message);
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32BE(body.length);
      socket.cork();
      socket.write(length);
      socket.write(body);
      socket.uncork();
    },
    onMessage(listener) {
      receive = listener;
    },
    onClose(closed) {
      socket.once('close', closed);
    },
    close: () => socket.destroy(),
  };
}

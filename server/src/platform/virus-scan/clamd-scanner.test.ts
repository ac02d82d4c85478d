import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClamdScanner } from './clamd-scanner.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Speaks as clamd does: reads the command and the pieces, then answers what `answerTo` says of the content. */
async function startClamd(answerTo: (content: Buffer) => string | null) {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      const command = 'zINSTREAM\0';
      if (received.length < command.length) return;
      expect(received.subarray(0, command.length).toString()).toBe(command);
      const pieces: Buffer[] = [];
      let at = command.length;
      while (at + 4 <= received.length) {
        const length = received.readUInt32BE(at);
        if (length === 0) {
          const answer = answerTo(Buffer.concat(pieces));
          if (answer === null) socket.destroy();
          else socket.end(`${answer}\0`);
          return;
        }
        if (at + 4 + length > received.length) return;
        pieces.push(received.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { host: '127.0.0.1', port: address.port };
}

describe('the clamd scanner', () => {
  it('sends all of the content, in pieces', async () => {
    const content = Buffer.alloc(200_000, 'wasl');
    let seen: Buffer | null = null;
    const address = await startClamd((received) => {
      seen = received;
      return 'stream: OK';
    });
    expect(await createClamdScanner(address).scan(content)).toEqual({ isClean: true });
    expect(seen).toEqual(content);
  });

  it('says what was found', async () => {
    const address = await startClamd(() => 'stream: Eicar-Signature FOUND');
    expect(await createClamdScanner(address).scan(Buffer.from('x'))).toEqual({
      isClean: false,
      finding: 'Eicar-Signature',
    });
  });

  it('has no verdict when clamd hangs up, fails, is silent or is not there', async () => {
    const hangsUp = await startClamd(() => null);
    await expect(createClamdScanner(hangsUp).scan(Buffer.from('x'))).rejects.toThrow();
    const fails = await startClamd(() => 'INSTREAM size limit exceeded. ERROR');
    await expect(createClamdScanner(fails).scan(Buffer.from('x'))).rejects.toThrow('no verdict');
    const server = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => server.close());
    const { port } = server.address() as { port: number };
    await expect(createClamdScanner({ host: '127.0.0.1', port }, 50).scan(Buffer.from('x'))).rejects.toThrow(
      'in time',
    );
    await expect(createClamdScanner({ host: '127.0.0.1', port: 1 }).scan(Buffer.from('x'))).rejects.toThrow();
  });
});

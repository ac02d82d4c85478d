import { connect } from 'node:net';
import type { ScanVerdict, VirusScanner } from './virus-scanner.ts';

/** clamd takes content in pieces, each after its length. */
const pieceBytes = 64 * 1024;

/**
 * Asks clamd over TCP (its INSTREAM command). Rejects when it does not answer within `timeoutMillis`, answers with an error or
 * hangs up.
 */
export function createClamdScanner(
  address: { host: string; port: number },
  timeoutMillis = 30_000,
): VirusScanner {
  return {
    scan: async (content) => verdictOf(await askClamd(address, content, timeoutMillis)),
  };
}

function askClamd(
  address: { host: string; port: number },
  content: Uint8Array,
  timeoutMillis: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    let answer = '';
    socket.setEncoding('utf8');
    socket.setTimeout(timeoutMillis, () => socket.destroy(new Error('clamd does not answer in time')));
    socket.on('data', (part: string) => {
      answer += part;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer.replace(/\0/g, '').trim()));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < content.length; at += pieceBytes) {
        const piece = content.subarray(at, at + pieceBytes);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        socket.write(piece);
      }
      // A piece without length ends the content.
      socket.write(Buffer.alloc(4));
    });
  });
}

/** `stream: OK`, or `stream: Eicar-Signature FOUND`; anything else is no verdict. */
function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return { isClean: true };
  const finding = /^stream: (.+) FOUND$/.exec(answer)?.[1];
  if (finding) return { isClean: false, finding };
  throw new Error(`clamd gave no verdict: ${answer.slice(0, 200)}`);
}

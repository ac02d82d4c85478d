import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logger.ts';
import { createSmtpMessenger } from './smtp-messenger.ts';

interface Received {
  from: string;
  to: string[];
  /** Head and body as they came. */
  content: string;
}

let server: Server;
let messenger: ReturnType<typeof createSmtpMessenger>;
afterEach(() => {
  messenger.close();
  server.close();
});

/** A mail server that takes everything but what is for `refused@`. */
async function startMailServer(): Promise<{ received: Received[]; url: string }> {
  const received: Received[] = [];
  server = createServer((socket) => {
    let draft: Received = { from: '', to: [], content: '' };
    let isContent = false;
    let waiting = '';
    socket.on('error', () => undefined);
    socket.write('220 mail.example.ma\r\n');
    const answer = (line: string) => {
      if (isContent) {
        if (line !== '.') {
          // A dot that begins a line is sent twice (RFC 5321 §4.5.2).
          draft.content += `${line.replace(/^\./, '')}\n`;
          return;
        }
        isContent = false;
        received.push(draft);
        draft = { from: '', to: [], content: '' };
        return void socket.write('250 taken\r\n');
      }
      const [command = ''] = line.toUpperCase().split(/[ :]/);
      if (command === 'EHLO') return void socket.write('250-mail.example.ma\r\n250 8BITMIME\r\n');
      if (command === 'MAIL') draft.from = line;
      if (command === 'RCPT') {
        if (line.includes('refused@')) return void socket.write('550 nobody here\r\n');
        draft.to.push(line);
      }
      if (command === 'DATA') {
        isContent = true;
        return void socket.write('354 go on\r\n');
      }
      socket.write('250 ok\r\n');
    };
    socket.on('data', (part: Buffer) => {
      const lines = (waiting + part.toString()).split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) answer(line);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return { received, url: `smtp://127.0.0.1:${port}` };
}

/** The parts of a mail, read as mail readers do. */
function partsOf(content: string): string[] {
  return content
    .split(/^--.*$/m)
    .slice(1)
    .map((part) => {
      const at = part.indexOf('\n\n');
      const [head, body] = [part.slice(0, at), part.slice(at + 2)];
      if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString();
      return Buffer.from(
        body
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      ).toString();
    });
}

describe('the mail messenger', () => {
  it('gives the server the text as it is, and the same with its direction', async () => {
    const { received, url } = await startMailServer();
    messenger = createSmtpMessenger({ url, from: 'Wasl <wasl@example.ma>' }, createLogger('silent'));
    await messenger.send({
      to: 'fatima@example.ma',
      language: 'ar',
      subject: 'رابط التوقيع',
      text: 'السلام عليكم،\n\nللتوقيع: https://wasl.example.ma/sign?token=a&b=<c>',
    });
    const [mail] = received;
    expect(mail?.from).toContain('<wasl@example.ma>');
    expect(mail?.to).toEqual([expect.stringContaining('<fatima@example.ma>')]);
    const [plain = '', page = ''] = partsOf(mail?.content ?? '');
    expect(plain).toContain('للتوقيع: https://wasl.example.ma/sign?token=a&b=<c>');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('href="https://wasl.example.ma/sign?token=a&amp;b=&lt;c&gt;"');
  });

  it('sends to one address, whatever stands in it', async () => {
    const { received, url } = await startMailServer();
    messenger = createSmtpMessenger({ url, from: 'wasl@example.ma' }, createLogger('silent'));
    await messenger
      .send({
        to: 'a@example.ma\r\nBcc: spy@example.ma, b@example.ma',
        language: 'fr',
        subject: 'Sujet\r\nBcc: spy@example.ma',
        text: 'Bonjour',
      })
      .catch(() => undefined);
    for (const { to, content } of received) {
      expect(to.length).toBe(1);
      expect(content.split('\n\n')[0]).not.toMatch(/^Bcc:/im);
    }
  });

  it('rejects what the server does not take, so that it is tried again', async () => {
    const { url } = await startMailServer();
    messenger = createSmtpMessenger({ url, from: 'wasl@example.ma' }, createLogger('silent'));
    await expect(
      messenger.send({ to: 'refused@example.ma', language: 'fr', subject: 'x', text: 'x' }),
    ).rejects.toThrow();
  });
});

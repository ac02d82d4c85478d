import { directionOf } from '@wasl/shared/language';
import { createTransport } from 'nodemailer';
import type { Logger } from '../logger.ts';
import type { Message, Messenger } from './messages.ts';

/**
 * Sends messages by a mail server; a message counts as sent when the server took it. What it does not take rejects, and whoever
 * delivers events tries again later. `url` is `smtp://` or `smtps://`, with name and password where the server asks for them.
 */
export function createSmtpMessenger(
  { url, from }: { url: string; from: string },
  logger: Logger,
): Messenger & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing in a message may make Wasl read a file or an address of its own network.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message) {
      const { messageId } = await transport.sendMail({
        from,
        to: { name: '', address: message.to },
        subject: message.subject,
        text: message.text,
        html: htmlOf(message),
        headers: { 'Content-Language': message.language, 'Auto-Submitted': 'auto-generated' },
      });
      logger.info({ messageId }, 'message given to the mail server');
    },
    close: () => transport.close(),
  };
}

/** The same text with its language and direction: readers of mail set plain Arabic from left to right. Links can be pressed. */
function htmlOf({ language, subject, text }: Message): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(lineOf).join('<br>')}</p>`)
    .join('');
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body dir="${directionOf(language)}">${paragraphs}</body></html>`;
}

function lineOf(line: string): string {
  return line
    .split(/(https?:\/\/\S+)/)
    .map((part, position) => {
      const shown = escapeHtml(part);
      return position % 2 === 1 ? `<a href="${shown}" dir="ltr">${shown}</a>` : shown;
    })
    .join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '@wasl/shared/language';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { newId } from '../mongo/object-id.ts';

/** A message to one person. */
export interface Message {
  to: string;
  language: Language;
  subject: string;
  text: string;
}

/** Sends messages; resolves when the message is safe with whoever carries it on. */
export interface Messenger {
  send(message: Message): Promise<void>;
}

/** Writes each message as a file into the outbox directory, for a machine without a mail server. */
export function createFileMessenger(directory: string, clock: Clock, logger: Logger): Messenger {
  return {
    async send(message) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const name = `${clock.now().toISOString().replaceAll(':', '-')}-${newId()}.json`;
      const draft = join(directory, `.${name}`);
      await writeFile(draft, JSON.stringify(message, null, 2), { mode: 0o600 });
      await rename(draft, join(directory, name));
      logger.info({ file: name }, 'message written to the outbox directory');
    },
  };
}

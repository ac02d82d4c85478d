import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { assertKey, type FileStore } from './file-store.ts';

/**
 * Files on disk, below one directory: `ab/cd/abcd…`, readable by this process' owner only. Content is written beside its
 * place and moved there once it is safe, so that a file is whole or absent, also after a power cut.
 */
export function createDiskFileStore(directory: string): FileStore {
  const placeOf = (key: string) => {
    assertKey(key);
    return join(directory, key.slice(0, 2), key.slice(2, 4), key);
  };
  return {
    newKey: () => randomBytes(16).toString('hex'),

    async put(key, content) {
      const place = placeOf(key);
      const draft = `${place}.${randomBytes(4).toString('hex')}.part`;
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const settings = { flag: 'wx', mode: 0o600, flush: true };
      try {
        if (content instanceof Uint8Array) await writeFile(draft, content, settings);
        else await pipeline(content, createWriteStream(draft, { ...settings, flags: settings.flag }));
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(dirname(place));
    },

    async open(key) {
      const file = await open(placeOf(key), 'r');
      return file.createReadStream();
    },

    async remove(key) {
      await rm(placeOf(key), { force: true });
    },
  };
}

/** A rename is safe once its folder is; systems that cannot open folders need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

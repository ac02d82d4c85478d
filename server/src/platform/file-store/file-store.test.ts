import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskFileStore } from './disk-file-store.ts';
import type { FileStore } from './file-store.ts';

let directory: string;
let files: FileStore;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'wasl-files-'));
  files = createDiskFileStore(join(directory, 'files'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

const filesOnDisk = async () =>
  (await readdir(directory, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

describe('a file store', () => {
  it('gives back what was put, from bytes and from a stream', async () => {
    const [one, other] = [files.newKey(), files.newKey()];
    await files.put(one, Buffer.from('رخصة'));
    await files.put(other, Readable.from([Buffer.from('ab'), Buffer.from('cd')]));
    expect((await buffer(await files.open(one))).toString()).toBe('رخصة');
    expect((await buffer(await files.open(other))).toString()).toBe('abcd');
  });

  it('makes keys nobody can guess, and never the same twice', () => {
    const keys = new Set(Array.from({ length: 1000 }, () => files.newKey()));
    expect(keys.size).toBe(1000);
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('has nothing under a key that was removed, and removes it twice without harm', async () => {
    const key = files.newKey();
    await files.put(key, Buffer.from('x'));
    await files.remove(key);
    await files.remove(key);
    await expect(files.open(key)).rejects.toThrow();
  });

  it('leaves nothing of content that breaks off', async () => {
    const before = await filesOnDisk();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('the beginning');
        throw new Error('the line went dead');
      })(),
    );
    const key = files.newKey();
    await expect(files.put(key, broken)).rejects.toThrow('the line went dead');
    await expect(files.open(key)).rejects.toThrow();
    expect(await filesOnDisk()).toEqual(before);
  });

  it('takes nothing but its own keys, so that no name becomes a path', async () => {
    for (const key of ['../../etc/passwd', 'a', `${'a'.repeat(30)}/.`, '', 'A'.repeat(32)]) {
      await expect(files.put(key, Buffer.from('x'))).rejects.toThrow('not a key');
      await expect(files.open(key)).rejects.toThrow('not a key');
      await expect(files.remove(key)).rejects.toThrow('not a key');
    }
  });

  it.skipIf(process.platform === 'win32')('lets nobody else on the machine read them', async () => {
    await files.put(files.newKey(), Buffer.from('x'));
    for (const entry of await filesOnDisk())
      expect((await stat(join(entry.parentPath, entry.name))).mode & 0o077).toBe(0);
  });
});

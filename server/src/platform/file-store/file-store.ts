import type { Readable } from 'node:stream';

/**
 * Keeps the content of files by keys of its own making. It knows nothing of names, types or owners: those stand in the
 * document store, where each key is written down before its content is put here.
 */
export interface FileStore {
  /** A new key that nobody can guess: 32 hexadecimal digits. */
  newKey(): string;
  /** Keeps content under a key; resolves when it would survive a power cut. Nothing is kept when it fails. */
  put(key: string, content: Uint8Array | Readable): Promise<void>;
  /** The content. Rejects when there is none. */
  open(key: string): Promise<Readable>;
  /** Forgets the content; harmless when there is none. */
  remove(key: string): Promise<void>;
}

/** Keys are looked at before they become part of any address: a key from elsewhere is never a path. */
export function assertKey(key: string): void {
  if (!/^[0-9a-f]{32}$/.test(key)) throw new Error('This is not a key of a stored file.');
}

import { createHash, randomBytes } from 'node:crypto';

/** A token of 256 random bits for a link in a message. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps of a token: SHA-256, which needs no salt where what is hashed was drawn at random. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

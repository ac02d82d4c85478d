import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBase32 } from '@wasl/shared/base32';

/** Makes and checks what signatories are sent. Nothing it makes is stored: the store keeps seeds and hashes. */
export type SigningSecrets = ReturnType<typeof createSigningSecrets>;

/**
 * Tokens and codes follow from a random seed in the store and the server's secret (HMAC-SHA256): a message that is sent
 * again carries the same link, and neither a copy of the store nor of the event queue is enough to sign
 * (docs/adr/0020-signing.md).
 */
export function createSigningSecrets(serverSecret: string) {
  const key = createHmac('sha256', serverSecret).update('wasl:signing').digest();
  const derive = (...parts: string[]) => createHmac('sha256', key).update(parts.join(':')).digest();

  const tokenOf = (signatoryId: string, seed: string): string =>
    derive('link', signatoryId, seed).toString('base64url');

  /** Six digits; 48 of the 256 bits, so that no digit is likelier than another by more than 1 in 10⁸. */
  const codeOf = (signatoryId: string, codeId: string): string =>
    String(derive('code', signatoryId, codeId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

  return {
    /** The token of 256 bits in a signatory's link. */
    tokenOf,
    codeOf,
    isCode(signatoryId: string, codeId: string, given: string): boolean {
      const digest = (text: string) => createHash('sha256').update(text).digest();
      return timingSafeEqual(digest(codeOf(signatoryId, codeId)), digest(given));
    },
  };
}

/** A random seed of 128 bits. */
export function newSeed(): string {
  return randomBytes(16).toString('base64url');
}

/** What stands in place of a hash while no link works: unique, and the hash of nothing. */
export function noLink(signatoryId: string): string {
  return `none:${signatoryId}`;
}

const codeBytes = 10;
const codeLength = (codeBytes * 8) / 5;

/** A code of 80 bits that a certificate prints: 16 letters and digits of base 32. */
export function newVerificationCode(): string {
  return encodeBase32(randomBytes(codeBytes));
}

/** In groups of four: ABCD-EFGH-IJKL-MNOP. */
export function formatVerificationCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as typed by people, in the spelling that is stored; null when it cannot be one. 0, 1 and 8 are taken for O, I and B. */
export function readVerificationCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-–·.]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .replaceAll('8', 'B');
  return code.length === codeLength && /^[A-Z2-7]+$/.test(code) ? code : null;
}

/** A network address without what tells one device from another: IPv4 to /24, IPv6 to /48. */
export function shortenAddress(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  const bytes = /^(\d+\.\d+\.\d+)\.\d+$/.exec(plain);
  if (bytes) return `${bytes[1]}.0/24`;
  if (!plain.includes(':')) return 'unknown';
  const [head = ''] = plain.split('::');
  const groups = head.split(':').filter(Boolean).slice(0, 3);
  return `${groups.join(':')}::/48`;
}

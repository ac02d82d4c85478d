import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, 2 passes, 1 lane: the first choice of the OWASP password storage cheat sheet. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordMinimumLength = 10;
export const passwordMaximumLength = 200;

/** The most used passwords that are long enough, in what people here type; folded, without digits at the end. */
const widelyUsed = new Set(
  'azertyuiop qwertyuiop motdepasse password motdepassemotdepasse passwordpassword azertyazerty qwertyqwerty bonjourbonjour iloveyou marocmaroc casablanca marrakech adminadmin administrateur administrator bismillah bismillahirrahmanirrahim mohammed mohamedmohamed waslwasl'.split(
    ' ',
  ),
);

export type PasswordProblem = 'too_short' | 'too_long' | 'easily_guessed';

/**
 * Why a password cannot be taken, or null. Length rather than composition, and none that is widely used, a run of digits,
 * few characters repeated, or the owner's own name or address (NIST SP 800-63B §3.1.1, ASVS 5 §6.2).
 */
export function findPasswordProblem(
  password: string,
  ownWords: readonly string[] = [],
): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordMinimumLength) return 'too_short';
  if (length > passwordMaximumLength) return 'too_long';
  const plain = password.normalize('NFKC').toLowerCase();
  const stem = plain.replace(/[\d\W_]+$/u, '');
  const isRun = '01234567890123456789'.includes(plain) || '98765432109876543210'.includes(plain);
  const isOwn = ownWords.some((word) => word.length >= 4 && stem === word.toLowerCase());
  const isRepeated = new Set(plain).size < 4;
  return isRun || isOwn || isRepeated || widelyUsed.has(stem) ? 'easily_guessed' : null;
}

export async function hashPassword(password: string): Promise<string> {
  return await hash(password.normalize('NFKC'), options);
}

/** A hash nobody's password has, so that an unknown account costs the same time as a known one. */
const nobodysHash = hashPassword(randomBytes(24).toString('base64url'));

/** Whether the password belongs to the hash. A null hash takes as long as a real one and is never right. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFKC'));
  return passwordHash !== null && isRight;
}

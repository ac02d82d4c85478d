import { withoutDirectionMarks } from './bidi.ts';
import { toAsciiDigits } from './digits.ts';

/**
 * Codes that are read out at a counter (docs/adr/0004-voucher-codes-and-tokens.md): nine random characters and a
 * check character, shown as `7KQ4-M2XH-9T`.
 *
 * The alphabet has 23 characters: no vowel, so that no word appears; neither 0 nor O, 1, I nor L, U nor V; and of
 * 2 Z, 5 S, 6 G and 8 B only the digit, so that the letter is read as the digit. 23 is prime: one weighted sum
 * finds every wrong character and every two characters exchanged, adjacent or not.
 *
 * Entropy: 9 × log2(23) = 40.7 bits. That is below 60, so whoever checks codes must limit attempts to ten per
 * 15 minutes, per account and per device.
 */
export const voucherCodeAlphabet = '23456789CDFHJKMNPQRTWXY';

export const voucherCodeLength = 10;

/** Bits of chance in a code; the check character adds none. */
export const voucherCodeEntropyBits = (voucherCodeLength - 1) * Math.log2(voucherCodeAlphabet.length);

const modulus = voucherCodeAlphabet.length;
const valueOfCharacter = new Map([...voucherCodeAlphabet].map((character, value) => [character, value]));

/**
 * Position i (from 1) has weight i, and the weighted sum of all ten must be this modulo 23. It is not 0, so that
 * ten times the first character is no code.
 */
const checkRemainder = 4;

/** The inverse of the last weight: 10 × 7 ≡ 1 (mod 23). */
const inverseOfLastWeight = 7;

function weightedSum(characters: string): number | null {
  let sum = 0;
  for (let i = 0; i < characters.length; i++) {
    const value = valueOfCharacter.get(characters.charAt(i));
    if (value === undefined) return null;
    sum += (i + 1) * value;
  }
  return sum % modulus;
}

/** The check character for nine characters of the alphabet. */
export function checkCharacter(payload: string): string {
  const sum = payload.length === voucherCodeLength - 1 ? weightedSum(payload) : null;
  if (sum === null)
    throw new RangeError('a check character is computed from nine characters of the alphabet');
  return voucherCodeAlphabet.charAt(((checkRemainder - sum + modulus) * inverseOfLastWeight) % modulus);
}

/** Whether a normalized code (ten characters, upper case, no hyphen) carries the right check character. */
export function isVoucherCode(code: string): boolean {
  return code.length === voucherCodeLength && weightedSum(code) === checkRemainder;
}

/**
 * A new code. `randomBytes` must come from a cryptographic source; bytes from 253 up are thrown away, so that
 * every character is equally likely. Uniqueness is for the store to enforce.
 */
export function generateVoucherCode(randomBytes: (length: number) => Uint8Array): string {
  const fairBelow = 256 - (256 % modulus);
  let payload = '';
  while (payload.length < voucherCodeLength - 1) {
    for (const byte of randomBytes(16)) {
      if (byte < fairBelow && payload.length < voucherCodeLength - 1)
        payload += voucherCodeAlphabet.charAt(byte % modulus);
    }
  }
  return payload + checkCharacter(payload);
}

/** Characters outside the alphabet that can only be a misread one of it. */
const lookAlikes = new Map([
  ['S', '5'],
  ['B', '8'],
  ['Z', '2'],
  ['G', '6'],
  // Cyrillic capitals drawn like Latin ones
  ['К', 'K'],
  ['М', 'M'],
  ['Н', 'H'],
  ['Р', 'P'],
  ['С', 'C'],
  ['Т', 'T'],
  ['Х', 'X'],
]);

/** Brings a typed or read-out code into the form that is compared: no separators, upper case, look-alikes mended. */
export function normalizeVoucherCode(input: string): string {
  const characters = toAsciiDigits(withoutDirectionMarks(input).normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·•\u2212/]+/gu, '');
  return [...characters].map((character) => lookAlikes.get(character) ?? character).join('');
}

export type VoucherCodeProblem =
  | 'empty'
  | 'too_short'
  | 'too_long'
  | 'unknown_character'
  | 'wrong_check_character';

export type ParsedVoucherCode =
  | { ok: true; code: string }
  | { ok: false; problem: VoucherCodeProblem; normalized: string };

/** Reads a typed code and says what is wrong with it before anybody is asked for it. */
export function parseVoucherCode(input: string): ParsedVoucherCode {
  const normalized = normalizeVoucherCode(input);
  if (isVoucherCode(normalized)) return { ok: true, code: normalized };
  return { ok: false, problem: problemOf(normalized), normalized };
}

function problemOf(normalized: string): VoucherCodeProblem {
  if (normalized === '') return 'empty';
  if ([...normalized].some((character) => !valueOfCharacter.has(character))) return 'unknown_character';
  if (normalized.length < voucherCodeLength) return 'too_short';
  return normalized.length > voucherCodeLength ? 'too_long' : 'wrong_check_character';
}

/** `7KQ4M2XH9T` → `7KQ4-M2XH-9T`. */
export function formatVoucherCode(code: string): string {
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].filter((part) => part !== '').join('-');
}

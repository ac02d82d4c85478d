import { withoutDirectionMarks } from './bidi.ts';
import { toAsciiDigits } from './digits.ts';

/** An identifier in the form it is stored and compared in, or why it cannot be one. */
export type Identifier<Problem extends string, Warning extends string = never> =
  | { ok: true; value: string; warning: Warning | null }
  | { ok: false; problem: Problem };

function digitsOf(text: string): string {
  return toAsciiDigits(withoutDirectionMarks(text)).replace(/[\s.\-/]/gu, '');
}

/**
 * ICE (identifiant commun de l’entreprise): 15 digits, being 9 of the enterprise, 4 of the establishment and 2 of
 * check. On every valid sample seen the whole number is a multiple of 97; no official text was read that says so,
 * hence a warning and no refusal. Spaces, dots and hyphens are taken out.
 */
export function parseIce(text: string): Identifier<'not_fifteen_digits', 'check_digits_differ'> {
  const value = digitsOf(text).replace(/^ICE:?/i, '');
  if (!/^\d{15}$/.test(value)) return { ok: false, problem: 'not_fifteen_digits' };
  return { ok: true, value, warning: BigInt(value) % 97n === 0n ? null : 'check_digits_differ' };
}

/** RC (registre de commerce): the number within the register of one court; 1 to 7 digits, leading zeros dropped. */
export function parseCommercialRegisterNumber(text: string): Identifier<'not_a_register_number'> {
  const value = digitsOf(text)
    .replace(/^RC:?/i, '')
    .replace(/^0+(?=\d)/, '');
  if (!/^\d{1,7}$/.test(value) || value === '0') return { ok: false, problem: 'not_a_register_number' };
  return { ok: true, value, warning: null };
}

/** IF (identifiant fiscal): 5 to 9 digits, leading zeros dropped. */
export function parseTaxNumber(text: string): Identifier<'not_a_tax_number'> {
  const value = digitsOf(text)
    .replace(/^IF:?/i, '')
    .replace(/^0+(?=\d)/, '');
  return /^\d{5,9}$/.test(value)
    ? { ok: true, value, warning: null }
    : { ok: false, problem: 'not_a_tax_number' };
}

/**
 * RIB (relevé d’identité bancaire): 24 digits, being 3 of the bank, 3 of the place, 16 of the account and 2 of key. By the
 * banks’ rule the key is 97 less the remainder of the 22 digits before it, times 100, by 97, so that the whole number is a
 * multiple of 97; a typing slip is warned of, not refused, since a bank may still know the account.
 */
export function parseRib(text: string): Identifier<'not_twenty_four_digits', 'check_digits_differ'> {
  const value = digitsOf(text).replace(/^RIB:?/i, '');
  if (!/^\d{24}$/.test(value)) return { ok: false, problem: 'not_twenty_four_digits' };
  return { ok: true, value, warning: BigInt(value) % 97n === 0n ? null : 'check_digits_differ' };
}

const longestMembershipNumber = 32;

/**
 * The form in which membership numbers of roster and member are compared: capitals, digits 0–9, no spaces, hyphens,
 * dots or slashes. `mb-20418`, `MB 20418` and `MB٢٠٤١٨` are one number; leading zeros count.
 */
export function parseMembershipNumber(text: string): Identifier<'empty' | 'too_long' | 'unknown_character'> {
  const value = toAsciiDigits(withoutDirectionMarks(text).normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s\p{Pd}_./\\\u0640]/gu, '');
  if (value === '') return { ok: false, problem: 'empty' };
  if (value.length > longestMembershipNumber) return { ok: false, problem: 'too_long' };
  return /^[\p{L}\p{N}]+$/u.test(value)
    ? { ok: true, value, warning: null }
    : { ok: false, problem: 'unknown_character' };
}

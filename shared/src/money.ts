import { withoutDirectionMarks } from './bidi.ts';
import { toAsciiDigits } from './digits.ts';
import { groupThousands, minusSign, noBreakSpace } from './number-format.ts';

/** Basis points in the whole: 100 % = 10 000. */
export const basisPointsInWhole = 10_000;

/** The largest amount taken anywhere: a thousand million dirhams. Times 10 000 it is still a safe integer. */
export const maximumAmountCentimes = 100_000_000_000;

export function isAmountCentimes(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= maximumAmountCentimes;
}

/** Throws a RangeError unless `value` is a whole number of centimes from 0 to the largest amount. */
export function assertAmountCentimes(value: number, name: string): void {
  if (!isAmountCentimes(value))
    throw new RangeError(`${name} is ${value}: it must be whole centimes from 0 to ${maximumAmountCentimes}`);
}

/** Throws a RangeError unless `value` is a whole number of basis points from 0 to 10 000. */
export function assertBasisPoints(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > basisPointsInWhole)
    throw new RangeError(
      `${name} is ${value}: it must be whole basis points from 0 to ${basisPointsInWhole}`,
    );
}

/** Ten-thousandths of a centime to centimes, half up. The only place where an amount is rounded. */
export function roundTenThousandths(tenThousandths: number): number {
  const shifted = tenThousandths + basisPointsInWhole / 2;
  return (shifted - (shifted % basisPointsInWhole)) / basisPointsInWhole;
}

/** A share of an amount, rounded half up once: 3000 basis points of 12 345 centimes are 3 704. */
export function applyBasisPoints(amountCentimes: number, basisPoints: number): number {
  assertAmountCentimes(amountCentimes, 'amountCentimes');
  assertBasisPoints(basisPoints, 'basisPoints');
  return roundTenThousandths(amountCentimes * basisPoints);
}

export type AmountProblem =
  | 'empty'
  | 'not_a_number'
  | 'negative'
  | 'ambiguous'
  | 'too_many_decimals'
  | 'too_large';

export type ParsedAmount = { ok: true; centimes: number } | { ok: false; problem: AmountProblem };

const currencyWord = /\s*(?:mad|dhs?|درهمًا|درهما|درهم|دراهم|د\.?\s?م\.?)$/iu;
const amountPattern = /^(\d{1,3}(?:([ '٬.,])\d{3}(?:\2\d{3})*)?|\d+)(?:([.,٫])(\d*))?$/u;

/**
 * Reads an amount in dirhams as people type it: `1 234,50`, `1234.5`, `1.234,50`, `1,234.50`, `١٢٣٤٫٥`, `450 DH`.
 * A lone separator before exactly three digits (`1,234`) could mean either and is refused as ambiguous rather
 * than guessed.
 */
export function parseAmount(text: string): ParsedAmount {
  const typed = toAsciiDigits(withoutDirectionMarks(text))
    .replace(/[\s\u00A0\u202F]+/gu, ' ')
    .replace(/[’`]/gu, "'")
    .trim()
    .replace(currencyWord, '');
  if (typed === '') return { ok: false, problem: 'empty' };
  if (/^[-\u2212]/u.test(typed)) return { ok: false, problem: 'negative' };
  const match = amountPattern.exec(/^[.,٫]\d/u.test(typed) ? `0${typed}` : typed);
  if (!match) return { ok: false, problem: 'not_a_number' };
  const [, whole = '', grouping, decimalSeparator, decimals = ''] = match;
  if (grouping !== undefined && grouping === decimalSeparator) return { ok: false, problem: 'not_a_number' };
  const groups = grouping === undefined ? [whole] : whole.split(grouping);
  if ((grouping === '.' || grouping === ',') && groups.length === 2 && decimalSeparator === undefined)
    return { ok: false, problem: groups[0] === '0' ? 'too_many_decimals' : 'ambiguous' };
  if (decimals.length > 2) return { ok: false, problem: 'too_many_decimals' };
  const centimes = Number(groups.join('')) * 100 + Number(decimals.padEnd(2, '0'));
  if (centimes > maximumAmountCentimes) return { ok: false, problem: 'too_large' };
  return { ok: true, centimes };
}

export interface MoneyFormat {
  /** `MAD` in accounts and on receipts, `DH` for members, `none` where a column head says it. */
  unit?: 'MAD' | 'DH' | 'none';
  /** `when_any` leaves `,00` out: `90 DH`, but `90,50 DH`. Default `always`. */
  cents?: 'always' | 'when_any';
}

/** `formatMoney(186000, { unit: 'DH' })` → `1 860,00 DH`, in every language alike; a negative amount gets `−`. */
export function formatMoney(centimes: number, { unit = 'none', cents = 'always' }: MoneyFormat = {}): string {
  if (!Number.isSafeInteger(centimes)) throw new RangeError(`${centimes} is not a whole number of centimes`);
  const digits = String(Math.abs(centimes)).padStart(3, '0');
  const fraction = digits.slice(-2);
  const number =
    groupThousands(digits.slice(0, -2)) + (cents === 'always' || fraction !== '00' ? `,${fraction}` : '');
  return (centimes < 0 ? minusSign : '') + number + (unit === 'none' ? '' : noBreakSpace + unit);
}

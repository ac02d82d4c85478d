import { withoutDirectionMarks } from './bidi.ts';
import { toAsciiDigits } from './digits.ts';
import { bearsSignsOfLayout, type KeyboardLayout, undoKeyboardLayouts } from './keyboard-layout.ts';
import { parseVoucherCode, type VoucherCodeProblem } from './voucher-code.ts';
import { parseVoucherToken, tokenVersion, type VoucherToken } from './voucher-token.ts';

/** What a camera, a hardware scanner or a person at the counter gave. */
export type Scan =
  | { kind: 'token'; token: VoucherToken; repairedFrom: KeyboardLayout | null }
  | { kind: 'code'; code: string; repairedFrom: KeyboardLayout | null }
  | { kind: 'unknown'; reason: ScanProblem };

export type ScanProblem =
  | 'empty'
  /** Written through the wrong keyboard layout and not to be undone safely. */
  | 'keyboard_layout'
  /** A token of a later version of Wasl. */
  | 'newer_version'
  /** A token with characters missing or changed. */
  | 'damaged_token'
  /** Looks like a typed code; `VoucherCodeProblem` says what is wrong with it. */
  | Exclude<VoucherCodeProblem, 'empty'>
  | 'other_content';

/** Longer than any token, and than any token written through an Arabic layout. */
const longestScan = 200;

/**
 * Reads a scan as a token or a typed code. A text garbled by a keyboard layout is taken only when undoing the layout
 * gives a well-formed token or a code whose check character fits, and no two layouts disagree; a token is verified by
 * its mac afterwards anyway.
 */
export function parseScan(text: string): Scan {
  const plain = toAsciiDigits(withoutDirectionMarks(text)).trim();
  if (plain === '') return { kind: 'unknown', reason: 'empty' };
  if (plain.length > longestScan) return { kind: 'unknown', reason: 'other_content' };
  const direct = readAs(plain, null);
  if (direct) return direct;
  const repaired = undoKeyboardLayouts(plain).flatMap(({ layout, text: keys }) => readAs(keys, layout) ?? []);
  const [first, ...others] = repaired;
  if (first && others.every((other) => isSameScan(first, other))) return first;
  return { kind: 'unknown', reason: problemOf(plain) };
}

function isSameScan(a: Scan, b: Scan): boolean {
  if (a.kind === 'code' && b.kind === 'code') return a.code === b.code;
  return (
    a.kind === 'token' && b.kind === 'token' && a.token.mac === b.token.mac && a.token.step === b.token.step
  );
}

function readAs(text: string, repairedFrom: KeyboardLayout | null): Scan | null {
  const token = parseVoucherToken(text);
  if (token) return { kind: 'token', token, repairedFrom };
  const parsed = parseVoucherCode(text);
  return parsed.ok ? { kind: 'code', code: parsed.code, repairedFrom } : null;
}

function problemOf(plain: string): ScanProblem {
  if (/^WASL\d+\./i.test(plain))
    return plain.toUpperCase().startsWith(`${tokenVersion}.`) ? 'damaged_token' : 'newer_version';
  if (bearsSignsOfLayout(plain)) return 'keyboard_layout';
  const parsed = parseVoucherCode(plain);
  const isLikeACode = !parsed.ok && /^[\p{L}\p{N}]{6,12}$/u.test(parsed.normalized);
  return isLikeACode && parsed.problem !== 'empty' ? parsed.problem : 'other_content';
}

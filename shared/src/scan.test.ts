import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScan } from './scan.ts';
import { checkCharacter, formatVoucherCode, voucherCodeAlphabet } from './voucher-code.ts';
import { createVoucherToken, parseVoucherToken } from './voucher-token.ts';

const secret = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const code = '7KQ4M2XH9T';

/** What the keys of a US keyboard write in other layouts: plain and with shift, in the order of `usKeys`. */
const usKeys = '1234567890-QWERTYUIOPASDFGHJKLZXCVBNM.';
const azerty = {
  plain: '&é"\'(-è_çà)azertyuiopqsdfghjklwxcvbn,:',
  shift: '1234567890°AZERTYUIOPQSDFGHJKLWXCVBN?/',
};
const arabicPlain = [...'ضصثقفغعهخحشسيبلاتنمئءؤر', 'لا', ...'ىة', 'ز'];
const arabicShift = [
  '\u064E',
  '\u064B',
  '\u064F',
  '\u064C',
  'لإ',
  'إ',
  '‘',
  '÷',
  '×',
  '؛',
  '\u0650',
  '\u064D',
  ']',
  '[',
  'لأ',
  'أ',
  'ـ',
  '،',
  '/',
  '~',
  '\u0652',
  '}',
  '{',
  'لآ',
  'آ',
  '’',
  '.',
];
const topRows = { arabic101: [...'1234567890-'], arabicAzerty: [...'&é"\'(-è_çà)'] };

type Typist = (pressed: string) => string;
const typist =
  (plain: readonly string[], shift: readonly string[]): Typist =>
  (pressed) =>
    [...pressed]
      .map((key) => {
        const index = usKeys.indexOf(key);
        return (/[A-Z]/.test(key) ? shift : plain)[index] ?? key;
      })
      .join('');
const scanners: [string, 'azerty' | 'arabic', Typist][] = [
  ['French AZERTY', 'azerty', typist([...azerty.plain], [...azerty.shift])],
  [
    'Arabic 101',
    'arabic',
    typist([...topRows.arabic101, ...arabicPlain], [...topRows.arabic101, ...arabicShift]),
  ],
  [
    'Arabic AZERTY',
    'arabic',
    typist([...topRows.arabicAzerty, ...arabicPlain], [...topRows.arabicAzerty, ...arabicShift]),
  ],
];

const anyCode = fc
  .array(fc.constantFrom(...voucherCodeAlphabet), { minLength: 9, maxLength: 9 })
  .map((nine) => nine.join('') + checkCharacter(nine.join('')));
const anyToken = fc
  .tuple(anyCode, fc.integer({ min: 1.7e12, max: 2e12 }))
  .map(([c, millis]) => createVoucherToken(secret, c, millis));

describe('parseScan', () => {
  it('reads a token and a typed code', () => {
    const text = createVoucherToken(secret, code, 1_795_000_000_000);
    expect(parseScan(`${text}\r\n`)).toEqual({
      kind: 'token',
      token: parseVoucherToken(text),
      repairedFrom: null,
    });
    expect(parseScan('7kq4 m2xh 9t')).toEqual({ kind: 'code', code, repairedFrom: null });
    expect(parseScan('\u2066٧KQ٤-M٢XH-٩T\u2069')).toEqual({ kind: 'code', code, repairedFrom: null });
  });

  it.each(scanners)('undoes a scanner set to US on a computer set to %s', (_name, layout, type) => {
    fc.assert(
      fc.property(anyToken, (token) => {
        expect(parseScan(type(token))).toEqual({
          kind: 'token',
          token: parseVoucherToken(token),
          repairedFrom: layout,
        });
      }),
    );
  });

  it.each(scanners)('undoes a code typed by a scanner on %s', (_name, layout, type) => {
    fc.assert(
      fc.property(anyCode, (anyOne) => {
        // Letters alone read the same on some layouts, as do digits on others; of the top row of AZERTY, the hyphen (6)
        // may be a true one and the apostrophe (4) is M on another Arabic layout.
        fc.pre(/[235789]/.test(anyOne) && /[A-Z]/.test(anyOne));
        const scan = parseScan(type(anyOne));
        expect(scan).toMatchObject({ kind: 'code', code: anyOne, repairedFrom: layout });
      }),
    );
  });

  it('takes a code typed on an Arabic keyboard without shift', () => {
    const typed = typist([...topRows.arabic101, ...arabicPlain], [...topRows.arabic101, ...arabicPlain]);
    expect(parseScan(typed(code))).toEqual({ kind: 'code', code, repairedFrom: 'arabic' });
  });

  it('never changes a code that a person typed right', () => {
    fc.assert(
      fc.property(anyCode, (anyOne) => {
        expect(parseScan(formatVoucherCode(anyOne))).toEqual({
          kind: 'code',
          code: anyOne,
          repairedFrom: null,
        });
      }),
    );
  });

  it.each([
    ['', 'empty'],
    [' \u200F\n', 'empty'],
    ['https://wasl.example/v/7KQ4', 'other_content'],
    ['x'.repeat(5000), 'other_content'],
    ['hello', 'other_content'],
    ['WASL1.7KQ4M2XH9T.59851412.SHORT', 'damaged_token'],
    ['WASL2.7KQ4M2XH9T.59851412.AAAAAAAAAAAAAAAA', 'newer_version'],
    ['7KQ4-M2XH-T9', 'wrong_check_character'],
    ['7KQ4-M2XH', 'too_short'],
    ['7KQ4-M2XH-9U', 'unknown_character'],
    ['مرحبا', 'keyboard_layout'],
    ['ZQSL&:_K', 'keyboard_layout'],
  ])('says of %j: %s', (text, reason) => {
    expect(parseScan(text)).toEqual({ kind: 'unknown', reason });
  });

  it('never throws, whatever is scanned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(['token', 'code', 'unknown']).toContain(parseScan(text).kind);
      }),
    );
  });
});

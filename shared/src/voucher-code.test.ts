import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  formatVoucherCode,
  generateVoucherCode,
  isVoucherCode,
  normalizeVoucherCode,
  parseVoucherCode,
  voucherCodeAlphabet,
  voucherCodeEntropyBits,
} from './voucher-code.ts';

const character = fc.constantFrom(...voucherCodeAlphabet);
const payload = fc.array(character, { minLength: 9, maxLength: 9 }).map((characters) => characters.join(''));
const anyCode = payload.map((nine) => nine + checkCharacter(nine));

describe('the alphabet', () => {
  it('has a prime number of distinct characters, none of which looks like another', () => {
    expect(new Set(voucherCodeAlphabet).size).toBe(23);
    for (const ambiguous of '01OILSBZGUVAE') expect(voucherCodeAlphabet).not.toContain(ambiguous);
  });

  it('gives less than 60 bits, which is why attempts are limited', () => {
    expect(voucherCodeEntropyBits).toBeGreaterThan(40);
    expect(voucherCodeEntropyBits).toBeLessThan(60);
  });
});

describe('the check character', () => {
  it('finds every single wrong character and every exchange of two characters, at any position, for any pair', () => {
    // The sum is linear, so that a change shows exactly when its own contribution is not 0: all of them can be tried.
    const size = voucherCodeAlphabet.length;
    for (let position = 1; position <= 10; position++)
      for (let difference = 1; difference < size; difference++)
        expect((position * difference) % size).not.toBe(0);
    for (let first = 1; first <= 10; first++)
      for (let second = first + 1; second <= 10; second++)
        for (let difference = 1; difference < size; difference++)
          expect(((second - first) * difference) % size).not.toBe(0);
  });

  it('finds them in real codes', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let i = 0; i < 10; i++) {
          for (const other of voucherCodeAlphabet) {
            if (other === code[i]) continue;
            expect(isVoucherCode(code.slice(0, i) + other + code.slice(i + 1))).toBe(false);
          }
          for (let j = i + 1; j < 10; j++) {
            if (code[i] === code[j]) continue;
            const swapped = [...code];
            [swapped[i], swapped[j]] = [code.charAt(j), code.charAt(i)];
            expect(isVoucherCode(swapped.join(''))).toBe(false);
          }
        }
      }),
    );
  });

  it('is computed from nine characters of the alphabet only', () => {
    expect(() => checkCharacter('7KQ4M2XH')).toThrow(RangeError);
    expect(() => checkCharacter('7KQ4M2XH0')).toThrow(RangeError);
  });

  it('takes the code of the drawings', () => {
    expect(isVoucherCode('7KQ4M2XH9T')).toBe(true);
  });

  it('refuses one character ten times, whichever reading-out leads there first', () => {
    expect(isVoucherCode('2222222222')).toBe(false);
  });
});

describe('generateVoucherCode', () => {
  it('makes valid codes from any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        fc.pre(bytes.filter((byte) => byte < 253).length >= 9);
        expect(isVoucherCode(generateVoucherCode(() => bytes))).toBe(true);
      }),
    );
  });

  it('uses each character equally often: eleven bytes lead to each', () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 253; byte++) {
      const first = generateVoucherCode((length) => new Uint8Array(length).fill(byte)).charAt(0);
      counts.set(first, (counts.get(first) ?? 0) + 1);
    }
    expect([...counts.keys()].sort().join('')).toBe(voucherCodeAlphabet);
    expect(new Set(counts.values())).toEqual(new Set([11]));
  });

  it('throws away the bytes that would favour some characters', () => {
    const bytes = [...Array(7).fill(255), 253, 254, ...Array(7).fill(0)];
    expect(generateVoucherCode(() => Uint8Array.from(bytes)).slice(0, 9)).toBe('222222222');
  });
});

describe('reading a code', () => {
  it.each([
    '7KQ4-M2XH-9T',
    '7kq4 m2xh 9t',
    '7KQ4M2XH9T',
    ' 7KQ4–M2XH–9T\n',
    '\u2066٧KQ٤-M٢XH-٩T\u2069',
    '７ＫＱ４-Ｍ２ＸＨ-９Ｔ',
    '7KQ4-MZXH-9T',
    '7КQ4-М2ХН-9Т',
  ])('takes %j', (typed) => {
    expect(parseVoucherCode(typed)).toEqual({ ok: true, code: '7KQ4M2XH9T' });
  });

  it.each([
    ['', 'empty'],
    ['--', 'empty'],
    ['7KQ4-M2XH', 'too_short'],
    ['7KQ4-M2XH-9TT', 'too_long'],
    ['7KQ4-M2XH-9O', 'unknown_character'],
    ['7KQ4-M2XH-T9', 'wrong_check_character'],
  ])('refuses %j as %s', (typed, problem) => {
    expect(parseVoucherCode(typed)).toMatchObject({ ok: false, problem });
  });

  it('reads back every code it shows, in lower case too', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(formatVoucherCode(code)).toMatch(/^.{4}-.{4}-.{2}$/);
        expect(normalizeVoucherCode(formatVoucherCode(code).toLowerCase())).toBe(code);
      }),
    );
  });
});

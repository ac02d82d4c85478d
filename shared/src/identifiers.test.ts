import { describe, expect, it } from 'vitest';
import {
  parseCommercialRegisterNumber,
  parseIce,
  parseMembershipNumber,
  parseTaxNumber,
} from './identifiers.ts';

/** Built here: 13 digits and the two that make the whole a multiple of 97. */
function iceOf(thirteenDigits: string): string {
  const remainder = Number((BigInt(thirteenDigits) * 100n) % 97n);
  return thirteenDigits + String((97 - remainder) % 97).padStart(2, '0');
}

describe('ICE', () => {
  const valid = iceOf('0015234870000');

  it('takes fifteen digits however they are spaced', () => {
    expect(parseIce(valid)).toEqual({ ok: true, value: valid, warning: null });
    expect(parseIce(`ICE: ${valid.slice(0, 9)} ${valid.slice(9, 13)} ${valid.slice(13)}`)).toMatchObject({
      ok: true,
      value: valid,
    });
  });

  it('warns of check digits that differ and does not refuse', () => {
    const changed = valid.slice(0, 14) + String((Number(valid[14]) + 1) % 10);
    expect(parseIce(changed)).toEqual({ ok: true, value: changed, warning: 'check_digits_differ' });
  });

  it('refuses another number of digits', () => {
    for (const text of ['', '12345', `${valid}0`, `O${valid.slice(1)}`])
      expect(parseIce(text)).toEqual({ ok: false, problem: 'not_fifteen_digits' });
  });
});

describe('RC and IF', () => {
  it('are digits without leading zeros', () => {
    expect(parseCommercialRegisterNumber('RC 00123 456')).toMatchObject({ ok: true, value: '123456' });
    expect(parseTaxNumber('IF: ٤٠١٢٣٤٥٦')).toMatchObject({ ok: true, value: '40123456' });
    for (const text of ['', '0', '12345678', 'ABC'])
      expect(parseCommercialRegisterNumber(text).ok).toBe(false);
    for (const text of ['', '1234', '1234567890']) expect(parseTaxNumber(text).ok).toBe(false);
  });
});

describe('membership numbers', () => {
  it('compare alike however they are typed', () => {
    for (const text of ['MB-20418', 'mb 20418', ' MB٢٠٤١٨\u200F', 'ＭＢ／20418', 'MB–204.18'])
      expect(parseMembershipNumber(text)).toEqual({ ok: true, value: 'MB20418', warning: null });
  });

  it('keep leading zeros and Arabic letters', () => {
    expect(parseMembershipNumber('00123')).toMatchObject({ value: '00123' });
    expect(parseMembershipNumber('أ-123')).toMatchObject({ value: 'أ123' });
  });

  it('refuse what is empty, too long or no number at all', () => {
    expect(parseMembershipNumber(' - ')).toEqual({ ok: false, problem: 'empty' });
    expect(parseMembershipNumber('1'.repeat(33))).toEqual({ ok: false, problem: 'too_long' });
    expect(parseMembershipNumber('{"$ne":1}')).toEqual({ ok: false, problem: 'unknown_character' });
  });
});

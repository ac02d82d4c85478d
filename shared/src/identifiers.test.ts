import { describe, expect, it } from 'vitest';
import {
  parseCommercialRegisterNumber,
  parseIce,
  parseMembershipNumber,
  parseRib,
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

describe('RIB', () => {
  it('takes twenty-four digits however they are spaced', () => {
    expect(parseRib('RIB: 181 810 2111137412430004 21')).toMatchObject({
      ok: true,
      value: '181810211113741243000421',
    });
    expect(parseRib('18181021111374124300042')).toEqual({ ok: false, problem: 'not_twenty_four_digits' });
  });

  it('warns when the key does not fit the other digits', () => {
    const account = 18_181_021_111_374_124_300_000n;
    const key = 97n - (((account / 10n) * 100n) % 97n);
    const valid = `${account / 10n}${String(key).padStart(2, '0')}`;
    expect(parseRib(valid.padStart(24, '0'))).toMatchObject({ ok: true, warning: null });
    const slipped = valid.padStart(24, '0').replace(/^(.)(.)/, '$2$1');
    expect(parseRib(slipped)).toMatchObject({ ok: true, warning: 'check_digits_differ' });
  });
});

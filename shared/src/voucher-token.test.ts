import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from './base32.ts';
import {
  clockOffsetMillis,
  createVoucherToken,
  generateVoucherSecret,
  parseVoucherToken,
  secondsToNextToken,
  type VoucherToken,
  verifyVoucherToken,
} from './voucher-token.ts';

const secret = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const otherSecret = 'BBCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const code = '7KQ4M2XH9T';
const stepStart = 59_851_412 * 30_000;

function tokenAt(millis: number): VoucherToken {
  const token = parseVoucherToken(createVoucherToken(secret, code, millis));
  if (!token) throw new Error('the token made here must be readable');
  return token;
}

describe('base 32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('encodes %j as RFC 4648 does', (text, encoded) => {
    const bytes = new TextEncoder().encode(text);
    expect(encodeBase32(bytes)).toBe(encoded);
    expect(new TextDecoder().decode(decodeBase32(encoded))).toBe(text);
  });

  it('reads back all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...decodeBase32(encodeBase32(bytes))]).toEqual([...bytes]);
      }),
    );
  });

  it('refuses foreign characters and cut-off text', () => {
    for (const text of ['my', 'M1', 'M', 'MZX', 'MZ']) expect(() => decodeBase32(text)).toThrow(RangeError);
  });
});

describe('a token', () => {
  it('names version, code and step, and fits the short mode of a QR code', () => {
    const text = createVoucherToken(secret, code, stepStart + 29_999);
    expect(text).toMatch(/^WASL1\.7KQ4M2XH9T\.59851412\.[A-Z2-7]{16}$/);
    expect(text).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
  });

  it('carries the HMAC-SHA-256 that WebCrypto computes', async () => {
    const key = await crypto.subtle.importKey(
      'raw',
      decodeBase32(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const signature = await crypto.subtle.sign(
      'HMAC',
      key,
      new TextEncoder().encode(`WASL1.${code}.59851412`),
    );
    expect(tokenAt(stepStart).mac).toBe(encodeBase32(new Uint8Array(signature).subarray(0, 10)));
  });

  it('changes every 30 seconds and not in between', () => {
    expect(createVoucherToken(secret, code, stepStart)).toBe(
      createVoucherToken(secret, code, stepStart + 29_999),
    );
    expect(createVoucherToken(secret, code, stepStart)).not.toBe(
      createVoucherToken(secret, code, stepStart + 30_000),
    );
    expect(secondsToNextToken(stepStart)).toBe(30);
    expect(secondsToNextToken(stepStart + 12_000)).toBe(18);
    expect(secondsToNextToken(stepStart + 29_500)).toBe(0.5);
  });

  it('is read in lower case and with the spaces a scanner adds', () => {
    const text = createVoucherToken(secret, code, stepStart);
    expect(parseVoucherToken(` ${text.toLowerCase()}\r\n`)).toEqual(tokenAt(stepStart));
  });

  it.each([
    '',
    'https://example.org',
    code,
    'WASL2.7KQ4M2XH9T.59851412.AAAAAAAAAAAAAAAA',
    'WASL1.7KQ4M2XHT9.59851412.AAAAAAAAAAAAAAAA',
    'WASL1.7KQ4M2XH9T.059851412.AAAAAAAAAAAAAAAA',
    'WASL1.7KQ4M2XH9T.59851412.AAAAAAAAAAAAAAA',
    'WASL1.7KQ4M2XH9T.59851412.AAAAAAAAAAAAAAAA.',
    'WASL1.7KQ4M2XH9T.5985141299999.AAAAAAAAAAAAAAAA',
  ])('is not %j', (text) => {
    expect(parseVoucherToken(text)).toBeNull();
  });

  it('is not made for a code that is not one', () => {
    expect(() => createVoucherToken(secret, '7KQ4-M2XH-9T', stepStart)).toThrow(RangeError);
  });
});

describe('verifying a token', () => {
  const verify = (nowMillis: number, token = tokenAt(stepStart)) =>
    verifyVoucherToken({ secret, token, nowMillis });

  it('takes it up to 60 seconds after its step began and not a millisecond longer', () => {
    expect(verify(stepStart)).toEqual({ ok: true, ageSeconds: 0 });
    expect(verify(stepStart + 60_000)).toEqual({ ok: true, ageSeconds: 60 });
    expect(verify(stepStart + 60_001)).toMatchObject({ ok: false, reason: 'too_old' });
  });

  it('bears a phone one step ahead and no more', () => {
    expect(verify(stepStart - 30_000).ok).toBe(true);
    expect(verify(stepStart - 30_001)).toMatchObject({ ok: false, reason: 'from_future' });
  });

  it('refuses every change of code, step or mac as forged, whatever its age', () => {
    const token = tokenAt(stepStart);
    const forgeries: VoucherToken[] = [
      { ...token, step: token.step + 1 },
      { ...token, step: token.step - 100 },
      { ...token, code: '7KQ4M2XHT9' },
      { ...token, mac: '' },
      { ...token, mac: token.mac.slice(0, -1) },
      { ...token, mac: `${token.mac}A` },
    ];
    for (let i = 0; i < token.mac.length; i++) {
      const other = token.mac[i] === 'A' ? 'B' : 'A';
      forgeries.push({ ...token, mac: token.mac.slice(0, i) + other + token.mac.slice(i + 1) });
    }
    for (const forgery of forgeries)
      expect(verify(stepStart, forgery)).toMatchObject({ ok: false, reason: 'forged' });
    expect(verifyVoucherToken({ secret: otherSecret, token, nowMillis: stepStart })).toMatchObject({
      reason: 'forged',
    });
  });

  it('works on a phone whose clock is hours off, by the offset given at issue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -86_400_000, max: 86_400_000 }),
        fc.nat(3_600_000),
        (errorMillis, laterMillis) => {
          const offset = clockOffsetMillis(stepStart, stepStart + errorMillis);
          const deviceNow = stepStart + errorMillis + laterMillis;
          expect(verify(stepStart + laterMillis, tokenAt(deviceNow + offset)).ok).toBe(true);
        },
      ),
    );
  });
});

describe('generateVoucherSecret', () => {
  it('keeps 160 random bits', () => {
    const generated = generateVoucherSecret((length) => Uint8Array.from({ length }, (_, i) => i));
    expect(decodeBase32(generated)).toEqual(Uint8Array.from({ length: 20 }, (_, i) => i));
  });
});

import { maskedEmail } from '@wasl/shared/masked-email';
import { describe, expect, it } from 'vitest';
import { tokenHashOf } from '../../platform/auth/token-hash.ts';
import {
  createSigningSecrets,
  formatVerificationCode,
  newSeed,
  newVerificationCode,
  readVerificationCode,
  shortenAddress,
} from './signing.secrets.ts';

const secrets = createSigningSecrets('the secret of this server');

describe('tokens of links', () => {
  it('have 256 bits and follow from signatory, seed and the server’s secret, all three', () => {
    const token = secrets.tokenOf('signatory', 'seed');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(secrets.tokenOf('signatory', 'seed')).toBe(token);
    const others = [
      secrets.tokenOf('somebody', 'seed'),
      secrets.tokenOf('signatory', 'another'),
      createSigningSecrets('another secret').tokenOf('signatory', 'seed'),
    ];
    expect(new Set([token, ...others]).size).toBe(4);
    expect(tokenHashOf(token)).not.toContain(token.slice(0, 8));
  });
});

describe('codes', () => {
  it('have six digits, are spread evenly and are right for one signatory alone', () => {
    const codes = Array.from({ length: 2000 }, (_, index) => secrets.codeOf('signatory', String(index)));
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
    const halves = codes.filter((code) => code < '500000').length;
    expect(Math.abs(halves - 1000)).toBeLessThan(150);
    const [code = ''] = codes;
    expect(secrets.isCode('signatory', '0', code)).toBe(true);
    expect(secrets.isCode('signatory', '0', `${code}0`)).toBe(false);
    expect(secrets.isCode('somebody', '0', code)).toBe(false);
    expect(secrets.isCode('signatory', '1', code)).toBe(false);
  });
});

describe('codes of certificates', () => {
  it('are read however people type them', () => {
    const code = newVerificationCode();
    expect(code).toMatch(/^[A-Z2-7]{16}$/);
    expect(readVerificationCode(formatVerificationCode(code))).toBe(code);
    expect(readVerificationCode(` ${code.toLowerCase()} `)).toBe(code);
    expect(readVerificationCode('0123-4567-ABCD-EFG8')).toBe('OI234567ABCDEFGB');
    expect([readVerificationCode('ABCD'), readVerificationCode('ABCD-EFGH-IJKL-MNO?')]).toEqual([null, null]);
    expect(newSeed()).not.toBe(newSeed());
  });
});

describe('what is kept of an address', () => {
  it('does not tell one device or person from another', () => {
    expect(shortenAddress('196.12.3.45')).toBe('196.12.3.0/24');
    expect(shortenAddress('::ffff:196.12.3.45')).toBe('196.12.3.0/24');
    expect(shortenAddress('2001:db8:1:2::5')).toBe('2001:db8:1::/48');
    expect(shortenAddress('unknown')).toBe('unknown');
    expect(maskedEmail('naima@anzi.example')).toBe('n•••@anzi.example');
  });
});

import { describe, expect, it } from 'vitest';
import { identifiersMeantBy, membershipNumberKey, normalizeEmail, normalizePhone } from './identifiers.ts';

describe('identifiers', () => {
  it('takes an e-mail address in any case and refuses what cannot be one', () => {
    expect(normalizeEmail('  Fatima.Alaoui@Example.MA ')).toBe('fatima.alaoui@example.ma');
    for (const text of [
      '',
      'a@b',
      'a b@example.ma',
      '@example.ma',
      'a@@example.ma',
      `${'a'.repeat(250)}@x.ma`,
    ])
      expect(normalizeEmail(text)).toBeNull();
  });

  it('takes Moroccan phones in the usual forms, Arabic digits too', () => {
    for (const text of ['0661 23 45 67', '+212 661-234567', '00212661234567', '٠٦٦١٢٣٤٥٦٧'])
      expect(normalizePhone(text)).toBe('+212661234567');
    expect(normalizePhone('12')).toBeNull();
  });

  it('compares membership numbers by letters and digits alone', () => {
    for (const text of ['MB-20418', 'mb 20418', 'MB٢٠٤١٨', ' mb.20418 '])
      expect(membershipNumberKey(text)).toBe('MB20418');
  });

  it('takes a bare number for one of any organization, and a number that can be a phone for both', () => {
    expect(identifiersMeantBy('MB-7', ['club', 'fund'])).toEqual(['club:MB7', 'fund:MB7']);
    expect(identifiersMeantBy('Fund:mb-7', ['club', 'fund'])).toEqual(['fund:MB7']);
    expect(identifiersMeantBy('0661234567', ['club'])).toEqual(['+212661234567', 'club:0661234567']);
  });

  it('never answers with nothing, and never with the identifier that every account has', () => {
    for (const typed of ['', '@', ':', '   ', 'id:64b5f0c2a1b2c3d4e5f60718']) {
      const meant = identifiersMeantBy(typed, []);
      expect(meant.length).toBe(1);
      expect(meant[0]).not.toMatch(/^id:[0-9a-f]{24}$/);
    }
  });
});

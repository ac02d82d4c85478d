import { describe, expect, it } from 'vitest';
import { findPasswordProblem, hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it.each([
    ['neuf char', 'too_short'],
    ['x'.repeat(201), 'too_long'],
    ['1234567890', 'easily_guessed'],
    ['9876543210', 'easily_guessed'],
    ['ababababab', 'easily_guessed'],
    ['AzertyUiop', 'easily_guessed'],
    ['motdepasse2026!', 'easily_guessed'],
    ['Benjelloun-1985', 'easily_guessed'],
    ['une phrase de passe', null],
    ['قهوة بدون سكر', null],
  ])('says of %s: %s', (password, problem) => {
    expect(findPasswordProblem(password, ['benjelloun', 'abc'])).toBe(problem);
  });

  it('are argon2id with 19 MiB and 2 passes, and differ for the same password', async () => {
    const [one, other] = [
      await hashPassword('une phrase de passe'),
      await hashPassword('une phrase de passe'),
    ];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, 'une phrase de passe')).toBe(true);
    expect(await verifyPassword(one, 'une phrase de passf')).toBe(false);
  });

  it('are the same however the keyboard composes accents', async () => {
    const hash = await hashPassword('thé à la menthe'.normalize('NFD'));
    expect(await verifyPassword(hash, 'thé à la menthe'.normalize('NFC'))).toBe(true);
  });

  it('are never right for nobody', async () => {
    expect(await verifyPassword(null, '')).toBe(false);
  });
});

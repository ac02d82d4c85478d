import { describe, expect, it } from 'vitest';
import { passwordHint } from './password-hint.ts';

const own = ['Fatima El Ouahi', 'fatimazahra.elouahi@example.ma', 'MB-20418'];

describe('the hint on a new password', () => {
  it('counts what is missing, by characters and not by code units', () => {
    expect(passwordHint('', own)).toEqual({ level: 'empty' });
    expect(passwordHint('azerty', own)).toEqual({ level: 'too_short', missing: 4 });
    expect(passwordHint('😀😀😀😀😀😀😀😀😀', own)).toEqual({ level: 'too_short', missing: 1 });
  });

  it('names what is tried first', () => {
    expect(passwordHint('aaaaaaaaaaaa', own)).toEqual({ level: 'guessable', reason: 'repeated' });
    expect(passwordHint('0123456789', own)).toEqual({ level: 'guessable', reason: 'sequence' });
    expect(passwordHint('azertyuiop2026', own)).toEqual({ level: 'guessable', reason: 'sequence' });
    expect(passwordHint('fatimazahra2026', own)).toEqual({ level: 'guessable', reason: 'own' });
  });

  it('asks for no signs or capitals: length and variety make it good', () => {
    expect(passwordHint('un chat gris', own)).toEqual({ level: 'fair' });
    expect(passwordHint('un chat gris dort', own)).toEqual({ level: 'good' });
    expect(passwordHint('قط رمادي ينام هنا', own)).toEqual({ level: 'good' });
  });
});

import { describe, expect, it } from 'vitest';
import { type AmountKey, amountInCentimes, typeAmount } from './amount-entry.ts';

const type = (keys: string) => [...keys].reduce((amount, key) => typeAmount(amount, key as AmountKey), '');

describe('an amount typed on the pad', () => {
  it.each([
    ['280', '280'],
    ['280,5', '280,5'],
    ['280,567', '280,56'],
    [',5', '0,5'],
    ['007', '7'],
    ['0,07', '0,07'],
    ['1,2,3', '1,23'],
    ['12345678', '123456'],
  ])('%s becomes %s', (keys, amount) => {
    expect(type(keys)).toBe(amount);
  });

  it('loses its last sign with the erase key, and nothing once it is empty', () => {
    expect(typeAmount('280,5', 'erase')).toBe('280,');
    expect(typeAmount('', 'erase')).toBe('');
  });

  it.each([
    ['280', 28_000],
    ['280,', 28_000],
    ['280,5', 28_050],
    ['0,07', 7],
  ])('%s is %i centimes', (typed, centimes) => {
    expect(amountInCentimes(typed)).toBe(centimes);
  });

  it('is nothing while nothing is typed', () => {
    expect(amountInCentimes('')).toBeNull();
  });
});

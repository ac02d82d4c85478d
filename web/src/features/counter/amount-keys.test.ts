import { expect, it } from 'vitest';
import { amountKeyOf } from './amount-keys.ts';

it.each([
  ['4', 'Digit4', '4'],
  ['٤', 'Digit4', '4'],
  ['é', 'Digit2', '2'],
  ['-', 'Digit6', '6'],
  ['7', 'Numpad7', '7'],
  [',', 'KeyM', ','],
  ['.', 'Period', ','],
  ['٫', 'NumpadDecimal', ','],
  ['Backspace', 'Backspace', 'erase'],
  ['a', 'KeyA', null],
  ['Enter', 'Enter', null],
  ['F5', 'F5', null],
])('the key %s (%s) stands for %s', (key, code, expected) => {
  expect(amountKeyOf({ key, code })).toBe(expected);
});

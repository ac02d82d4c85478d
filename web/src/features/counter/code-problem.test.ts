import { checkCharacter } from '@wasl/shared/voucher-code';
import { expect, it } from 'vitest';
import { codeProblem, groupedCode } from './code-problem.ts';

const code = `7KQ4M2XH9${checkCharacter('7KQ4M2XH9')}`;
const wrong = `${code.slice(0, 9)}${code.endsWith('2') ? '3' : '2'}`;

it('says nothing while a code may still be completed', () => {
  expect(codeProblem('')).toBeNull();
  expect(codeProblem('7KQ4-M2')).toBeNull();
  expect(codeProblem(code)).toBeNull();
});

it('says at the tenth character that the code cannot be right', () => {
  expect(codeProblem(wrong)).toEqual({ kind: 'wrongCheck' });
});

it('says at once that a character is in no code, but takes look-alikes', () => {
  expect(codeProblem('7K!')).toEqual({ kind: 'unknownCharacter' });
  expect(codeProblem('7KA')).toEqual({ kind: 'unknownCharacter' });
  expect(codeProblem('SBZG')).toBeNull();
});

it('says that there are too many characters', () => {
  expect(codeProblem(`${code}7`)).toEqual({ kind: 'tooLong' });
});

it('shows the code in the groups the member sees', () => {
  expect(groupedCode(code.toLowerCase())).toBe(`${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`);
  expect(groupedCode('7kq4m')).toBe('7KQ4-M');
  expect(groupedCode('7K')).toBe('7K');
});

import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it('begins with the mark by which Excel knows UTF-8, and ends each line as files do', () => {
  expect(
    toCsv([
      ['إقليم', 3],
      ['تاونات', 12.5],
    ]),
  ).toBe('\uFEFFإقليم;3\r\nتاونات;12,5\r\n');
});

it('runs nobody’s formula', () => {
  expect(toCsv([['=1+1', '+212600000000', '-x', '@SUM(A1)', '\tx']])).toBe(
    "\uFEFF'=1+1;'+212600000000;'-x;'@SUM(A1);'\tx\r\n",
  );
  expect(toCsv([[-5]])).toBe('\uFEFF-5\r\n');
});

it('keeps what a name holds inside its cell', () => {
  expect(toCsv([['Labo "Anzi"; Agadir', 'deux\nlignes', null]])).toBe(
    '\uFEFF"Labo ""Anzi""; Agadir";"deux\nlignes";\r\n',
  );
});

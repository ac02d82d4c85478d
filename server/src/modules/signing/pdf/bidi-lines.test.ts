import { isolate, isolateLeftToRight } from '@wasl/shared/bidi';
import { describe, expect, it } from 'vitest';
import { type Direction, setInLines } from './bidi-lines.ts';

/** As if every character were one point wide. */
const measure = (run: string) => [...run].length;
const lines = (text: string, width: number, direction: Direction = 'rtl') =>
  setInLines(text, { width, direction, measure }).map(({ runs }) => runs.map((run) => run.text));

describe('a text set in lines', () => {
  it('puts the runs of an Arabic line from left to right as they are drawn', () => {
    expect(lines('مدة 30 يوما', 40)).toEqual([[' يوما', '30', 'مدة ']]);
    expect(lines(`القانون ${isolateLeftToRight('09-08')} المتعلق`, 40)).toEqual([
      [' المتعلق', '09-08', 'القانون '],
    ]);
  });

  it('mirrors brackets that are read from right to left, and leaves those of Latin runs', () => {
    // Handed to the shaper in reading order: it turns the letters round, and the brackets with them.
    expect(lines('المدة (سنة)', 40)).toEqual([['المدة )سنة(']]);
    expect(lines(`شركة ${isolateLeftToRight('ANZI (SARL)')}`, 40)).toEqual([['ANZI (SARL)', 'شركة ']]);
    expect(lines('النص (12)', 40)).toEqual([['(', '12', 'النص )']]);
  });

  it('keeps a Latin line as it is, with an Arabic name in its own order', () => {
    expect(lines(`Nom : ${isolate('مختبر أنزي')} (Agadir)`, 60, 'ltr')).toEqual([
      ['Nom\u00A0: ', 'مختبر أنزي', ' (Agadir)'],
    ]);
  });

  it('breaks lines in reading order before it orders each of them', () => {
    expect(lines('واحد اثنان ثلاثة 4 خمسة', 12)).toEqual([['واحد اثنان'], [' خمسة', '4', 'ثلاثة ']]);
  });

  it('draws no spaces at the end of a line, and no marks of direction', () => {
    const set = setInLines(`${isolate('كلمة')}   ${isolateLeftToRight('word')}`, {
      width: 5,
      direction: 'rtl',
      measure,
    });
    expect(set.map(({ runs, width }) => [runs.map(({ text }) => text).join(''), width])).toEqual([
      ['كلمة', 4],
      ['word', 4],
    ]);
  });

  it('holds French punctuation, guillemets and percent signs to their words', () => {
    expect(lines('une remise de 30 % ici', 16, 'ltr')).toEqual([['une remise de'], ['30\u00A0% ici']]);
    expect(lines('sauf « nuit » ; fin', 12, 'ltr')).toEqual([
      ['sauf'],
      ['«\u00A0nuit\u00A0»\u00A0;'],
      ['fin'],
    ]);
  });

  it('breaks a word wider than the line where it must, and loses nothing', () => {
    const address = 'https://wasl.example/agreements/CNV-2611-0042';
    const set = lines(`voir ${address} ici`, 10, 'ltr');
    expect(set.every((runs) => runs.join('').length <= 10)).toBe(true);
    expect(set.flat().join('').replaceAll(' ', '')).toBe(`voir${address}ici`);
    const arabic = 'ا'.repeat(35);
    expect(lines(arabic, 10).map((runs) => runs.join('').length)).toEqual([10, 10, 10, 5]);
  });

  it('begins a line at each line feed and keeps empty ones', () => {
    expect(lines('un\n\ndeux', 20, 'ltr')).toEqual([['un'], [], ['deux']]);
  });

  it('follows the first letter of each paragraph where it is asked to', () => {
    expect(lines('Oui (non)\nنعم (لا)', 20, 'auto')).toEqual([['Oui (non)'], ['نعم )لا(']]);
  });
});

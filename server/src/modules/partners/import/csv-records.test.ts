import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, readCsvRecords, recordMaximum } from './csv-records.ts';
import { inChunks } from './import.fixture.ts';

async function read(text: string, chunkSize?: number): Promise<CsvRecord[]> {
  return await Array.fromAsync(readCsvRecords(inChunks(text, chunkSize)));
}
const cells = (records: readonly CsvRecord[]) =>
  records.map((record) => (record.kind === 'record' ? record.cells : record.kind));

describe('readCsvRecords', () => {
  it('reads quoted cells with commas, quotes and line breaks, and numbers rows as a spreadsheet does', async () => {
    const records = await read('a,b\n"one, two","he said ""no"""\n"first\nsecond",x\n');
    expect(cells(records)).toEqual([
      ['a', 'b'],
      ['one, two', 'he said "no"'],
      ['first\nsecond', 'x'],
    ]);
    expect(records.map(({ rowNumber }) => rowNumber)).toEqual([1, 2, 3]);
  });

  it('passes over a byte order mark, carriage returns and blank lines', async () => {
    expect(cells(await read('\ufeffa,b\r\n1,2\r\n\r\n3,4'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('reads the same whatever the pieces it arrives in, inside an Arabic letter too', async () => {
    const text = 'name,city\nصيدلية ابن سينا,الرباط\n"مكناس\nحمرية",b\n';
    const whole = await read(text, 10_000);
    expect(await read(text, 1)).toEqual(whole);
    expect(await read(text, 3)).toEqual(whole);
  });

  it('tells the separator by the header', async () => {
    expect(cells(await read('a;b\n1,5;2\n'))).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
    expect(cells(await read('a\tb\n1\t2\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('gives a line with another number of columns as malformed and reads on', async () => {
    const records = await read('a,b\n1,2\n1,2,3\n4,5\n');
    expect(cells(records)).toEqual([['a', 'b'], ['1', '2'], 'malformed', ['4', '5']]);
    expect(records[2]).toMatchObject({ rowNumber: 3, original: '1,2,3', problem: '3 columns instead of 2' });
  });

  it('loses only the line where a quote is opened and never closed', async () => {
    const records = await read('a,b\n1,"2\n3,4\n5,6\n');
    expect(cells(records)).toEqual([['a', 'b'], 'malformed', ['3', '4'], ['5', '6']]);
    expect(records[1]).toMatchObject({ original: '1,"2' });
  });

  it('does not let an open quote swallow more than the longest record', async () => {
    const lines = Array.from({ length: recordMaximum.lines * 2 }, (_, index) => `${index},x`);
    const records = await read(`a,b\nbad,"quote\n${lines.join('\n')}\n`, 4096);
    expect(records.filter(({ kind }) => kind === 'malformed')).toHaveLength(1);
    expect(records).toHaveLength(lines.length + 2);
  });

  it('loses no line of any text, however broken (property)', async () => {
    const seed = 20_261_122;
    const piece = fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ص', '""', ';', '1');
    const property = fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      async (pieces, size) => {
        const text = `x,y\n${pieces.join('')}`;
        const linesOf = (part: string) => part.split(/\r?\n/u).filter((line) => line.trim() !== '');
        const records = await read(text, size);
        expect(records.flatMap(({ original }) => linesOf(original))).toEqual(linesOf(text));
        expect(records.map(({ rowNumber }) => rowNumber)).toEqual(records.map((_, index) => index + 1));
      },
    );
    await fc.assert(property, { seed, numRuns: 500 });
  });

  it('gives a stray quote inside a cell as malformed', async () => {
    expect(cells(await read('a,b\n12" pipe,2\n3,4" x\n5,6\n'))).toEqual([
      ['a', 'b'],
      'malformed',
      'malformed',
      ['5', '6'],
    ]);
  });
});

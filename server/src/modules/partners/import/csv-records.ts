import { parse } from 'csv-parse/sync';

/** A record of a CSV file: its cells, or why it could not be read. */
export type CsvRecord =
  | { kind: 'record'; rowNumber: number; original: string; cells: readonly string[] }
  | { kind: 'malformed'; rowNumber: number; original: string; problem: string };

/** Longest record taken: a quote opened and never closed must not swallow the rest of the file. */
export const recordMaximum = { lines: 200, characters: 256 * 1024 } as const;

const delimiters = [',', ';', '\t'] as const;

/**
 * Reads a CSV file of any size, holding one record at a time (UTF-8, byte order mark allowed, cells may hold line
 * breaks in quotes; comma, semicolon or tab, told by the header). The first record is the header. A line that
 * cannot be read is given as malformed and reading goes on at the next line. Blank lines are no records.
 */
export async function* readCsvRecords(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRecord> {
  const take = createTaker();
  let pending: string[] = [];

  function* feed(lines: readonly string[]): Generator<CsvRecord> {
    const queue = [...lines];
    for (let line = queue.shift(); line !== undefined; line = queue.shift()) {
      pending.push(line);
      const taken = take(pending, false);
      if (!taken) continue;
      pending = [];
      queue.unshift(...taken.rest);
      if (taken.record) yield taken.record;
    }
  }

  for await (const line of readLines(chunks)) yield* feed([line]);
  while (pending.length > 0) {
    const taken = take(pending, true);
    pending = [];
    if (taken?.record) yield taken.record;
    yield* feed(taken?.rest ?? []);
  }
}

/**
 * Makes what turns pending lines into one record and the lines left over; null while a quote is open and more lines
 * may close it. Knows the separator, the number of columns and the row number from the records before.
 */
function createTaker() {
  let delimiter: string | null = null;
  let columns = 0;
  let rowNumber = 0;

  return (
    lines: readonly string[],
    atEnd: boolean,
  ): { record: CsvRecord | null; rest: readonly string[] } | null => {
    const original = lines.join('\n');
    const isOpen = !hasEvenQuotes(original);
    const mayClose = lines.length < recordMaximum.lines && original.length < recordMaximum.characters;
    if (isOpen && !atEnd && mayClose) return null;
    if (original.trim() === '') return { record: null, rest: [] };
    delimiter ??= delimiterOf(original);
    const parsed = isOpen ? { problem: 'quote never closed' } : parseRecord(original, delimiter, columns);
    rowNumber++;
    if ('cells' in parsed) {
      columns ||= parsed.cells.length;
      return { record: { kind: 'record', rowNumber, original, cells: parsed.cells }, rest: [] };
    }
    // The fault is in the first line; those after it may be good records of their own.
    const [first = '', ...rest] = lines;
    return { record: { kind: 'malformed', rowNumber, original: first, problem: parsed.problem }, rest };
  };
}

async function* readLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield withoutReturn(line);
    // A "line" without end is cut, so that a file of one endless line cannot fill the memory.
    if (rest.length > recordMaximum.characters) {
      yield rest;
      rest = '';
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

function hasEvenQuotes(text: string): boolean {
  let even = true;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) even = !even;
  return even;
}

/** The separator the header uses most. */
function delimiterOf(header: string): string {
  const counts = delimiters.map((candidate) => header.split(candidate).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

function parseRecord(
  text: string,
  delimiter: string,
  columns: number,
): { cells: string[] } | { problem: string } {
  try {
    const records = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
    const [cells] = records;
    if (records.length !== 1 || !cells) return { problem: 'not one record' };
    if (columns > 0 && cells.length !== columns)
      return { problem: `${cells.length} columns instead of ${columns}` };
    return { cells };
  } catch (error) {
    return { problem: error instanceof Error && 'code' in error ? String(error.code) : 'unreadable' };
  }
}

import bidiFactory, { type Bidi } from 'bidi-js';

// Its types describe the module build; Node loads the other, whose export is the function itself.
const bidi = (bidiFactory as unknown as () => Bidi)();

/** `auto`: as the first letter of each paragraph says. */
export type Direction = 'ltr' | 'rtl' | 'auto';

/** Characters that carry direction only and have no glyph. */
const directionMarks = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const arabicLetter = /\p{Script=Arabic}/u;
/** What a line may break after; no-break spaces hold their words together. */
const word = /[^ \t]+[ \t]*/g;
/** Spaces a line does not break at, in French and where figures have a unit: 30 %, « nuit », fin ; */
const heldSpace = /(?<=«) | (?=[%;:!?»])/g;

/**
 * Characters of one direction. Those that are drawn as they stand go from left to right; Arabic ones are in reading order, and
 * the shaper turns their letters round, as whoever draws them does their words.
 */
export interface TextRun {
  text: string;
  width: number;
  isInReadingOrder: boolean;
}

/** One line, its runs from left to right; `direction` is the one it was set in. */
export interface TextLine {
  runs: TextRun[];
  width: number;
  direction: Direction;
}

/** The width of a run. */
export type Measure = (run: string) => number;

interface Paragraph {
  text: string;
  levels: Uint8Array;
  measure: Measure;
}

/** Characters from `start` up to `end` that may not be broken; `endOfInk` leaves out spaces after the word. */
interface Word {
  start: number;
  end: number;
  endOfInk: number;
}

/**
 * Sets a text in lines no wider than `width`: words in reading order into lines, then each line into the order it is drawn
 * in (Unicode Bidirectional Algorithm, UAX #9, rules L1 to L4). A word wider than the line is broken where it must be.
 * Line feeds begin a new line; an empty one stays empty.
 */
export function setInLines(
  text: string,
  { width, direction, measure }: { width: number; direction: Direction; measure: Measure },
): TextLine[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    if (paragraph.trim() === '') return [{ runs: [], width: 0, direction }];
    return linesOf(paragraph.replace(heldSpace, '\u00A0'), width, direction, measure);
  });
}

function linesOf(text: string, width: number, direction: Direction, measure: Measure): TextLine[] {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const paragraph = { text, levels, measure };
  const lines: TextLine[] = [];
  let pending: Word[] = [];
  let used = 0;
  const flush = () => {
    const [first, last] = [pending[0], pending.at(-1)];
    if (first && last) lines.push({ ...lineOf(paragraph, first.start, last.endOfInk), direction });
    pending = [];
    used = 0;
  };
  for (const each of wordsOf(paragraph, width)) {
    const ink = widthOf(paragraph, each.start, each.endOfInk);
    if (pending.length > 0 && used + ink > width) flush();
    pending.push(each);
    used += ink + widthOf(paragraph, each.endOfInk, each.end);
  }
  flush();
  return lines;
}

function wordsOf(paragraph: Paragraph, width: number): Word[] {
  return [...paragraph.text.matchAll(word)].flatMap((match) => {
    const end = match.index + match[0].length;
    const endOfInk = match.index + match[0].trimEnd().length;
    const whole = { start: match.index, end, endOfInk };
    return widthOf(paragraph, whole.start, endOfInk) <= width ? [whole] : brokenWord(paragraph, whole, width);
  });
}

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** A word too wide for a line in pieces that fit, never within a character and its marks. */
function brokenWord(paragraph: Paragraph, { start, end, endOfInk }: Word, width: number): Word[] {
  const pieces: Word[] = [];
  let from = start;
  for (const { index, segment } of graphemes.segment(paragraph.text.slice(start, endOfInk))) {
    const at = start + index;
    if (at > from && widthOf(paragraph, from, at + segment.length) > width) {
      pieces.push({ start: from, end: at, endOfInk: at });
      from = at;
    }
  }
  return [...pieces, { start: from, end, endOfInk }];
}

function widthOf(paragraph: Paragraph, start: number, end: number): number {
  return runsOf(paragraph, start, end).reduce((sum, run) => sum + run.width, 0);
}

function lineOf(paragraph: Paragraph, start: number, end: number): Omit<TextLine, 'direction'> {
  const runs = runsOf(paragraph, start, end);
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

/** Runs of one level, reordered from the highest level down (rule L2). */
function runsOf({ text, levels, measure }: Paragraph, start: number, end: number): TextRun[] {
  const runs: { start: number; end: number; level: number }[] = [];
  for (let at = start; at < end; ) {
    const level = levels[at] ?? 0;
    let until = at + 1;
    while (until < end && levels[until] === level) until++;
    runs.push({ start: at, end: until, level });
    at = until;
  }
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level--)
    for (let at = 0; at < runs.length; at++) {
      let until = at;
      while ((runs[until]?.level ?? -1) >= level) until++;
      if (until > at + 1) runs.splice(at, until - at, ...runs.slice(at, until).reverse());
      at = Math.max(at, until - 1);
    }
  return runs.flatMap((run) => {
    const drawn = drawnRun(text, run);
    return drawn.text === '' ? [] : [{ ...drawn, width: measure(drawn.text) }];
  });
}

/**
 * A run with mirrored characters in place (rule L4). The shaper turns Arabic letters round by itself; characters between them
 * that have a run of their own (brackets, dashes) are turned round here.
 */
function drawnRun(
  text: string,
  { start, end, level }: { start: number; end: number; level: number },
): Omit<TextRun, 'width'> {
  const characters = [...text.slice(start, end).replace(directionMarks, '')];
  if (level % 2 === 0) return { text: characters.join(''), isInReadingOrder: false };
  const mirrored = characters.map((character) => bidi.getMirroredCharacter(character) ?? character);
  const isInReadingOrder = mirrored.some((character) => arabicLetter.test(character));
  return { text: (isInReadingOrder ? mirrored : mirrored.reverse()).join(''), isInReadingOrder };
}

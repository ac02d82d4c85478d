export type TextPieceKind = 'KEPT' | 'ADDED' | 'REMOVED';

/** A run of words that all fared alike, with the spaces after them. */
export interface TextPiece {
  kind: TextPieceKind;
  text: string;
}

/**
 * Cells of the table two texts may take: 2,000 words against 2,000. Longer stretches in which nothing is alike at either
 * end are shown as replaced whole, so that no text can hold the server up.
 */
const maximumCells = 4_000_000;

/**
 * What became of each word from one text to the next, in reading order: what was removed stands before what was added in
 * its place. A word is what stands between spaces, in any script; direction marks and the width of spaces do not count.
 * Longest common subsequence after equal ends are set aside; the time is bounded by the product of what is left.
 */
export function textDifference(before: string, after: string): TextPiece[] {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < from.length && start < to.length && same(from[start], to[start])) start++;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    same(from[from.length - 1 - end], to[to.length - 1 - end])
  )
    end++;
  const pieces: TextPiece[] = [];
  const take = (kind: TextPieceKind, words: readonly string[]) => {
    for (const word of words) addWord(pieces, kind, word);
  };
  take('KEPT', to.slice(0, start));
  const middleFrom = from.slice(start, from.length - end);
  const middleTo = to.slice(start, to.length - end);
  if (middleFrom.length * middleTo.length > maximumCells) {
    take('REMOVED', middleFrom);
    take('ADDED', middleTo);
  } else for (const { kind, text } of compareWords(middleFrom, middleTo)) addWord(pieces, kind, text);
  take('KEPT', to.slice(to.length - end));
  return pieces;
}

/** Whether two texts differ for a reader. */
export function textsDiffer(before: string, after: string): boolean {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  return from.length !== to.length || from.some((word, index) => !same(word, to[index]));
}

/** Each word with the spaces after it; spaces before the first word go with it. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*/gu)?.map((word, index) => (index === 0 ? word : word.trimStart())) ?? [];
}

const unread = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

function same(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || comparable(a) === comparable(b);
}

function comparable(word: string): string {
  return word.replace(unread, '').trim().normalize('NFC');
}

function addWord(pieces: TextPiece[], kind: TextPieceKind, text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) {
    last.text += /\s$/u.test(last.text) ? text : ` ${text}`;
    return;
  }
  if (last && !/\s$/u.test(last.text)) last.text += ' ';
  // Between a removed and an added run the removed one stands first: what was, then what is.
  pieces.push({ kind, text });
}

/** One entry per word; removed before added where both stand at one place. */
function compareWords(from: readonly string[], to: readonly string[]): TextPiece[] {
  const [fromKeys, toKeys] = [from.map(comparable), to.map(comparable)];
  const width = to.length + 1;
  const lengths = new Uint16Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        fromKeys[i] === toKeys[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && fromKeys[i] === toKeys[j]) {
      pieces.push({ kind: 'KEPT', text: to[j] ?? '' });
      i++;
      j++;
    } else if (
      j >= to.length ||
      (i < from.length && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      pieces.push({ kind: 'REMOVED', text: from[i] ?? '' });
      i++;
    } else {
      pieces.push({ kind: 'ADDED', text: to[j] ?? '' });
      j++;
    }
  }
  return pieces;
}

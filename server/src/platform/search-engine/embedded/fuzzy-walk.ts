import { sharedLength, type Vocabulary } from './vocabulary.ts';

const maxRows = 64;
const rows = new Uint8Array(maxRows * maxRows);
const letters = new Uint16Array(maxRows);

/**
 * Calls `visit(slot, typos)` for each term of slots `[from, to)` within `budget` spelling errors of `word` (with
 * `prefix`, of which some beginning is). Distance is optimal string alignment; an error in the first letter counts
 * one more, unless `firstLetterFree`. The table's rows are kept while terms share letters, and a term whose row is
 * past the budget is skipped with all that begin alike: few of the vocabulary's terms are looked at.
 */
export function walkFuzzy(
  vocabulary: Vocabulary,
  word: string,
  options: { budget: number; prefix: boolean; firstLetterFree: boolean; from: number; to: number },
  visit: (slot: number, typos: number) => void,
): void {
  const { budget, prefix, firstLetterFree, from, to } = options;
  const width = word.length + 1;
  const deepest = word.length + budget + 1;
  if (Math.max(deepest + 1, width) > maxRows) return;
  for (let column = 0; column < width; column++) {
    rows[column] = column;
    letters[column] = word.charCodeAt(column);
  }
  const { terms, sharedPrefix } = vocabulary;
  let validRows = 0;
  let previous = '';
  let slot = from;
  while (slot < to) {
    const term = terms[slot] as string;
    let depth = slot === from ? 0 : Math.min(validRows, sharedLength(previous, term));
    let best = prefix ? bestInRows(word.length, budget, Math.min(depth, deepest)) : budget + 1;
    let hopeless = 0;
    while (depth < term.length && depth < deepest && hopeless === 0) {
      const smallest = fillRow(term, depth, width);
      depth++;
      if (prefix) best = Math.min(best, rows[depth * width + word.length] as number);
      if (smallest > budget) hopeless = depth;
    }
    validRows = depth;
    previous = term;
    if (!prefix && hopeless === 0 && depth === term.length)
      best = rows[depth * width + word.length] as number;
    const typos = best + firstLetterCost(best, term, firstLetterFree);
    if (typos <= budget) visit(slot, typos);
    slot = hopeless > 0 && best > budget ? nextUnlike(sharedPrefix, slot, to, hopeless) : slot + 1;
  }
}

/** An error in the first letter counts one more. */
function firstLetterCost(typos: number, term: string, firstLetterFree: boolean): 0 | 1 {
  return typos > 0 && !firstLetterFree && term.charCodeAt(0) !== letters[0] ? 1 : 0;
}

/** The next slot whose term does not share the first `length` letters. */
function nextUnlike(sharedPrefix: Uint8Array, slot: number, to: number, length: number): number {
  let next = slot + 1;
  while (next < to && (sharedPrefix[next] as number) >= length) next++;
  return next;
}

/** The smallest distance of the whole word to the beginnings whose rows are already there. */
function bestInRows(length: number, budget: number, depth: number): number {
  let best = budget + 1;
  for (let row = Math.max(0, length - budget); row <= depth; row++) {
    best = Math.min(best, rows[row * (length + 1) + length] as number);
  }
  return best;
}

/** Computes row `depth + 1` for `term`; gives its smallest value. */
function fillRow(term: string, depth: number, width: number): number {
  const letter = term.charCodeAt(depth);
  const before = depth > 0 ? term.charCodeAt(depth - 1) : -1;
  const above = depth * width;
  const row = above + width;
  let smallest = depth + 1;
  rows[row] = smallest;
  for (let column = 1; column < width; column++) {
    const typed = letters[column - 1];
    let cost = (rows[above + column - 1] as number) + (typed === letter ? 0 : 1);
    const missing = (rows[above + column] as number) + 1;
    const extra = (rows[row + column - 1] as number) + 1;
    if (missing < cost) cost = missing;
    if (extra < cost) cost = extra;
    if (column > 1 && typed === before && letters[column - 2] === letter) {
      const swapped = (rows[above - width + column - 2] as number) + 1;
      if (swapped < cost) cost = swapped;
    }
    rows[row + column] = cost;
    if (cost < smallest) smallest = cost;
  }
  return smallest;
}

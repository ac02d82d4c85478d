/**
 * Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours; Damerau 1964,
 * restricted so that no part is edited twice) between two words, or `limit + 1` when it is larger than `limit`.
 * With `prefix`, the smallest distance between `typed` and any beginning of `word`.
 */
export function boundedDistance(typed: string, word: string, limit: number, prefix = false): number {
  const columns = typed.length;
  const rows = word.length;
  const tooFar = limit + 1;
  if (columns - rows > limit || (!prefix && rows - columns > limit)) return tooFar;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: columns + 1 }, (_, column) => column);
  let best = prefix ? (previous[columns] ?? tooFar) : tooFar;
  for (let row = 1; row <= rows; row++) {
    const current = nextRow(typed, word, row, previous, beforePrevious);
    if (prefix) best = Math.min(best, current[columns] ?? tooFar);
    if (Math.min(...current) > limit) return Math.min(best, tooFar);
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(prefix ? best : (previous[columns] ?? tooFar), tooFar);
}

function nextRow(
  typed: string,
  word: string,
  row: number,
  previous: readonly number[],
  beforePrevious: readonly number[],
): number[] {
  const letter = word[row - 1];
  const current = [row];
  for (let column = 1; column <= typed.length; column++) {
    const same = typed[column - 1] === letter;
    let cost = Math.min(
      (previous[column - 1] ?? 0) + (same ? 0 : 1),
      (previous[column] ?? 0) + 1,
      (current[column - 1] ?? 0) + 1,
    );
    if (row > 1 && column > 1 && typed[column - 2] === letter && typed[column - 1] === word[row - 2]) {
      cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
    }
    current.push(cost);
  }
  return current;
}

/** From how many letters on one and two spelling errors are tolerated. */
export interface TypoRules {
  oneTypo: number;
  twoTypos: number;
}

export const defaultTypoRules: TypoRules = { oneTypo: 4, twoTypos: 8 };

/** How many spelling errors a word of the query may hold: none in words with digits. */
export function typoBudget(word: string, rules: TypoRules = defaultTypoRules): 0 | 1 | 2 {
  if (/\d/.test(word)) return 0;
  if (word.length >= rules.twoTypos) return 2;
  return word.length >= rules.oneTypo ? 1 : 0;
}

/**
 * Spelling errors between a typed word and a real one as the engines count them: an error in the first letter
 * counts twice. `budget + 1` when over the budget.
 */
export function countTypos(typed: string, word: string, budget: number, prefix = false): number {
  const distance = boundedDistance(typed, word, budget, prefix);
  if (distance > budget || distance === 0) return distance;
  return typed.charCodeAt(0) === word.charCodeAt(0) ? distance : Math.min(distance + 1, budget + 1);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedDistance, countTypos, typoBudget } from './edit-distance.ts';

/** The whole table, without bounds: what the bounded one must agree with. */
function plainDistances(typed: string, word: string): number[] {
  const table = [Array.from({ length: typed.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= word.length; row++) {
    const line = [row];
    for (let column = 1; column <= typed.length; column++) {
      const above = table[row - 1] as number[];
      let cost = Math.min(
        (above[column - 1] as number) + (typed[column - 1] === word[row - 1] ? 0 : 1),
        (above[column] as number) + 1,
        (line[column - 1] as number) + 1,
      );
      const swapped = typed[column - 2] === word[row - 1] && typed[column - 1] === word[row - 2];
      if (row > 1 && column > 1 && swapped) {
        cost = Math.min(cost, ((table[row - 2] as number[])[column - 2] as number) + 1);
      }
      line.push(cost);
    }
    table.push(line);
  }
  return table.map((line) => line[typed.length] as number);
}

const word = fc.string({ unit: fc.constantFrom(...'abcاب'), maxLength: 9 });

describe('boundedDistance', () => {
  it('agrees with the whole table up to its limit', () => {
    const agrees = (a: string, b: string, limit: number) =>
      boundedDistance(a, b, limit) === Math.min(plainDistances(a, b).at(-1) as number, limit + 1);
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 3 }), agrees), { seed: 11, numRuns: 2000 });
  });

  it('takes the nearest beginning for a word being typed', () => {
    const agrees = (a: string, b: string, limit: number) =>
      boundedDistance(a, b, limit, true) === Math.min(...plainDistances(a, b), limit + 1);
    fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 3 }), agrees), { seed: 12, numRuns: 2000 });
  });
});

describe('typo rules', () => {
  it('allows one error from four letters on, two from eight, none with digits', () => {
    expect(['abc', 'abcd', 'abcdefg', 'abcdefgh', 'abcdefg7'].map((text) => typoBudget(text))).toEqual([
      0, 1, 1, 2, 0,
    ]);
  });

  it('counts an error in the first letter twice', () => {
    expect(countTypos('pharmacie', 'xharmacie', 2)).toBe(2);
    expect(countTypos('pharmacie', 'phxrmacie', 2)).toBe(1);
    expect(countTypos('sina', 'cina', 1)).toBe(2);
  });
});

import { typoBudget } from '@wasl/shared/text/edit-distance';
import { hasDigit } from '@wasl/shared/text/folding';
import { walkFuzzy } from './fuzzy-walk.ts';
import type { IndexData } from './index-data.ts';
import { soundKeyMark } from './vocabulary.ts';

/** The terms of the index a typed word may stand for, with the spelling errors of each. */
export interface TermMatches {
  termIds: number[];
  typos: number[];
  /** The number of the very word, -1 when the index does not have it. */
  exactId: number;
}

export type Strictness = 'strict' | 'lenient';

export interface TermLookup {
  /** Terms equal to the word, beginning with it (`prefix`), or a few errors away; errors beyond `maxTypos` are not looked for. */
  find(word: string, prefix: boolean, strictness: Strictness, maxTypos: 0 | 1 | 2): TermMatches;
  /** Splits a word run together into words of the index ("sallesport" → salle, sport), or null. */
  split(word: string, prefix: boolean): string[] | null;
}

/** Of the words one and two errors away, only so many are taken, as Meilisearch does. */
const maxOneTypo = 150;
const maxTwoTypos = 50;
const keptLookups = 5_000;
const shortestLenient = 3;
const shortestSplit = 5;
const shortestPiece = 2;
const shortestLastPiece = 3;

export function createTermLookup(data: IndexData): TermLookup {
  let vocabulary = data.vocabulary;
  let size = vocabulary.size;
  const kept = new Map<string, TermMatches>();

  function forgetIfChanged(): void {
    if (vocabulary === data.vocabulary && size === data.vocabulary.size) return;
    vocabulary = data.vocabulary;
    size = vocabulary.size;
    kept.clear();
  }

  function search(word: string, prefix: boolean, strictness: Strictness, maxTypos: number): TermMatches {
    const matches: TermMatches = { termIds: [], typos: [], exactId: vocabulary.idOf(word) };
    const known = new Set<number>();
    const add = (termId: number, typos: number) => {
      if (known.has(termId)) return;
      known.add(termId);
      matches.termIds.push(termId);
      matches.typos.push(typos);
    };
    if (prefix) {
      const [from, to] = vocabulary.prefixRange(word);
      for (let slot = from; slot < to; slot++) add(vocabulary.ids[slot] as number, 0);
    } else if (matches.exactId >= 0) add(matches.exactId, 0);
    const budget = Math.min(maxTypos, budgetOf(word, strictness));
    if (budget > 0) addNear(word, prefix, budget, strictness === 'lenient', add);
    return matches;
  }

  function budgetOf(word: string, strictness: Strictness): number {
    const usual = typoBudget(word, data.settings.rules.typos);
    if (strictness === 'strict') return usual;
    return hasDigit(word) || word.length < shortestLenient ? 0 : Math.max(1, usual);
  }

  function addNear(
    word: string,
    prefix: boolean,
    budget: number,
    firstLetterFree: boolean,
    add: (termId: number, typos: number) => void,
  ): void {
    const sameFirstLetter = budget === 1 && !firstLetterFree;
    const [from, to] = sameFirstLetter
      ? vocabulary.prefixRange(word.charAt(0))
      : [vocabulary.slotOf(`${soundKeyMark}\uffff`), vocabulary.size];
    const near: [typos: number, termId: number][] = [];
    walkFuzzy(vocabulary, word, { budget, prefix, firstLetterFree, from, to }, (slot, typos) => {
      if (typos > 0) near.push([typos, vocabulary.ids[slot] as number]);
    });
    const taken = [0, 0, 0];
    for (const [typos, termId] of near.sort((a, b) => a[0] - b[0])) {
      taken[typos] = (taken[typos] ?? 0) + 1;
      if ((taken[typos] as number) <= (typos === 1 ? maxOneTypo : maxTwoTypos)) add(termId, typos);
    }
  }

  function isWord(piece: string, prefix = false): boolean {
    const found = vocabulary.terms[vocabulary.slotOf(piece)];
    return found === piece || (prefix && found?.startsWith(piece) === true);
  }

  function splitFrom(word: string, start: number, prefix: boolean, pieces: number): string[] | null {
    const rest = word.slice(start);
    if (start > 0 && rest.length >= shortestLastPiece && isWord(rest, prefix)) return [rest];
    if (pieces === 1) return null;
    for (let end = word.length - shortestPiece; end >= start + shortestPiece; end--) {
      const piece = word.slice(start, end);
      const isStopWord = data.settings.rules.stopWords.has(piece);
      if (!isStopWord && (piece.length < shortestLastPiece || !isWord(piece))) continue;
      const others = splitFrom(word, end, prefix, pieces - 1);
      if (others) return isStopWord ? others : [piece, ...others];
    }
    return null;
  }

  return {
    find(word, prefix, strictness, maxTypos) {
      forgetIfChanged();
      const key = `${prefix ? '*' : '='}${strictness === 'strict' ? 's' : 'l'}${maxTypos}${word}`;
      let matches = kept.get(key);
      if (!matches) {
        matches = search(word, prefix, strictness, maxTypos);
        if (kept.size >= keptLookups) kept.clear();
        kept.set(key, matches);
      }
      return matches;
    },
    split(word, prefix) {
      forgetIfChanged();
      if (word.length < shortestSplit || hasDigit(word)) return null;
      for (const pieces of [2, 3, 4]) {
        const found = splitFrom(word, 0, prefix, pieces);
        if (found && found.length > 1) return found;
      }
      return null;
    },
  };
}

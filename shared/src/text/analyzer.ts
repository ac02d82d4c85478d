import { stripArticle, stripClitic } from './arabic-clitics.ts';
import { fold } from './folding.ts';
import { forEachWord } from './words.ts';

/** Raise with any change to what `analyze` returns: indexes written by another version are rebuilt. */
export const analyzerVersion = '1';

export interface Token {
  /** The folded word without article or known clitic: what is indexed and compared. */
  term: string;
  /** The folded word as written, article included. */
  word: string;
  /** Place in the original text, UTF-16 units, end excluded. */
  start: number;
  end: number;
}

export interface Analyzer {
  /** The words of a text in order. Stop words are included. */
  analyze(text: string): Token[];
  /** Calls `visit` with each term of a text, in order: the quick way, for indexing. */
  forEachTerm(text: string, visit: (term: string) => void): void;
}

interface AnalyzedWord {
  term: string;
  word: string;
}

const cachedWords = 100_000;
const wordPattern = /[\p{L}\p{N}]+/gu;

/**
 * An analyzer that also takes a bare و ف ب ل ك off a word when the rest is one of `knownWords` (folded, without
 * article). Keeps a cache of words met, so make one and keep it.
 */
export function createAnalyzer(knownWords: ReadonlySet<string> = new Set()): Analyzer {
  const isKnown = (word: string) => knownWords.has(word);
  const cache = new Map<string, readonly AnalyzedWord[]>();

  function analyzeWord(raw: string): readonly AnalyzedWord[] {
    const cached = cache.get(raw);
    if (cached) return cached;
    const folded = fold(raw).match(wordPattern) ?? [];
    const analyzed = folded.map((word) => ({ word, term: stripClitic(stripArticle(word), isKnown) }));
    if (cache.size >= cachedWords) cache.clear();
    cache.set(raw, analyzed);
    return analyzed;
  }

  return {
    analyze(text) {
      const tokens: Token[] = [];
      forEachWord(text, (raw, start, end) => {
        for (const { term, word } of analyzeWord(raw)) tokens.push({ term, word, start, end });
      });
      return tokens;
    },
    forEachTerm(text, visit) {
      forEachWord(text, (raw) => {
        for (const { term } of analyzeWord(raw)) visit(term);
      });
    },
  };
}

const plainAnalyzer = createAnalyzer();

/** The words of a text, folded, without Arabic article, each with its place in the original. */
export function analyze(text: string): Token[] {
  return plainAnalyzer.analyze(text);
}

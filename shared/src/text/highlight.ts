import type { Token } from './analyzer.ts';
import { countTypos, typoBudget } from './edit-distance.ts';
import { fold } from './folding.ts';
import type { Query, QueryWord } from './query.ts';
import { plainTextRules, type TextRules } from './text-rules.ts';
import { soundKeys } from './transliteration.ts';

export interface TextSegment {
  text: string;
  /** Whether these letters answer the query. */
  match: boolean;
}

/** Decides for one term of a text whether it answers a query. Keeps its answers, so use one per query. */
export type TermMatcher = (term: string) => boolean;

/**
 * Cuts `text` into segments, the ones that answer `query` marked. The segments joined give `text` back, unchanged:
 * folding is for comparing only, so للتحاليل is marked from its own first letter after the clitic (للـ stays
 * outside). Matches are whole words, the typed part of a word for the unfinished last one, spelling errors,
 * synonyms and the other script included. `rules` are those of the index searched.
 */
export function highlight(text: string, query: string, rules: TextRules = plainTextRules): TextSegment[] {
  return highlightTerms(text, createTermMatcher(rules.parseQuery(query), rules), rules);
}

/** As `highlight`, for many texts and one query: make the matcher once. */
export function highlightTerms(text: string, matches: TermMatcher, rules: TextRules): TextSegment[] {
  const segments: TextSegment[] = [];
  let shown = 0;
  for (const token of rules.analyze(text)) {
    if (token.start < shown || rules.stopWords.has(token.term) || !matches(token.term)) continue;
    const start = token.start + cliticLength(text, token);
    if (start > shown) segments.push({ text: text.slice(shown, start), match: false });
    segments.push({ text: text.slice(start, token.end), match: true });
    shown = token.end;
  }
  if (shown < text.length) segments.push({ text: text.slice(shown), match: false });
  return segments;
}

/** How many UTF-16 units of the original the article or clitic takes, tashkeel and tatweel included. */
function cliticLength(text: string, token: Token): number {
  const stripped = token.word.length - token.term.length;
  if (stripped <= 0 || !token.word.endsWith(token.term)) return 0;
  const original = text.slice(token.start, token.end);
  for (let length = stripped; length < original.length; length++) {
    if (fold(original.slice(length)) === token.term) return length;
  }
  return 0;
}

/** A matcher for the terms of texts analyzed with the same `rules`. */
export function createTermMatcher(query: Query, rules: TextRules): TermMatcher {
  const words = query.units.flatMap((unit) => unit.words);
  const exact = new Set<string>();
  const keys = new Set<string>();
  for (const unit of query.units) {
    for (const phrase of [...unit.synonyms, ...(unit.nearSynonyms?.phrases ?? [])]) {
      for (const term of phrase) if (!rules.stopWords.has(term)) exact.add(term);
    }
  }
  for (const word of words) {
    exact.add(word.term);
    for (const reading of word.readings) exact.add(reading.term);
    for (const key of word.soundKeys) keys.add(key);
  }
  const answers = new Map<string, boolean>();
  return (term) => {
    let answer = answers.get(term);
    if (answer === undefined) {
      answer =
        exact.has(term) ||
        words.some((word) => matchesWord(word, term, rules)) ||
        soundKeys(term).some((key) => keys.has(key));
      answers.set(term, answer);
    }
    return answer;
  };
}

function matchesWord(word: QueryWord, term: string, rules: TextRules): boolean {
  if (word.prefix && term.startsWith(word.term)) return true;
  const budget = typoBudget(word.term, rules.typos);
  return budget > 0 && countTypos(word.term, term, budget, word.prefix) <= budget;
}

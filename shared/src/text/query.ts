import type { Token } from './analyzer.ts';
import { repairArticle, restAfterArticle } from './arabic-clitics.ts';
import { isArabicWord } from './folding.ts';
import type { Phrase, SynonymMatch, Synonyms } from './synonyms.ts';
import { romanize, soundKeys, spellChatWord } from './transliteration.ts';

/** The longest queries are cut to this many words, as Meilisearch does. */
export const maxQueryWords = 10;

export interface QueryWord {
  /** The folded word without article: what is looked up. */
  term: string;
  /** Words beginning with it count too: the last word, unless a space or a mark follows it. */
  prefix: boolean;
  /** Stop words between the word before and this one, run together: what joining the two words must put back. */
  joint: string;
  /** A stop word still being typed ("de…"): it helps when it matches, and is forgotten when it does not. */
  optional: boolean;
  /** Other readings of the word, each counting as one spelling error. */
  readings: readonly QueryReading[];
  /** Its keys in the other script; see `soundKeys`. */
  soundKeys: readonly string[];
}

export interface QueryReading {
  term: string;
  prefix: boolean;
  /** A guess that only counts when it is a word as it stands, without spelling errors of its own. */
  exactOnly: boolean;
}

/** One word, or several that make up one known phrase ("salle de sport"). */
export interface QueryUnit {
  words: readonly QueryWord[];
  /** Other phrases of the same meaning. */
  synonyms: readonly Phrase[];
  /** Phrases a mistyped or unfinished single word may stand for. */
  nearSynonyms: SynonymMatch | null;
}

export interface Query {
  /** In the order typed; empty when the text holds no word. */
  units: readonly QueryUnit[];
}

export interface QueryRules {
  analyze(text: string): Token[];
  stopWords: ReadonlySet<string>;
  synonyms: Synonyms;
}

const endsAWord = /[\s.,;:!?،؛؟]$/u;

/**
 * Reads what someone typed. With `prefix` (as-you-type, the default) the last word may be unfinished. Stop words
 * are left out unless nothing else is there.
 */
export function parseQuery(text: string, rules: QueryRules, prefix = true): Query {
  const lastIsPrefix = prefix && !endsAWord.test(text);
  const tokens = rules.analyze(text);
  const words: QueryWord[] = [];
  tokens.forEach((token, at) => {
    const word = readWord(token, lastIsPrefix && at === tokens.length - 1, rules.stopWords);
    if (word) words.push(word);
  });
  const kept = withoutStopWords(words, rules.stopWords);
  return { units: groupIntoUnits(kept.slice(0, maxQueryWords), rules.synonyms) };
}

function withoutStopWords(words: readonly QueryWord[], stopWords: ReadonlySet<string>): QueryWord[] {
  const kept: QueryWord[] = [];
  let joint = '';
  for (const word of words) {
    if (!word.prefix && stopWords.has(word.term)) joint += word.term;
    else {
      kept.push({ ...word, joint });
      joint = '';
    }
  }
  return kept.length > 0 ? kept : words.map((word) => ({ ...word, prefix: true }));
}

function readWord(token: Token, prefix: boolean, stopWords: ReadonlySet<string>): QueryWord | null {
  const { term, word } = token;
  const readings: QueryReading[] = [];
  if (prefix) {
    const rest = restAfterArticle(word);
    if (rest === '') return null;
    if (rest !== null && term === word) readings.push({ term: rest, prefix: true, exactOnly: true });
  }
  for (const repaired of repairArticle(word)) readings.push({ term: repaired, prefix, exactOnly: true });
  const otherScript = isArabicWord(term) ? romanize(term) : spellChatWord(term);
  if (otherScript && otherScript.length > 2) readings.push({ term: otherScript, prefix, exactOnly: false });
  return {
    term,
    prefix,
    joint: '',
    optional: prefix && stopWords.has(term),
    readings,
    soundKeys: soundKeys(term),
  };
}

function groupIntoUnits(words: readonly QueryWord[], synonyms: Synonyms): QueryUnit[] {
  const units: QueryUnit[] = [];
  let at = 0;
  while (at < words.length) {
    const unit = phraseAt(words, at, synonyms) ?? singleUnit(words, at, synonyms);
    units.push(unit);
    at += unit.words.length;
  }
  if (units.length > 1) return units;
  return units.map((unit) => ({ ...unit, words: unit.words.map((word) => ({ ...word, optional: false })) }));
}

function phraseAt(words: readonly QueryWord[], at: number, synonyms: Synonyms): QueryUnit | null {
  for (let length = Math.min(synonyms.longestPhrase, words.length - at); length >= 1; length--) {
    const phrase = words.slice(at, at + length);
    const found = synonyms.find(phrase.map((word) => word.term));
    if (found) return { words: phrase, synonyms: found, nearSynonyms: null };
  }
  return null;
}

function singleUnit(words: readonly QueryWord[], at: number, synonyms: Synonyms): QueryUnit {
  const words1 = words.slice(at, at + 1);
  const nearSynonyms = words1[0] ? synonyms.findNear(words1[0].term, words1[0].prefix) : null;
  return { words: words1, synonyms: [], nearSynonyms };
}

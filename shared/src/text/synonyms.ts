import { stripArticle } from './arabic-clitics.ts';
import { countTypos, type TypoRules, typoBudget } from './edit-distance.ts';
import { fold, isArabicWord } from './folding.ts';

/** A phrase as its terms, stop words left out. */
export type Phrase = readonly string[];

export interface SynonymMatch {
  /** The other phrases of the concept. */
  phrases: readonly Phrase[];
  /** Spelling errors between what was typed and the phrase it stands for. */
  typos: number;
}

export interface Synonyms {
  /** The most words a phrase of any group has. */
  longestPhrase: number;
  /** The phrases that mean the same as these terms, word for word; null when no group knows them. */
  find(terms: Phrase): readonly Phrase[] | null;
  /** The concepts a mistyped, or with `prefix` unfinished, word may stand for. Empty when it is a known word. */
  findNear(term: string, prefix: boolean): SynonymMatch | null;
  /** Every phrase with the others of its groups. */
  entries(): Iterable<readonly [Phrase, readonly Phrase[]]>;
}

const shortestKnownWord = 3;
const shortestUnfinishedWord = 4;
const rememberedWords = 2_000;

/** The Arabic words of human-written groups, folded, without article: the words a bare clitic may precede. */
export function knownWordsOf(groups: readonly (readonly string[])[]): Set<string> {
  const known = new Set<string>();
  for (const phrase of groups.flat()) {
    for (const word of fold(phrase).match(/[\p{L}\p{N}]+/gu) ?? []) {
      const term = stripArticle(word);
      if (isArabicWord(term) && term.length >= shortestKnownWord) known.add(term);
    }
  }
  return known;
}

/**
 * Compiles human-written groups of phrases of one meaning. `termsOf` analyzes a phrase and leaves out its stop
 * words. A phrase of several words is also known run together ("salledesport").
 */
export function createSynonyms(
  groups: readonly (readonly string[])[],
  termsOf: (phrase: string) => { terms: Phrase; joined: string },
  typoRules: TypoRules,
): Synonyms {
  const others = new Map<string, Phrase[]>();
  const singles = new Set<string>();
  let longestPhrase = 1;

  function relate(key: string, phrases: Iterable<Phrase>): void {
    const known = others.get(key) ?? [];
    const seen = new Set([key, ...known.map((phrase) => phrase.join(' '))]);
    for (const phrase of phrases) {
      const phraseKey = phrase.join(' ');
      if (!seen.has(phraseKey)) known.push(phrase);
      seen.add(phraseKey);
    }
    if (known.length > 0) others.set(key, known);
    if (!key.includes(' ')) singles.add(key);
  }

  for (const group of groups) {
    const phrases = new Map<string, Phrase>();
    for (const text of group) {
      const { terms, joined } = termsOf(text);
      if (terms.length === 0) continue;
      phrases.set(terms.join(' '), terms);
      longestPhrase = Math.max(longestPhrase, terms.length);
      for (const together of [joined, terms.join('')]) phrases.set(together, [together]);
    }
    for (const key of phrases.keys()) relate(key, phrases.values());
  }

  const near = new Map<string, SynonymMatch | null>();

  function searchNear(term: string, prefix: boolean): SynonymMatch | null {
    const budget = typoBudget(term, typoRules);
    let typos = budget + 1;
    let found: string[] = [];
    for (const single of singles) {
      const unfinished = prefix && term.length >= shortestUnfinishedWord && single.startsWith(term);
      const distance = unfinished ? 1 : countTypos(term, single, budget);
      if (distance === 0 || distance > Math.min(typos, budget)) continue;
      if (distance < typos) found = [];
      typos = distance;
      found.push(single);
    }
    if (found.length === 0) return null;
    return { phrases: found.flatMap((single) => [[single], ...(others.get(single) ?? [])]), typos };
  }

  return {
    longestPhrase,
    find: (terms) => others.get(terms.join(' ')) ?? null,
    findNear(term, prefix) {
      if (term.length < shortestUnfinishedWord || singles.has(term)) return null;
      const key = prefix ? `${term}*` : term;
      let match = near.get(key);
      if (match === undefined) {
        match = searchNear(term, prefix);
        if (near.size >= rememberedWords) near.clear();
        near.set(key, match);
      }
      return match;
    },
    *entries() {
      for (const [key, phrases] of others) yield [key.split(' '), phrases] as const;
    },
  };
}

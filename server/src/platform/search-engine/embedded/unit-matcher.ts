import { hasDigit } from '@wasl/shared/text/folding';
import type { QueryUnit, QueryWord } from '@wasl/shared/text/query';
import { soundKeyPrefix } from '@wasl/shared/text/transliteration';
import type { IndexData } from './index-data.ts';
import { lastPosition, positionBits } from './postings.ts';
import { createTermLookup, type Strictness, type TermMatches } from './term-lookup.ts';
import { soundKeyMark } from './vocabulary.ts';

/**
 * How well each document answers each unit of a query: one array per unit, by document, of the best place found.
 * A value packs spelling errors (2 bits), field rank (3) and position (11), so that the smaller is the better.
 */
export const noMatch = 0xffff;
export const typoShift = 14;
export const fieldShift = positionBits;
export const fieldMask = 7;
export const positionMask = lastPosition;
const maxTypos = 2;
/** Words of a phrase stand within so many positions of each other. */
const phraseGap = 3;
/** One or two typed letters, and beginnings of guesses, do not search the long fields. */
const shortPrefix = 2;
const shortestSoundPrefix = 3;
const shortestFuzzyKey = 5;
/** Scratch arrays for the words of phrases come after those of the units. */
const firstScratch = 16;

export interface UnitMatcher {
  /** The arrays filled by `match`, by unit; valid until the next `match`. */
  readonly best: readonly Uint16Array[];
  /** By document: bit `u` is set where unit `u` stands word for word. */
  readonly exact: Uint16Array;
  match(units: readonly QueryUnit[], strictness: Strictness): void;
}

export function createUnitMatcher(data: IndexData): UnitMatcher {
  const lookup = createTermLookup(data);
  const best: Uint16Array[] = [];
  let exact = new Uint16Array(0);
  /** Places at or past this one are in long fields or shadows. */
  const firstLong = data.settings.config.searchable.findIndex(({ long }) => long);
  const headEnd = (firstLong < 0 ? data.settings.config.searchable.length : firstLong) << positionBits;

  function emptyArray(at: number): Uint16Array {
    let array = best[at];
    if (!array || array.length < data.count) {
      array = new Uint16Array(data.capacity);
      best[at] = array;
    }
    array.fill(noMatch, 0, data.count);
    return array;
  }

  /** Merges the postings of `matches` into `into`, `extraTypos` added. */
  function merge(into: Uint16Array, matches: TermMatches, extraTypos: number, headOnly = false): void {
    for (let at = 0; at < matches.termIds.length; at++) {
      const typos = Math.min(maxTypos, (matches.typos[at] as number) + extraTypos) << typoShift;
      mergeTerm(into, matches.termIds[at] as number, typos, headOnly ? headEnd : noMatch);
    }
  }

  function mergeTerm(into: Uint16Array, termId: number, typos: number, placeEnd: number): void {
    const { postings } = data;
    if (termId < postings.baseTerms) {
      const { offsets, documents, places } = postings.base;
      const end = offsets[termId + 1] as number;
      for (let at = offsets[termId] as number; at < end; at++) {
        const place = places[at] as number;
        if (place >= placeEnd) continue;
        const value = typos | place;
        const document = documents[at] as number;
        if (value < (into[document] as number)) into[document] = value;
      }
    }
    const overlay = postings.overlay.get(termId);
    if (!overlay) return;
    for (let at = 0; at < overlay.length; at += 2) {
      const place = overlay[at + 1] as number;
      const value = typos | place;
      const document = overlay[at] as number;
      if (place < placeEnd && value < (into[document] as number)) into[document] = value;
    }
  }

  function markExact(termId: number, unit: number): void {
    data.postings.forEach(termId, (document) => {
      exact[document] = (exact[document] as number) | (1 << unit);
    });
  }

  function matchWord(into: Uint16Array, word: QueryWord, strictness: Strictness): TermMatches {
    const headOnly = word.prefix && word.term.length <= shortPrefix;
    const matches = lookup.find(word.term, word.prefix, strictness, maxTypos);
    merge(into, matches, 0, headOnly);
    for (const reading of word.readings) {
      if (reading.exactOnly && matches.exactId >= 0) continue;
      const typos = reading.exactOnly ? 0 : 1;
      merge(
        into,
        lookup.find(reading.term, reading.prefix, strictness, typos),
        1,
        reading.term.length <= shortPrefix,
      );
    }
    matchSound(into, word, strictness);
    if (!matches.typos.includes(0)) matchSplit(into, word);
    return matches;
  }

  function matchSound(into: Uint16Array, word: QueryWord, strictness: Strictness): void {
    for (const key of word.soundKeys) {
      const term = soundKeyMark + key;
      merge(into, lookup.find(term, false, 'strict', 0), 1);
      const beginning = soundKeyPrefix(key);
      if (word.prefix && beginning.length >= shortestSoundPrefix) {
        merge(into, lookup.find(soundKeyMark + beginning, true, 'strict', 0), 1);
      }
      if (strictness === 'lenient' && key.length >= shortestFuzzyKey) {
        merge(into, lookup.find(term, false, 'strict', 1), 1);
      }
    }
  }

  function matchSplit(into: Uint16Array, word: QueryWord): void {
    const pieces = lookup.split(word.term, word.prefix);
    if (!pieces) return;
    const found = pieces.map((piece, at) => {
      const prefix = word.prefix && at === pieces.length - 1;
      return lookup.find(piece, prefix, 'strict', 0);
    });
    mergePhrase(into, found, 1, true);
  }

  /** Merges documents that have all the words, close to each other when `adjacent`. */
  function mergePhrase(
    into: Uint16Array,
    words: readonly TermMatches[],
    extraTypos: number,
    adjacent: boolean,
  ): void {
    const [only] = words;
    if (only && words.length === 1) {
      merge(into, only, extraTypos);
      return;
    }
    if (words.some((matches) => matches.termIds.length === 0)) return;
    const places = words.map((matches, at) => {
      const array = emptyArray(firstScratch + at);
      merge(array, matches, extraTypos);
      return array;
    });
    for (const termId of rarest(words).termIds) {
      data.postings.forEach(termId, (document) => {
        const value = phraseValue(places, document, adjacent);
        if (value < (into[document] as number)) into[document] = value;
      });
    }
  }

  /** The word with the fewest postings: a document of the phrase is among them. */
  function rarest(words: readonly TermMatches[]): TermMatches {
    const postings = words.map(({ termIds }) =>
      termIds.reduce((sum, id) => sum + data.postings.count(id), 0),
    );
    return words[postings.indexOf(Math.min(...postings))] as TermMatches;
  }

  function exactTerms(phrase: readonly string[]): TermMatches[] {
    return phrase.map((term) => lookup.find(term, false, 'strict', 0));
  }

  /** "ibn sina" also finds Ibnsina: joined words answer every unit they run through. */
  function matchJoined(units: readonly QueryUnit[]): void {
    for (let first = 0; first + 1 < units.length; first++) {
      let joined = units[first]?.words.length === 1 ? (units[first]?.words[0]?.term ?? '') : '';
      for (let last = first + 1; joined !== '' && last < Math.min(units.length, first + 3); last++) {
        const unit = units[last] as QueryUnit;
        const word = unit.words[0];
        if (!word || unit.words.length !== 1 || hasDigit(word.term)) break;
        joined += word.joint + word.term;
        const matches = lookup.find(joined, word.prefix, 'strict', 0);
        for (let at = first; at <= last; at++) merge(best[at] as Uint16Array, matches, 1);
      }
    }
  }

  return {
    best,
    get exact() {
      return exact;
    },
    match(units, strictness) {
      if (exact.length < data.count) exact = new Uint16Array(data.capacity);
      else exact.fill(0, 0, data.count);
      units.forEach((unit, at) => {
        const into = emptyArray(at);
        const [only] = unit.words;
        if (only && unit.words.length === 1) {
          const { exactId } = matchWord(into, only, strictness);
          if (exactId >= 0) markExact(exactId, at);
        } else {
          const words = unit.words.map((word) => lookup.find(word.term, word.prefix, strictness, maxTypos));
          mergePhrase(into, words, 0, false);
        }
        for (const phrase of unit.synonyms) mergePhrase(into, exactTerms(phrase), 0, true);
        const near = unit.nearSynonyms;
        for (const phrase of near?.phrases ?? [])
          mergePhrase(into, exactTerms(phrase), near?.typos ?? 0, true);
      });
      matchJoined(units);
    },
  };
}

/** The value of a phrase in one document: most errors, lowest field, first position of its words. */
function phraseValue(places: readonly Uint16Array[], document: number, adjacent: boolean): number {
  let typos = 0;
  let field = 0;
  let position = positionMask;
  let before = -1;
  for (const array of places) {
    const value = array[document] as number;
    if (value === noMatch) return noMatch;
    if (adjacent && before >= 0 && !isClose(before, value)) return noMatch;
    typos = Math.max(typos, value >> typoShift);
    field = Math.max(field, (value >> fieldShift) & fieldMask);
    position = Math.min(position, value & positionMask);
    before = value;
  }
  return (typos << typoShift) | (field << fieldShift) | position;
}

function isClose(a: number, b: number): boolean {
  if (((a >> fieldShift) & fieldMask) !== ((b >> fieldShift) & fieldMask)) return false;
  return Math.abs((a & positionMask) - (b & positionMask)) <= phraseGap;
}

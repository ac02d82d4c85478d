import type { QueryUnit, QueryWord } from '@wasl/shared/text/query';
import { soundKeyPrefix } from '@wasl/shared/text/transliteration';
import { soundPrefix } from './meili-documents.ts';

/** One way of asking Meilisearch for a query's units, best first; the engine merges what each finds. */
export interface Wording {
  q: string;
  /** Whether the sound keys are searched too; otherwise no ordinary word may meet them. */
  withSounds: boolean;
}

/**
 * What to send for these units: the words as typed; the words as they were probably meant (a mistyped synonym, a
 * mistyped article); and with sound keys for the words that are no synonym, which finds names written in the other
 * script. Words are folded letters and digits, so none of Meilisearch's operators (`"`, a leading `-`) is among them.
 */
export function wordingsOf(units: readonly QueryUnit[]): Wording[] {
  const typed = units.map(typedWords);
  const meant = units.map((unit) => meantWords(unit) ?? typedWords(unit));
  const sounds = units.map((unit) => meantWords(unit) ?? soundedWords(unit) ?? typedWords(unit));
  const lastWord = units.at(-1)?.words.at(-1);
  const ending = lastWord && !lastWord.prefix ? ' ' : '';
  const wordings: Wording[] = [];
  for (const [words, withSounds] of [
    [typed, false],
    [meant, false],
    [sounds, true],
  ] as const) {
    const q = words.flat().join(' ') + ending;
    if (!wordings.some((other) => other.q === q)) wordings.push({ q, withSounds });
  }
  return wordings;
}

function typedWords(unit: QueryUnit): string[] {
  return unit.words.map(({ term }) => term);
}

function meantWords(unit: QueryUnit): string[] | null {
  if (unit.synonyms.length > 0) return typedWords(unit);
  const near = unit.nearSynonyms?.phrases[0];
  if (near) return [...near];
  const repaired = unit.words[0]?.readings.find((reading) => reading.exactOnly);
  return repaired && unit.words.length === 1 ? [repaired.term] : null;
}

function soundedWords(unit: QueryUnit): string[] | null {
  const [word] = unit.words;
  const key = word?.soundKeys[0];
  if (!word || key === undefined || unit.words.length > 1) return null;
  return [soundPrefix + soundOf(word, key)];
}

function soundOf(word: QueryWord, key: string): string {
  return word.prefix ? soundKeyPrefix(key) : key;
}

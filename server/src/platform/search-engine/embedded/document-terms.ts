import { isArabicWord } from '@wasl/shared/text/folding';
import { romanize, soundKeys } from '@wasl/shared/text/transliteration';
import type { IndexSettings } from '../index-settings.ts';
import type { SearchDoc } from '../port.ts';
import { packPlace, shadowField } from './postings.ts';
import { soundKeyMark } from './vocabulary.ts';

/** Longer words are not searched for by anyone. */
const longestTerm = 40;
/** How many words each language's text of a field has, eight bits each, four languages at most. */
const lengthBits = 8;
const longestCounted = 255;
const countedTexts = 4;

/**
 * Calls `visit` with every term of a document and its place, then gives the lengths of its fields for the
 * exact-field rule (see `hasLength`). Positions start anew in each language, stop words left out, so that an
 * Arabic title ranks like a French one. Names also give shadow terms for the other script, in the lowest rank.
 */
export function visitTerms(
  doc: SearchDoc,
  { config, rules }: IndexSettings,
  visit: (term: string, place: number) => void,
): number[] {
  return config.searchable.map(({ field, names = false, long = false }, rank) => {
    const value = doc.text[field];
    const texts = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    let lengths = 0;
    texts.forEach((text, nth) => {
      let position = 0;
      const seen = long ? new Set<string>() : null;
      rules.forEachTerm(text, (term) => {
        if (term.length > longestTerm || rules.stopWords.has(term)) return;
        const at = position++;
        if (seen?.has(term)) return;
        seen?.add(term);
        visit(term, packPlace(rank, at));
        if (names) visitShadows(term, at, visit);
      });
      if (nth < countedTexts) lengths |= Math.min(position, longestCounted) << (nth * lengthBits);
    });
    return lengths >>> 0;
  });
}

/** The shadow terms of words met before: names repeat. */
const shadowsByTerm = new Map<string, readonly string[]>();
const keptShadows = 100_000;

function visitShadows(term: string, position: number, visit: (term: string, place: number) => void): void {
  let shadows = shadowsByTerm.get(term);
  if (!shadows) {
    shadows = shadowsOf(term);
    if (shadowsByTerm.size >= keptShadows) shadowsByTerm.clear();
    shadowsByTerm.set(term, shadows);
  }
  const place = packPlace(shadowField, position);
  for (const shadow of shadows) visit(shadow, place);
}

/** Sound keys, marked as such, and the Latin spelling of an Arabic word. */
function shadowsOf(term: string): string[] {
  const shadows = soundKeys(term).map((key) => soundKeyMark + key);
  const latin = isArabicWord(term) ? romanize(term) : null;
  if (latin && latin.length > 2) shadows.push(latin);
  return shadows;
}

/** Whether one of a field's texts, as packed by `visitTerms`, has exactly this many words. */
export function hasLength(packedLengths: number, words: number): boolean {
  for (let nth = 0; nth < countedTexts; nth++) {
    if (((packedLengths >>> (nth * lengthBits)) & longestCounted) === words) return true;
  }
  return false;
}

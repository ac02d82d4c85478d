import type { LocalizedText } from '@wasl/shared/localized-text';
import { analyze } from '@wasl/shared/text/analyzer';
import { fold } from '@wasl/shared/text/folding';
import { nameWordGroups } from '@wasl/shared/text/name-words';

/** Spellings of one word of a name (ben, ibn, بن) by their folded form, as one of them. */
const sameWord = new Map(
  nameWordGroups.flatMap((group) => {
    const [first = ''] = group;
    return group.map((word) => [fold(word), fold(first)] as const);
  }),
);

/**
 * A name as it is compared: folded, without articles, its words in alphabetical order, since rosters put the family
 * name first and people put it last. Empty for a text without letters.
 */
export function nameKey(text: string): string {
  return analyze(text)
    .map(({ term, word }) => sameWord.get(word) ?? sameWord.get(term) ?? term)
    .sort()
    .join(' ');
}

/** The keys of a name in each language it is given in, without repetition. */
export function nameKeys({ ar, fr, en }: LocalizedText): string[] {
  return [...new Set([ar, fr, en].map((text) => nameKey(text ?? '')))].filter((key) => key !== '');
}

/** Whether two names are the same person's: alike in one language at least. */
export function namesMatch(one: LocalizedText, other: LocalizedText): boolean {
  const keys = new Set(nameKeys(other));
  return nameKeys(one).some((key) => keys.has(key));
}

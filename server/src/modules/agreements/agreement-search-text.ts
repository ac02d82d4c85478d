import type { LocalizedText } from '@wasl/shared/localized-text';
import { fold } from '@wasl/shared/text/folding';

/**
 * What an agreement or a prospect is found by in the office: names, towns, ICE and reference, folded and joined. Whoever
 * stores or renames one of them writes it anew (`handling.searchText`).
 */
export function agreementSearchText(of: {
  names: readonly LocalizedText[];
  reference?: string | null;
  /** Names of the town or province it lies in. */
  towns?: readonly LocalizedText[];
  ice?: string | null;
}): string {
  const spellings = [...of.names, ...(of.towns ?? [])].flatMap(({ ar, fr, en }) => [ar, fr, en]);
  return [...new Set([...spellings, of.ice, of.reference])]
    .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
    .map((text) => fold(text))
    .join(' ');
}

/** Whether every word typed begins or lies in what something is found by; no words find everything. */
export function matchesSearchText(searchText: string, typed: string): boolean {
  return fold(typed)
    .split(/\s+/u)
    .every((word) => searchText.includes(word));
}

import type { LocalizedText } from '@wasl/shared/localized-text';
import { distanceMetres } from '../../geography/index.ts';
import { areSameFamily, distinctiveWords, wordsOfName } from './category-of-row.ts';
import type { ImportCandidate, KnownBranch } from './import.types.ts';

/** Two places of one name this near to each other are one place. */
const samePlaceMetres = 150;

type Likeness =
  /** The same place: `evidence` says why. */
  | { kind: 'duplicate'; of: string; evidence: 'distance' | 'phone'; metres: number | null }
  /** The same name in the same commune, and nothing to tell whether it is the same place. */
  | { kind: 'possible'; of: string };

export interface DuplicateFinder {
  /** The row (its source id) that a candidate repeats or may repeat; null for a place of its own. */
  findLike(candidate: ImportCandidate): Likeness | null;
  add(known: Omit<KnownBranch, 'branchId'>): void;
}

interface Entry {
  sourceId: string;
  categoryCode: string;
  latitude: number;
  longitude: number;
  isApproximate: boolean;
  phones: readonly string[];
}

/**
 * Finds the same place met before: the same name in either language (folded, without article and without the word
 * for its kind), the same commune, a kind of the same family, and either less than 150 m apart or a phone in common.
 * A name alone proves nothing: dozens of pharmacies are called Pharmacie Centrale.
 */
export function createDuplicateFinder(): DuplicateFinder {
  const byNameAndCommune = new Map<string, Entry[]>();

  return {
    findLike({ sourceId, partner, branch }) {
      let possible: Likeness | null = null;
      for (const key of keysOf(partner.name, partner.categoryCode, branch.communeCode)) {
        for (const entry of byNameAndCommune.get(key) ?? []) {
          if (entry.sourceId === sourceId || !areSameFamily(entry.categoryCode, partner.categoryCode))
            continue;
          const likeness = compare(entry, branch);
          if (likeness?.kind === 'duplicate') return likeness;
          possible ??= likeness;
        }
      }
      return possible;
    },
    add({
      sourceIds,
      name,
      categoryCode,
      communeCode,
      latitude,
      longitude,
      coordinatesAreApproximate,
      phones,
    }) {
      const [sourceId] = sourceIds;
      if (!sourceId) return;
      const entry = {
        sourceId,
        categoryCode,
        latitude,
        longitude,
        isApproximate: coordinatesAreApproximate,
        phones,
      };
      for (const key of keysOf(name, categoryCode, communeCode)) {
        const entries = byNameAndCommune.get(key);
        if (entries) entries.push(entry);
        else byNameAndCommune.set(key, [entry]);
      }
    },
  };
}

function compare(entry: Entry, branch: ImportCandidate['branch']): Likeness | null {
  const of = entry.sourceId;
  if (entry.phones.some((phone) => branch.phones.includes(phone))) {
    return { kind: 'duplicate', of, evidence: 'phone', metres: null };
  }
  // The middle of a commune is no position: two namesakes there are at the same point by construction.
  if (entry.isApproximate || branch.coordinatesAreApproximate) return { kind: 'possible', of };
  const metres = Math.round(distanceMetres(entry, branch));
  return metres < samePlaceMetres ? { kind: 'duplicate', of, evidence: 'distance', metres } : null;
}

const articles = new Set('el al l la le les es er ed de du des d'.split(' '));

function keysOf(name: LocalizedText, categoryCode: string, communeCode: string): Set<string> {
  const keys = new Set<string>();
  for (const text of [name.fr, name.ar]) {
    if (!text) continue;
    const distinctive = distinctiveWords(text, categoryCode);
    const words = (distinctive.length > 0 ? distinctive : wordsOfName(text))
      .filter((word) => !articles.has(word))
      .map((word) => word.replace(/^ال(?=..)/u, ''));
    if (words.length > 0) keys.add(`${communeCode} ${words.join('')}`);
  }
  return keys;
}

import { boundedDistance } from '@wasl/shared/text/edit-distance';
import type { Place } from './geography.types.ts';
import { isArabic, plainKey } from './place-keys.ts';

export interface PlaceFinder {
  /** Places whose name begins with, contains a word that begins with, or nearly is the text; best first. */
  findPlaces(text: string, options?: { limit?: number }): Place[];
}

interface IndexedPlace {
  place: Place;
  /** Folded spellings without article and spaces, and the same from each later word on. */
  keys: readonly string[];
  laterKeys: readonly string[];
  weight: number;
}

const kindWeight: Record<Place['kind'], number> = { commune: 2, province: 1, region: 1, neighbourhood: 0 };
const defaultLimit = 8;

export function createPlaceFinder(
  places: readonly { place: Place; spellings: readonly string[]; isTown: boolean }[],
): PlaceFinder {
  const indexed: IndexedPlace[] = places.map(({ place, spellings, isTown }) => ({
    place,
    keys: [...new Set(spellings.map(plainKey))],
    laterKeys: [...new Set(spellings.flatMap(laterWords))],
    weight: kindWeight[place.kind] + (isTown ? 3 : 0),
  }));

  return {
    findPlaces(text, { limit = defaultLimit } = {}) {
      const typed = plainKey(text);
      if (typed === '') return [];
      const scored = indexed
        .map((entry) => ({ entry, closeness: closenessOf(entry, typed) }))
        .filter(({ closeness }) => closeness > 0);
      const found = scored.length > 0 ? scored : nearMisses(indexed, typed);
      return found
        .sort(
          (a, b) =>
            b.closeness - a.closeness ||
            b.entry.weight - a.entry.weight ||
            a.entry.place.name.fr.length - b.entry.place.name.fr.length ||
            (a.entry.place.code < b.entry.place.code ? -1 : 1),
        )
        .slice(0, limit)
        .map(({ entry }) => entry.place);
    },
  };
}

/** 3 the very name, 2 its beginning, 1 the beginning of a later word, 0 nothing. */
function closenessOf({ keys, laterKeys, weight }: IndexedPlace, typed: string): number {
  if (keys.includes(typed)) return 3;
  if (keys.some((key) => key.startsWith(typed))) return weight >= 3 ? 2.5 : 2;
  return laterKeys.some((key) => key.startsWith(typed)) ? 1 : 0;
}

/** With nothing that begins so, the names one or two letters away from what was typed. */
function nearMisses(
  indexed: readonly IndexedPlace[],
  typed: string,
): { entry: IndexedPlace; closeness: number }[] {
  if (typed.length < 4) return [];
  const limit = typed.length >= 8 ? 2 : 1;
  return indexed.flatMap((entry) => {
    const distances = entry.keys
      .filter((key) => isArabic(key) === isArabic(typed))
      .map((key) => boundedDistance(typed, key, limit, true));
    const best = Math.min(limit + 1, ...distances);
    return best <= limit ? [{ entry, closeness: 1 / (1 + best) }] : [];
  });
}

function laterWords(spelling: string): string[] {
  const words = spelling.split(/[\s\-–]+/u);
  return words.slice(1).map((_, index) => plainKey(words.slice(index + 1).join(' ')));
}

import type { Language } from '@wasl/shared/language';
import { type OfferSearch, radiusLimits } from './search.query.ts';
import { type RelaxationKind, relaxationText } from './search.texts.ts';

/** A way to find something after all. */
export interface Relaxation {
  kind: RelaxationKind;
  count: number;
  text: string;
  radiusMetres: number | null;
  searchText: string | null;
  code: string | null;
}

interface Candidate {
  kind: RelaxationKind;
  search: OfferSearch;
  radiusMetres?: number;
  searchText?: string;
  code?: string;
}

const proposedMaximum = 4;

/**
 * Searches that let go of one wish, the smallest sacrifice first. `nearestMetres` is how far the nearest match is
 * without a radius; null when there is none or no place was given.
 */
export function relaxationCandidates(search: OfferSearch, nearestMetres: number | null): Candidate[] {
  const candidates: Candidate[] = [];
  if (search.openNow) candidates.push({ kind: 'ALSO_CLOSED', search: { ...search, openNow: false } });
  const { near } = search;
  if (near?.radiusMetres && nearestMetres !== null) {
    const radiusMetres = widerRadius(near.radiusMetres, nearestMetres);
    if (radiusMetres)
      candidates.push({
        kind: 'WIDER_RADIUS',
        radiusMetres,
        search: { ...search, near: { ...near, radiusMetres } },
      });
  }
  if (search.discountBands?.length)
    candidates.push({ kind: 'ANY_DISCOUNT', search: { ...search, discountBands: null } });
  if (search.forDependents)
    candidates.push({ kind: 'ALSO_WITHOUT_DEPENDENTS', search: { ...search, forDependents: false } });
  const [code] = search.categoryCodes ?? [];
  if (code) candidates.push({ kind: 'ANY_CATEGORY', code, search: { ...search, categoryCodes: null } });
  const fewerWords = withoutLastWord(search.text);
  if (fewerWords)
    candidates.push({ kind: 'OTHER_WORDS', searchText: fewerWords, search: { ...search, text: fewerWords } });
  if (search.text?.trim()) candidates.push({ kind: 'WITHOUT_TEXT', search: { ...search, text: null } });
  if (isPlaced(search)) candidates.push({ kind: 'ANYWHERE', search: anywhere(search) });
  return candidates;
}

/** The proposals worth making: those that find something, at most four. */
export async function proposeRelaxations(
  candidates: readonly Candidate[],
  count: (search: OfferSearch) => Promise<number>,
  language: Language,
): Promise<Relaxation[]> {
  const counts = await Promise.all(candidates.map(({ search }) => count(search)));
  return candidates
    .map(({ kind, radiusMetres = null, searchText = null, code = null }, index) => ({
      kind,
      count: counts[index] ?? 0,
      radiusMetres,
      searchText,
      code,
    }))
    .filter((relaxation) => relaxation.count > 0)
    .slice(0, proposedMaximum)
    .map((relaxation) => ({ ...relaxation, text: relaxationText(relaxation.kind, relaxation, language) }));
}

/** The same search in the whole country. */
export function anywhere(search: OfferSearch): OfferSearch {
  return { ...search, near: null, bounds: null, regionCodes: null, provinceCodes: null, communeCodes: null };
}

function isPlaced({ near, bounds, regionCodes, provinceCodes, communeCodes }: OfferSearch): boolean {
  return Boolean(
    near?.radiusMetres || bounds || regionCodes?.length || provinceCodes?.length || communeCodes?.length,
  );
}

/** A round radius that takes in the nearest match; null when none may. */
function widerRadius(radiusMetres: number, nearestMetres: number): number | null {
  const rounds = [1, 2, 5, 10, 25, 50, 100, 200, 500].map((kilometres) => kilometres * 1000);
  const wider = rounds.find((metres) => metres > radiusMetres && metres >= nearestMetres);
  return wider && wider <= radiusLimits.maximumMetres ? wider : null;
}

function withoutLastWord(text: string | null | undefined): string | null {
  const words = text?.trim().split(/\s+/) ?? [];
  return words.length > 1 ? words.slice(0, -1).join(' ') : null;
}

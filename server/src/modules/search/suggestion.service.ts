import type { Language } from '@wasl/shared/language';
import { displayText } from '@wasl/shared/localized-text';
import { formatDistance } from '@wasl/shared/number-format';
import type { SearchEngine } from '../../platform/search-engine/index.ts';
import type { Geography, Place } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { Hydration, Mark, OfferHit, PartnerHit, Segment } from './hydration.ts';
import { categoriesIndex, offersIndex, partnersIndex } from './search.indexes.ts';
import { type Asker, momentOf, offerQuery, readText } from './search.query.ts';

export interface Suggestion {
  kind: 'OFFER' | 'PARTNER' | 'CATEGORY' | 'PLACE';
  id: string;
  text: Segment[];
  detail: string | null;
  icon: string;
  place: Place | null;
}

const suggestionsMaximum = 20;
/** Categories and places narrow most, so a few of each come first. */
const narrowingMaximum = 3;

export type SuggestionService = ReturnType<typeof createSuggestionService>;

/** What readers may mean while they type. Public, like the search. */
export function createSuggestionService(dependencies: {
  engine: SearchEngine;
  hydration: Hydration;
  geography: Geography;
  taxonomy: Taxonomy;
}) {
  const { engine, hydration, geography, taxonomy } = dependencies;

  function categorySuggestion(code: string, mark: Mark, language: Language): Suggestion[] {
    const category = taxonomy.findCategory(code);
    if (!category) return [];
    const sector = taxonomy.getSector(category.sectorCode);
    return [
      {
        kind: 'CATEGORY',
        id: code,
        text: mark(category.name),
        detail: displayText(sector.name, language).text,
        icon: category.icon,
        place: null,
      },
    ];
  }

  function placeSuggestion(place: Place, mark: Mark, language: Language): Suggestion {
    return {
      kind: 'PLACE',
      id: place.code,
      text: mark(place.name),
      detail: displayText(place.within, language).text,
      icon: 'map-pin',
      place,
    };
  }

  function partnerSuggestion(
    { partner, branch, distanceMetres, name }: PartnerHit,
    language: Language,
  ): Suggestion {
    const category = taxonomy.getCategory(partner.categoryCode);
    const place =
      geography.findCommune(branch.communeCode ?? '') ?? geography.getProvince(branch.provinceCode);
    const parts = [displayText(category.name, language).text, displayText(place.name, language).text];
    if (distanceMetres !== null) parts.push(formatDistance(distanceMetres, language));
    return {
      kind: 'PARTNER',
      id: partner._id,
      text: name,
      detail: parts.join(' · '),
      icon: category.icon,
      place: null,
    };
  }

  function offerSuggestion({ offer, partner, title }: OfferHit, language: Language): Suggestion {
    return {
      kind: 'OFFER',
      id: offer._id,
      text: title,
      detail: displayText(partner.name, language).text,
      icon: taxonomy.getCategory(offer.categoryCode).icon,
      place: null,
    };
  }

  return {
    /** Best first, each kind together: categories, places, partners, offers. Every kind that answers has its place. */
    async suggest(
      asker: Asker,
      text: string,
      near: { latitude: number; longitude: number } | null,
      first: number,
    ): Promise<Suggestion[]> {
      const q = readText(text);
      if (q === '' || first < 1) return [];
      const { language } = asker;
      const where = near ? { near: { lat: near.latitude, lng: near.longitude } } : {};
      const [categories = [], partners = [], offers = []] = await engine.suggest(q, [
        { index: categoriesIndex, limit: narrowingMaximum },
        { index: partnersIndex, limit: first, ...where },
        { index: offersIndex, limit: first, ...where, filter: offerQuery({}, momentOf(asker)).filter },
      ]);
      const [partnerHits, offerHits] = await Promise.all([
        hydration.partnerHits(partners, q, language),
        hydration.offerHits(offers, q, language),
      ]);
      const mark = hydration.markerOf(q, language);
      const places = geography.findPlaces(q, { limit: narrowingMaximum });
      return shareOut(
        [
          categories.flatMap(({ id }) => categorySuggestion(id, mark, language)),
          places.map((place) => placeSuggestion(place, mark, language)),
          partnerHits.map((hit) => partnerSuggestion(hit, language)),
          offerHits.map((hit) => offerSuggestion(hit, language)),
        ],
        Math.min(first, suggestionsMaximum),
      );
    },
  };
}

/** Takes from each list in turn, so that every kind has its place, then keeps kinds together in the lists' order. */
function shareOut(lists: readonly Suggestion[][], count: number): Suggestion[] {
  const taken = lists.map(() => 0);
  for (let left = count; left > 0; ) {
    const before = left;
    lists.forEach((list, index) => {
      if (left > 0 && (taken[index] ?? 0) < list.length) {
        taken[index] = (taken[index] ?? 0) + 1;
        left--;
      }
    });
    if (left === before) break;
  }
  return lists.flatMap((list, index) => list.slice(0, taken[index]));
}

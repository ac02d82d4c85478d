import type { Language } from '@wasl/shared/language';
import { badInput } from '../../platform/errors/app-error.ts';
import { maxSearchWindow, type SearchEngine, type SearchResult } from '../../platform/search-engine/index.ts';
import type { Geography } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createFacetNames, type FacetName, type NamedFacet } from './facet-names.ts';
import type { Hydration, OfferHit, PartnerHit } from './hydration.ts';
import { offersIndex, partnersIndex } from './search.indexes.ts';
import {
  type Asker,
  type DiscountBandChoice,
  momentOf,
  type Near,
  type OfferSearch,
  offerQuery,
  placeOf,
  readText,
  refinements,
  type SearchMoment,
} from './search.query.ts';
import { anywhere, proposeRelaxations, type Relaxation, relaxationCandidates } from './search.relaxations.ts';

export interface FacetCount extends FacetName {
  code: string;
  count: number;
}

export interface OfferSearchAnswer {
  search: OfferSearch;
  moment: SearchMoment;
  offset: number;
  hits: OfferHit[];
  result: SearchResult;
}

const pinsMaximum = 300;
/** With so few results or fewer, ways to find more are proposed. */
const fewResults = 2;

export type SearchService = ReturnType<typeof createSearchService>;

/** Public search over what is published; a member sees the offers of their organization. */
export function createSearchService(dependencies: {
  engine: SearchEngine;
  hydration: Hydration;
  geography: Geography;
  taxonomy: Taxonomy;
}) {
  const { engine, hydration } = dependencies;
  const nameOfFacet = createFacetNames(dependencies);

  async function countOffers(search: OfferSearch, moment: SearchMoment): Promise<number> {
    const query = offerQuery({ ...search, sort: null }, moment);
    const { total, relaxed } = await engine.search(offersIndex, { ...query, page: { offset: 0, limit: 0 } });
    return relaxed ? 0 : total;
  }

  function pageOf(offset: number, limit: number): { offset: number; limit: number } {
    if (offset + limit > maxSearchWindow && offset >= maxSearchWindow)
      throw badInput(`Only the first ${maxSearchWindow} results can be reached; refine the search.`);
    return { offset, limit: Math.min(limit, maxSearchWindow - offset) };
  }

  return {
    async searchOffers(
      asker: Asker,
      search: OfferSearch,
      page: { offset: number; limit: number },
      /** Attributes to count the matches by. */
      facets: readonly string[],
    ): Promise<OfferSearchAnswer> {
      const moment = momentOf(asker);
      const query = offerQuery(search, moment);
      const result = await engine.search(offersIndex, {
        ...query,
        ...(facets.length > 0 ? { facets } : {}),
        page: pageOf(page.offset, page.limit),
      });
      const hits = await hydration.offerHits(result.hits, query.q ?? '', asker.language);
      return { search, moment, offset: page.offset, hits, result };
    },

    /** Names and counts of one facet of an answer. */
    facetCounts(answer: OfferSearchAnswer, facet: NamedFacet): FacetCount[] {
      return (answer.result.facets[facet] ?? []).flatMap(({ value, count }) => {
        const named = nameOfFacet(facet, value);
        return named ? [{ code: value, count, ...named }] : [];
      });
    },

    discountBandCounts(answer: OfferSearchAnswer): { band: DiscountBandChoice; count: number }[] {
      return (answer.result.facets.discountBand ?? []).map(({ value, count }) => ({
        band: value.toUpperCase() as DiscountBandChoice,
        count,
      }));
    },

    forDependentsCount(answer: OfferSearchAnswer): number {
      return answer.result.facets.forDependents?.find(({ value }) => value === 'true')?.count ?? 0;
    },

    async openNowCount({ search, moment, result }: OfferSearchAnswer): Promise<number> {
      return search.openNow ? result.total : await countOffers({ ...search, openNow: true }, moment);
    },

    /** Ways to find something, when there is next to nothing. */
    async relaxations(
      { search, moment, result }: OfferSearchAnswer,
      language: Language,
    ): Promise<Relaxation[]> {
      if (result.total > fewResults && !result.relaxed) return [];
      const { near } = search;
      let nearestMetres: number | null = null;
      if (near?.radiusMetres) {
        const query = offerQuery(
          { ...anywhere(search), near: { center: near.center }, sort: 'DISTANCE' },
          moment,
        );
        const nearest = await engine.search(offersIndex, { ...query, page: { offset: 0, limit: 1 } });
        nearestMetres = nearest.hits[0]?.distanceMetres ?? null;
      }
      const found = result.relaxed ? 0 : result.total;
      const proposals = await proposeRelaxations(
        relaxationCandidates(search, nearestMetres),
        (relaxed) => countOffers(relaxed, moment),
        language,
      );
      return proposals.filter(({ count }) => count > found);
    },

    /** Where the matches are, the best first: one pin per offer, at the branch that matched. */
    async pins({ search, moment }: OfferSearchAnswer, language: Language): Promise<OfferHit[]> {
      const result = await engine.search(offersIndex, {
        ...offerQuery(search, moment),
        page: { offset: 0, limit: pinsMaximum },
      });
      return await hydration.offerHits(result.hits, '', language);
    },

    async searchPartners(
      asker: Asker,
      search: {
        text?: string | null | undefined;
        sectorCodes?: readonly string[] | null | undefined;
        categoryCodes?: readonly string[] | null | undefined;
        regionCodes?: readonly string[] | null | undefined;
        provinceCodes?: readonly string[] | null | undefined;
        near?: Near | null | undefined;
      },
      page: { offset: number; limit: number },
    ): Promise<{ hits: PartnerHit[]; result: SearchResult; offset: number }> {
      const q = readText(search.text);
      const result = await engine.search(partnersIndex, {
        q,
        refine: refinements({
          sector: search.sectorCodes,
          category: search.categoryCodes,
          region: search.regionCodes,
          province: search.provinceCodes,
        }),
        sort: search.near && q === '' ? 'distance' : 'relevance',
        ...placeOf({ near: search.near, bounds: null }),
        page: pageOf(page.offset, page.limit),
      });
      const hits = await hydration.partnerHits(result.hits, q, asker.language);
      return { hits, result, offset: page.offset };
    },
  };
}

import { civilDateTimeOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { displayText, type LocalizedText } from '@wasl/shared/localized-text';
import { formatDistance } from '@wasl/shared/number-format';
import { createTermMatcher, highlightTerms } from '@wasl/shared/text/highlight';
import { createTextRules } from '@wasl/shared/text/text-rules';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import {
  maxSearchWindow,
  type SearchEngine,
  type SearchHit,
  type SearchResult,
} from '../../platform/search-engine/index.ts';
import type { Geography, Place } from '../geography/index.ts';
import type { OfferRecord } from '../offers/index.ts';
import type { BranchRecord, PartnerRecord } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { categoriesIndex, offersIndex, partnersIndex } from './search.indexes.ts';
import {
  type DiscountBandChoice,
  type Near,
  type OfferSearch,
  offerQuery,
  placeOf,
  readText,
  refinements,
  type SearchMoment,
} from './search.query.ts';
import { anywhere, proposeRelaxations, type Relaxation, relaxationCandidates } from './search.relaxations.ts';

/** Reads of records that may be a second old; see `createReadCache`. */
export interface ListedRecords {
  offers: (ids: readonly string[]) => Promise<OfferRecord[]>;
  partners: (ids: readonly string[]) => Promise<PartnerRecord[]>;
  branches: (ids: readonly string[]) => Promise<BranchRecord[]>;
  /** All branches of these partners, in the order of the index's points. */
  branchesOfPartners: (partnerIds: readonly string[]) => Promise<Map<string, BranchRecord[]>>;
}

export interface Segment {
  text: string;
  isMatch: boolean;
}

export interface OfferHit {
  offer: OfferRecord;
  partner: PartnerRecord;
  branch: BranchRecord;
  distanceMetres: number | null;
  partnerName: Segment[];
  title: Segment[];
}

export interface PartnerHit {
  partner: PartnerRecord;
  branch: BranchRecord;
  distanceMetres: number | null;
  name: Segment[];
}

export interface FacetCount {
  code: string;
  name: LocalizedText;
  count: number;
  parentCode: string | null;
}

export interface OfferSearchAnswer {
  search: OfferSearch;
  moment: SearchMoment;
  offset: number;
  hits: OfferHit[];
  result: SearchResult;
}

export interface Suggestion {
  kind: 'OFFER' | 'PARTNER' | 'CATEGORY' | 'PLACE';
  id: string;
  text: Segment[];
  detail: string | null;
  icon: string;
  place: Place | null;
}

/** Whoever searches and when. */
export interface Asker {
  viewer: Viewer;
  language: Language;
  now: Date;
}

const pinsMaximum = 300;
/** With so few results or fewer, ways to find more are proposed. */
const fewResults = 2;

export type SearchService = ReturnType<typeof createSearchService>;

/** Public search over what is published; a member sees the offers of their organization. */
export function createSearchService(dependencies: {
  engine: SearchEngine;
  records: ListedRecords;
  geography: Geography;
  taxonomy: Taxonomy;
}) {
  const { engine, records, geography, taxonomy } = dependencies;
  const textRules = createTextRules({ synonyms: taxonomy.listSynonymGroups() });

  function momentOf({ viewer, now }: Asker): SearchMoment {
    const organizationId = viewer.kind === 'member' ? viewer.organizationId : null;
    return { ...civilDateTimeOf(now), organizationId };
  }

  async function countOffers(search: OfferSearch, moment: SearchMoment): Promise<number> {
    const query = offerQuery({ ...search, sort: null }, moment);
    const { total, relaxed } = await engine.search(offersIndex, { ...query, page: { offset: 0, limit: 0 } });
    return relaxed ? 0 : total;
  }

  async function hydrateOffers(
    hits: readonly SearchHit[],
    text: string,
    language: Language,
  ): Promise<OfferHit[]> {
    const offers = indexById(await records.offers(hits.map(({ id }) => id)));
    const listed = [...offers.values()];
    const [partners, branches] = await Promise.all([
      records.partners(unique(listed.map(({ partnerId }) => partnerId))).then(indexById),
      records.branches(unique(listed.flatMap(({ branchIds }) => branchIds))).then(indexById),
    ]);
    const mark = createMarker(text, language);
    return hits.flatMap((hit) => {
      const offer = offers.get(hit.id);
      const partner = partners.get(offer?.partnerId ?? '');
      // The index may be a moment behind: what is no longer published is not shown.
      if (offer?.state !== 'PUBLISHED' || partner?.state !== 'ACTIVE') return [];
      const branch =
        branches.get(offer.branchIds[hit.nearestPoint ?? 0] ?? '') ?? branches.get(offer.branchIds[0] ?? '');
      if (!branch) return [];
      return [
        {
          offer,
          partner,
          branch,
          distanceMetres: hit.distanceMetres ?? null,
          partnerName: mark(partner.name),
          title: mark(offer.title),
        },
      ];
    });
  }

  function createMarker(text: string, language: Language): (localized: LocalizedText) => Segment[] {
    if (text === '') return (localized) => [{ text: displayText(localized, language).text, isMatch: false }];
    const matches = createTermMatcher(textRules.parseQuery(text), textRules);
    return (localized) =>
      highlightTerms(displayText(localized, language).text, matches, textRules).map((segment) => ({
        text: segment.text,
        isMatch: segment.match,
      }));
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
      const hits = await hydrateOffers(result.hits, query.q ?? '', asker.language);
      return { search, moment, offset: page.offset, hits, result };
    },

    /** Names and counts of one facet of an answer. */
    facetCounts(
      answer: OfferSearchAnswer,
      facet: 'sector' | 'category' | 'region' | 'province' | 'commune',
    ): FacetCount[] {
      return (answer.result.facets[facet] ?? []).flatMap(({ value, count }) => {
        const named = nameOfValue(facet, value);
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
      return await hydrateOffers(result.hits, '', language);
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
      const partners = indexById(await records.partners(result.hits.map(({ id }) => id)));
      const branchesByPartner = await records.branchesOfPartners([...partners.keys()]);
      const mark = createMarker(q, asker.language);
      const hits = result.hits.flatMap((hit): PartnerHit[] => {
        const partner = partners.get(hit.id);
        const branches = branchesByPartner.get(hit.id) ?? [];
        const branch = branches[hit.nearestPoint ?? 0] ?? branches[0];
        if (partner?.state !== 'ACTIVE' || !branch) return [];
        return [{ partner, branch, distanceMetres: hit.distanceMetres ?? null, name: mark(partner.name) }];
      });
      return { hits, result, offset: page.offset };
    },

    /** What the reader may mean while typing: categories and places first, they narrow most; then partners and offers. */
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
      const moment = momentOf(asker);
      const [categories = [], partners = [], offers = []] = await engine.suggest(q, [
        { index: categoriesIndex, limit: 3 },
        { index: partnersIndex, limit: first, ...where },
        { index: offersIndex, limit: first, ...where, filter: offerQuery({}, moment).filter },
      ]);
      const mark = createMarker(q, language);
      const places = geography.findPlaces(q, { limit: 3 });
      const [partnerSuggestions, offerHits] = await Promise.all([
        suggestPartners(partners, mark, language),
        hydrateOffers(offers, q, language),
      ]);
      const lists: Suggestion[][] = [
        categories.flatMap(({ id }) => suggestCategory(id, mark, language)),
        places.map((place) => ({
          kind: 'PLACE' as const,
          id: place.code,
          text: mark(place.name),
          detail: displayText(place.within, language).text,
          icon: 'map-pin',
          place,
        })),
        partnerSuggestions,
        offerHits.map(({ offer, partner, title }) => ({
          kind: 'OFFER' as const,
          id: offer._id,
          text: title,
          detail: displayText(partner.name, language).text,
          icon: taxonomy.getCategory(offer.categoryCode).icon,
          place: null,
        })),
      ];
      return shareOut(lists, Math.min(first, 20));
    },
  };

  function nameOfValue(
    facet: 'sector' | 'category' | 'region' | 'province' | 'commune',
    code: string,
  ): { name: LocalizedText; parentCode: string | null } | null {
    switch (facet) {
      case 'sector': {
        const sector = taxonomy.findSector(code);
        return sector && { name: sector.name, parentCode: null };
      }
      case 'category': {
        const category = taxonomy.findCategory(code);
        return category && { name: category.name, parentCode: category.sectorCode };
      }
      case 'region': {
        const region = geography.findRegion(code);
        return region && { name: region.name, parentCode: null };
      }
      case 'province': {
        const province = geography.findProvince(code);
        return province && { name: province.name, parentCode: province.regionCode };
      }
      case 'commune': {
        const commune = geography.findCommune(code);
        return commune && { name: commune.name, parentCode: commune.provinceCode };
      }
    }
  }

  function suggestCategory(
    code: string,
    mark: (name: LocalizedText) => Segment[],
    language: Language,
  ): Suggestion[] {
    const category = taxonomy.findCategory(code);
    if (!category) return [];
    return [
      {
        kind: 'CATEGORY',
        id: code,
        text: mark(category.name),
        detail: displayText(taxonomy.getSector(category.sectorCode).name, language).text,
        icon: category.icon,
        place: null,
      },
    ];
  }

  async function suggestPartners(
    hits: readonly SearchHit[],
    mark: (name: LocalizedText) => Segment[],
    language: Language,
  ): Promise<Suggestion[]> {
    const partners = indexById(await records.partners(hits.map(({ id }) => id)));
    const branchesByPartner = await records.branchesOfPartners([...partners.keys()]);
    return hits.flatMap((hit): Suggestion[] => {
      const partner = partners.get(hit.id);
      if (partner?.state !== 'ACTIVE') return [];
      const branches = branchesByPartner.get(hit.id) ?? [];
      const branch = branches[hit.nearestPoint ?? 0] ?? branches[0];
      const category = taxonomy.getCategory(partner.categoryCode);
      const place =
        branch &&
        (geography.findCommune(branch.communeCode ?? '') ?? geography.findProvince(branch.provinceCode));
      const parts = [
        displayText(category.name, language).text,
        place ? displayText(place.name, language).text : '',
        hit.distanceMetres === undefined ? '' : formatDistance(hit.distanceMetres, language),
      ];
      return [
        {
          kind: 'PARTNER',
          id: partner._id,
          text: mark(partner.name),
          detail: parts.filter(Boolean).join(' · '),
          icon: category.icon,
          place: null,
        },
      ];
    });
  }
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

function indexById<Item extends { _id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item._id, item]));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import { displayText } from '@wasl/shared/localized-text';
import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { Resolvers } from '../../gql/resolvers.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { decodeCursor, encodeCursor, readPageArguments } from '../../platform/graphql/connection.ts';
import type { GraphQLContext } from '../../platform/graphql/context.ts';
import type { OfferLoader } from '../offers/index.ts';
import type { BranchLoader, PartnerLoader } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { OfferHit, OfferSearchAnswer, SearchService } from './search.service.ts';

const offsetKey = 'offset';

function cursorOf(position: number): string {
  return encodeCursor({ sortKey: position, id: offsetKey });
}

/** The position after the one a cursor names. Throws BAD_USER_INPUT. */
function offsetAfter(cursor: string | null | undefined): number {
  if (!cursor) return 0;
  const { sortKey, id } = decodeCursor(cursor);
  if (id !== offsetKey || typeof sortKey !== 'number' || !Number.isInteger(sortKey) || sortKey < 0)
    throw badInput('This cursor was not made by this search.');
  return sortKey + 1;
}

function pageInfo(offset: number, count: number, total: number) {
  return {
    hasNextPage: offset + count < total && count > 0,
    hasPreviousPage: offset > 0,
    startCursor: count > 0 ? cursorOf(offset) : null,
    endCursor: count > 0 ? cursorOf(offset + count - 1) : null,
  };
}

/** Whether the operation asks for a field of this connection; counting facets nobody reads would be waste. */
function asksFor(field: string, info: GraphQLResolveInfo): boolean {
  const isAsked = (selection: SelectionSetNode | undefined): boolean =>
    selection?.selections.some((node) => {
      if (node.kind === Kind.FIELD) return node.name.value === field;
      if (node.kind === Kind.INLINE_FRAGMENT) return isAsked(node.selectionSet);
      return isAsked(info.fragments[node.name.value]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => isAsked(node.selectionSet));
}

export function createSearchResolvers(dependencies: {
  search: SearchService;
  taxonomy: Taxonomy;
  offerById: OfferLoader;
  partnerById: PartnerLoader;
  branchById: BranchLoader;
}): Resolvers {
  const { search, taxonomy, offerById, partnerById, branchById } = dependencies;

  /** What the search has read is not read again by the fields below it. */
  function prime(hits: readonly OfferHit[], context: GraphQLContext): void {
    for (const { offer, partner, branch } of hits) {
      offerById(context).prime(offer._id, offer);
      partnerById(context).prime(partner._id, partner);
      branchById(context).prime(branch._id, branch);
    }
  }

  return {
    Query: {
      searchOffers: async (_, { input, first, after }, context, info) => {
        const { limit } = readPageArguments({ first });
        const answer = await search.searchOffers(
          context,
          input,
          { offset: offsetAfter(after), limit },
          { withFacets: info ? asksFor('facets', info) : true },
        );
        prime(answer.hits, context);
        return answer;
      },
      searchPartners: async (_, { input, first, after }, context) => {
        const { limit } = readPageArguments({ first });
        const { hits, result, offset } = await search.searchPartners(context, input, {
          offset: offsetAfter(after),
          limit,
        });
        for (const { partner, branch } of hits) {
          partnerById(context).prime(partner._id, partner);
          branchById(context).prime(branch._id, branch);
        }
        return {
          edges: hits.map((hit, index) => ({
            cursor: cursorOf(offset + index),
            node: hit.partner,
            branch: hit.branch,
            distanceMetres: hit.distanceMetres,
            name: hit.name,
          })),
          pageInfo: pageInfo(offset, result.hits.length, result.total),
          totalCount: result.total,
          isRelaxed: result.relaxed,
        };
      },
      searchSuggestions: async (_, { text, near, first }, context) =>
        (await search.suggest(context, text, near ?? null, first ?? 8)).map(({ place, ...suggestion }) => ({
          ...suggestion,
          coordinates: place?.center ?? null,
        })),
    },
    OfferSearchConnection: {
      edges: ({ hits, offset }) =>
        hits.map((hit, index) => ({
          cursor: cursorOf(offset + index),
          node: hit.offer,
          branch: hit.branch,
          distanceMetres: hit.distanceMetres,
          partnerName: hit.partnerName,
          title: hit.title,
        })),
      pageInfo: ({ offset, result }) => pageInfo(offset, result.hits.length, result.total),
      totalCount: ({ result }) => result.total,
      facets: (answer) => answer,
      isRelaxed: ({ result }) => result.relaxed,
      relaxations: (answer, _, context) => search.relaxations(answer, context.language),
      pins: async (answer, _, context) => {
        const hits = await search.pins(answer, context.language);
        return hits.map(({ offer, partner, branch }) => ({
          offerId: offer._id,
          branchId: branch._id,
          coordinates: { latitude: branch.latitude, longitude: branch.longitude },
          sectorCode: offer.sectorCode,
          icon: taxonomy.getCategory(offer.categoryCode).icon,
          headline: headlineText(headlineGain(offer.gain), context.language).text,
          label: displayText(partner.name, context.language).text,
        }));
      },
      tookMilliseconds: ({ result }) => Math.ceil(result.tookMs),
    },
    SearchFacets: {
      sectors: (answer) => search.facetCounts(answer, 'sector'),
      categories: (answer) => search.facetCounts(answer, 'category'),
      regions: (answer) => search.facetCounts(answer, 'region'),
      provinces: (answer) => search.facetCounts(answer, 'province'),
      communes: (answer) => search.facetCounts(answer, 'commune'),
      discountBands: (answer) => search.discountBandCounts(answer),
      openNow: (answer: OfferSearchAnswer) => search.openNowCount(answer),
      forDependents: (answer) => search.forDependentsCount(answer),
    },
  };
}

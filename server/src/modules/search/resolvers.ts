import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import { displayText } from '@wasl/shared/localized-text';
import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { Resolvers } from '../../gql/resolvers.ts';
import { badInput } from '../../platform/errors/app-error.ts';
import { decodeCursor, encodeCursor, readPageArguments } from '../../platform/graphql/connection.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { OfferSearchAnswer, SearchService } from './search.service.ts';
import type { SuggestionService } from './suggestion.service.ts';

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

/** The attribute each facet is counted by; `openNow` is a count of its own. */
const attributeOfFacet: Record<string, string> = {
  sectors: 'sector',
  categories: 'category',
  regions: 'region',
  provinces: 'province',
  communes: 'commune',
  discountBands: 'discountBand',
  forDependents: 'forDependents',
};

/** The attributes of the facets the operation asks for: counting those nobody reads would be waste. */
function facetsAskedFor(info: GraphQLResolveInfo | undefined): string[] {
  if (!info) return Object.values(attributeOfFacet);
  const fieldsOf = (nodes: readonly FieldNode[]): FieldNode[] =>
    nodes.flatMap((node) => fieldsWithin(node.selectionSet));
  const fieldsWithin = (selection: SelectionSetNode | undefined): FieldNode[] =>
    (selection?.selections ?? []).flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      if (node.kind === Kind.INLINE_FRAGMENT) return fieldsWithin(node.selectionSet);
      return fieldsWithin(info.fragments[node.name.value]?.selectionSet);
    });
  const facets = fieldsOf(info.fieldNodes).filter((node) => node.name.value === 'facets');
  const attributes = fieldsOf(facets).map((node) => attributeOfFacet[node.name.value] ?? '');
  return [...new Set(attributes)].filter(Boolean);
}

export function createSearchResolvers(dependencies: {
  search: SearchService;
  suggestions: SuggestionService;
  taxonomy: Taxonomy;
}): Resolvers {
  const { search, suggestions, taxonomy } = dependencies;

  return {
    Query: {
      searchOffers: async (_, { input, first, after }, context, info) => {
        const { limit } = readPageArguments({ first });
        const answer = await search.searchOffers(
          context,
          input,
          { offset: offsetAfter(after), limit },
          facetsAskedFor(info),
        );
        return answer;
      },
      searchPartners: async (_, { input, first, after }, context) => {
        const { limit } = readPageArguments({ first });
        const { hits, result, offset } = await search.searchPartners(context, input, {
          offset: offsetAfter(after),
          limit,
        });
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
        (await suggestions.suggest(context, text, near ?? null, first ?? 8)).map(
          ({ place, ...suggestion }) => ({
            ...suggestion,
            coordinates: place?.center ?? null,
          }),
        ),
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

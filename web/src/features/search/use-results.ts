import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import {
  MoreOffersDocument,
  type MoreOffersQuery,
  SearchOffersDocument,
  type SearchOffersQuery,
  SearchPartnersDocument,
} from '../../gql/operations.ts';
import { api, kept } from '../../lib/graphql/api.ts';
import type { GraphQLRequestError } from '../../lib/graphql/request-error.ts';
import { useLanguage } from '../../lib/i18n/use-language.ts';
import { offersInput, partnersInput, type SearchState } from './search-state.ts';

const pageSize = 20;

export type OffersAnswer = SearchOffersQuery['searchOffers'];
export type FoundOffer = OffersAnswer['edges'][number];

/** Offers page by page. Counts, pins and proposals come with the first page only; what is on the screen stays until the next answer is there. */
export function useOffers(state: SearchState) {
  const { language } = useLanguage();
  const input = offersInput(state);
  const query = useInfiniteQuery<
    SearchOffersQuery | MoreOffersQuery,
    GraphQLRequestError,
    { first: OffersAnswer | undefined; edges: FoundOffer[] },
    readonly unknown[],
    string | null
  >({
    queryKey: ['SearchOffers', input, language],
    queryFn: ({ pageParam: after, signal }) =>
      after === null
        ? api.query(SearchOffersDocument, { input, first: pageSize }, { signal })
        : api.query(MoreOffersDocument, { input, first: pageSize, after }, { signal }),
    initialPageParam: null,
    getNextPageParam: ({ searchOffers: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    select: ({ pages }) => {
      const [first] = pages;
      return {
        first: first && 'facets' in first.searchOffers ? first.searchOffers : undefined,
        edges: uniqueById(pages.flatMap(({ searchOffers }) => searchOffers.edges)),
      };
    },
    placeholderData: keepPreviousData,
    enabled: state.show === 'offers',
    ...kept,
  });
  return query;
}

/** Partners page by page, with offers or without. */
export function usePartners(state: SearchState) {
  const { language } = useLanguage();
  const input = partnersInput(state);
  return useInfiniteQuery({
    queryKey: ['SearchPartners', input, language],
    queryFn: ({ pageParam: after, signal }) =>
      api.query(SearchPartnersDocument, { input, first: pageSize, after }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ searchPartners: { pageInfo } }) =>
      pageInfo.hasNextPage ? pageInfo.endCursor : null,
    select: ({ pages }) => ({
      first: pages[0]?.searchPartners,
      edges: uniqueById(pages.flatMap(({ searchPartners }) => searchPartners.edges)),
    }),
    placeholderData: keepPreviousData,
    enabled: state.show === 'partners',
    ...kept,
  });
}

export type FoundPartner = NonNullable<ReturnType<typeof usePartners>['data']>['edges'][number];

/** Between two pages something may have moved in the order: nothing stands twice in the list. */
function uniqueById<Edge extends { node: { id: string } }>(edges: readonly Edge[]): Edge[] {
  const seen = new Set<string>();
  return edges.filter(({ node }) => !seen.has(node.id) && seen.add(node.id));
}

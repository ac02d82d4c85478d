import type { Results } from './results-list.tsx';
import type { SearchState } from './search-state.ts';
import { type OffersAnswer, useOffers, usePartners } from './use-results.ts';

const noPins: OffersAnswer['pins'] = [];
const noWays: OffersAnswer['relaxations'] = [];

/** The results of the address, offers or partners, in one shape for list and map. */
export function useSearchResults(state: SearchState) {
  const offers = useOffers(state);
  const partners = usePartners(state);
  const isOffers = state.show === 'offers';
  const asked = isOffers ? offers : partners;
  const answer = offers.data?.first;

  const results: Results = {
    kind: state.show,
    offers: isOffers ? (offers.data?.edges ?? []) : [],
    partners: isOffers ? [] : (partners.data?.edges ?? []),
    count: isOffers ? answer?.totalCount : partners.data?.first?.totalCount,
    isRelaxed: (isOffers ? answer?.isRelaxed : partners.data?.first?.isRelaxed) ?? false,
    relaxations: isOffers ? (answer?.relaxations ?? noWays) : noWays,
    error: asked.error,
    isLoading: asked.isPending,
    isOld: asked.isPlaceholderData,
    hasMore: asked.hasNextPage,
    loadMore: () => asked.fetchNextPage(),
    retry: () => asked.refetch(),
  };
  return {
    results,
    facets: answer?.facets,
    pins: isOffers ? (answer?.pins ?? noPins) : noPins,
    tookMilliseconds: isOffers ? answer?.tookMilliseconds : undefined,
  };
}

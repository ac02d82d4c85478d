import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { type VoucherState, VouchersDocument, type VouchersQuery } from '../../gql/operations.ts';
import { api, kept, operation } from '../../lib/graphql/api.ts';
import type { GraphQLRequestError } from '../../lib/graphql/request-error.ts';

export type ListedVoucher = NonNullable<
  NonNullable<VouchersQuery['viewer']>['member']
>['vouchers']['edges'][number]['node'];

const pageSize = 20;

/** The member's vouchers in these states, newest first, a page more at a time. What was seen is readable without a network. */
export function useVoucherList(states: readonly VoucherState[]) {
  const variables = { states: [...states], first: pageSize };
  const query = useInfiniteQuery<
    VouchersQuery,
    GraphQLRequestError,
    InfiniteData<VouchersQuery, string | null>,
    readonly unknown[],
    string | null
  >({
    queryKey: operation(VouchersDocument, variables).queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.query(VouchersDocument, { ...variables, after: pageParam }, { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => {
      const info = page.viewer?.member?.vouchers.pageInfo;
      return info?.hasNextPage ? (info.endCursor ?? null) : null;
    },
    ...kept,
  });
  const pages = query.data?.pages ?? [];
  return {
    ...query,
    vouchers: pages.flatMap(
      (page): ListedVoucher[] => page.viewer?.member?.vouchers.edges.map(({ node }) => node) ?? [],
    ),
    readAtText: pages[0]?.service.now.text,
  };
}

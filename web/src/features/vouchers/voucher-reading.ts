import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { VoucherDocument, type VoucherQuery, VoucherStateDocument } from '../../gql/operations.ts';
import { kept, operation } from '../../lib/graphql/api.ts';
import type { GraphQLRequestError } from '../../lib/graphql/request-error.ts';
import { useOnline } from '../../lib/offline/use-online.ts';

export type VoucherDetails = NonNullable<VoucherQuery['voucher']>;

/** How often an open voucher in sight asks whether the counter has confirmed, ms. */
const watchIntervalMs = 2_500;

/** Options for reading one voucher; kept on the device. */
export function voucherReading(id: string) {
  return { ...operation(VoucherDocument, { id }), ...kept };
}

/**
 * One voucher, as it was last read when there is no network. While it is open, in sight and online, the counter's confirmation shows
 * by itself within seconds.
 */
export function useVoucher(id: string): UseQueryResult<VoucherQuery, GraphQLRequestError> {
  const reading = useQuery(voucherReading(id));
  useWatchedState(id, reading.data?.voucher?.state);
  return reading;
}

/** Asks the small question again and again; a changed answer makes everything about vouchers be read anew. */
function useWatchedState(id: string, knownState: string | undefined): void {
  const queryClient = useQueryClient();
  const isOnline = useOnline();
  const isOpen = knownState === 'ISSUED';
  // Not while hidden: react-query pauses intervals of pages out of sight and asks at once on return.
  const { data } = useQuery({
    ...operation(VoucherStateDocument, { id }),
    enabled: isOpen && isOnline,
    refetchInterval: watchIntervalMs,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
    gcTime: 0,
  });
  const state = data?.voucher?.state;
  useEffect(() => {
    if (state === undefined || state === 'ISSUED') return;
    void refreshVouchers(queryClient);
  }, [state, queryClient]);
}

/** After anything happened to a voucher: all that speaks of vouchers, limits and savings is read again. */
export async function refreshVouchers(queryClient: QueryClient): Promise<void> {
  const names = new Set(['Voucher', 'Vouchers', 'VoucherLimit', 'SavingsOfYear', 'Card', 'Offer']);
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => names.has(String(queryKey[0])) });
}

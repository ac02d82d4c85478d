import type { QueryClient } from '@tanstack/react-query';
import type { AccountQuery } from '../../gql/operations.ts';

export type AccountViewer = NonNullable<AccountQuery['viewer']>;
export type AccountMember = NonNullable<AccountViewer['member']>;

/** Whom a membership covers shows on the account, on the card and in what offers apply to: everything is read again. */
export async function refreshMember(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries();
}

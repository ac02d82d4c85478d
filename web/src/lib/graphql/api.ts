import {
  keepPreviousData,
  type UseMutationOptions,
  type UseMutationResult,
  useMutation,
  queryOptions as withQueryTypes,
} from '@tanstack/react-query';
import { noteServerDate } from '../clock.ts';
import { currentLanguage } from '../i18n/i18n.ts';
import { createGraphqlClient } from './client.ts';
import { type OperationDocument, readOperation, type VariablesArgument } from './document.ts';
import { createIdempotencyKeys } from './idempotency-keys.ts';
import type { GraphQLRequestError } from './request-error.ts';

const unauthenticatedListeners = new Set<() => void>();

/** Called when the server says the session is over. */
export function onUnauthenticated(listener: () => void): () => void {
  unauthenticatedListeners.add(listener);
  return () => unauthenticatedListeners.delete(listener);
}

/** The one client of the page. Components use the functions below; code outside React may call it directly. */
export const api = createGraphqlClient({
  endpoint: '/graphql',
  language: currentLanguage,
  sendText: import.meta.env.DEV,
  onAnswer: (response) => noteServerDate(response.headers.get('date')),
  onUnauthenticated: () => {
    for (const listener of unauthenticatedListeners) listener();
  },
});

export const idempotencyKeys = createIdempotencyKeys({
  getItem: (name) => window.sessionStorage.getItem(name),
  setItem: (name, value) => window.sessionStorage.setItem(name, value),
  removeItem: (name) => window.sessionStorage.removeItem(name),
});

/** The first part of the cache key of every reading of one operation, for invalidation after a change. */
export function operationKey<TResult, TVariables>(
  document: OperationDocument<TResult, TVariables>,
): readonly [string] {
  return [readOperation(document).operationName];
}

/**
 * Options for `useQuery`, `prefetchQuery` and the like:
 * `useQuery(operation(OfferDocument, { id }))`, `useQuery({ ...operation(CardDocument), ...kept, staleTime: 60_000 })`.
 * Answers are kept apart by language, since the server words them.
 */
export function operation<TResult, TVariables>(
  document: OperationDocument<TResult, TVariables>,
  ...[variables]: VariablesArgument<TVariables>
) {
  const { operationName } = readOperation(document);
  const input = (variables ?? {}) as TVariables;
  return withQueryTypes<TResult, GraphQLRequestError>({
    queryKey: [operationName, input, currentLanguage()],
    queryFn: ({ signal }) => api.query(document, input, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Spread into query options: the answer is kept on the device and shown again without a network (card, vouchers, last results). */
export const kept = { meta: { keep: true } } as const;

/** `useMutation` for an operation; `mutate(variables)` sends it. Expected refusals are in the result's union, not in `error`. */
export function useOperation<TResult, TVariables, TContext = unknown>(
  document: OperationDocument<TResult, TVariables>,
  options: Omit<UseMutationOptions<TResult, GraphQLRequestError, TVariables, TContext>, 'mutationFn'> = {},
): UseMutationResult<TResult, GraphQLRequestError, TVariables, TContext> {
  return useMutation({ ...options, mutationFn: (variables) => api.mutate(document, variables) });
}

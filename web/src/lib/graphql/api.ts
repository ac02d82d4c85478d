import {
  hashKey,
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
import { queryClient } from './query-client.ts';
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
 * Answers are kept apart by language, since the server words them; after a change of language the other one's answer stands in until the
 * new one is there, or for as long as there is no network.
 */
export function operation<TResult, TVariables>(
  document: OperationDocument<TResult, TVariables>,
  ...[variables]: VariablesArgument<TVariables>
) {
  const { operationName } = readOperation(document);
  const input = (variables ?? {}) as TVariables;
  const question = [operationName, input] as const;
  return withQueryTypes<TResult, GraphQLRequestError>({
    queryKey: [...question, currentLanguage()],
    queryFn: ({ signal }) => api.query(document, input, { signal }),
    initialData: () => answerInAnyLanguage<TResult>(question),
    initialDataUpdatedAt: 0,
  });
}

function answerInAnyLanguage<TResult>(question: readonly unknown[]): TResult | undefined {
  // Keys match by their beginning, and an input with fewer fields would match one with more: the lengths and hashes must agree.
  const wanted = hashKey(question);
  return queryClient
    .getQueriesData<TResult>({ queryKey: question })
    .filter(([key]) => hashKey(key.slice(0, question.length)) === wanted)
    .find(([, data]) => data !== undefined)?.[1];
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

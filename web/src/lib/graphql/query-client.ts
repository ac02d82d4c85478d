import { QueryClient } from '@tanstack/react-query';
import { createKeptAnswers } from '../offline/kept-answers.ts';
import { createKeyValueStore } from '../offline/key-value-store.ts';

/** The page's cache of answers. Requests retry by themselves ({@link createGraphqlClient}), so it does not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, gcTime: 30 * 60_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const keptAnswers = createKeptAnswers(queryClient, createKeyValueStore('answers'));

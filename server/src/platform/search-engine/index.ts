import { createEmbeddedSearch } from './embedded/embedded-engine.ts';
import { type SearchEngine, SearchError } from './port.ts';

export * from './port.ts';
export { createEmbeddedSearch };

export interface SearchEngineOptions {
  /** Where the embedded engine keeps its files. */
  directory: string;
  /** The Meilisearch server to use instead, when there is one. */
  meilisearch?: { url: string; key: string | null; prefix?: string } | null;
  log?: (line: string) => void;
}

/** The engine the settings name: Meilisearch when it has an address, else the embedded one. */
export async function createSearchEngine(options: SearchEngineOptions): Promise<SearchEngine> {
  const { directory, meilisearch, log } = options;
  if (meilisearch) throw new SearchError('UNAVAILABLE', 'No Meilisearch adapter yet');
  return createEmbeddedSearch({ directory, ...(log && { log }) });
}

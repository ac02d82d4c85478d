import { createEmbeddedSearch } from './embedded/embedded-engine.ts';
import { createMeiliSearch } from './meilisearch/meili-engine.ts';
import type { SearchEngine } from './port.ts';

export * from './port.ts';
export { createEmbeddedSearch, createMeiliSearch };

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
  if (meilisearch) return createMeiliSearch(meilisearch);
  return createEmbeddedSearch({ directory, ...(log && { log }) });
}

import { unavailable } from '../../platform/errors/app-error.ts';
import { type IndexConfig, type SearchEngine, SearchError } from '../../platform/search-engine/index.ts';

export interface DeclaredEngine extends SearchEngine {
  /** Declares the indexes and names those whose documents must be sent again. */
  listNeedingRebuild(): Promise<string[]>;
}

/**
 * The engine with its indexes declared before anything else is asked of it. Declaring is tried again until it
 * succeeds, so that Wasl starts, and takes writes, while the engine is down.
 */
export function createDeclaredEngine(engine: SearchEngine, indexes: readonly IndexConfig[]): DeclaredEngine {
  let declaring: Promise<void> | null = null;

  async function declareAll(): Promise<void> {
    for (const index of indexes) await engine.configure(index);
  }

  function declared(): Promise<void> {
    declaring ??= declareAll().catch((error: unknown) => {
      declaring = null;
      throw error;
    });
    return declaring;
  }

  return {
    ...engine,
    upsert: async (...values) => {
      await declared();
      await engine.upsert(...values);
    },
    delete: async (...values) => {
      await declared();
      await engine.delete(...values);
    },
    rebuild: async (...values) => {
      await declared();
      return await engine.rebuild(...values);
    },
    search: async (...values) => {
      try {
        await declared();
        return await engine.search(...values);
      } catch (error) {
        throw toldToReaders(error);
      }
    },
    suggest: async (...values) => {
      try {
        await declared();
        return await engine.suggest(...values);
      } catch (error) {
        throw toldToReaders(error);
      }
    },
    listNeedingRebuild: async () => {
      await declared();
      const { indexes: states } = await engine.health();
      return indexes.map(({ name }) => name).filter((name) => states[name]?.needsRebuild);
    },
  };
}

/** An engine that is down is said so, in the reader's language. */
function toldToReaders(error: unknown): unknown {
  return error instanceof SearchError && error.code === 'UNAVAILABLE' ? unavailable('search') : error;
}

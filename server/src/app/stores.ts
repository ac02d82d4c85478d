import { join } from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { startEmbeddedMongo } from '../platform/embedded-mongo/index.ts';
import type { Logger } from '../platform/logger.ts';
import { type Connection, connectMongo } from '../platform/mongo/connection.ts';
import { createSearchEngine, type SearchEngine } from '../platform/search-engine/index.ts';

export interface Stores {
  connection: Connection;
  searchEngine: SearchEngine;
  /** Which stores serve, for the log and for the tests' first line. */
  description: { documents: string; search: string };
  close(): Promise<void>;
}

/** Opens both stores: those the settings name, the embedded ones otherwise. */
export async function openStores(config: Config, logger: Logger): Promise<Stores> {
  const embedded = config.mongodbUri
    ? null
    : await startEmbeddedMongo({
        directory: join(config.dataDirectory, 'db'),
        log: (line) => logger.info(line),
      });
  const connection = await connectMongo(config.mongodbUri ?? embedded?.uri ?? '', {
    ...(embedded ? { databaseName: 'wasl' } : {}),
  });
  const searchEngine = await createSearchEngine({
    directory: join(config.dataDirectory, 'search'),
    meilisearch: config.meilisearch,
  });
  return {
    connection,
    searchEngine,
    description: {
      documents: embedded ? `embedded document server (${embedded.role})` : 'MongoDB named by MONGODB_URI',
      search: config.meilisearch ? 'Meilisearch named by MEILI_URL' : 'embedded search engine',
    },
    async close() {
      await searchEngine.close();
      await connection.close();
      await embedded?.stop();
    },
  };
}

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { assertTimeZoneData } from '@wasl/shared/civil-time';
import { createSessionMiddleware } from '../platform/auth/sessions.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { createApolloServer } from '../platform/graphql/apollo.ts';
import { buildExecutableSchema } from '../platform/graphql/schema.ts';
import { createLogger, type Logger } from '../platform/logger.ts';
import { createMetrics } from '../platform/metrics.ts';
import { ensureIndexes } from '../platform/mongo/connection.ts';
import { composeModules, type Modules } from './compose.ts';
import { createHttp } from './http.ts';
import { createPublicPages } from './public-pages.ts';
import { type SeedOutcome, seedDemonstration } from './seed/index.ts';
import { openStores, type Stores } from './stores.ts';

const root = join(import.meta.dirname, '../../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

export interface RunningWasl {
  url: string;
  stores: Stores;
  modules: Modules;
  logger: Logger;
  /** The demonstration network's accounts, when this store is to hold one. */
  demonstration: SeedOutcome | null;
  /** Stops taking requests, finishes those under way, and closes the stores. */
  stop(): Promise<void>;
}

/** The parts below HTTP: what scripts (seed, import, check-data) need. */
export async function openWasl(config: Config, overrides: { clock?: Clock; logger?: Logger } = {}) {
  assertTimeZoneData(process.versions.tz);
  const logger = overrides.logger ?? createLogger(config.logLevel);
  const clock = overrides.clock ?? systemClock;
  const metrics = createMetrics();
  const stores = await openStores(config, logger);
  try {
    const modules = await composeModules({ config, stores, clock, logger, metrics, version });
    await ensureIndexes(stores.connection);
    return { config, logger, clock, metrics, stores, modules };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

/** Starts everything and listens. */
export async function startWasl(
  config: Config,
  overrides: { clock?: Clock; logger?: Logger } = {},
): Promise<RunningWasl> {
  const { logger, clock, metrics, stores, modules } = await openWasl(config, overrides);
  logger.info({ ...stores.description, timeZoneData: process.versions.tz, version }, 'stores are open');
  const demonstration = config.demonstration ? await seedDemonstration(modules, { config, clock }) : null;
  const schema = buildExecutableSchema(modules.resolvers);
  const apollo = createApolloServer(schema, { logger, isProduction: config.mode === 'production' });
  await apollo.start();

  const http = createHttp({
    config,
    apollo,
    sessions: createSessionMiddleware(stores.connection, {
      secret: config.sessionSecret,
      isSecure: config.mode === 'production' && (config.publicUrl?.startsWith('https:') ?? false),
    }),
    accounts: modules.accounts,
    clock,
    logger,
    metrics,
    knownOperations: readKnownOperations(),
    isReady: async () => ({
      documents:
        (await stores.connection.db
          ?.admin()
          .ping()
          .then(
            () => true,
            () => false,
          )) ?? false,
      search: (await stores.searchEngine.health().catch(() => ({ ok: false }))).ok,
    }),
    fileRoutes: modules.uploads.createRoutes,
    photoRoutes: (contextOf) =>
      modules.listing.createPhotoRoutes(async (request) => (await contextOf(request)).viewer),
    publicKeys: () => modules.members.cardPublicKeys(),
    renderPage: createPublicPages(modules),
  });
  const server = createServer(http);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  modules.startBackground();
  // The first visitor of a new demonstration finds all of it.
  if (demonstration?.isSeeded) await modules.drainEvents();
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${config.host === '127.0.0.1' || config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
    stores,
    modules,
    logger,
    demonstration,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), 5000);
      await closed;
      clearTimeout(impatience);
      await apollo.stop();
      await modules.stopBackground();
      await stores.close();
    },
  };
}

function readKnownOperations(): ReadonlyMap<string, string> {
  try {
    const file = join(root, 'web/src/gql/known-operations.json');
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

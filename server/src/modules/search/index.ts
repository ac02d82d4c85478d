import type { Logger } from '../../platform/logger.ts';
import { createReadCache } from '../../platform/read-cache.ts';
import type { SearchEngine } from '../../platform/search-engine/index.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OfferLoader, OfferService } from '../offers/index.ts';
import type {
  BranchLoader,
  BranchRecord,
  BranchService,
  PartnerLoader,
  PartnerService,
} from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createDeclaredEngine } from './declared-engine.ts';
import { createSearchResolvers } from './resolvers.ts';
import { createDocumentBuilder } from './search.documents.ts';
import { searchIndexes } from './search.indexes.ts';
import { createProjector, isAboutSearch } from './search.projector.ts';
import { createSearchService } from './search.service.ts';

export type { OfferSearchAnswer } from './search.service.ts';

/** Lists may show a record as it was a second ago; whoever opens it sees it as it is. */
const listed = { maxAgeMillis: 1000, maximum: 20_000 };

export function createSearchModule(dependencies: {
  engine: SearchEngine;
  logger: Logger;
  geography: Geography;
  taxonomy: Taxonomy;
  offers: OfferService;
  partners: PartnerService;
  branches: BranchService;
  agreements: AgreementService;
  offerById: OfferLoader;
  partnerById: PartnerLoader;
  branchById: BranchLoader;
}) {
  const { logger, geography, taxonomy, offers, partners, branches, agreements } = dependencies;
  const engine = createDeclaredEngine(dependencies.engine, searchIndexes(taxonomy));

  const projector = createProjector({
    engine,
    build: createDocumentBuilder({ geography, taxonomy }),
    offers,
    partners,
    branches,
    agreements,
  });
  const branchesOfPartner = createReadCache(
    async (partnerIds) => {
      const found = Map.groupBy(await branches.listByPartnerIds(partnerIds), ({ partnerId }) => partnerId);
      return [...found].map(([partnerId, list]) => ({ partnerId, list }));
    },
    ({ partnerId }) => partnerId,
    listed,
  );
  const search = createSearchService({
    engine,
    geography,
    taxonomy,
    records: {
      offers: createReadCache(offers.listByIds, ({ _id }) => _id, listed).listByIds,
      partners: createReadCache(partners.listByIds, ({ _id }) => _id, listed).listByIds,
      branches: createReadCache(branches.listByIds, ({ _id }) => _id, listed).listByIds,
      branchesOfPartners: async (partnerIds): Promise<Map<string, BranchRecord[]>> =>
        new Map(
          (await branchesOfPartner.listByIds(partnerIds)).map(({ partnerId, list }) => [partnerId, list]),
        ),
    },
  });

  return {
    search,
    /** What keeps the indexes in step; give it to the dispatcher. */
    subscription: { wants: isAboutSearch, handle: projector.handleEvents, collapse: true },
    rebuildIndexes: projector.rebuildIndexes,
    /** Builds what the engine does not have whole, such as after an update of the analyzer or a lost snapshot. */
    async rebuildMissing(): Promise<void> {
      const missing = await engine.listNeedingRebuild();
      if (missing.length === 0) return;
      logger.info({ indexes: missing }, 'building search indexes');
      await projector.rebuildIndexes(missing);
    },
    resolvers: createSearchResolvers({ ...dependencies, search }),
  };
}

import type { Logger } from '../../platform/logger.ts';
import type { ReadCache } from '../../platform/read-cache.ts';
import type { SearchEngine } from '../../platform/search-engine/index.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type {
  BranchRecord,
  BranchService,
  PartnerService,
  ShownBranches,
  ShownBranchesOfPartner,
  ShownPartners,
} from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createDeclaredEngine } from './declared-engine.ts';
import { createHydration } from './hydration.ts';
import { createSearchResolvers } from './resolvers.ts';
import { createDocumentBuilder } from './search.documents.ts';
import { searchIndexes } from './search.indexes.ts';
import { createProjector, isAboutSearch } from './search.projector.ts';
import { createSearchService } from './search.service.ts';
import { createSuggestionService } from './suggestion.service.ts';

export type { OfferSearchAnswer } from './search.service.ts';

export function createSearchModule(dependencies: {
  engine: SearchEngine;
  logger: Logger;
  geography: Geography;
  taxonomy: Taxonomy;
  offers: OfferService;
  partners: PartnerService;
  branches: BranchService;
  agreements: AgreementService;
  shownOffers: ReadCache<OfferRecord>;
  shownPartners: ShownPartners;
  shownBranches: ShownBranches;
  shownBranchesOfPartner: ShownBranchesOfPartner;
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
  const hydration = createHydration({
    taxonomy,
    records: {
      offers: dependencies.shownOffers.listByIds,
      partners: dependencies.shownPartners.listByIds,
      branches: dependencies.shownBranches.listByIds,
      branchesOfPartners: async (partnerIds): Promise<Map<string, BranchRecord[]>> =>
        new Map(
          (await dependencies.shownBranchesOfPartner.listByIds(partnerIds)).map((found) => [
            found.partnerId,
            found.branches,
          ]),
        ),
    },
  });
  const search = createSearchService({ engine, hydration, geography, taxonomy });
  const suggestions = createSuggestionService({ engine, hydration, geography, taxonomy });

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
    resolvers: createSearchResolvers({ search, suggestions, taxonomy }),
  };
}

import type { Clock } from '../../platform/clock.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { MemberService } from '../members/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { PipelineBooks } from '../pipeline/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { OfferUse } from '../vouchers/index.ts';
import { createCoverageService } from './coverage.service.ts';
import { createCoverageFacts } from './coverage-facts.ts';
import { createInsightsResolvers } from './resolvers.ts';
import { createSuggestions } from './suggestions.ts';

export type { CoveringBranch } from './coverage.rules.ts';
export type { CoverageRecord, ProvinceCoverageRecord } from './coverage.service.ts';
export type { SuggestionRecord } from './suggestions.ts';

export function createInsightsModule(dependencies: {
  agreements: AgreementService;
  partners: PartnerService;
  branches: BranchService;
  offers: OfferService;
  members: MemberService;
  listUses: (offerIds: readonly string[], since: Date) => Promise<OfferUse[]>;
  books: Pick<PipelineBooks, 'open'>;
  geography: Geography;
  taxonomy: Taxonomy;
  clock: Clock;
}) {
  const coverage = createCoverageService({
    ...dependencies,
    readFacts: createCoverageFacts(dependencies),
    suggestNext: createSuggestions(dependencies),
  });
  return { coverage, resolvers: createInsightsResolvers({ ...dependencies, coverage }) };
}

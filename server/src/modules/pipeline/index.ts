import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { startTimedWork, type TimedWork } from '../../platform/events/timed-work.ts';
import type { Logger } from '../../platform/logger.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementLoader, AgreementService, RecordAct, StaffNames } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService, PartnerLoader, PartnerService, ShownPartners } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createColleagueService } from './colleague.service.ts';
import { countFirstUses } from './first-use.ts';
import { createListedPartnerService, type SearchPartners } from './listed-partner.service.ts';
import { createNotedStepService } from './noted-step.service.ts';
import { createPipelineService } from './pipeline.service.ts';
import { createPipelineBooks } from './pipeline-book.ts';
import { createProspectRepository } from './prospect.repository.ts';
import { createProspectService } from './prospect.service.ts';
import { createPipelineResolvers } from './resolvers.ts';

export type { NextStepCode, NextStepRecord } from './next-step.rules.ts';
export type { PipelineStage } from './pipeline.rules.ts';
export type { PipelineBoardRecord, PipelineCardRecord, TodayTaskRecord } from './pipeline.service.ts';
export { assess, type PipelineBooks, type PipelineEntry } from './pipeline-book.ts';
export { liesIn } from './pipeline-filter.ts';
export type { ProspectRecord } from './prospect.model.ts';
export type { ProspectService } from './prospect.service.ts';

/** How late the board may learn that an agreement was used for the first time. */
const firstUsesMillis = 10 * 60_000;

export function createPipelineModule(dependencies: {
  connection: Connection;
  accounts: AccountRepository;
  agreements: AgreementService;
  agreementById: AgreementLoader;
  staffNames: StaffNames;
  recordAct: RecordAct;
  partners: PartnerService;
  branches: BranchService;
  partnerById: PartnerLoader;
  shownPartners: ShownPartners;
  searchPartners: SearchPartners;
  geography: Geography;
  taxonomy: Taxonomy;
  appendAudit: AppendAudit;
  runInTransaction: RunInTransaction;
  offers: Pick<OfferService, 'listResting'>;
  clock: Clock;
  logger: Logger;
}) {
  const repository = createProspectRepository(dependencies.connection);
  const books = createPipelineBooks({ ...dependencies, prospects: repository });
  const prospects = createProspectService({ ...dependencies, prospects: repository });
  const pipeline = createPipelineService({ books });
  return {
    pipeline,
    /** Pipelines of organizations in memory, for figures: nobody's permission is asked. */
    books,
    /** Where drafts find prospects. */
    prospects,
    /** For the seed and tests: stores prospects as they are. */
    insertProspects: repository.insertMany,
    /** Notes which agreements were used for the first time; tests and tools call it, `startTimedWork` now and then. */
    countFirstUses: () => countFirstUses(dependencies),
    startTimedWork: (): TimedWork =>
      startTimedWork({
        ...dependencies,
        name: 'first-uses',
        everyMillis: firstUsesMillis,
        work: () => countFirstUses(dependencies),
      }),
    /** Takes note of a committed change. */
    forgetShown: books.forgetShown,
    resolvers: createPipelineResolvers({
      ...dependencies,
      pipeline,
      prospects,
      notedSteps: createNotedStepService(dependencies),
      colleagues: createColleagueService(dependencies),
      listedPartners: createListedPartnerService({ ...dependencies, books }),
    }),
  };
}

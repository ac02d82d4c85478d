import type { Connection } from 'mongoose';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  type BudgetRepository,
  type LifeSteps,
  maySeeAgreement,
  type RecordAct,
  type StaffNames,
} from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { OfferService } from '../offers/index.ts';
import type { BranchService, PartnerService } from '../partners/index.ts';
import type { UploadsModule } from '../uploads/index.ts';
import { createActivationService } from './activation.service.ts';
import { createChecklistRepository } from './checklist.repository.ts';
import { createChecklistService, evidenceOwnerType } from './checklist.service.ts';
import { createFactsReader } from './checklist-facts.ts';
import { createChecklistUpkeep } from './checklist-upkeep.ts';
import { createHandlingCheck } from './handling-check.ts';
import { createOfferProposalService } from './offer-proposal.service.ts';
import { createOnboardingResolvers } from './resolvers.ts';
import { createTrialService } from './trial.service.ts';

export { newItems } from './checklist.definitions.ts';
export type {
  ChecklistExceptionRecord,
  ChecklistItemKind,
  ChecklistItemRecord,
  ChecklistRecord,
} from './checklist.model.ts';
export type { ChecklistItemView, ChecklistView } from './checklist.rules.ts';
export { type TrialVoucher, trialCodeOf } from './trial.service.ts';

export function createOnboardingModule(dependencies: {
  connection: Connection;
  agreements: AgreementService;
  lifeSteps: LifeSteps;
  recordAct: RecordAct;
  staffNames: StaffNames;
  budgets: BudgetRepository;
  versions: VersionService;
  partners: PartnerService;
  branches: BranchService;
  offers: OfferService;
  accounts: AccountRepository;
  uploads: Pick<UploadsModule, 'files' | 'fileById' | 'registerFileReader'>;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { connection, agreements, uploads, staffNames } = dependencies;
  const checklists = createChecklistRepository(connection);
  const facts = createFactsReader({ ...dependencies, checklists });
  const checklist = createChecklistService({ ...dependencies, checklists, facts, files: uploads.files });
  const parts = { ...dependencies, checklists, checklist, facts };
  const activation = createActivationService(parts);
  const proposals = createOfferProposalService(parts);
  const trials = createTrialService(parts);
  const upkeep = createChecklistUpkeep(parts);
  uploads.registerFileReader(evidenceOwnerType, async (viewer, agreementId) => {
    const agreement = await agreements.findAgreement(agreementId);
    return agreement !== null && maySeeAgreement(viewer, agreement);
  });
  return {
    checklist,
    activation,
    proposals,
    trials,
    /** Follows what other modules do that settles items. */
    upkeep: upkeep.subscription,
    /** Counts checklists of agreements that were stored as they are; once, when Wasl starts. */
    countChecklists: upkeep.countAll,
    /** Compares what lists show of agreements with what it tells of. */
    dataChecks: [createHandlingCheck(parts)],
    /** For the seed and tests: store checklists and trials as they are. */
    insertChecklists: checklists.insertMany,
    insertTrial: checklists.insertTrial,
    resolvers: createOnboardingResolvers({
      checklist,
      activation,
      proposals,
      trials,
      staffNames,
      fileById: uploads.fileById,
    }),
  };
}

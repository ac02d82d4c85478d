import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import { createActRecorder } from './act-recorder.ts';
import { createAgreementLoader } from './agreement.loaders.ts';
import { createAgreementRepository } from './agreement.repository.ts';
import { createAgreementService } from './agreement.service.ts';
import { createAgreementEventRepository } from './agreement-event.repository.ts';
import { createBudgetRepository } from './budget.repository.ts';
import { createAgreementResolvers } from './resolvers.ts';
import { createStaffNames } from './staff-names.ts';

export type { Actor, AgreementAct, RecordAct } from './act-recorder.ts';
export type { AgreementLoader } from './agreement.loaders.ts';
export {
  type AgreementBudgetRecord,
  type AgreementHandling,
  type AgreementRecord,
  type AgreementState,
  type AgreementSuspensionRecord,
  type AgreementTerminationRecord,
  newHandling,
  type SigningProgress,
} from './agreement.model.ts';
export type { HandledAgreement } from './agreement.repository.ts';
export {
  budgetForRegion,
  budgetIdOf,
  budgetLeftCentimes,
  holdsInRegion,
  isInForce,
  statesInForce,
} from './agreement.rules.ts';
export type { AgreementService } from './agreement.service.ts';
export { authorizeOnAgreement, mayActOnAgreement, maySeeAgreement } from './agreement-access.ts';
export type { ActKind } from './agreement-acts.ts';
export type { AgreementEventRecord } from './agreement-event.model.ts';
export { agreementSearchText, matchesSearchText } from './agreement-search-text.ts';
export type { BudgetRepository } from './budget.repository.ts';
export type { BudgetBook } from './budget-book.ts';
export {
  agreementChangeResult,
  type ChangeOutcome,
  type ChangeRefusal,
  changeRefusalResult,
  impossible,
  invalid,
  refuseChange,
  runChange,
  staleVersionError,
} from './change-outcome.ts';
export type { StaffNameRecord, StaffNames } from './staff-names.ts';

export function createAgreementsModule(dependencies: {
  connection: Connection;
  outbox: Outbox;
  appendAudit: AppendAudit;
  accounts: AccountRepository;
  clock: Clock;
  geography: Geography;
  organizationById: OrganizationLoader;
  partnerById: PartnerLoader;
}) {
  const { connection, outbox, appendAudit, accounts, clock, geography, organizationById, partnerById } =
    dependencies;
  const events = createAgreementEventRepository(connection);
  const staffNames = createStaffNames(accounts);
  const repository = createAgreementRepository(connection);
  const budgets = createBudgetRepository(connection);
  const agreements = createAgreementService({ agreements: repository, events, outbox, clock });
  return {
    agreements,
    /** Writes an act into history and audit log. */
    recordAct: createActRecorder({ events, appendAudit, clock }),
    /** Names of people on the staff, for every module that shows who did something. */
    staffNames,
    insertAgreementEvents: events.insertMany,
    /** Guarded increments for issue, redemption and their undoing. */
    budgets,
    agreementById: createAgreementLoader(agreements),
    /** For the seed and the import: stores agreements as they are. */
    insertAgreements: repository.insertMany,
    insertBudgets: budgets.insertMany,
    resolvers: createAgreementResolvers({ agreements, staffNames, geography, organizationById, partnerById }),
  };
}

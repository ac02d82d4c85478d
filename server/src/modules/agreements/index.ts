import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import { createAgreementLoader } from './agreement.loaders.ts';
import { createAgreementRepository } from './agreement.repository.ts';
import { createAgreementService } from './agreement.service.ts';
import { createBudgetRepository } from './budget.repository.ts';
import { createAgreementResolvers } from './resolvers.ts';

export type { AgreementLoader } from './agreement.loaders.ts';
export type { AgreementBudgetRecord, AgreementRecord, AgreementState } from './agreement.model.ts';
export {
  budgetForRegion,
  budgetIdOf,
  budgetLeftCentimes,
  holdsInRegion,
  isInForce,
  statesInForce,
} from './agreement.rules.ts';
export type { AgreementService } from './agreement.service.ts';
export type { BudgetRepository } from './budget.repository.ts';
export type { BudgetBook } from './budget-book.ts';

export function createAgreementsModule(dependencies: {
  connection: Connection;
  outbox: Outbox;
  clock: Clock;
  organizationById: OrganizationLoader;
  partnerById: PartnerLoader;
}) {
  const { connection, outbox, clock, organizationById, partnerById } = dependencies;
  const repository = createAgreementRepository(connection);
  const budgets = createBudgetRepository(connection);
  const agreements = createAgreementService({ agreements: repository, outbox, clock });
  return {
    agreements,
    /** Guarded increments for issue, redemption and their undoing. */
    budgets,
    agreementById: createAgreementLoader(agreements),
    /** For the seed and the import: stores agreements as they are. */
    insertAgreements: repository.insertMany,
    insertBudgets: budgets.insertMany,
    resolvers: createAgreementResolvers({ agreements, organizationById, partnerById }),
  };
}

import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { startTimedWork } from '../../platform/events/timed-work.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationLoader, OrganizationService } from '../organizations/index.ts';
import type { PartnerLoader, PartnerService } from '../partners/index.ts';
import { createActRecorder } from './act-recorder.ts';
import { createAgreementLoader } from './agreement.loaders.ts';
import { createAgreementRepository } from './agreement.repository.ts';
import { createAgreementService } from './agreement.service.ts';
import { createAgreementEventRepository } from './agreement-event.repository.ts';
import { createBudgetRepository } from './budget.repository.ts';
import { createLifeMailer } from './life.mailer.ts';
import { createLifeResolvers } from './life.resolvers.ts';
import { createLifeService } from './life.service.ts';
import { type ContinueByRenewal, createLifeSteps, type RenewalGivenUp } from './life.steps.ts';
import { createDueLife, startMidnightWork } from './life-sweep.ts';
import { createAgreementResolvers } from './resolvers.ts';
import { createStaffNames } from './staff-names.ts';

export { type Actor, type AgreementAct, actEventType, type RecordAct } from './act-recorder.ts';
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
  statesHeld,
  statesInForce,
  statesNotOver,
} from './agreement.rules.ts';
export type { AgreementService } from './agreement.service.ts';
export { authorizeOnAgreement, mayActOnAgreement, maySeeAgreement } from './agreement-access.ts';
export { type ActKind, namedIn } from './agreement-acts.ts';
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
export { readReason } from './life.service.ts';
export { bySystem, type LifeSteps, type RenewalGivenUp } from './life.steps.ts';
export type { LifeRound, RunDueLife } from './life-sweep.ts';
export type { StaffNameRecord, StaffNames } from './staff-names.ts';

/** How often it is looked whether something in the life of agreements is due, beside midnight itself. */
const lifeSweepMillis = 60_000;

export function createAgreementsModule(dependencies: {
  connection: Connection;
  outbox: Outbox;
  appendAudit: AppendAudit;
  accounts: AccountRepository;
  clock: Clock;
  logger: Logger;
  geography: Geography;
  organizations: OrganizationService;
  organizationById: OrganizationLoader;
  partners: PartnerService;
  partnerById: PartnerLoader;
  messenger: Messenger;
  publicUrl: string;
  runInTransaction: RunInTransaction;
}) {
  const { connection, outbox, appendAudit, accounts, clock, logger, geography, runInTransaction } =
    dependencies;
  const { organizations, organizationById, partners, partnerById, messenger, publicUrl } = dependencies;
  const events = createAgreementEventRepository(connection);
  const staffNames = createStaffNames(accounts);
  const repository = createAgreementRepository(connection);
  const budgets = createBudgetRepository(connection);
  const agreements = createAgreementService({ agreements: repository, events, outbox, clock });
  const recordAct = createActRecorder({ events, appendAudit, outbox, clock });
  const renewalHooks: RenewalGivenUp[] = [];
  const continuations: ContinueByRenewal[] = [];
  const steps = createLifeSteps({ agreements, recordAct, outbox, clock, renewalHooks, continuations });
  const acting = { agreements, steps, recordAct, accounts, partners, outbox, runInTransaction };
  const life = createLifeService(acting);
  const runDueLife = createDueLife({ ...acting, agreements: repository });
  return {
    agreements,
    life,
    /** Steps of the life of an agreement, for rules of other modules that bring them about. */
    lifeSteps: steps,
    /** Whoever prepares renewals hears when one is given up, in that transaction. */
    onRenewalGivenUp(hook: RenewalGivenUp): void {
      renewalHooks.push(hook);
    },
    /** Whoever puts renewals in force is asked before an agreement ends. */
    onEndDue(continueByRenewal: ContinueByRenewal): void {
      continuations.push(continueByRenewal);
    },
    /** Ends, reminders and licences that are due. */
    runDueLife,
    /** At every midnight in Morocco, and each minute in case one was missed. */
    startLife(): { stop(): Promise<void> } {
      const midnight = startMidnightWork({ work: runDueLife, clock, logger });
      const sweep = startTimedWork({
        name: 'agreement-life',
        everyMillis: lifeSweepMillis,
        work: () => runDueLife(clock.now()),
        connection,
        clock,
        logger,
      });
      return {
        async stop() {
          await Promise.all([midnight.stop(), sweep.stop()]);
        },
      };
    },
    /** Mails about the life of agreements. */
    lifeMails: createLifeMailer({
      agreements,
      accounts,
      partners,
      organizations,
      messenger,
      clock,
      publicUrl,
    }),
    /** Writes an act into history and audit log. */
    recordAct,
    /** Names of people on the staff, for every module that shows who did something. */
    staffNames,
    insertAgreementEvents: events.insertMany,
    /** Guarded increments for issue, redemption and their undoing. */
    budgets,
    agreementById: createAgreementLoader(agreements),
    /** For the seed and the import: stores agreements as they are. */
    insertAgreements: repository.insertMany,
    insertBudgets: budgets.insertMany,
    resolvers: [
      createAgreementResolvers({ agreements, staffNames, geography, organizationById, partnerById }),
      createLifeResolvers({ life }),
    ],
  };
}

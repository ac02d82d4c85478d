import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { startTimedWork, type TimedWork } from '../../platform/events/timed-work.ts';
import type { Idempotency } from '../../platform/idempotency.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import { createAttemptLimit } from '../../platform/rate-limits.ts';
import type { AgreementLoader, AgreementService, BudgetRepository } from '../agreements/index.ts';
import type { MemberService } from '../members/index.ts';
import type { OfferLoader, OfferService } from '../offers/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { BranchLoader, BranchService, PartnerLoader, PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createAnswerOnce } from './answer-once.ts';
import { createCounterResolvers } from './counter.resolvers.ts';
import { createCounterService } from './counter.service.ts';
import { createCounterChecks } from './data-checks/counter-checks.ts';
import { createLedgerCheck } from './data-checks/ledger-checks.ts';
import { createSlotCheck } from './data-checks/slot-checks.ts';
import { createEligibilityService } from './eligibility.service.ts';
import { createEndingService } from './ending.service.ts';
import { createHistoryService } from './history.service.ts';
import { createIssueService } from './issue.service.ts';
import { createIssueLots } from './issue-lots.ts';
import { createLimitSlotRepository } from './limit-slot.repository.ts';
import { createMemberVoucherResolvers } from './member.resolvers.ts';
import { createReceiptNumbers } from './receipt-numbers.ts';
import { createRedeemLots } from './redeem-lots.ts';
import { createRedemptionLoader } from './redemption.loaders.ts';
import { createRedemptionRepository } from './redemption.repository.ts';
import { createReversalService } from './reversal.service.ts';
import { createScanReader, guessWindowSeconds, maximumGuesses } from './scan-reader.ts';
import { createStandingRepository } from './standing.repository.ts';
import { createTurns } from './turns.ts';
import { createVoucherRepository } from './voucher.repository.ts';
import { createVoucherInquiry } from './voucher-inquiry.ts';

export type { CheckedVoucher, CounterService, RedemptionView } from './counter.service.ts';
export { createDataCheck, type DataCheck, type Finding } from './data-checks/data-check.ts';
export type { EligibilityService } from './eligibility.service.ts';
export type { HistoryService } from './history.service.ts';
export type { IssueService } from './issue.service.ts';
export { claimsOfIssue } from './limit-claims.ts';
export { offerUseId } from './limit-room.ts';
export type { LimitSlotRecord, OfferUseRecord, RedemptionRecord } from './redemption.model.ts';
export type { OfferUse } from './redemption.repository.ts';
export type { ReversalService } from './reversal.service.ts';
export type { VoucherRecord, VoucherState } from './voucher.model.ts';
export { counterNamesOf, expiryOf, lastDayOfVoucher, reversalWindowMinutes } from './voucher.rules.ts';

export async function createVouchersModule(dependencies: {
  connection: Connection;
  runInTransaction: RunInTransaction;
  idempotency: Idempotency;
  outbox: Outbox;
  appendAudit: AppendAudit;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  taxonomy: Taxonomy;
  organizations: OrganizationService;
  partners: PartnerService;
  branches: BranchService;
  partnerById: PartnerLoader;
  branchById: BranchLoader;
  agreements: AgreementService;
  budgets: BudgetRepository;
  agreementById: AgreementLoader;
  offers: OfferService;
  offerById: OfferLoader;
  members: MemberService;
  /** Offers a member marked, newest first, a page of them. */
  listFavouriteOfferIds: (viewer: Viewer, memberId: string) => Promise<readonly string[]>;
}) {
  const { connection, clock, logger, taxonomy } = dependencies;
  const vouchers = createVoucherRepository(connection);
  const redemptions = createRedemptionRepository(connection);
  const slots = createLimitSlotRepository(connection);
  const turns = createTurns();
  const shared = {
    ...dependencies,
    vouchers,
    redemptions,
    slots,
    turns,
    standing: createStandingRepository(connection),
    answerOnce: createAnswerOnce(dependencies),
    inquiry: createVoucherInquiry({ ...dependencies, vouchers, redemptions }),
  };
  const guesses = await createAttemptLimit(connection, {
    name: 'voucher-guess',
    points: maximumGuesses,
    seconds: guessWindowSeconds,
  });
  const receipts = createReceiptNumbers(connection);
  const scans = createScanReader({ ...shared, guesses });

  const ending = createEndingService(shared);
  const issuing = createIssueService({ ...shared, ending, addToLot: createIssueLots(shared) });
  const counter = createCounterService({
    ...shared,
    scans,
    receipts,
    addToLot: createRedeemLots({
      ...shared,
      isServiceOf: (categoryCode, serviceCode) => taxonomy.findService(categoryCode, serviceCode) !== null,
    }),
  });
  const reversing = createReversalService(shared);
  const history = createHistoryService(shared);
  const eligibility = createEligibilityService(shared);
  const redemptionById = createRedemptionLoader(history);

  return {
    issuing,
    ending,
    counter,
    reversing,
    history,
    eligibility,
    /** What `check-data` looks at here, the ledger first: what it mends the counters follow. */
    dataChecks: [
      createLedgerCheck(connection, dependencies.runInTransaction),
      createSlotCheck(connection, dependencies.runInTransaction),
      ...createCounterChecks(connection, dependencies.runInTransaction),
    ],
    /** Who used offers where since an instant: for figures that keep to groups of ten, never to be shown. */
    listUses: redemptions.listUses,
    /** For the seed: stores vouchers, ledger entries and limits as they are. The caller sees to it that they agree. */
    insertVouchers: vouchers.insertMany,
    insertRedemptions: redemptions.insertMany,
    insertLimitSlots: slots.insertMany,
    startReceiptsAfter: receipts.startAfter,
    /**
     * Ends expired vouchers each minute, so that lists and counts are tidy. Nothing depends on it: an expired voucher is
     * refused and its limits are free whether or not this ran.
     */
    startExpirySweep: (): TimedWork =>
      startTimedWork({
        name: 'voucher-expiry',
        everyMillis: 60_000,
        work: async (mayGoOn) => {
          while ((await ending.expireDue(clock.now())) > 0 && (await mayGoOn()));
        },
        connection,
        clock,
        logger,
      }),
    resolvers: [
      createMemberVoucherResolvers({
        ...dependencies,
        issuing,
        ending,
        history,
        eligibility,
        redemptionById,
      }),
      createCounterResolvers({ ...dependencies, counter, reversing, history }),
    ],
  };
}

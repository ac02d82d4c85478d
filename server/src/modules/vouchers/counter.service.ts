import { civilDateOf } from '@wasl/shared/civil-time';
import { computeDiscount, type Discount } from '@wasl/shared/discount';
import { displayText } from '@wasl/shared/localized-text';
import { authorize } from '../../platform/auth/authorize.ts';
import type { PartnerViewer, Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Metrics } from '../../platform/metrics.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import type { AgreementService, BudgetRepository } from '../agreements/index.ts';
import { budgetForRegion } from '../agreements/index.ts';
import type { MemberRecord, MemberService } from '../members/index.ts';
import type { OfferRecord, OfferService } from '../offers/index.ts';
import type { BranchRecord, BranchService, PartnerService } from '../partners/index.ts';
import { type AnswerOnce, refusable } from './answer-once.ts';
import { periodKeysOfDay } from './limit-claims.ts';
import { type LimitSlotRepository, periodOfOccupied } from './limit-slot.repository.ts';
import type { ReceiptNumbers } from './receipt-numbers.ts';
import type { RedemptionRecord } from './redemption.model.ts';
import type { RedemptionRepository } from './redemption.repository.ts';
import { done, type Outcome, Refused, refused, type VoucherRefusal } from './refusals.ts';
import type { ScanReader } from './scan-reader.ts';
import type { StandingRepository } from './standing.repository.ts';
import type { Turns } from './turns.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import { type BillInput, counterNameOf, findUseRefusal, readBill } from './voucher.rules.ts';
import { stateAt } from './voucher.states.ts';
import type { VoucherInquiry } from './voucher-inquiry.ts';

export interface CheckVoucherInput {
  branchId: string;
  scan: string;
}

export interface RedeemVoucherInput extends CheckVoucherInput, BillInput {
  idempotencyKey: string;
}

/** What a counter is shown of a voucher. */
export interface CheckedVoucher {
  voucher: VoucherRecord;
  member: MemberRecord;
}

/** A ledger entry with what became of it, as of an instant. */
export interface RedemptionView extends RedemptionRecord {
  reversedAt: Date | null;
  /** The instant `reversibleForSeconds` counts from: that of the answer, which a retry repeats. */
  asOf: Date;
}

interface Redeemed {
  redemptionId: string;
  asOf: Date;
}

export type CounterService = ReturnType<typeof createCounterService>;

/** An offer is indexed anew while it is little used and then at every tenth use, which is all its rank needs. */
function isWorthIndexing(redemptionCount: number): boolean {
  return redemptionCount < 10 || redemptionCount % 10 === 0;
}

export function createCounterService(dependencies: {
  vouchers: VoucherRepository;
  redemptions: RedemptionRepository;
  slots: LimitSlotRepository;
  standing: StandingRepository;
  inquiry: VoucherInquiry;
  scans: ScanReader;
  receipts: ReceiptNumbers;
  budgets: BudgetRepository;
  offers: OfferService;
  agreements: AgreementService;
  partners: PartnerService;
  branches: BranchService;
  members: MemberService;
  /** Whether a service belongs to a category of the taxonomy. */
  isServiceOf: (categoryCode: string, serviceCode: string) => boolean;
  turns: Turns;
  answerOnce: AnswerOnce;
  runInTransaction: RunInTransaction;
  outbox: Outbox;
  clock: Clock;
  metrics: Metrics;
}) {
  const { vouchers, redemptions, slots, standing, inquiry, scans, receipts, budgets } = dependencies;
  const { offers, agreements, partners, branches, members, isServiceOf } = dependencies;
  const { turns, answerOnce, runInTransaction, outbox, clock, metrics } = dependencies;

  function counterOf(viewer: PartnerViewer, branchId: string) {
    return { accountId: viewer.accountId, partnerId: viewer.partnerId, branchId };
  }

  /** Names the branches where the voucher can be used, which the transaction had no need to read. */
  async function withBranchNames<Done>(
    outcome: Outcome<Done>,
    voucher: VoucherRecord,
  ): Promise<Outcome<Done>> {
    return outcome.refusal?.code === 'VOUCHER_NOT_AT_THIS_BRANCH'
      ? refused(await scans.elsewhere(voucher))
      : outcome;
  }

  /** Takes what was really given off the budget of the branch's region, wherever it was reserved. */
  async function settleBudget(
    session: ClientSession,
    voucher: VoucherRecord,
    regionCode: string,
    discountCentimes: number,
  ): Promise<string | null> {
    const all = await budgets.listByAgreement(voucher.agreementId, session);
    const budget = budgetForRegion(all, regionCode);
    const isReservedThere = budget !== null && budget._id === voucher.budgetId;
    if (voucher.budgetId && !isReservedThere)
      await budgets.release(session, voucher.budgetId, voucher.reservedCentimes);
    if (!budget) return null;
    const reservedCentimes = isReservedThere ? voucher.reservedCentimes : 0;
    if (!(await budgets.settle(session, budget._id, reservedCentimes, discountCentimes)))
      throw new Refused({ code: 'BUDGET_EXHAUSTED' });
    return budget._id;
  }

  function discountOn(offer: OfferRecord, input: BillInput): Discount {
    const { gain, categoryCode, maximumDiscountCentimes } = offer;
    const inGain = new Set(
      gain.kind === 'by_service' ? gain.services.map((service) => service.serviceCode) : [],
    );
    const read = readBill(gain, input, (code) => inGain.has(code) || isServiceOf(categoryCode, code));
    if (read.problem)
      throw new Refused({
        code: 'VALIDATION_FAILED',
        fields: [{ field: read.field, problem: 'bill', bill: read.problem }],
      });
    return computeDiscount({ gain, bill: read.bill, maximumDiscountCentimes });
  }

  async function redeemIn(
    session: ClientSession,
    found: VoucherRecord,
    request: { branch: BranchRecord; accountId: string; receiptNumber: string; input: RedeemVoucherInput },
  ): Promise<RedemptionRecord> {
    const { branch, accountId, receiptNumber, input } = request;
    const now = clock.now();
    const today = civilDateOf(now);
    const redemptionId = newId();

    const periods = periodKeysOfDay(today);
    const isKept = (id: string) => periods.has(periodOfOccupied(id));
    const kept = {
      slotIds: found.slotIds.filter(isKept),
      offerUseIds: found.offerUseIds.filter(isKept),
    };
    // What an open voucher occupies never changes, so that the voucher as it was found tells it.
    const voucher = await vouchers.take(session, found._id, 'redeem', {
      also: { expiresAt: trusted({ $gt: now }) },
      set: { ...kept, redemptionId },
    });
    if (!voucher) throw new Refused(await inquiry.whyNotUsable(found._id, now, session));
    await slots.release(session, {
      slotIds: voucher.slotIds.filter((id) => !isKept(id)),
      offerUseIds: voucher.offerUseIds.filter((id) => !isKept(id)),
    });

    const rests = await standing.relyOnOffer(session, voucher.offerId, 1);
    const member = await standing.relyOnMember(session, voucher.memberId, -1);
    if (!rests || !member) throw new Refused({ code: 'VOUCHER_NOT_FOUND' });
    const useRefusal = findUseRefusal({ ...rests, member }, voucher, branch, now);
    if (useRefusal) throw new Refused(useRefusal);
    const discount = discountOn(rests.offer, input);
    const budgetId = await settleBudget(session, voucher, branch.regionCode, discount.discountCentimes);
    if (budgetId !== voucher.budgetId) await vouchers.setBudget(session, voucher._id, budgetId);

    const entry: RedemptionRecord = {
      _id: redemptionId,
      kind: 'REDEMPTION',
      reversesId: null,
      receiptNumber,
      voucherId: voucher._id,
      offerId: voucher.offerId,
      agreementId: voucher.agreementId,
      organizationId: voucher.organizationId,
      partnerId: voucher.partnerId,
      branchId: branch._id,
      regionCode: branch.regionCode,
      sectorCode: rests.offer.sectorCode,
      memberId: voucher.memberId,
      householdId: voucher.householdId,
      beneficiaryPersonId: voucher.beneficiaryPersonId,
      beneficiaryName: counterNameOf(displayText(voucher.beneficiaryName, 'fr').text),
      staffAccountId: accountId,
      billCentimes: discount.totalCentimes,
      discountCentimes: discount.discountCentimes,
      lines: discount.lines.map(({ serviceCode, amountCentimes, discountCentimes }) => ({
        serviceCode,
        amountCentimes,
        discountCentimes,
      })),
      reason: null,
      recordedAt: now,
      civilYear: Number(today.slice(0, 4)),
    };
    await redemptions.append(session, entry);
    const { offer } = rests;
    if (isWorthIndexing(offer.redemptionCount))
      await outbox.append(session, [
        {
          type: 'offer.changed',
          documentId: offer._id,
          documentVersion: offer.version,
          payload: { partnerId: offer.partnerId },
        },
      ]);
    return entry;
  }

  return {
    /** Looks at a voucher without using it: all that redeeming would ask, in the same words. */
    async checkVoucher(
      { viewer, now }: { viewer: Viewer; now: Date },
      input: CheckVoucherInput,
    ): Promise<Outcome<CheckedVoucher>> {
      const staff = authorize(viewer, 'voucher:check', { branchId: input.branchId });
      const read = await scans.read(counterOf(staff, input.branchId), input.scan, now);
      if (read.refusal) return read;
      const voucher = read.done;
      if (stateAt(voucher, now) !== 'ISSUED') return refused(await inquiry.whyNotUsable(voucher._id, now));
      const [branch, offer, agreement, partner, member] = await Promise.all([
        branches.findBranch(input.branchId),
        offers.findOffer(voucher.offerId),
        agreements.findAgreement(voucher.agreementId),
        partners.findPartner(voucher.partnerId),
        members.findMember(voucher.memberId),
      ]);
      const gone: VoucherRefusal = { code: 'VOUCHER_NOT_FOUND' };
      if (!branch || !offer || !agreement || !partner || !member) return refused(gone);
      const useRefusal = findUseRefusal({ offer, agreement, partner, member }, voucher, branch, now);
      return await withBranchNames(useRefusal ? refused(useRefusal) : done({ voucher, member }), voucher);
    },

    /**
     * Uses a voucher: every rule checked again in the transaction that writes the ledger entry. The same key gives the same
     * receipt, also when the first answer was lost on the way.
     */
    async redeemVoucher(
      { viewer, now }: { viewer: Viewer; now: Date },
      input: RedeemVoucherInput,
    ): Promise<Outcome<RedemptionView>> {
      const staff = authorize(viewer, 'voucher:redeem', { branchId: input.branchId });
      const { idempotencyKey, ...asked } = input;
      const keyed = {
        actorId: staff.accountId,
        key: idempotencyKey,
        request: { operation: 'redeemVoucher', ...asked },
        now,
      };
      const written: { entry: RedemptionRecord | null } = { entry: null };
      const outcome = await answerOnce<Redeemed>(keyed, async (keep) => {
        const read = await scans.read(counterOf(staff, input.branchId), input.scan, now);
        if (read.refusal) return read;
        const voucher = read.done;
        const branch = await branches.findBranch(input.branchId);
        if (!branch) return refused({ code: 'VOUCHER_NOT_FOUND' });
        const receiptNumber = await receipts.next(now);
        return await withBranchNames(
          await turns.inTurn(voucher.partnerId, () =>
            refusable<Redeemed>(() =>
              runInTransaction(async (session) => {
                const request = { branch, accountId: staff.accountId, receiptNumber, input };
                const entry = await redeemIn(session, voucher, request);
                const answer = { redemptionId: entry._id, asOf: entry.recordedAt };
                await keep(session, answer);
                written.entry = entry;
                return done(answer);
              }),
            ),
          ),
          voucher,
        );
      });
      if (outcome.refusal) {
        metrics.refusals.inc({ code: outcome.refusal.code });
        return outcome;
      }
      const { redemptionId, asOf } = outcome.done;
      const isFresh = written.entry?._id === redemptionId;
      if (isFresh) metrics.vouchers.inc({ event: 'redeemed' });
      const entry = isFresh ? written.entry : await redemptions.findById(redemptionId);
      if (!entry) throw new Error('the ledger lost an entry its answer names');
      return done({ ...entry, reversedAt: null, asOf });
    },
  };
}

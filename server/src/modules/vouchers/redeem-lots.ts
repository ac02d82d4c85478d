import { civilDateOf } from '@wasl/shared/civil-time';
import { computeDiscount, type Discount } from '@wasl/shared/discount';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Idempotency, KeptAnswer } from '../../platform/idempotency.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { BudgetBook, BudgetRepository } from '../agreements/index.ts';
import type { OfferRecord } from '../offers/index.ts';
import type { BranchRecord } from '../partners/index.ts';
import { periodKeysOfDay } from './limit-claims.ts';
import { periodOfOccupied } from './limit-room.ts';
import type { LimitSlotRepository } from './limit-slot.repository.ts';
import { type AddToLot, countBy, createLots, unlessAllRefused } from './lots.ts';
import type { RedemptionRecord } from './redemption.model.ts';
import type { RedemptionRepository } from './redemption.repository.ts';
import { done, type Outcome, refused } from './refusals.ts';
import type { Standing, StandingRepository } from './standing.repository.ts';
import type { Turns } from './turns.ts';
import type { VoucherRecord } from './voucher.model.ts';
import type { VoucherRepository } from './voucher.repository.ts';
import { type BillInput, counterNamesOf, findUseRefusal, readBill } from './voucher.rules.ts';
import { stateAt } from './voucher.states.ts';
import type { VoucherInquiry } from './voucher-inquiry.ts';

/** A voucher a counter asks to use. */
export interface Redeeming {
  /** As it was found. What it is for never changes; its state is read again in the transaction. */
  voucher: VoucherRecord;
  branch: BranchRecord;
  accountId: string;
  receiptNumber: string;
  bill: BillInput;
  key: string;
  keptAnswerOf: (entry: RedemptionRecord) => KeptAnswer;
}

/** What a redemption that is let through writes. */
interface Use {
  entry: RedemptionRecord;
  voucher: VoucherRecord;
  offer: OfferRecord;
  budgetId: string | null;
  kept: { slotIds: string[]; offerUseIds: string[] };
  freed: { slotIds: string[]; offerUseIds: string[] };
  answer: KeptAnswer;
}

/** An offer is indexed anew while it is little used and then at every tenth use, which is all its rank needs. */
function isWorthIndexing(countBefore: number, added: number): boolean {
  return countBefore + 1 < 10 || Math.floor((countBefore + added) / 10) > Math.floor(countBefore / 10);
}

/**
 * Uses vouchers, those that come at once in one transaction: everything they rest on is read, each is decided
 * on, and what was let through is written, with a write to everything that was gone by.
 */
export function createRedeemLots(dependencies: {
  vouchers: VoucherRepository;
  redemptions: RedemptionRepository;
  slots: LimitSlotRepository;
  standing: StandingRepository;
  inquiry: VoucherInquiry;
  budgets: BudgetRepository;
  idempotency: Idempotency;
  outbox: Outbox;
  turns: Turns;
  runInTransaction: RunInTransaction;
  clock: Clock;
  /** Whether a service belongs to a category of the taxonomy. */
  isServiceOf: (categoryCode: string, serviceCode: string) => boolean;
}): AddToLot<Redeeming, Outcome<RedemptionRecord>> {
  const { vouchers, redemptions, slots, standing, inquiry, budgets, idempotency, outbox } = dependencies;
  const { turns, runInTransaction, clock, isServiceOf } = dependencies;

  function discountOn(offer: OfferRecord, input: BillInput): Outcome<Discount> {
    const { gain, categoryCode, maximumDiscountCentimes } = offer;
    const inGain = new Set(
      gain.kind === 'by_service' ? gain.services.map((service) => service.serviceCode) : [],
    );
    const read = readBill(gain, input, (code) => inGain.has(code) || isServiceOf(categoryCode, code));
    if (read.problem)
      return refused({
        code: 'VALIDATION_FAILED',
        fields: [{ field: read.field, problem: 'bill', bill: read.problem }],
      });
    return done(computeDiscount({ gain, bill: read.bill, maximumDiscountCentimes }));
  }

  /** Takes what is really given off the budget of the branch's region, wherever it was reserved. */
  function settle(
    book: BudgetBook,
    voucher: VoucherRecord,
    regionCode: string,
    discountCentimes: number,
  ): Outcome<string | null> {
    const budget = book.findFor(voucher.agreementId, regionCode);
    const isReservedThere = budget !== null && budget._id === voucher.budgetId;
    const reservedCentimes = isReservedThere ? voucher.reservedCentimes : 0;
    if (budget && !book.settle(budget._id, reservedCentimes, discountCentimes))
      return refused({ code: 'BUDGET_EXHAUSTED' });
    if (voucher.budgetId && !isReservedThere) book.release(voucher.budgetId, voucher.reservedCentimes);
    return done(budget?._id ?? null);
  }

  function decide(
    { branch, accountId, receiptNumber, bill, keptAnswerOf }: Redeeming,
    voucher: VoucherRecord,
    rests: Standing,
    book: BudgetBook,
    now: Date,
  ): Outcome<Use> {
    const today = civilDateOf(now);
    const useRefusal = findUseRefusal(rests, voucher, branch, now);
    if (useRefusal) return refused(useRefusal);
    const { offer } = rests;
    const { done: discount, refusal } = discountOn(offer, bill);
    if (refusal) return refused(refusal);
    const settled = settle(book, voucher, branch.regionCode, discount.discountCentimes);
    if (settled.refusal) return settled;
    const entry: RedemptionRecord = {
      _id: newId(),
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
      sectorCode: offer.sectorCode,
      memberId: voucher.memberId,
      householdId: voucher.householdId,
      beneficiaryPersonId: voucher.beneficiaryPersonId,
      beneficiaryName: counterNamesOf(voucher.beneficiaryName),
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
    const periods = periodKeysOfDay(today);
    const isKept = (id: string) => periods.has(periodOfOccupied(id));
    const part = (keeps: boolean) => ({
      slotIds: voucher.slotIds.filter((id) => isKept(id) === keeps),
      offerUseIds: voucher.offerUseIds.filter((id) => isKept(id) === keeps),
    });
    return done({
      entry,
      voucher,
      offer,
      budgetId: settled.done,
      kept: part(true),
      freed: part(false),
      answer: keptAnswerOf(entry),
    });
  }

  async function write(session: ClientSession, uses: readonly Use[], book: BudgetBook): Promise<void> {
    const byOffer = countBy(uses, ({ offer }) => offer._id);
    await standing.countRedemptions(session, byOffer);
    await standing.countOpenVouchers(
      session,
      countBy(uses, ({ voucher }) => voucher.memberId, -1),
    );
    await vouchers.useAll(
      session,
      uses.map(({ voucher: { _id, version }, entry, kept, budgetId }) => ({
        _id,
        version,
        ...kept,
        redemptionId: entry._id,
        budgetId,
      })),
    );
    for (const { freed } of uses) await slots.release(session, freed);
    await budgets.writeBook(session, book);
    await redemptions.insertMany(
      uses.map(({ entry }) => entry),
      session,
    );
    const changed = new Map(uses.map(({ offer }) => [offer._id, offer]));
    await outbox.append(
      session,
      [...changed.values()]
        .filter(({ _id, redemptionCount }) => isWorthIndexing(redemptionCount, byOffer.get(_id) ?? 0))
        .map(({ _id, version, partnerId }) => ({
          type: 'offer.changed',
          documentId: _id,
          documentVersion: version,
          payload: { partnerId },
        })),
    );
    await idempotency.keep(
      session,
      uses.map(({ answer }) => answer),
    );
  }

  async function redeemIn(
    session: ClientSession,
    lot: readonly Redeeming[],
  ): Promise<Outcome<RedemptionRecord>[]> {
    const now = clock.now();
    const found = lot.map(({ voucher }) => voucher);
    const partners = await standing.relyOnPartners(
      session,
      found.map(({ partnerId }) => partnerId),
    );
    const agreements = await standing.relyOnAgreements(
      session,
      found.map(({ agreementId }) => agreementId),
    );
    const current = await vouchers.listByIds(
      found.map(({ _id }) => _id),
      session,
    );
    const offers = await standing.listOffers(
      session,
      found.map(({ offerId }) => offerId),
    );
    const members = await standing.listMembers(
      session,
      found.map(({ memberId }) => memberId),
    );
    const book = await budgets.openBook(session, agreements.keys());
    const voucherById = new Map(current.map((voucher) => [voucher._id, voucher]));

    const uses: Use[] = [];
    const outcomes: Outcome<RedemptionRecord>[] = [];
    for (const asked of lot) {
      const voucher = voucherById.get(asked.voucher._id);
      if (!voucher || stateAt(voucher, now) !== 'ISSUED') {
        outcomes.push(refused(await inquiry.whyNotUsable(asked.voucher._id, now, session)));
        continue;
      }
      const offer = offers.get(voucher.offerId);
      const agreement = agreements.get(voucher.agreementId);
      const partner = partners.get(voucher.partnerId);
      const member = members.get(voucher.memberId);
      const { done: use, refusal } =
        offer && agreement && partner && member
          ? decide(asked, voucher, { offer, agreement, partner, member }, book, now)
          : refused({ code: 'VOUCHER_NOT_FOUND' });
      if (use) uses.push(use);
      outcomes.push(use ? done(use.entry) : refused(refusal));
    }
    if (uses.length > 0) await write(session, uses, book);
    return outcomes;
  }

  return createLots<Redeeming, Outcome<RedemptionRecord>>({
    turns,
    subjectsOf: ({ voucher, key }) => [voucher._id, key],
    run: (_, lot) => unlessAllRefused(runInTransaction, (session) => redeemIn(session, lot)),
  });
}

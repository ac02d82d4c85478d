import type { Connection } from 'mongoose';
import type { ClientSession, RunInTransaction } from '../../../platform/mongo/transaction.ts';
import { trusted } from '../../../platform/mongo/trusted.ts';
import { offerUseModel, type RedemptionRecord, redemptionModel } from '../redemption.model.ts';
import { type VoucherRecord, voucherModel } from '../voucher.model.ts';
import { occupyingStates } from '../voucher.states.ts';
import { addTo, type Counters, createDataCheck, type DataCheck, describeDifference } from './data-check.ts';

const batchSize = 1000;

/**
 * Every counter that is kept beside the ledger of redemptions and the vouchers, recomputed from them: uses of offers, open
 * vouchers of members, budgets of agreements, ratings of partners, counts of offer-wide limits.
 */
export function createCounterChecks(connection: Connection, runInTransaction: RunInTransaction): DataCheck[] {
  const vouchers = voucherModel(connection);
  const redemptions = redemptionModel(connection);

  /** Sums over the vouchers of a filter, by the ids `parts` names. */
  async function sumVouchers(
    filter: Record<string, unknown>,
    parts: (voucher: VoucherRecord) => Iterable<[string, Counters]>,
    session: ClientSession | null,
  ): Promise<Map<string, Counters>> {
    const sums = new Map<string, Counters>();
    const cursor = vouchers.find(filter).session(session).batchSize(batchSize).lean<VoucherRecord>().cursor();
    for await (const voucher of cursor) for (const [id, added] of parts(voucher)) addTo(sums, id, added);
    return sums;
  }

  async function sumLedger(filter: Record<string, unknown>, session: ClientSession | null) {
    const sums = new Map<string, Counters>();
    const cursor = redemptions
      .find(filter, { offerId: 1, kind: 1 })
      .session(session)
      .batchSize(batchSize)
      .lean<Pick<RedemptionRecord, 'offerId' | 'kind'>>()
      .cursor();
    for await (const { offerId, kind } of cursor)
      addTo(sums, offerId, { redemptionCount: kind === 'REDEMPTION' ? 1 : -1 });
    return sums;
  }

  /** Discounts of used vouchers that were taken off a budget, with what open ones keep reserved. */
  async function sumBudgets(filter: Record<string, unknown>, session: ClientSession | null) {
    const used = new Map<string, string>();
    const sums = await sumVouchers(
      { ...filter, budgetId: trusted({ $type: 'string' }) },
      function* (voucher) {
        if (voucher.budgetId === null) return;
        if (voucher.state === 'ISSUED')
          yield [voucher.budgetId, { reservedCentimes: voucher.reservedCentimes, spentCentimes: 0 }];
        if (voucher.state === 'REDEEMED' && voucher.redemptionId)
          used.set(voucher.redemptionId, voucher.budgetId);
      },
      session,
    );
    const ids = [...used.keys()];
    for (let at = 0; at < ids.length; at += batchSize) {
      const entries = await redemptions
        .find({ _id: trusted({ $in: ids.slice(at, at + batchSize) }) }, { discountCentimes: 1 })
        .session(session)
        .lean<Pick<RedemptionRecord, '_id' | 'discountCentimes'>[]>();
      for (const { _id, discountCentimes } of entries)
        addTo(sums, used.get(_id) ?? '', { reservedCentimes: 0, spentCentimes: discountCentimes });
    }
    return sums;
  }

  /** Compares counters of a collection with what they should be. */
  function check(spec: {
    name: string;
    subject: string;
    model: string;
    counters: readonly string[];
    /** What the ledger gives: of everything, or of the one document with this id. */
    sum: (id: string | null, session: ClientSession | null) => Promise<Map<string, Counters>>;
  }): DataCheck {
    const { name, subject, counters, sum } = spec;
    const model = connection.model(spec.model);
    const fields = Object.fromEntries(counters.map((counter) => [counter, 1]));
    const rightOf = (sums: Map<string, Counters>, id: string): Counters =>
      Object.fromEntries(counters.map((counter) => [counter, sums.get(id)?.[counter] ?? 0]));
    const storedOf = (document: object): Counters =>
      Object.fromEntries(
        Object.entries(document).filter(
          ([field, value]) => counters.includes(field) && typeof value === 'number',
        ),
      );
    return createDataCheck({
      name,
      subject,
      runInTransaction,
      async findSuspects() {
        const sums = await sum(null, null);
        const unseen = new Set(sums.keys());
        const ids: string[] = [];
        let examined = 0;
        const cursor = model.find({}, fields).batchSize(batchSize).lean<{ _id: string }>().cursor();
        for await (const document of cursor) {
          examined++;
          unseen.delete(document._id);
          if (describeDifference(storedOf(document), rightOf(sums, document._id))) ids.push(document._id);
        }
        return { ids: [...ids, ...unseen], examined };
      },
      async examine(session, id) {
        const right = rightOf(await sum(id, session), id);
        const document = await model.findById(id, fields).session(session).lean<{ _id: string }>();
        if (!document) return Object.values(right).some(Boolean) ? { problem: 'is gone', mend: null } : null;
        const difference = describeDifference(storedOf(document), right);
        if (!difference) return null;
        return {
          problem: difference,
          mend: async () => {
            await model.updateOne({ _id: id }, { $set: right }, { session });
          },
        };
      },
    });
  }

  const occupying = { state: trusted({ $in: [...occupyingStates] }) };
  offerUseModel(connection);
  return [
    check({
      name: 'uses of offers',
      subject: 'offer',
      model: 'Offer',
      counters: ['redemptionCount'],
      sum: (id, session) => sumLedger(id === null ? {} : { offerId: id }, session),
    }),
    check({
      name: 'open vouchers of members',
      subject: 'member',
      model: 'Member',
      counters: ['openVoucherCount'],
      sum: (id, session) =>
        sumVouchers(
          { state: 'ISSUED', ...(id === null ? {} : { memberId: id }) },
          (voucher) => [[voucher.memberId, { openVoucherCount: 1 }]],
          session,
        ),
    }),
    check({
      name: 'budgets of agreements',
      subject: 'budget',
      model: 'AgreementBudget',
      counters: ['spentCentimes', 'reservedCentimes'],
      sum: (id, session) =>
        sumBudgets(
          { ...occupying, ...(id === null ? {} : { agreementId: id.split(':')[0] ?? '' }) },
          session,
        ),
    }),
    check({
      name: 'ratings of partners',
      subject: 'partner',
      model: 'Partner',
      counters: ['ratingSum', 'ratingCount'],
      sum: (id, session) =>
        sumVouchers(
          { state: 'REDEEMED', rating: trusted({ $gte: 1 }), ...(id === null ? {} : { partnerId: id }) },
          (voucher) => [[voucher.partnerId, { ratingSum: voucher.rating ?? 0, ratingCount: 1 }]],
          session,
        ),
    }),
    check({
      name: 'counts of offer-wide limits',
      subject: 'count',
      model: 'OfferUse',
      counters: ['used'],
      sum: (id, session) =>
        sumVouchers(
          { ...occupying, ...(id === null ? {} : { offerId: id.split(':')[0] ?? '' }) },
          (voucher) => voucher.offerUseIds.map((useId) => [useId, { used: 1 }]),
          session,
        ),
    }),
  ];
}

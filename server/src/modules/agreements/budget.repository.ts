import { assertAmountCentimes, maximumAmountCentimes } from '@wasl/shared/money';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type AgreementBudgetRecord, agreementBudgetModel } from './agreement.model.ts';
import { budgetIdOf } from './agreement.rules.ts';
import { type BudgetBook, createBudgetBook } from './budget-book.ts';

export type BudgetRepository = ReturnType<typeof createBudgetRepository>;

/**
 * Budgets are changed by guarded increments only. Each is one conditional write that says whether it took place, so that
 * spent + reserved never passes the limit and neither falls below zero, whatever runs beside it.
 */
export function createBudgetRepository(connection: Connection) {
  const budgets = agreementBudgetModel(connection);

  async function change(
    session: ClientSession,
    filter: Record<string, unknown>,
    increments: { spentCentimes?: number; reservedCentimes?: number },
  ): Promise<boolean> {
    const result = await budgets.updateOne(filter, { $inc: increments }, { session });
    return result.matchedCount === 1;
  }

  return {
    async listByAgreement(
      agreementId: string,
      session: ClientSession | null = null,
    ): Promise<AgreementBudgetRecord[]> {
      return await budgets
        .find({ agreementId })
        .session(session)
        .sort({ _id: 1 })
        .lean<AgreementBudgetRecord[]>();
    },
    async findById(id: string, session: ClientSession | null = null): Promise<AgreementBudgetRecord | null> {
      return await budgets.findById(id).session(session).lean<AgreementBudgetRecord>();
    },
    async insertMany(list: readonly AgreementBudgetRecord[], session?: ClientSession): Promise<void> {
      await budgets.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /**
     * Gives an agreement the budget of a new period, for all its regions together: what was spent and is reserved stays
     * counted, and as much as was agreed on may be given beside it. Null lifts a bound there was.
     */
    async renew(session: ClientSession, agreementId: string, budgetCentimes: number | null): Promise<void> {
      const _id = budgetIdOf(agreementId, null);
      const budget = await budgets.findById(_id).session(session).lean<AgreementBudgetRecord>();
      if (budget) {
        const used = budget.spentCentimes + budget.reservedCentimes;
        const limitCentimes = budgetCentimes === null ? maximumAmountCentimes : used + budgetCentimes;
        await budgets.updateOne({ _id }, { $set: { limitCentimes } }, { session });
        return;
      }
      if (budgetCentimes === null) return;
      const fresh = { limitCentimes: budgetCentimes, spentCentimes: 0, reservedCentimes: 0 };
      await budgets.insertMany([{ _id, agreementId, regionCode: null, ...fresh }], { session, lean: true });
    },
    /** All budgets of these agreements as the transaction sees them, to take from. */
    async openBook(session: ClientSession, agreementIds: Iterable<string>): Promise<BudgetBook> {
      const found = await budgets
        .find({ agreementId: trusted({ $in: [...new Set(agreementIds)] }) })
        .session(session)
        .sort({ _id: 1 })
        .lean<AgreementBudgetRecord[]>();
      return createBudgetBook(found);
    },
    /** Writes what was taken, provided that the budgets are still as they were read. */
    async writeBook(session: ClientSession, book: BudgetBook): Promise<void> {
      const changes = book.changes();
      if (changes.length === 0) return;
      const steps = changes.map(({ read: { _id, ...read }, spentCentimes, reservedCentimes }) => ({
        updateOne: {
          filter: { _id, spentCentimes: read.spentCentimes, reservedCentimes: read.reservedCentimes },
          update: { $inc: { spentCentimes, reservedCentimes } },
        },
      }));
      const { matchedCount } = await budgets.bulkWrite(steps, { session });
      if (matchedCount !== changes.length) throw new Error('a budget changed within one snapshot');
    },
    /** Gives a reservation back: the voucher was cancelled or expired. False when it is not reserved. */
    async release(session: ClientSession, budgetId: string, centimes: number): Promise<boolean> {
      assertAmountCentimes(centimes, 'centimes');
      return await change(
        session,
        { _id: budgetId, reservedCentimes: trusted({ $gte: centimes }) },
        { reservedCentimes: -centimes },
      );
    },
    /** Takes back what a reversed redemption had spent. False when that much was not spent. */
    async unspend(session: ClientSession, budgetId: string, centimes: number): Promise<boolean> {
      assertAmountCentimes(centimes, 'centimes');
      return await change(
        session,
        { _id: budgetId, spentCentimes: trusted({ $gte: centimes }) },
        { spentCentimes: -centimes },
      );
    },
  };
}

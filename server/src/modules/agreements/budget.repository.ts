import { assertAmountCentimes } from '@wasl/shared/money';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type AgreementBudgetRecord, agreementBudgetModel } from './agreement.model.ts';

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

  /** Spent and reserved together, `addedCentimes` included, stay within the limit. */
  const staysWithinLimit = (addedCentimes: number) =>
    trusted({
      $lte: [{ $add: ['$spentCentimes', '$reservedCentimes', addedCentimes] }, '$limitCentimes'],
    });

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
    /** Keeps the most a voucher may take. False when that much is not left. */
    async reserve(session: ClientSession, budgetId: string, centimes: number): Promise<boolean> {
      assertAmountCentimes(centimes, 'centimes');
      return await change(
        session,
        { _id: budgetId, $expr: staysWithinLimit(centimes) },
        { reservedCentimes: centimes },
      );
    },
    /** Turns a reservation into what was really given. False when it is not reserved, or more than is left. */
    async settle(
      session: ClientSession,
      budgetId: string,
      reservedCentimes: number,
      spentCentimes: number,
    ): Promise<boolean> {
      assertAmountCentimes(reservedCentimes, 'reservedCentimes');
      assertAmountCentimes(spentCentimes, 'spentCentimes');
      return await change(
        session,
        {
          _id: budgetId,
          reservedCentimes: trusted({ $gte: reservedCentimes }),
          $expr: staysWithinLimit(spentCentimes - reservedCentimes),
        },
        { reservedCentimes: -reservedCentimes, spentCentimes },
      );
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

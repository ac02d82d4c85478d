import { assertAmountCentimes } from '@wasl/shared/money';
import type { AgreementBudgetRecord } from './agreement.model.ts';
import { budgetForRegion, budgetLeftCentimes } from './agreement.rules.ts';

/** What a transaction adds to a budget, beside the budget as it read it. */
export interface BudgetChange {
  read: AgreementBudgetRecord;
  spentCentimes: number;
  reservedCentimes: number;
}

/**
 * Budgets of agreements as one transaction read them, with what it takes so far. Nothing it lets through passes a limit
 * or falls below zero; `changes` are to be written in the same transaction.
 */
export type BudgetBook = ReturnType<typeof createBudgetBook>;

export function createBudgetBook(list: readonly AgreementBudgetRecord[]) {
  const changes = new Map<string, BudgetChange>();
  const now = new Map(list.map((budget) => [budget._id, { ...budget }]));

  function change(budgetId: string, by: { spentCentimes?: number; reservedCentimes: number }): void {
    const read = list.find(({ _id }) => _id === budgetId);
    const state = now.get(budgetId);
    if (!read || !state) return;
    const { spentCentimes = 0, reservedCentimes } = by;
    const sum = changes.get(budgetId) ?? { read, spentCentimes: 0, reservedCentimes: 0 };
    changes.set(budgetId, {
      read,
      spentCentimes: sum.spentCentimes + spentCentimes,
      reservedCentimes: sum.reservedCentimes + reservedCentimes,
    });
    state.spentCentimes += spentCentimes;
    state.reservedCentimes += reservedCentimes;
  }

  return {
    changes: (): readonly BudgetChange[] => [...changes.values()],
    /** Whether the agreement has budgets at all. */
    isBound: (agreementId: string): boolean => list.some((budget) => budget.agreementId === agreementId),
    /** The budget a region draws on; null when the agreement has none for it. */
    findFor(agreementId: string, regionCode: string): AgreementBudgetRecord | null {
      return budgetForRegion(
        [...now.values()].filter((budget) => budget.agreementId === agreementId),
        regionCode,
      );
    },
    /** Keeps the most a voucher may take. False when that much is not left. */
    reserve(budgetId: string, centimes: number): boolean {
      assertAmountCentimes(centimes, 'centimes');
      const budget = now.get(budgetId);
      if (!budget || budgetLeftCentimes(budget) < centimes) return false;
      change(budgetId, { reservedCentimes: centimes });
      return true;
    },
    /** Turns a reservation into what was really given. False when it is not reserved, or more than is left. */
    settle(budgetId: string, reservedCentimes: number, spentCentimes: number): boolean {
      assertAmountCentimes(reservedCentimes, 'reservedCentimes');
      assertAmountCentimes(spentCentimes, 'spentCentimes');
      const budget = now.get(budgetId);
      if (!budget || budget.reservedCentimes < reservedCentimes) return false;
      if (budgetLeftCentimes(budget) < spentCentimes - reservedCentimes) return false;
      change(budgetId, { reservedCentimes: -reservedCentimes, spentCentimes });
      return true;
    },
    /** Gives back a reservation that is settled elsewhere. */
    release(budgetId: string, centimes: number): void {
      assertAmountCentimes(centimes, 'centimes');
      const budget = now.get(budgetId);
      if (budget && budget.reservedCentimes >= centimes) change(budgetId, { reservedCentimes: -centimes });
    },
  };
}

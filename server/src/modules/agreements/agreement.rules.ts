import type { CivilDate } from '@wasl/shared/civil-date';
import type { AgreementBudgetRecord, AgreementRecord, AgreementState } from './agreement.model.ts';

/** States in which offers may rest on an agreement: one being renewed holds until its last day. */
export const statesInForce: readonly AgreementState[] = ['ACTIVE', 'RENEWING'];

/** States of an agreement that was put in force and has not ended. */
export const statesHeld: readonly AgreementState[] = [...statesInForce, 'SUSPENDED'];

/** States of an agreement that is being prepared or holds: something can still be brought for it. */
export const statesNotOver: readonly AgreementState[] = [
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  ...statesHeld,
];

/** Whether offers may rest on the agreement on a day; first and last day count whole. */
export function isInForce(
  agreement: Pick<AgreementRecord, 'state' | 'startsOn' | 'endsOn'>,
  day: CivilDate,
): boolean {
  return statesInForce.includes(agreement.state) && agreement.startsOn <= day && day <= agreement.endsOn;
}

/** Whether the agreement holds in a region. */
export function holdsInRegion(
  { regionCodes }: Pick<AgreementRecord, 'regionCodes'>,
  regionCode: string,
): boolean {
  return regionCodes === null || regionCodes.includes(regionCode);
}

/** The id of an agreement's budget in a region, or of the one for all regions together (null). */
export function budgetIdOf(agreementId: string, regionCode: string | null): string {
  return `${agreementId}:${regionCode ?? '*'}`;
}

/** The budget a use in a region draws on: the region's own, else the one for all regions; null when nothing bounds it. */
export function budgetForRegion(
  budgets: readonly AgreementBudgetRecord[],
  regionCode: string,
): AgreementBudgetRecord | null {
  return (
    budgets.find((budget) => budget.regionCode === regionCode) ??
    budgets.find((budget) => budget.regionCode === null) ??
    null
  );
}

/** What open vouchers and redemptions have left of a budget. */
export function budgetLeftCentimes(
  budget: Pick<AgreementBudgetRecord, 'limitCentimes' | 'spentCentimes' | 'reservedCentimes'>,
): number {
  return budget.limitCentimes - budget.spentCentimes - budget.reservedCentimes;
}

import { describe, expect, it } from 'vitest';
import { type AgreementBudgetRecord, agreementStates } from './agreement.model.ts';
import { budgetForRegion, holdsInRegion, isInForce } from './agreement.rules.ts';

const period = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

describe('an agreement in force', () => {
  it('is active or being renewed, and nothing else', () => {
    const inForce = agreementStates.filter((state) => isInForce({ ...period, state }, '2026-06-15'));
    expect(inForce).toEqual(['ACTIVE', 'RENEWING']);
  });

  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('counts its first and last day whole: on %s it is %s', (day, expected) => {
    expect(isInForce({ ...period, state: 'ACTIVE' }, day)).toBe(expected);
  });

  it('holds everywhere unless regions are named', () => {
    expect(holdsInRegion({ regionCodes: null }, '09')).toBe(true);
    expect(holdsInRegion({ regionCodes: ['04'] }, '04')).toBe(true);
    expect(holdsInRegion({ regionCodes: ['04'] }, '09')).toBe(false);
  });
});

describe('the budget a use draws on', () => {
  const budget = (regionCode: string | null): AgreementBudgetRecord => ({
    _id: `a:${regionCode ?? '*'}`,
    agreementId: 'a',
    regionCode,
    limitCentimes: 100,
    spentCentimes: 0,
    reservedCentimes: 0,
  });

  it("is the region's own before the one for all regions", () => {
    expect(budgetForRegion([budget(null), budget('04')], '04')?.regionCode).toBe('04');
    expect(budgetForRegion([budget(null), budget('04')], '09')?._id).toBe('a:*');
  });

  it('is none where no budget was agreed', () => {
    expect(budgetForRegion([], '04')).toBeNull();
    expect(budgetForRegion([budget('04')], '09')).toBeNull();
  });
});

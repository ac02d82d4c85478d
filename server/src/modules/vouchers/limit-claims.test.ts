import { describe, expect, it } from 'vitest';
import { claimsOfIssue, periodKeysOfDay, periodKeysWithin, renewalOf } from './limit-claims.ts';
import { offerUseId, periodOfOccupied } from './limit-room.ts';

describe('the periods a voucher can be used in', () => {
  it.each([
    ['day', '2026-11-22', '2026-11-24', ['2026-11-22', '2026-11-23', '2026-11-24']],
    ['week', '2026-11-22', '2026-11-23', ['2026-W47', '2026-W48']],
    ['month', '2026-11-30', '2026-12-01', ['2026-11', '2026-12']],
    ['month', '2026-11-01', '2026-11-30', ['2026-11']],
    ['year', '2026-12-30', '2027-01-02', ['2026', '2027']],
    ['total', '2026-01-01', '2027-12-31', ['all']],
  ] as const)('of kind %s from %s to %s', (period, first, last, keys) =>
    expect(periodKeysWithin(period, first, last)).toEqual(keys),
  );

  it('hold the period of each day it can be used on', () => {
    const rule = { scope: 'person', period: 'week', count: 1 } as const;
    const subject = { personId: 'p', householdId: 'h' };
    const claims = claimsOfIssue([rule], subject, '2026-12-28', '2027-01-05');
    for (const day of ['2026-12-28', '2026-12-31', '2027-01-03', '2027-01-04', '2027-01-05'])
      expect(claims.some((claim) => periodKeysOfDay(day).has(claim.periodKey))).toBe(true);
  });
});

it('names whose uses count together', () => {
  const rules = (['offer', 'person', 'household'] as const).map((scope) => ({
    scope,
    period: 'total' as const,
    count: 1,
  }));
  const subject = { personId: 'p', householdId: 'h' };
  expect(claimsOfIssue(rules, subject, '2026-11-22', '2026-11-22').map((claim) => claim.subjectId)).toEqual([
    null,
    'p',
    'h',
  ]);
});

it('reads the period back from what a voucher occupies', () => {
  expect(periodOfOccupied('offer:person:p:2026-W47:3')).toBe('2026-W47');
  expect(periodOfOccupied(offerUseId('offer', '2026-11-22'))).toBe('2026-11-22');
});

it('says when a full period renews, also when it is a later one the voucher reaches into', () => {
  const rule = { scope: 'person', period: 'month', count: 1 } as const;
  const claim = (periodKey: string) => ({ rule, subjectId: 'p', periodKey });
  expect(renewalOf(claim('2026-11'), '2026-11-29', '2026-12-02')).toBe('2026-12-01');
  expect(renewalOf(claim('2026-12'), '2026-11-29', '2026-12-02')).toBe('2027-01-01');
  const total = { ...rule, period: 'total' } as const;
  expect(renewalOf({ rule: total, subjectId: 'p', periodKey: 'all' }, '2026-11-29', '2026-12-02')).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './civil-date.ts';
import {
  findLimitRuleProblem,
  type LimitRule,
  limitPeriods,
  nextPeriodStart,
  periodEnd,
  periodKey,
  slotKey,
  summarizeLimits,
  tightestLimit,
} from './limits.ts';

const anyDate = fc.integer({ min: 0, max: 8000 }).map((days) => addDays('2020-01-01', days));

describe('periods', () => {
  it('have keys of different shapes', () => {
    expect(limitPeriods.map((period) => periodKey(period, '2026-11-22'))).toEqual([
      '2026-11-22',
      '2026-W47',
      '2026-11',
      '2026',
      'all',
    ]);
  });

  it('end on their last day', () => {
    expect(limitPeriods.map((period) => periodEnd(period, '2026-12-30'))).toEqual([
      '2026-12-30',
      '2027-01-03',
      '2026-12-31',
      '2026-12-31',
      null,
    ]);
  });

  it('keep their key through the last day and change it on the next', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
        (date, period) => {
          const last = periodEnd(period, date) ?? '';
          const next = nextPeriodStart(period, date) ?? '';
          expect(last >= date).toBe(true);
          expect(periodKey(period, last)).toBe(periodKey(period, date));
          expect(periodKey(period, next)).not.toBe(periodKey(period, date));
          expect(next).toBe(addDays(last, 1));
        },
      ),
    );
  });

  it('put the turn of the year into one week', () => {
    expect(periodKey('week', '2026-12-31')).toBe('2026-W53');
    expect(periodKey('week', '2027-01-01')).toBe('2026-W53');
  });
});

describe('slotKey', () => {
  const slot = { offerId: 'o1', scope: 'person', subjectId: 'p1', periodKey: '2026-11', ordinal: 2 } as const;

  it('names offer, scope, subject, period and ordinal', () => {
    expect(slotKey(slot)).toBe('o1:person:p1:2026-11:2');
    expect(slotKey({ ...slot, scope: 'offer' })).toBe('o1:offer:-:2026-11:2');
  });

  it('differs whenever any part differs', () => {
    const id = fc.stringMatching(/^[0-9a-f]{1,3}$/);
    const anySlot = fc.record({
      offerId: id,
      scope: fc.constantFrom('person' as const, 'household' as const),
      subjectId: id,
      periodKey: fc.constantFrom('2026-11-22', '2026-W47', '2026-11', '2026', 'all'),
      ordinal: fc.integer({ min: 1, max: 100 }),
    });
    fc.assert(
      fc.property(anySlot, anySlot, (a, b) => {
        expect(slotKey(a) === slotKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('refuses a missing subject, a colon and an ordinal below 1', () => {
    expect(() => slotKey({ ...slot, subjectId: null })).toThrow(RangeError);
    expect(() => slotKey({ ...slot, subjectId: 'a:b' })).toThrow(RangeError);
    expect(() => slotKey({ ...slot, ordinal: 0 })).toThrow(RangeError);
  });
});

describe('rules', () => {
  it('are refused when they count nothing or say the same thing twice', () => {
    const rule: LimitRule = { scope: 'person', period: 'month', count: 1 };
    expect(findLimitRuleProblem([rule, { ...rule, period: 'year' }])).toBeNull();
    expect(findLimitRuleProblem([{ ...rule, count: 0 }])).toBe('count_out_of_range');
    expect(findLimitRuleProblem([rule, { ...rule, count: 2 }])).toBe('rule_twice');
  });

  it('say what is left and when they renew', () => {
    const rules: LimitRule[] = [
      { scope: 'household', period: 'year', count: 4 },
      { scope: 'person', period: 'day', count: 1 },
      { scope: 'offer', period: 'total', count: 100 },
    ];
    const states = summarizeLimits(
      rules,
      '2026-11-22',
      (rule) => ({ household: 2, person: 1, offer: 130 })[rule.scope],
    );
    expect(states.map(({ left, renewsOn }) => [left, renewsOn])).toEqual([
      [2, '2027-01-01'],
      [0, '2026-11-23'],
      [0, null],
    ]);
    expect(tightestLimit(states)?.rule.scope).toBe('offer');
    expect(tightestLimit([])).toBeNull();
  });
});

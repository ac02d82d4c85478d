import { addDays, type CivilDate, civilDateParts, isoWeekOf, weekdayOf } from './civil-date.ts';

/** Whose uses count together: everybody's, one person's, or a member's and their dependents'. */
export const limitScopes = ['offer', 'person', 'household'] as const;
export type LimitScope = (typeof limitScopes)[number];

/** The calendar period in which uses count together; weeks start on Monday; `total` never renews. */
export const limitPeriods = ['day', 'week', 'month', 'year', 'total'] as const;
export type LimitPeriod = (typeof limitPeriods)[number];

/** At most `count` uses per scope and period. */
export interface LimitRule {
  scope: LimitScope;
  period: LimitPeriod;
  count: number;
}

/**
 * Names the period a day lies in: `2026-11-22`, `2026-W47` (ISO week), `2026-11`, `2026`, `all`. The shapes differ,
 * so that keys of different periods never meet.
 */
export function periodKey(period: LimitPeriod, date: CivilDate): string {
  civilDateParts(date);
  switch (period) {
    case 'day':
      return date;
    case 'week': {
      const { year, week } = isoWeekOf(date);
      return `${year}-W${String(week).padStart(2, '0')}`;
    }
    case 'month':
      return date.slice(0, 7);
    case 'year':
      return date.slice(0, 4);
    case 'total':
      return 'all';
  }
}

/** The first day of the next period: when a used-up limit can be used again. Null for `total`. */
export function nextPeriodStart(period: LimitPeriod, date: CivilDate): CivilDate | null {
  const { year, month } = civilDateParts(date);
  switch (period) {
    case 'day':
      return addDays(date, 1);
    case 'week':
      return addDays(date, 8 - weekdayOf(date));
    case 'month':
      return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${year + 1}-01-01`;
    case 'total':
      return null;
  }
}

/** The last day of the period a day lies in. Null for `total`. */
export function periodEnd(period: LimitPeriod, date: CivilDate): CivilDate | null {
  const next = nextPeriodStart(period, date);
  return next && addDays(next, -1);
}

/** One countable use: the `ordinal`-th of a subject within a period. Unique in the store, so that a limit holds. */
export interface LimitSlot {
  offerId: string;
  scope: LimitScope;
  /** The person, or the member who heads the household; not used for scope `offer`. */
  subjectId: string | null;
  periodKey: string;
  /** 1 to the rule's `count`. */
  ordinal: number;
}

/** The unique key of a slot. Throws a RangeError when a part is missing or could be taken for another. */
export function slotKey({ offerId, scope, subjectId, periodKey, ordinal }: LimitSlot): string {
  const subject = scope === 'offer' ? '-' : subjectId;
  if (!subject) throw new RangeError(`a slot of scope ${scope} needs a subject`);
  if (!Number.isSafeInteger(ordinal) || ordinal < 1)
    throw new RangeError(`${ordinal} is not an ordinal from 1`);
  const parts = [offerId, scope, subject, periodKey, String(ordinal)];
  if (parts.some((part) => part === '' || part.includes(':')))
    throw new RangeError('a part of a slot key is empty or contains ":"');
  return parts.join(':');
}

export type LimitRuleProblem = 'count_out_of_range' | 'rule_twice';

/** The most uses one rule can grant; a slot is a stored document, so that this bounds the search for a free one. */
export const maximumLimitCount = 1_000_000;

/** What makes a set of rules unfit to be offered, or null. */
export function findLimitRuleProblem(rules: readonly LimitRule[]): LimitRuleProblem | null {
  const outOfRange = (count: number) =>
    !Number.isSafeInteger(count) || count < 1 || count > maximumLimitCount;
  if (rules.some((rule) => outOfRange(rule.count))) return 'count_out_of_range';
  const kinds = new Set(rules.map((rule) => `${rule.scope}:${rule.period}`));
  return kinds.size < rules.length ? 'rule_twice' : null;
}

/** Where one rule stands on a day. */
export interface LimitState {
  rule: LimitRule;
  periodKey: string;
  used: number;
  /** Never negative, even when a rule was tightened below what was used. */
  left: number;
  /** Last day of the running period; null for `total`. */
  periodEnd: CivilDate | null;
  /** First day it can be used again once nothing is left; null when never. */
  renewsOn: CivilDate | null;
}

/** Where each rule stands, given how many uses the running period of each has seen. */
export function summarizeLimits(
  rules: readonly LimitRule[],
  date: CivilDate,
  usedIn: (rule: LimitRule, periodKey: string) => number,
): LimitState[] {
  return rules.map((rule) => {
    const key = periodKey(rule.period, date);
    const used = usedIn(rule, key);
    return {
      rule,
      periodKey: key,
      used,
      left: Math.max(0, rule.count - used),
      periodEnd: periodEnd(rule.period, date),
      renewsOn: nextPeriodStart(rule.period, date),
    };
  });
}

/** The rule that decides: the fewest uses left, and among those the one that renews last. Null without rules. */
export function tightestLimit(states: readonly LimitState[]): LimitState | null {
  const never = '9999-12-31';
  const [tightest] = [...states].sort(
    (a, b) => a.left - b.left || (b.renewsOn ?? never).localeCompare(a.renewsOn ?? never),
  );
  return tightest ?? null;
}

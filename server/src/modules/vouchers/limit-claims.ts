import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { type LimitRule, nextPeriodStart, periodKey } from '@wasl/shared/limits';
import type { LimitClaim } from './limit-room.ts';

/** Whose limits a voucher draws on. */
export interface Subject {
  personId: string;
  householdId: string;
}

function subjectIdOf(rule: LimitRule, subject: Subject): string | null {
  switch (rule.scope) {
    case 'offer':
      return null;
    case 'person':
      return subject.personId;
    case 'household':
      return subject.householdId;
  }
}

/** The periods of a kind that the days from first to last lie in. */
export function periodKeysWithin(
  period: LimitRule['period'],
  firstDay: CivilDate,
  lastDay: CivilDate,
): string[] {
  const keys: string[] = [];
  for (
    let day: CivilDate | null = firstDay;
    day !== null && day <= lastDay;
    day = nextPeriodStart(period, day)
  )
    keys.push(periodKey(period, day));
  return keys;
}

/**
 * What a voucher must find room for when it is issued: every rule, in every period the voucher could be used in. So a
 * voucher that was issued can always be used as far as limits go, and no two of them can be used in one period that
 * allows one; what it did not need is free again the moment it is used.
 */
export function claimsOfIssue(
  rules: readonly LimitRule[],
  subject: Subject,
  firstDay: CivilDate,
  lastDay: CivilDate,
): LimitClaim[] {
  return rules.flatMap((rule) =>
    periodKeysWithin(rule.period, firstDay, lastDay).map((key) => ({
      rule,
      subjectId: subjectIdOf(rule, subject),
      periodKey: key,
    })),
  );
}

/** The periods a use on this day counts in. Keys of different kinds of period never meet. */
export function periodKeysOfDay(day: CivilDate): Set<string> {
  return new Set(
    (['day', 'week', 'month', 'year', 'total'] as const).map((period) => periodKey(period, day)),
  );
}

/** First day after a full period of a claim made between first and last day; null when it never renews. */
export function renewalOf(claim: LimitClaim, firstDay: CivilDate, lastDay: CivilDate): CivilDate | null {
  const { period } = claim.rule;
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1))
    if (periodKey(period, day) === claim.periodKey) return nextPeriodStart(period, day);
  return nextPeriodStart(period, lastDay);
}

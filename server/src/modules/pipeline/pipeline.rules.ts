import { type CivilDate, daysBetween } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { AgreementHandling, AgreementState, HandledAgreement } from '../agreements/index.ts';
import type { ProspectRecord } from './prospect.model.ts';

export const pipelineStages = [
  'PROSPECT',
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  'ACTIVE',
  'EXPIRING',
  'ENDED',
] as const;

export type PipelineStage = (typeof pipelineStages)[number];

/**
 * Days a card should stay in a stage at most. ACTIVE: until somebody used it first. EXPIRING: the renewal should have begun
 * this many days before the last day.
 */
export const targetDaysOf: Readonly<Record<PipelineStage, number | null>> = {
  PROSPECT: 14,
  DRAFT: 7,
  IN_REVIEW: 5,
  OUT_FOR_SIGNATURE: 10,
  ACTIVE: 30,
  EXPIRING: 60,
  ENDED: null,
};

/** An agreement in force whose last day is this near is expiring. */
export const expiringDays = 90;
/** Days somebody who is to sign is waited for before a reminder is due. */
export const remindAfterDays = 3;

/** What the rules look at: an agreement or a prospect, whose stage is always the first. */
export type PipelineFacts =
  | { kind: 'prospect'; prospect: Pick<ProspectRecord, 'notedStep' | 'createdAt'> }
  | { kind: 'agreement'; agreement: AgreementFacts };

export type AgreementFacts = Pick<
  HandledAgreement,
  'state' | 'endsOn' | 'sealedAt' | 'suspension' | 'termination' | 'handling'
>;

/** Where something stands in the pipeline on a day. */
export interface Standing {
  stage: PipelineStage;
  /** Whole days in the stage. */
  ageDays: number;
  targetDays: number | null;
  /** Days past the target; 0 or less is in time; null where nothing is awaited. */
  overdueDays: number | null;
  daysToEnd: number | null;
}

const ended: readonly AgreementState[] = ['SUSPENDED', 'EXPIRED', 'TERMINATED', 'WITHDRAWN', 'DECLINED'];

/** The stage of an agreement on a day in Morocco; one past its last day is over even before its state says so. */
export function stageOf(
  { state, endsOn }: Pick<AgreementFacts, 'state' | 'endsOn'>,
  today: CivilDate,
): PipelineStage {
  if (ended.includes(state)) return 'ENDED';
  if (state === 'DRAFT' || state === 'IN_REVIEW' || state === 'OUT_FOR_SIGNATURE') return state;
  if (endsOn < today) return 'ENDED';
  return state === 'RENEWING' || daysBetween(today, endsOn) <= expiringDays ? 'EXPIRING' : 'ACTIVE';
}

/** Whether an agreement in force still waits for somebody to use it; false when nobody counts. */
export function awaitsFirstUse({ redemptionCount }: Pick<AgreementHandling, 'redemptionCount'>): boolean {
  return redemptionCount === 0;
}

/** Stage, age and lateness on a day in Morocco. Days are calendar days: what came at 23:59 is a day old at 00:00. */
export function standingOf(facts: PipelineFacts, today: CivilDate): Standing {
  const since = facts.kind === 'prospect' ? facts.prospect.createdAt : facts.agreement.handling.stateSince;
  const ageDays = Math.max(0, daysBetween(civilDateOf(since), today));
  const stage = facts.kind === 'prospect' ? 'PROSPECT' : stageOf(facts.agreement, today);
  const target = targetDaysOf[stage];
  const within = (targetDays: number | null): Standing => ({
    stage,
    ageDays,
    targetDays,
    overdueDays: targetDays === null ? null : ageDays - targetDays,
    daysToEnd: null,
  });
  if (facts.kind === 'prospect' || stage === 'ENDED') return within(target);
  const { state, endsOn, termination, handling } = facts.agreement;
  if (stage === 'ACTIVE') return within(awaitsFirstUse(handling) ? target : null);
  if (stage !== 'EXPIRING') return within(target);
  const daysToEnd = daysBetween(today, endsOn);
  const isSettled = state === 'RENEWING' || termination !== null;
  return {
    stage,
    ageDays: Math.min(ageDays, Math.max(0, expiringDays - daysToEnd)),
    targetDays: null,
    overdueDays: isSettled || target === null ? null : target - daysToEnd,
    daysToEnd,
  };
}

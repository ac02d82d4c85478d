import { addDays, type CivilDate, daysBetween } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { AgreementHandling, SigningProgress } from '../agreements/index.ts';
import {
  type AgreementFacts,
  awaitsFirstUse,
  expiringDays,
  type PipelineFacts,
  remindAfterDays,
  stageOf,
  targetDaysOf,
} from './pipeline.rules.ts';
import type { ProspectRecord } from './prospect.model.ts';

export const nextStepCodes = [
  'CONTACT',
  'NOTED',
  'COMPLETE_DRAFT',
  'ANSWER_PARTNER',
  'WAIT_FOR_PARTNER',
  'REVIEW',
  'WAIT_FOR_REVIEW',
  'SEND_FOR_SIGNATURE',
  'REMIND_SIGNATORY',
  'WAIT_FOR_SIGNATURE',
  'COUNTERSIGN',
  'RESEND',
  'CONFIRM_SCAN',
  'DECIDE_CHECKLIST',
  'WAIT_FOR_CHECKLIST',
  'ACTIVATE',
  'DECIDE_OFFER',
  'CALL_UNUSED',
  'NONE',
  'RENEW',
  'SETTLE_SUSPENSION',
] as const;

export type NextStepCode = (typeof nextStepCodes)[number];

/** What the sentence of a step tells beside its code. */
export interface StepDetails {
  /** Whom it is about. */
  names: readonly string[];
  /** How many, and of how many: opinions, items, remarks, signatures. */
  count: number;
  of: number;
  /** Days somebody waits, or are left. */
  days: number;
  /** What a coordinator wrote. */
  noted: string;
  /** Which of several sentences a code has. */
  variant: 'renewal' | 'licence' | 'first_use' | 'ends' | 'sealing' | 'paper' | 'over' | null;
}

export interface NextStepRecord {
  code: NextStepCode;
  /** Whether somebody of the organization is to act; else one waits for another. */
  isOurs: boolean;
  dueOn: CivilDate | null;
  isLate: boolean;
  details: StepDetails;
}

/** Who looks: what is a review to one is a wait to another. */
export interface StepReader {
  accountId: string;
  /** Partners see what follows from the state, never what coordinators noted for themselves. */
  isOffice: boolean;
}

interface Moment {
  now: Date;
  today: CivilDate;
}

const ours: ReadonlySet<NextStepCode> = new Set<NextStepCode>([
  'CONTACT',
  'NOTED',
  'COMPLETE_DRAFT',
  'ANSWER_PARTNER',
  'REVIEW',
  'SEND_FOR_SIGNATURE',
  'REMIND_SIGNATORY',
  'COUNTERSIGN',
  'RESEND',
  'CONFIRM_SCAN',
  'DECIDE_CHECKLIST',
  'ACTIVATE',
  'DECIDE_OFFER',
  'CALL_UNUSED',
  'RENEW',
  'SETTLE_SUSPENSION',
]);

/** What is to be done next, and until when; the due day counts whole. */
export function nextStepOf(facts: PipelineFacts, reader: StepReader, { now, today }: Moment): NextStepRecord {
  const noted = facts.kind === 'prospect' ? facts.prospect.notedStep : facts.agreement.handling.notedStep;
  if (noted && reader.isOffice) return step('NOTED', today, noted.dueOn, { noted: noted.text });
  return facts.kind === 'prospect'
    ? contact(facts.prospect, today)
    : stepOfAgreement(facts.agreement, reader, { now, today });
}

function step(
  code: NextStepCode,
  today: CivilDate,
  dueOn: CivilDate | null,
  details: Partial<StepDetails> = {},
): NextStepRecord {
  return {
    code,
    isOurs: ours.has(code),
    dueOn,
    isLate: dueOn !== null && dueOn < today,
    details: { names: [], count: 0, of: 0, days: 0, noted: '', variant: null, ...details },
  };
}

function contact(prospect: Pick<ProspectRecord, 'createdAt'>, today: CivilDate): NextStepRecord {
  const addedOn = civilDateOf(prospect.createdAt);
  return step('CONTACT', today, addDays(addedOn, targetDaysOf.PROSPECT ?? 0), {
    days: Math.max(0, daysBetween(addedOn, today)),
  });
}

function stepOfAgreement(agreement: AgreementFacts, reader: StepReader, moment: Moment): NextStepRecord {
  const { today } = moment;
  const { state, handling } = agreement;
  switch (state) {
    case 'DRAFT':
      return ifPartnerWaits(agreement, today) ?? draftStep(agreement, today);
    case 'IN_REVIEW':
      return ifPartnerWaits(agreement, today) ?? reviewStep(handling, reader, today);
    case 'OUT_FOR_SIGNATURE':
      return agreement.sealedAt
        ? sealedStep(agreement, agreement.sealedAt, today)
        : signingStep(handling, moment);
    case 'RENEWING':
      return renewalStep(agreement, reader, moment);
    case 'ACTIVE':
      return (
        ifOffersWait(handling, today) ?? ifPartnerWaits(agreement, today) ?? stepInForce(agreement, today)
      );
    case 'SUSPENDED':
      return step('SETTLE_SUSPENSION', today, null, {
        variant: agreement.suspension?.cause === 'LICENCE_EXPIRED' ? 'licence' : null,
        days: daysSince(handling.stateSince, today),
      });
    case 'EXPIRED':
    case 'TERMINATED':
    case 'WITHDRAWN':
    case 'DECLINED':
      return step('NONE', today, null, { variant: 'over' });
  }
}

const daysSince = (instant: Date, today: CivilDate): number =>
  Math.max(0, daysBetween(civilDateOf(instant), today));

/** The day a stage's target is reached. */
function targetDay({ stateSince }: AgreementHandling, days: number | null): CivilDate {
  return addDays(civilDateOf(stateSince), days ?? 0);
}

function ifPartnerWaits({ handling, state }: AgreementFacts, today: CivilDate): NextStepRecord | null {
  if (handling.openPartnerRemarks === 0) return null;
  const target = state === 'DRAFT' || state === 'IN_REVIEW' ? targetDaysOf[state] : null;
  return step('ANSWER_PARTNER', today, target === null ? null : targetDay(handling, target), {
    count: handling.openPartnerRemarks,
  });
}

function ifOffersWait(handling: AgreementHandling, today: CivilDate): NextStepRecord | null {
  return handling.submittedOffers > 0
    ? step('DECIDE_OFFER', today, null, { count: handling.submittedOffers })
    : null;
}

function draftStep({ handling }: AgreementFacts, today: CivilDate): NextStepRecord {
  return step('COMPLETE_DRAFT', today, targetDay(handling, targetDaysOf.DRAFT), {
    days: daysSince(handling.stateSince, today),
  });
}

function reviewStep(handling: AgreementHandling, reader: StepReader, today: CivilDate): NextStepRecord {
  const dueOn = targetDay(handling, targetDaysOf.IN_REVIEW);
  const { approvalCount, approvalsNeeded, closedTo } = handling.review ?? {
    approvalCount: 0,
    approvalsNeeded: 2,
  };
  const days = daysSince(handling.stateSince, today);
  if (approvalCount >= approvalsNeeded) return step('SEND_FOR_SIGNATURE', today, dueOn, { days });
  // Where nobody said who wrote the text, its owner did.
  const isClosed = (closedTo ?? [handling.ownerAccountId]).includes(reader.accountId);
  const code = isClosed || !reader.isOffice ? 'WAIT_FOR_REVIEW' : 'REVIEW';
  return step(code, today, dueOn, { count: approvalCount + 1, of: approvalsNeeded, days });
}

function signingStep(handling: AgreementHandling, { now, today }: Moment): NextStepRecord {
  const { signing } = handling;
  if (!signing)
    return step('SEND_FOR_SIGNATURE', today, targetDay(handling, targetDaysOf.OUT_FOR_SIGNATURE), {
      days: daysSince(handling.stateSince, today),
    });
  const waitingSince = civilDateOf(signing.since);
  const details = {
    names: signing.waitingFor,
    count: signing.signedCount + 1,
    of: signing.signatoryCount,
    days: daysSince(signing.since, today),
  };
  if (signing.hasUnconfirmedScan) return step('CONFIRM_SCAN', today, addDays(waitingSince, 1), details);
  if (isOver(signing, now)) return step('RESEND', today, civilDateOf(signing.expiresAt), details);
  const remindOn = addDays(waitingSince, remindAfterDays);
  if (signing.waitingFor.length === 0)
    return signing.signedCount < signing.signatoryCount
      ? step('WAIT_FOR_SIGNATURE', today, remindOn, { ...details, variant: 'paper' })
      : step('NONE', today, null, { ...details, variant: 'sealing' });
  if (signing.isOurTurn) return step('COUNTERSIGN', today, remindOn, details);
  return step(remindOn <= today ? 'REMIND_SIGNATORY' : 'WAIT_FOR_SIGNATURE', today, remindOn, details);
}

const isOver = ({ isExpired, expiresAt }: SigningProgress, now: Date): boolean =>
  isExpired || expiresAt <= now;

/** Signed by all: what its checklist still asks for. */
function sealedStep({ handling }: AgreementFacts, sealedAt: Date, today: CivilDate): NextStepRecord {
  const dueOn = addDays(civilDateOf(sealedAt), targetDaysOf.OUT_FOR_SIGNATURE ?? 0);
  const { checklist } = handling;
  const days = daysSince(sealedAt, today);
  if (checklist && checklist.toDecideCount > 0)
    return step('DECIDE_CHECKLIST', today, dueOn, { count: checklist.toDecideCount, days });
  const offers = ifOffersWait(handling, today);
  if (offers) return offers;
  if (checklist && checklist.doneCount < checklist.requiredCount)
    return step('WAIT_FOR_CHECKLIST', today, dueOn, {
      count: checklist.doneCount,
      of: checklist.requiredCount,
      days,
    });
  return step('ACTIVATE', today, dueOn, { days });
}

/** A renewal goes the way of a first agreement while the agreement holds. */
function renewalStep(agreement: AgreementFacts, reader: StepReader, moment: Moment): NextStepRecord {
  const { handling, sealedAt, endsOn } = agreement;
  const { today } = moment;
  if (sealedAt) return sealedStep(agreement, sealedAt, today);
  if (handling.signing) return signingStep(handling, moment);
  const waits = ifPartnerWaits(agreement, today);
  if (waits) return waits;
  if (handling.review) return { ...reviewStep(handling, reader, today), ...beforeEnd(endsOn, today) };
  return {
    ...step('COMPLETE_DRAFT', today, null, { variant: 'renewal', days: daysBetween(today, endsOn) }),
    ...beforeEnd(endsOn, today),
  };
}

/** A renewal is due well before the agreement ends. */
function beforeEnd(endsOn: CivilDate, today: CivilDate): Pick<NextStepRecord, 'dueOn' | 'isLate'> {
  const dueOn = addDays(endsOn, -renewalDraftedDays);
  return { dueOn, isLate: dueOn < today };
}

/** Days before the end by which a renewal that was begun should be out for signature. */
const renewalDraftedDays = 15;

function stepInForce(agreement: AgreementFacts, today: CivilDate): NextStepRecord {
  const { handling, endsOn, termination } = agreement;
  if (stageOf(agreement, today) === 'ENDED') return step('NONE', today, null, { variant: 'over' });
  const daysToEnd = daysBetween(today, endsOn);
  if (termination) return step('NONE', today, null, { variant: 'ends', days: daysToEnd });
  if (daysToEnd <= expiringDays)
    return step('RENEW', today, addDays(endsOn, -(targetDaysOf.EXPIRING ?? 0)), { days: daysToEnd });
  if (!awaitsFirstUse(handling)) return step('NONE', today, null);
  const callOn = targetDay(handling, targetDaysOf.ACTIVE);
  const days = daysSince(handling.stateSince, today);
  return callOn <= today
    ? step('CALL_UNUSED', today, callOn, { days })
    : step('NONE', today, null, { variant: 'first_use', days });
}

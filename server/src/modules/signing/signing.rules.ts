import { civilDateTimeOf } from '@wasl/shared/civil-time';
import type { SigningProgress } from '../agreements/index.ts';
import type { SignatoryRecord, SigningRequestRecord, SigningState } from './signing-request.model.ts';

export const minuteMillis = 60_000;
export const hourMillis = 60 * minuteMillis;
export const dayMillis = 24 * hourMillis;

export const codeValidMillis = 10 * minuteMillis;
/** Wrong codes that kill a code. */
export const maximumWrongCodes = 5;
export const maximumCodesPerHour = 5;
/** Pause between two reminders of one signatory. */
export const reminderPauseMillis = 12 * hourMillis;
/** After how many days without an answer somebody is reminded. */
export const reminderDays = [3, 7, 10] as const;
/** How long links of a sealed request let those who signed read the document. */
export const sealedLinkMillis = 90 * dayMillis;
/** Hours of the day in Morocco between which reminders go out: from the first, before the second. */
const reminderHours = { from: '08:00', until: '20:00' } as const;

/** Why a signing link cannot be used. */
export type LinkProblem =
  | 'UNKNOWN'
  | 'EXPIRED'
  | 'CANCELLED'
  | 'VOIDED'
  | 'DECLINED'
  | 'NOT_THEIR_TURN'
  | 'DONE'
  | 'OTHER_PERSON';

/** Whether somebody is still to sign. */
export function isAsked({ state }: Pick<SignatoryRecord, 'state'>): boolean {
  return state === 'WAITING' || state === 'INVITED' || state === 'OPENED';
}

/** The group whose turn it is; null when nobody is left to sign. */
export function currentGroupOf({ signatories }: Pick<SigningRequestRecord, 'signatories'>): number | null {
  const groups = signatories.filter(isAsked).map(({ group }) => group);
  return groups.length > 0 ? Math.min(...groups) : null;
}

/** Where a request stands at an instant: it expires by itself, before anybody wrote it down. */
export function stateAt({ state, expiresAt }: SigningRequestRecord, now: Date): SigningState {
  return state === 'OPEN' && expiresAt <= now ? 'EXPIRED' : state;
}

/** Order holds at signing, whoever knows whichever link. */
export function isTheirTurn(request: SigningRequestRecord, signatory: SignatoryRecord, now: Date): boolean {
  return (
    stateAt(request, now) === 'OPEN' &&
    request.route === 'LINKS' &&
    isAsked(signatory) &&
    signatory.group === currentGroupOf(request)
  );
}

/** What forbids a signatory to read by their link; null when nothing does. */
export function readingProblem(
  request: SigningRequestRecord,
  signatory: SignatoryRecord,
  now: Date,
): LinkProblem | null {
  const state = stateAt(request, now);
  switch (state) {
    case 'EXPIRED':
    case 'CANCELLED':
    case 'VOIDED':
    case 'DECLINED':
      return state;
    case 'SEALED': {
      if (signatory.state !== 'SIGNED') return 'DONE';
      const sealedAt = request.sealedAt ?? now;
      return now.getTime() - sealedAt.getTime() >= sealedLinkMillis ? 'EXPIRED' : null;
    }
    case 'SEALING':
      return signatory.state === 'SIGNED' ? null : 'DONE';
    case 'OPEN':
      return signatory.state === 'DELEGATED' || request.route === 'PAPER' ? 'DONE' : null;
  }
}

/** What forbids a signatory to sign, decline or hand over; null when nothing does. */
export function actingProblem(
  request: SigningRequestRecord,
  signatory: SignatoryRecord,
  now: Date,
): LinkProblem | null {
  const problem = readingProblem(request, signatory, now);
  if (problem) return problem;
  if (!isAsked(signatory) || request.state !== 'OPEN') return 'DONE';
  return isTheirTurn(request, signatory, now) ? null : 'NOT_THEIR_TURN';
}

/** The request with one signatory changed. */
export function withSignatory(
  request: SigningRequestRecord,
  id: string,
  changes: Partial<SignatoryRecord>,
): SigningRequestRecord {
  return {
    ...request,
    signatories: request.signatories.map((each) => (each.id === id ? { ...each, ...changes } : each)),
  };
}

/** Those who sign: whoever handed over does not. */
export function signersOf({ signatories }: Pick<SigningRequestRecord, 'signatories'>): SignatoryRecord[] {
  return signatories.filter(({ state }) => state !== 'DELEGATED');
}

export function signedCountOf(request: Pick<SigningRequestRecord, 'signatories'>): number {
  return request.signatories.filter(({ state }) => state === 'SIGNED').length;
}

/** What lists show of a request; null once it leads nowhere. */
export function progressOf(request: SigningRequestRecord): SigningProgress | null {
  if (['DECLINED', 'CANCELLED', 'VOIDED'].includes(request.state)) return null;
  const group = currentGroupOf(request);
  const isOpen = request.state === 'OPEN' || request.state === 'EXPIRED';
  const waited =
    request.route === 'LINKS' && isOpen
      ? request.signatories.filter((each) => isAsked(each) && each.group === group)
      : [];
  return {
    signedCount: signedCountOf(request),
    signatoryCount: signersOf(request).length,
    waitingFor: waited.map(({ name }) => name),
    isOurTurn: waited.length > 0 && waited.every(({ side }) => side === 'ORGANIZATION'),
    hasUnconfirmedScan: isOpen && request.scan !== null && request.scan.confirmedAt === null,
    since: request.waitingSince,
    expiresAt: request.expiresAt,
    isExpired: request.state === 'EXPIRED',
  };
}

/** When a signatory who was sent a link is next reminded by the schedule; null when never again. */
function nextReminderOf(request: SigningRequestRecord, signatory: SignatoryRecord): Date | null {
  if (signatory.linkSentAt === null || !isAsked(signatory)) return null;
  const days = reminderDays[signatory.scheduledReminders];
  const last = request.expiresAt.getTime() - dayMillis;
  const sent = signatory.linkSentAt.getTime();
  if (days !== undefined && sent + days * dayMillis < last) return new Date(sent + days * dayMillis);
  return signatory.scheduledReminders <= reminderDays.length && last > sent ? new Date(last) : null;
}

/** When the next reminder of anybody whose turn it is comes due; null when none does. */
export function nextReminderAt(request: SigningRequestRecord): Date | null {
  if (request.state !== 'OPEN' || request.route !== 'LINKS') return null;
  const group = currentGroupOf(request);
  const times = request.signatories
    .filter((each) => each.group === group)
    .map((each) => nextReminderOf(request, each)?.getTime())
    .filter((time) => time !== undefined);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

/**
 * Those the schedule wants reminded at an instant, with how far each then is in it. Reminders missed meanwhile are one, and
 * who was reminded within twelve hours is not reminded again.
 */
export function dueReminders(
  request: SigningRequestRecord,
  now: Date,
): { id: string; scheduledReminders: number; isSent: boolean }[] {
  const group = currentGroupOf(request);
  return request.signatories
    .filter((each) => each.group === group)
    .flatMap((signatory) => {
      let reached = signatory;
      for (;;) {
        const next = nextReminderOf(request, reached);
        if (next === null || next > now) break;
        const isLast = next.getTime() === request.expiresAt.getTime() - dayMillis;
        reached = {
          ...reached,
          scheduledReminders: isLast ? reminderDays.length + 1 : reached.scheduledReminders + 1,
        };
      }
      if (reached.scheduledReminders === signatory.scheduledReminders) return [];
      const { id, scheduledReminders } = reached;
      return [{ id, scheduledReminders, isSent: mayRemind(signatory, now) }];
    });
}

/** Whether the last reminder of a signatory is long enough ago. */
export function mayRemind({ remindedAt }: SignatoryRecord, now: Date): boolean {
  const last = remindedAt.at(-1);
  return !last || now.getTime() - last.getTime() >= reminderPauseMillis;
}

/** Whether people may be reminded now: not at night. */
export function isReminderTime(now: Date): boolean {
  const { time } = civilDateTimeOf(now);
  return time >= reminderHours.from && time < reminderHours.until;
}

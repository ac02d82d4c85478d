import { describe, expect, it } from 'vitest';
import {
  actingProblem,
  currentGroupOf,
  dayMillis,
  dueReminders,
  isReminderTime,
  nextReminderAt,
  progressOf,
  readingProblem,
  stateAt,
  withSignatory,
} from './signing.rules.ts';
import { signatoryTransitions, signingTransitions } from './signing.states.ts';
import {
  type SignatoryRecord,
  type SignatoryState,
  type SigningRequestRecord,
  signingStates,
} from './signing-request.model.ts';

const sentAt = new Date('2026-11-22T09:30:00.000Z');
const after = (days: number) => new Date(sentAt.getTime() + days * dayMillis);

function signatory(id: string, group: number, state: SignatoryState): SignatoryRecord {
  return {
    id,
    group,
    side: group === 1 ? 'PARTNER' : 'ORGANIZATION',
    name: id,
    title: 'Gérance',
    email: `${id}@example.ma`,
    language: 'fr',
    state,
    linkHash: id,
    linkSeed: id,
    linkSentAt: state === 'WAITING' ? null : sentAt,
    openedAt: null,
    remindedAt: [],
    scheduledReminders: 0,
    code: null,
    codesAskedAt: [],
    signature: null,
    decidedAt: null,
    declineReason: null,
    delegatedFrom: null,
  };
}

function request(
  states: [SignatoryState, SignatoryState, SignatoryState],
  overrides: Partial<SigningRequestRecord> = {},
): SigningRequestRecord {
  return {
    _id: 'request',
    agreementId: 'agreement',
    organizationId: 'organization',
    partnerId: 'partner',
    versionNumber: 1,
    textHash: 'a'.repeat(64),
    state: 'OPEN',
    route: 'LINKS',
    signatories: [
      signatory('first', 1, states[0]),
      signatory('second', 1, states[1]),
      signatory('third', 2, states[2]),
    ],
    consentVersion: '2026-11',
    sentAt,
    sentByAccountId: 'sender',
    expiresInDays: 14,
    expiresAt: after(14),
    waitingSince: sentAt,
    nextReminderAt: null,
    scan: null,
    completedAt: null,
    sealedFileId: null,
    sealedAt: null,
    version: 1,
    ...overrides,
  };
}

const problemsOf = (of: SigningRequestRecord, now: Date = sentAt) =>
  of.signatories.map((each) => [readingProblem(of, each, now), actingProblem(of, each, now)]);

describe('the order of signing', () => {
  it('is the lowest group with somebody still asked; who handed over is not', () => {
    expect(currentGroupOf(request(['INVITED', 'SIGNED', 'WAITING']))).toBe(1);
    expect(currentGroupOf(request(['DELEGATED', 'SIGNED', 'WAITING']))).toBe(2);
    expect(currentGroupOf(request(['SIGNED', 'SIGNED', 'SIGNED']))).toBeNull();
  });

  it('lets the others read and not act', () => {
    expect(problemsOf(request(['OPENED', 'SIGNED', 'WAITING']))).toEqual([
      [null, null],
      [null, 'DONE'],
      [null, 'NOT_THEIR_TURN'],
    ]);
    expect(problemsOf(request(['DELEGATED', 'SIGNED', 'INVITED']))).toEqual([
      ['DONE', 'DONE'],
      [null, 'DONE'],
      [null, null],
    ]);
  });

  it('has no links on paper', () => {
    const paper = request(['WAITING', 'WAITING', 'WAITING'], { route: 'PAPER' });
    expect(problemsOf(paper)[0]).toEqual(['DONE', 'DONE']);
  });
});

describe('a request', () => {
  it('is over at its instant, whatever is written', () => {
    const open = request(['INVITED', 'INVITED', 'WAITING']);
    expect(stateAt(open, new Date(open.expiresAt.getTime() - 1))).toBe('OPEN');
    expect(stateAt(open, open.expiresAt)).toBe('EXPIRED');
    expect(problemsOf(open, open.expiresAt)[0]).toEqual(['EXPIRED', 'EXPIRED']);
  });

  it('that ended says why, and a sealed one is read for ninety days by those who signed', () => {
    for (const state of ['CANCELLED', 'VOIDED', 'DECLINED'] as const)
      expect(problemsOf(request(['INVITED', 'SIGNED', 'WAITING'], { state }))[1]).toEqual([state, state]);
    const sealed = request(['SIGNED', 'DELEGATED', 'SIGNED'], { state: 'SEALED', sealedAt: sentAt });
    expect(problemsOf(sealed, after(89))).toEqual([
      [null, 'DONE'],
      ['DONE', 'DONE'],
      [null, 'DONE'],
    ]);
    expect(problemsOf(sealed, after(90))[0]).toEqual(['EXPIRED', 'EXPIRED']);
  });

  it('tells lists who is waited for', () => {
    expect(progressOf(request(['INVITED', 'SIGNED', 'WAITING']))).toMatchObject({
      signedCount: 1,
      signatoryCount: 3,
      waitingFor: ['first'],
      isOurTurn: false,
      isExpired: false,
    });
    expect(progressOf(request(['DELEGATED', 'SIGNED', 'INVITED']))).toMatchObject({
      signatoryCount: 2,
      waitingFor: ['third'],
      isOurTurn: true,
    });
    expect(progressOf(request(['SIGNED', 'SIGNED', 'SIGNED'], { state: 'SEALED' }))).toMatchObject({
      waitingFor: [],
    });
    expect(progressOf(request(['DECLINED', 'SIGNED', 'WAITING'], { state: 'DECLINED' }))).toBeNull();
  });

  it('moves along its states only; nothing follows what is final', () => {
    expect(Object.keys(signingTransitions).sort()).toEqual([...signingStates].sort());
    const final = signingStates.filter((state) => signingTransitions[state].length === 0);
    expect(final).toEqual(['SEALED', 'DECLINED', 'CANCELLED', 'VOIDED']);
    expect(signingTransitions.SEALING).toEqual(['SEALED']);
    expect(signatoryTransitions.SIGNED).toEqual([]);
  });
});

describe('reminders by the schedule', () => {
  /** Days on which the first is reminded, when time is looked at every day. */
  function remindedOn(of: SigningRequestRecord, lookedAt: readonly number[]): number[] {
    let current = of;
    return lookedAt.filter((days) => {
      const due = dueReminders(current, after(days)).find(({ id }) => id === 'first');
      if (!due) return false;
      const { scheduledReminders, isSent } = due;
      const changes = { scheduledReminders, ...(isSent ? { remindedAt: [after(days)] } : {}) };
      current = withSignatory(current, 'first', changes);
      return isSent;
    });
  }
  const everyDay = Array.from({ length: 15 }, (_, days) => days);

  it('come after 3, 7 and 10 days and on the day before the end', () => {
    expect(remindedOn(request(['INVITED', 'SIGNED', 'WAITING']), everyDay)).toEqual([3, 7, 10, 13]);
  });

  it('are fewer where the request is shorter, and one after a pause of the process', () => {
    const short = { expiresInDays: 5, expiresAt: after(5) };
    expect(remindedOn(request(['INVITED', 'SIGNED', 'WAITING'], short), everyDay)).toEqual([3, 4]);
    expect(remindedOn(request(['INVITED', 'SIGNED', 'WAITING']), [0, 11, 12, 13])).toEqual([11, 13]);
    const oneDay = { expiresInDays: 1, expiresAt: after(1) };
    expect(nextReminderAt(request(['INVITED', 'SIGNED', 'WAITING'], oneDay))).toBeNull();
  });

  it('leave out whoever was reminded by hand within twelve hours', () => {
    const reminded = withSignatory(request(['INVITED', 'SIGNED', 'WAITING']), 'first', {
      remindedAt: [after(2.9)],
    });
    expect(dueReminders(reminded, after(3))).toEqual([{ id: 'first', scheduledReminders: 1, isSent: false }]);
  });

  it('wait for those whose turn it is', () => {
    const open = request(['INVITED', 'OPENED', 'WAITING']);
    expect(nextReminderAt(open)).toEqual(after(3));
    expect(dueReminders(open, after(3)).map(({ id }) => id)).toEqual(['first', 'second']);
    expect(nextReminderAt(request(['SIGNED', 'SIGNED', 'SIGNED'], { state: 'SEALING' }))).toBeNull();
    expect(nextReminderAt(request(['WAITING', 'WAITING', 'WAITING'], { route: 'PAPER' }))).toBeNull();
  });

  it('go out by day in Morocco, whose clock changed', () => {
    // UTC+1 in August, UTC+0 in November.
    expect(
      ['2026-08-22T07:00Z', '2026-08-22T06:59Z', '2026-11-22T08:00Z', '2026-11-22T07:59Z'].map((at) =>
        isReminderTime(new Date(at)),
      ),
    ).toEqual([true, false, true, false]);
    expect(isReminderTime(new Date('2026-11-22T19:59Z'))).toBe(true);
    expect(isReminderTime(new Date('2026-11-22T20:00Z'))).toBe(false);
  });
});

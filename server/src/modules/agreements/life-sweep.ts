import { addDays, type CivilDate, daysBetween } from '@wasl/shared/civil-date';
import { civilDateTimeOf, endOfCivilDayExclusive } from '@wasl/shared/civil-time';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Logger } from '../../platform/logger.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { PartnerService } from '../partners/index.ts';
import type { RecordAct } from './act-recorder.ts';
import type { AgreementRecord } from './agreement.model.ts';
import type { AgreementRepository } from './agreement.repository.ts';
import { statesInForce } from './agreement.rules.ts';
import { lifeEvent, lifeEvents } from './life.events.ts';
import { bySystem, type LifeSteps } from './life.steps.ts';
import { licenceExpiredReason } from './life.texts.ts';

/** Days before the last day on which owner and partner are reminded. */
export const endReminderDays = [90, 60, 30, 7] as const;

/** Days before the last day of a licence on which they are warned. */
export const licenceWarningDays = [60, 30, 7] as const;

/** Nobody is written to before this time of day. */
const writtenFrom = '08:00';

const batchSize = 100;

/** What a round found to do. */
export interface LifeRound {
  /** Ended, or carried on by a renewal that was signed. */
  ended: number;
  suspended: number;
  reminded: number;
  warned: number;
}

export type RunDueLife = (now: Date) => Promise<LifeRound>;

/**
 * The step of a series that is due: the nearest to the day that was reached, so that a process that slept through one
 * writes the next and not both. Null before the first and after the day itself.
 */
export function dueStep(steps: readonly number[], daysLeft: number): number | null {
  if (daysLeft < 0) return null;
  const reached = steps.filter((days) => daysLeft <= days);
  return reached.length > 0 ? Math.min(...reached) : null;
}

/**
 * What happens in the life of agreements because a day has come: their end, reminders of it, the end of a licence. Harmless
 * when repeated or run by two processes: each step is a conditional write in a transaction of its own. Nothing waits
 * for it to be safe: issuing and redeeming compare days in their own transactions.
 */
export function createDueLife(dependencies: {
  agreements: AgreementRepository;
  partners: Pick<PartnerService, 'listWithLicenceUntil' | 'findPartner'>;
  steps: LifeSteps;
  recordAct: RecordAct;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}): RunDueLife {
  const { agreements, partners, steps, recordAct, outbox, runInTransaction } = dependencies;

  /** Runs a step on the agreement as its transaction sees it; counts 1 when it changed something. */
  async function stepOn(
    { _id }: AgreementRecord,
    step: (session: ClientSession, agreement: AgreementRecord) => Promise<unknown>,
  ): Promise<number> {
    return await runInTransaction(async (session) => {
      const current = await agreements.findById(_id, session);
      return current && (await step(session, current)) ? 1 : 0;
    });
  }

  async function endDue(today: CivilDate, now: Date): Promise<number> {
    let ended = 0;
    for (;;) {
      const over = await agreements.listOver(today, batchSize);
      let progress = 0;
      for (const each of over)
        progress += await stepOn(each, async (session, current) =>
          current.endsOn < today ? await steps.end(session, current, now) : null,
        );
      ended += progress;
      if (over.length < batchSize || progress === 0) return ended;
    }
  }

  async function suspendUnlicensed(today: CivilDate): Promise<number> {
    const unlicensed = await partners.listWithLicenceUntil(addDays(today, -1));
    const held = await agreements.listOfPartners(
      unlicensed.map(({ _id }) => _id),
      statesInForce,
    );
    let suspended = 0;
    for (const each of held)
      suspended += await stepOn(each, async (session, current) => {
        const partner = await partners.findPartner(current.partnerId, session);
        const validUntil = partner?.licenceValidUntil ?? null;
        if (validUntil === null || validUntil >= today || !statesInForce.includes(current.state)) return null;
        const reason = licenceExpiredReason.fr;
        return await steps.suspend(session, current, { cause: 'LICENCE_EXPIRED', reason }, bySystem);
      });
    return suspended;
  }

  /** Marks and tells in one transaction; the mark is what keeps a second from being written. */
  async function remind(
    agreement: AgreementRecord,
    about: 'end' | 'licence',
    day: CivilDate,
    due: number,
    today: CivilDate,
  ): Promise<number> {
    const reminder = `${about}:${day}:${due}`;
    if (agreement.remindersSent?.includes(reminder)) return 0;
    return await stepOn(agreement, async (session, current) => {
      if (!statesInForce.includes(current.state)) return null;
      if (!(await agreements.markReminder(session, current._id, reminder))) return null;
      const days = daysBetween(today, day);
      await recordAct(session, current, bySystem, {
        kind: about === 'end' ? 'agreement:remind-end' : 'agreement:warn-licence',
        details: { days, day },
        changes: [{ field: 'reminder', to: reminder }],
      });
      const type = about === 'end' ? lifeEvents.endNear : lifeEvents.licenceNear;
      await outbox.append(session, [lifeEvent(type, current, { days, day })]);
      return true;
    });
  }

  async function remindOfEnds(today: CivilDate): Promise<number> {
    let reminded = 0;
    for (const agreement of await agreements.listEnding(today, addDays(today, endReminderDays[0]))) {
      const due = dueStep(endReminderDays, daysBetween(today, agreement.endsOn));
      if (due !== null) reminded += await remind(agreement, 'end', agreement.endsOn, due, today);
    }
    return reminded;
  }

  async function warnOfLicences(today: CivilDate): Promise<number> {
    const soon = await partners.listWithLicenceUntil(addDays(today, licenceWarningDays[0]), today);
    const licenceOf = new Map(soon.map(({ _id, licenceValidUntil }) => [_id, licenceValidUntil ?? null]));
    let warned = 0;
    for (const agreement of await agreements.listOfPartners([...licenceOf.keys()], statesInForce)) {
      const day = licenceOf.get(agreement.partnerId) ?? null;
      const due = day && dueStep(licenceWarningDays, daysBetween(today, day));
      if (day && due) warned += await remind(agreement, 'licence', day, due, today);
    }
    return warned;
  }

  return async (now) => {
    const { date: today, time } = civilDateTimeOf(now);
    const ended = await endDue(today, now);
    const suspended = await suspendUnlicensed(today);
    const mayWrite = time >= writtenFrom;
    const reminded = mayWrite ? await remindOfEnds(today) : 0;
    const warned = mayWrite ? await warnOfLicences(today) : 0;
    return { ended, suspended, reminded, warned };
  };
}

/**
 * Calls the work at each midnight in Morocco, by the clock and zone data of the server: a day is not always 24 hours long.
 * In every process, since it is harmless twice and must not wait for a lease.
 */
export function startMidnightWork(dependencies: { work: RunDueLife; clock: Clock; logger: Logger }): {
  stop(): Promise<void>;
} {
  const { work, clock, logger } = dependencies;
  let isStopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;

  function wait(): void {
    const now = clock.now();
    const midnight = endOfCivilDayExclusive(civilDateTimeOf(now).date);
    timer = setTimeout(
      () => {
        // Timers may come a little early: then the day is not over, and it waits for what is left of it.
        if (clock.now() >= midnight) round = round.then(run);
        if (!isStopped) wait();
      },
      Math.max(1, midnight.getTime() - now.getTime()),
    );
    timer.unref();
  }

  async function run(): Promise<void> {
    try {
      if (!isStopped) await work(clock.now());
    } catch (error) {
      if (!isStopped) logger.warn({ err: error }, 'the work of midnight failed; the next round tries again');
    }
  }

  wait();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}

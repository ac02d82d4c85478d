import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/logger.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { RequestWriter } from './request-writer.ts';
import type { SealingService } from './sealing.service.ts';
import { withoutCode } from './signatory.ts';
import { ownerToldEvent, remindedEvent } from './signing.events.ts';
import { dueReminders, isReminderTime, minuteMillis, nextReminderAt, stateAt } from './signing.rules.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

/** What one round did. */
export interface DueSigning {
  expired: number;
  reminded: number;
  sealed: number;
}

const atOnce = 200;
/** A complete request is the event handler's for this long. */
const sealingMillis = minuteMillis;

/**
 * What time alone brings about: requests expire, those who are waited for are reminded by day, and what is complete and was
 * not sealed is sealed. Harmless when repeated; signing itself refuses at the instant, without waiting for this.
 */
export function createDueSigning(dependencies: {
  requests: SigningRequestRepository;
  writer: RequestWriter;
  sealing: SealingService;
  runInTransaction: RunInTransaction;
  clock: Clock;
  logger: Logger;
}) {
  const { requests, writer, sealing, runInTransaction, clock, logger } = dependencies;

  async function expire(id: string): Promise<boolean> {
    return await runInTransaction(async (session) => {
      const request = await requests.findById(id, session);
      if (request?.state !== 'OPEN' || stateAt(request, clock.now()) !== 'EXPIRED') return false;
      await writer.write(
        session,
        request,
        { ...request, state: 'EXPIRED', signatories: request.signatories.map(withoutCode) },
        {
          actor: { kind: 'system' },
          acts: [{ kind: 'signing:expire', changes: [{ field: 'state', from: 'OPEN', to: 'EXPIRED' }] }],
          events: (written) => [ownerToldEvent(written, 'EXPIRED')],
        },
      );
      return true;
    });
  }

  async function remind(id: string): Promise<number> {
    return await runInTransaction(async (session) => {
      const now = clock.now();
      const request = await requests.findById(id, session);
      if (!request || stateAt(request, now) !== 'OPEN') return 0;
      const due = new Map(dueReminders(request, now).map((each) => [each.id, each]));
      const sent = request.signatories.filter(({ id: each }) => due.get(each)?.isSent);
      const next = {
        ...request,
        signatories: request.signatories.map((each) => {
          const reminder = due.get(each.id);
          if (!reminder) return each;
          const { scheduledReminders, isSent } = reminder;
          return {
            ...each,
            scheduledReminders,
            remindedAt: isSent ? [...each.remindedAt, now] : each.remindedAt,
          };
        }),
      };
      if (sent.length === 0)
        await writer.note(session, request, { ...next, nextReminderAt: nextReminderAt(next) });
      else
        await writer.write(session, request, next, {
          actor: { kind: 'system' },
          acts: sent.map(({ name }) => ({ kind: 'signing:remind' as const, details: { name } })),
          events: (written) =>
            sent.flatMap((each) => (each.linkSeed ? [remindedEvent(written, each.id, each.linkSeed)] : [])),
        });
      return sent.length;
    });
  }

  return async function runDueSigning(): Promise<DueSigning> {
    const now = clock.now();
    const done: DueSigning = { expired: 0, reminded: 0, sealed: 0 };
    for (const { _id } of await requests.listOverdue(now, atOnce)) if (await expire(_id)) done.expired++;
    if (isReminderTime(now))
      for (const { _id } of await requests.listToRemind(now, atOnce)) done.reminded += await remind(_id);
    const completedBefore = new Date(now.getTime() - sealingMillis);
    for (const { _id } of await requests.listUnsealed(completedBefore, atOnce))
      try {
        if (await sealing.seal(_id)) done.sealed++;
      } catch (error) {
        logger.error({ err: error, requestId: _id }, 'an agreement could not be sealed yet');
      }
    return done;
  };
}

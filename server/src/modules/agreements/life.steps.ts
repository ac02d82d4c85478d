import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { Actor, RecordAct } from './act-recorder.ts';
import type { AgreementRecord, AgreementSuspensionRecord } from './agreement.model.ts';
import type { AgreementService } from './agreement.service.ts';
import { lifeEvent, lifeEvents } from './life.events.ts';

/** Called in the transaction in which a renewal in preparation is given up, with the agreement as it was. */
export type RenewalGivenUp = (session: ClientSession, agreement: AgreementRecord) => Promise<void>;

/**
 * Asked in the transaction that would end an agreement: whether a renewal that all have signed carries it on. Answers the
 * agreement as it then is, or null.
 */
export type ContinueByRenewal = (
  session: ClientSession,
  agreement: AgreementRecord,
  now: Date,
) => Promise<AgreementRecord | null>;

export const bySystem: Actor = { kind: 'system' };

export type LifeSteps = ReturnType<typeof createLifeSteps>;

/**
 * Steps in the life of an agreement in force, each within the transaction of its caller, with history, audit log and
 * messages. They answer null, and change nothing, when its state does not lead there.
 */
export function createLifeSteps(dependencies: {
  agreements: AgreementService;
  recordAct: RecordAct;
  outbox: Outbox;
  clock: Clock;
  /** Whoever prepares texts and collects signatures, to void what was prepared. */
  renewalHooks: readonly RenewalGivenUp[];
  /** Whoever puts renewals in force. */
  continuations: readonly ContinueByRenewal[];
}) {
  const { agreements, recordAct, outbox, clock, renewalHooks, continuations } = dependencies;

  /** Back to ACTIVE first where a renewal was being prepared: what follows is told of an agreement in force. */
  async function leaveRenewal(
    session: ClientSession,
    agreement: AgreementRecord,
    actor: Actor,
  ): Promise<AgreementRecord | null> {
    if (agreement.state !== 'RENEWING') return agreement;
    const left = await agreements.moveTo(session, agreement._id, 'ACTIVE', {
      preparedVersion: null,
      sealedAt: null,
    });
    if (!left) return null;
    for (const giveUp of renewalHooks) await giveUp(session, agreement);
    await agreements.noteHandling(session, agreement._id, { review: null, signing: null });
    await recordAct(session, agreement, actor, {
      kind: 'agreement:withdraw-renewal',
      changes: [{ field: 'state', from: 'RENEWING', to: 'ACTIVE' }],
    });
    return left;
  }

  return {
    leaveRenewal,

    async suspend(
      session: ClientSession,
      agreement: AgreementRecord,
      { cause, reason }: Pick<AgreementSuspensionRecord, 'cause' | 'reason'>,
      actor: Actor,
    ): Promise<AgreementRecord | null> {
      const held = await leaveRenewal(session, agreement, actor);
      const suspended =
        held &&
        (await agreements.moveTo(session, agreement._id, 'SUSPENDED', {
          suspension: { cause, reason, since: clock.now() },
        }));
      if (!suspended) return null;
      await recordAct(session, agreement, actor, {
        kind: cause === 'LICENCE_EXPIRED' ? 'agreement:suspend-licence' : 'agreement:suspend',
        changes: [
          { field: 'state', from: 'ACTIVE', to: 'SUSPENDED' },
          { field: 'suspension.cause', to: cause },
        ],
      });
      await outbox.append(session, [lifeEvent(lifeEvents.suspended, suspended)]);
      return suspended;
    },

    async resume(
      session: ClientSession,
      agreement: AgreementRecord,
      actor: Actor,
    ): Promise<AgreementRecord | null> {
      if (agreement.state !== 'SUSPENDED') return null;
      const resumed = await agreements.moveTo(session, agreement._id, 'ACTIVE', { suspension: null });
      if (!resumed) return null;
      await recordAct(session, agreement, actor, {
        kind: 'agreement:resume',
        changes: [{ field: 'state', from: 'SUSPENDED', to: 'ACTIVE' }],
      });
      await outbox.append(session, [lifeEvent(lifeEvents.resumed, resumed)]);
      return resumed;
    },

    /**
     * Its last day is over: EXPIRED, or TERMINATED where notice had brought that day forward; a renewal that all have
     * signed and that lacks nothing goes on instead.
     */
    async end(
      session: ClientSession,
      agreement: AgreementRecord,
      now: Date,
    ): Promise<AgreementRecord | null> {
      for (const continueByRenewal of continuations) {
        const renewed = await continueByRenewal(session, agreement, now);
        if (renewed) return renewed;
      }
      const held = await leaveRenewal(session, agreement, bySystem);
      const state = agreement.termination ? 'TERMINATED' : 'EXPIRED';
      const ended = held && (await agreements.moveTo(session, agreement._id, state, { suspension: null }));
      if (!ended) return null;
      await recordAct(session, agreement, bySystem, {
        kind: 'agreement:expire',
        changes: [{ field: 'state', from: held.state, to: state }],
      });
      await outbox.append(session, [lifeEvent(lifeEvents.over, ended)]);
      return ended;
    },
  };
}

import type { AppendAudit, AuditedChange } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { AgreementRecord } from './agreement.model.ts';
import type { ActKind } from './agreement-acts.ts';
import type { AgreementEventRepository } from './agreement-event.repository.ts';

/** Who acts: somebody with an account, a signatory by their link, or Wasl by itself. */
export type Actor =
  | { kind: 'account'; accountId: string }
  | { kind: 'signatory'; signatoryId: string; name: string }
  | { kind: 'system' };

/** What was done. `changes` goes to the audit log: codes, flags and amounts only; `details` to the history people read. */
export interface AgreementAct {
  kind: ActKind;
  details?: Record<string, string | number>;
  changes?: readonly AuditedChange[];
}

/** Writes an act into the agreement's history and the audit log, in the transaction of the change itself. */
export type RecordAct = (
  session: ClientSession,
  agreement: Pick<AgreementRecord, '_id' | 'organizationId'>,
  actor: Actor,
  act: AgreementAct,
) => Promise<void>;

export function createActRecorder(dependencies: {
  events: AgreementEventRepository;
  appendAudit: AppendAudit;
  outbox: Outbox;
  clock: Clock;
}): RecordAct {
  const { events, appendAudit, outbox, clock } = dependencies;
  return async (session, agreement, actor, { kind, details = {}, changes = [] }) => {
    await events.insertMany(
      [
        {
          _id: newId(),
          agreementId: agreement._id,
          at: clock.now(),
          kind,
          details,
          actorAccountId: actor.kind === 'account' ? actor.accountId : null,
          actorName: actor.kind === 'signatory' ? actor.name : null,
        },
      ],
      session,
    );
    await appendAudit(session, {
      organizationId: agreement.organizationId,
      actorAccountId: auditedActor(actor),
      action: kind,
      subject: { type: 'agreement', id: agreement._id },
      changes,
    });
    await outbox.append(session, [
      { type: actEventType(kind), documentId: agreement._id, documentVersion: 0, payload: {} },
    ]);
  };
}

/** The event an act is told by; it is written only where somebody wants it. */
export function actEventType(kind: ActKind): string {
  return `agreement-act.${kind}`;
}

function auditedActor(actor: Actor): string {
  switch (actor.kind) {
    case 'account':
      return actor.accountId;
    case 'signatory':
      return `signatory:${actor.signatoryId}`;
    case 'system':
      return 'system';
  }
}

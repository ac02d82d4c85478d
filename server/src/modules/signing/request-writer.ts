import { tokenHashOf } from '../../platform/auth/token-hash.ts';
import type { Clock } from '../../platform/clock.ts';
import type { NewEvent, Outbox } from '../../platform/events/outbox.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { Actor, AgreementAct, AgreementService, RecordAct } from '../agreements/index.ts';
import { invitedEvent } from './signing.events.ts';
import { currentGroupOf, nextReminderAt, progressOf } from './signing.rules.ts';
import { newSeed, type SigningSecrets } from './signing.secrets.ts';
import { mayFollow } from './signing.states.ts';
import type { SignatoryRecord, SigningRequestRecord } from './signing-request.model.ts';
import type { SigningRequestRepository } from './signing-request.repository.ts';

export type RequestWriter = ReturnType<typeof createRequestWriter>;

/** What goes with a change to a request, in the same transaction. */
export interface ChangeOfRequest {
  actor: Actor;
  acts: readonly AgreementAct[];
  /** Events of the change, made from the request as written. */
  events?: (written: SigningRequestRecord) => readonly NewEvent[];
}

/**
 * Writes a request with everything that must be true at the same instant: its conditional write, what lists show of it,
 * history and audit log, and the events its messages follow from.
 */
export function createRequestWriter(dependencies: {
  requests: SigningRequestRepository;
  agreements: Pick<AgreementService, 'noteHandling'>;
  recordAct: RecordAct;
  outbox: Outbox;
  secrets: SigningSecrets;
  clock: Clock;
}) {
  const { requests, agreements, recordAct, outbox, secrets, clock } = dependencies;

  /** A link for a signatory: another seed, so that the one before stops working. */
  function invited(signatory: SignatoryRecord): SignatoryRecord {
    const linkSeed = newSeed();
    return {
      ...signatory,
      state: 'INVITED',
      linkSeed,
      linkHash: tokenHashOf(secrets.tokenOf(signatory.id, linkSeed)),
      linkSentAt: clock.now(),
      openedAt: null,
      scheduledReminders: 0,
      code: null,
    };
  }

  /** Links for those whose turn has come and who have none. Says who they are. */
  function withTurn(request: SigningRequestRecord): { request: SigningRequestRecord; invitedIds: string[] } {
    const group = currentGroupOf(request);
    const isDue = (each: SignatoryRecord) => each.state === 'WAITING' && each.group === group;
    if (request.route === 'PAPER' || request.state !== 'OPEN' || !request.signatories.some(isDue))
      return { request, invitedIds: [] };
    return {
      request: {
        ...request,
        waitingSince: clock.now(),
        signatories: request.signatories.map((each) => (isDue(each) ? invited(each) : each)),
      },
      invitedIds: request.signatories.filter(isDue).map(({ id }) => id),
    };
  }

  const invitations = (written: SigningRequestRecord, ids: readonly string[]): NewEvent[] =>
    written.signatories.flatMap(({ id, linkSeed }) =>
      ids.includes(id) && linkSeed ? [invitedEvent(written, id, linkSeed)] : [],
    );

  async function accompany(
    session: ClientSession,
    written: SigningRequestRecord,
    { actor, acts, events }: ChangeOfRequest,
    invitedIds: readonly string[],
  ): Promise<void> {
    await agreements.noteHandling(session, written.agreementId, { signing: progressOf(written) });
    const agreement = { _id: written.agreementId, organizationId: written.organizationId };
    for (const act of acts) await recordAct(session, agreement, actor, act);
    const list = [...(events?.(written) ?? []), ...invitations(written, invitedIds)];
    if (list.length > 0) await outbox.append(session, list);
  }

  return {
    invited,
    /** Stores a new request, and sends links to its first group. */
    async insert(
      session: ClientSession,
      drafted: SigningRequestRecord,
      change: ChangeOfRequest,
    ): Promise<SigningRequestRecord> {
      const { request, invitedIds } = withTurn(drafted);
      const stored = { ...request, nextReminderAt: nextReminderAt(request) };
      await requests.insertMany([stored], session);
      await accompany(session, stored, change, invitedIds);
      return stored;
    },
    /**
     * Writes a request that was read in this transaction as `read` and is to be `next`; sends links to those whose turn has
     * come by it. `alsoInvited` names those given new links already.
     */
    async write(
      session: ClientSession,
      read: SigningRequestRecord,
      next: SigningRequestRecord,
      change: ChangeOfRequest,
      alsoInvited: readonly string[] = [],
    ): Promise<SigningRequestRecord> {
      if (next.state !== read.state && !mayFollow(read.state, next.state))
        throw new Error(`a signing request does not go from ${read.state} to ${next.state}`);
      const { request, invitedIds } = withTurn(next);
      const written = await requests.replace(session, read, {
        ...request,
        nextReminderAt: nextReminderAt(request),
      });
      await accompany(session, written, change, [...alsoInvited, ...invitedIds]);
      return written;
    },
    /** Writes what concerns one signatory's link alone and is no act in the life of the agreement. */
    async note(
      session: ClientSession,
      read: SigningRequestRecord,
      next: SigningRequestRecord,
      events: (written: SigningRequestRecord) => readonly NewEvent[] = () => [],
    ): Promise<SigningRequestRecord> {
      const written = await requests.replace(session, read, next);
      const list = events(written);
      if (list.length > 0) await outbox.append(session, list);
      return written;
    },
  };
}

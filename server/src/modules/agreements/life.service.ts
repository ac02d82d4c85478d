import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { viewerOf } from '../../platform/auth/sessions.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { PartnerService } from '../partners/index.ts';
import type { Actor, RecordAct } from './act-recorder.ts';
import type { AgreementRecord } from './agreement.model.ts';
import { statesHeld, statesInForce } from './agreement.rules.ts';
import type { AgreementService } from './agreement.service.ts';
import { authorizeOnAgreement, mayActOnAgreement } from './agreement-access.ts';
import { namedIn } from './agreement-acts.ts';
import { type ChangeOutcome, impossible, invalid, refuseChange, runChange } from './change-outcome.ts';
import { lifeEvent, lifeEvents } from './life.events.ts';
import type { LifeSteps } from './life.steps.ts';
import {
  endsBeforeNotice,
  lastDayOutOfRange,
  lifeFields,
  lifeObstacles,
  noticeAlreadyGiven,
} from './life.texts.ts';

/** Who asks, in which language, and when. */
export interface LifeRequest {
  viewer: Viewer;
  language: Language;
  now: Date;
}

const reasonMinimumLength = 10;
const reasonMaximumLength = 500;

/** The reason as it is kept, or null when it is too short or too long to be one. */
export function readReason(text: string | null | undefined): string | null {
  const reason = text?.trim() ?? '';
  return reason.length >= reasonMinimumLength && reason.length <= reasonMaximumLength ? reason : null;
}

export type LifeService = ReturnType<typeof createLifeService>;

/** What people decide in the life of an agreement; what happens by itself is in `life-sweep.ts`. */
export function createLifeService(dependencies: {
  agreements: AgreementService;
  steps: LifeSteps;
  recordAct: RecordAct;
  accounts: Pick<AccountRepository, 'findById'>;
  partners: Pick<PartnerService, 'findPartner'>;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { agreements, steps, recordAct, accounts, partners, outbox, runInTransaction } = dependencies;

  /** Reads the agreement again within the transaction and decides on it as it is there. */
  async function decide(
    id: string,
    work: (session: ClientSession, agreement: AgreementRecord) => Promise<AgreementRecord>,
  ): Promise<ChangeOutcome> {
    return await runChange(runInTransaction, async (session) => {
      const agreement = await agreements.findAgreement(id, session);
      if (!agreement) throw new Error(`the agreement ${id} was there a moment ago`);
      return await work(session, agreement);
    });
  }

  return {
    /** Nothing can be issued or redeemed from the commit on; vouchers keep their days. Gives up a renewal in preparation. */
    async suspendAgreement(
      { viewer, language }: LifeRequest,
      input: { agreementId: string; reason: string },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: staff, agreement } = authorizeOnAgreement(viewer, 'agreement:suspend', found);
      const reason = readReason(input.reason);
      if (reason === null) return invalid({ field: 'reason', message: lifeFields.reason[language] });
      return await decide(agreement._id, async (session, current) => {
        if (!statesInForce.includes(current.state))
          refuseChange(impossible(lifeObstacles.notInForce[language]));
        const suspended = await steps.suspend(session, current, { cause: 'DECISION', reason }, by(staff));
        return suspended ?? refuseChange(impossible(lifeObstacles.notInForce[language]));
      });
    },

    /** Refused while the partner's licence is over, and once the last day is. */
    async resumeAgreement(
      { viewer, language, now }: LifeRequest,
      { agreementId }: { agreementId: string },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(agreementId);
      const { viewer: staff, agreement } = authorizeOnAgreement(viewer, 'agreement:suspend', found);
      const today = civilDateOf(now);
      return await decide(agreement._id, async (session, current) => {
        if (current.state !== 'SUSPENDED') refuseChange(impossible(lifeObstacles.notSuspended[language]));
        if (current.endsOn < today) refuseChange(impossible(lifeObstacles.lastDayOver[language]));
        const partner = await partners.findPartner(current.partnerId, session);
        const licenceValidUntil = partner?.licenceValidUntil ?? null;
        if (licenceValidUntil !== null && licenceValidUntil < today)
          refuseChange(impossible(lifeObstacles.licenceOver[language]));
        const resumed = await steps.resume(session, current, by(staff));
        return resumed ?? refuseChange(impossible(lifeObstacles.notSuspended[language]));
      });
    },

    /**
     * Gives notice. The agreement holds until its last day, which is `endsOn` from now on: whatever compares days, vouchers
     * and search among them, ends with it. The state follows when that day is over.
     */
    async terminateAgreement(
      { viewer, language, now }: LifeRequest,
      input: {
        agreementId: string;
        by: 'ORGANIZATION' | 'PARTNER';
        reason: string;
        lastDay?: CivilDate | null;
      },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: party, agreement } = authorizeOnAgreement(viewer, 'agreement:terminate', found);
      if (party.kind === 'partner' && input.by !== 'PARTNER')
        return invalid({ field: 'by', message: lifeFields.byOrganization[language] });
      const reason = readReason(input.reason);
      if (reason === null) return invalid({ field: 'reason', message: lifeFields.reason[language] });
      const today = civilDateOf(now);
      return await decide(agreement._id, async (session, current) => {
        if (!statesHeld.includes(current.state) || current.endsOn < today)
          refuseChange(impossible(lifeObstacles.notToBeEnded[language]));
        if (current.termination)
          refuseChange(impossible(noticeAlreadyGiven(current.termination.lastDay, language)));
        const firstPossible = addDays(today, current.noticeDays);
        if (firstPossible > current.endsOn)
          refuseChange(impossible(endsBeforeNotice(current.endsOn, language)));
        const lastDay = input.lastDay ?? firstPossible;
        if (lastDay < firstPossible || lastDay > current.endsOn)
          refuseChange(
            invalid({
              field: 'lastDay',
              message: lastDayOutOfRange(firstPossible, current.endsOn, language),
            }),
          );
        const actor = by(party);
        const held = await steps.leaveRenewal(session, current, actor);
        const ending =
          held &&
          (await agreements.amend(session, current._id, statesHeld, {
            endsOn: lastDay,
            termination: { by: input.by, reason, noticeGivenOn: today, lastDay },
          }));
        if (!ending) refuseChange(impossible(lifeObstacles.notToBeEnded[language]));
        await recordAct(session, current, actor, {
          kind: 'agreement:terminate',
          details: { day: lastDay },
          changes: [
            { field: 'termination.by', to: input.by },
            { field: 'endsOn', from: current.endsOn, to: lastDay },
          ],
        });
        await outbox.append(session, [lifeEvent(lifeEvents.noticeGiven, ending, { day: lastDay })]);
        return ending;
      });
    },

    /** Hands an agreement, in whatever state, to a coordinator who answers for all its regions. */
    async assignAgreement(
      { viewer, language }: LifeRequest,
      input: { agreementId: string; ownerId: string },
    ): Promise<ChangeOutcome> {
      const found = await agreements.findAgreement(input.agreementId);
      const { viewer: staff, agreement } = authorizeOnAgreement(viewer, 'agreement:draft', found);
      const owner = await accounts.findById(input.ownerId);
      if (!owner || owner.isSuspended || !mayActOnAgreement(viewerOf(owner), 'agreement:draft', agreement))
        return invalid({ field: 'ownerId', message: lifeFields.owner[language] });
      return await decide(agreement._id, async (session, current) => {
        if (current.handling.ownerAccountId === owner._id) return current;
        await agreements.noteHandling(session, current._id, { ownerAccountId: owner._id });
        await recordAct(session, current, by(staff), {
          kind: 'agreement:assign',
          details: namedIn(owner.name),
          changes: [{ field: 'owner', from: current.handling.ownerAccountId, to: owner._id }],
        });
        return { ...current, handling: { ...current.handling, ownerAccountId: owner._id } };
      });
    },
  };
}

function by({ accountId }: { accountId: string }): Actor {
  return { kind: 'account', accountId };
}

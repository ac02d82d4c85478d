import type { CivilDate } from '@wasl/shared/civil-date';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { agreementChanged } from './agreement.events.ts';
import {
  type AgreementHandling,
  type AgreementRecord,
  type AgreementState,
  newHandling,
} from './agreement.model.ts';
import type { AgreementChanges, AgreementRepository, HandledAgreement } from './agreement.repository.ts';
import { maySeeAgreement } from './agreement-access.ts';
import type { AgreementEventRecord } from './agreement-event.model.ts';
import type { AgreementEventRepository } from './agreement-event.repository.ts';

export type AgreementService = ReturnType<typeof createAgreementService>;

/** A partner whose agreement was signed elsewhere, and what it is found by. */
export interface SignedPartner {
  _id: string;
  sectorCode: string;
  categoryCode: string;
  provinceCode: string | null;
  searchText: string;
}

/** Acts shown of one agreement. */
const historyLength = 200;

/** Terms of agreements that are recorded, not drawn up, here. */
const termsSignedElsewhere = {
  ar: 'الشروط هي شروط الوثيقة الموقعة بين الهيئة والشريك.',
  fr: 'Les conditions sont celles du document signé par l’organisme et le partenaire.',
  en: 'The terms are those of the document signed by the organization and the partner.',
};

export function createAgreementService(dependencies: {
  agreements: AgreementRepository;
  events: AgreementEventRepository;
  outbox: Outbox;
  clock: Clock;
}) {
  const { agreements, events, outbox, clock } = dependencies;
  return {
    /** An agreement the viewer may see; null for everybody else, as if it did not exist. */
    async findVisibleAgreement(viewer: Viewer, id: string): Promise<AgreementRecord | null> {
      const agreement = await agreements.findById(id);
      return agreement && maySeeAgreement(viewer, agreement) ? agreement : null;
    },
    /** Whoever asks, for rules of other modules; within their transaction when they give its session. */
    async findAgreement(id: string, session?: ClientSession): Promise<AgreementRecord | null> {
      return await agreements.findById(id, session);
    },
    /** Several at once, in no order; what does not exist is left out. */
    async listByIds(ids: readonly string[]): Promise<AgreementRecord[]> {
      return await agreements.listByIds(ids);
    },
    /** Those being prepared for which nobody noted how far their checklist has come. */
    async listUncounted(): Promise<AgreementRecord[]> {
      return await agreements.listUncounted();
    },
    /** Ids of agreements in force that nobody used, as far as was counted. */
    async listNeverUsed(): Promise<string[]> {
      return await agreements.listNeverUsed();
    },
    /** Everything being prepared or held, by id, for work that walks through all of it. */
    walkNotOver(): AsyncGenerator<AgreementRecord> {
      return agreements.walkNotOver();
    },
    /** Agreements of a partner in any state, newest first. */
    async listByPartner(partnerId: string): Promise<AgreementRecord[]> {
      return await agreements.listByPartner(partnerId);
    },
    /** Agreements of the two that are prepared, in force or suspended. */
    async listOpenByPartner(
      session: ClientSession,
      organizationId: string,
      partnerId: string,
    ): Promise<AgreementRecord[]> {
      return await agreements.listOpenByPartner(session, organizationId, partnerId);
    },
    async listInForceByPartner(partnerId: string, day: CivilDate): Promise<AgreementRecord[]> {
      return await agreements.listInForceByPartner(partnerId, day);
    },
    /**
     * Makes an active agreement of the organization with each of these partners that has none in the period: for a list of
     * partners whose agreements were signed elsewhere. Says how many were made; doing so again makes none.
     */
    async recordSigned(
      session: ClientSession,
      signed: Pick<AgreementRecord, 'organizationId' | 'startsOn' | 'endsOn'>,
      partners: readonly SignedPartner[],
    ): Promise<number> {
      const covered = await agreements.listPartnersWithAgreement(
        signed.organizationId,
        partners.map(({ _id }) => _id),
        signed,
        session,
      );
      const made = partners
        .filter((partner) => !covered.has(partner._id))
        .map((partner): AgreementRecord => {
          const _id = newId();
          const { sectorCode, categoryCode, provinceCode, searchText } = partner;
          // Time and running number of the id: short enough to be read out, and unique with it.
          const reference =
            `AG-${signed.startsOn.slice(0, 4)}-${_id.slice(0, 8)}${_id.slice(-6)}`.toUpperCase();
          return {
            ...signed,
            _id,
            reference,
            partnerId: partner._id,
            state: 'ACTIVE',
            regionCodes: null,
            terms: termsSignedElsewhere,
            preparedVersion: null,
            versionInForce: null,
            sealedAt: null,
            noticeDays: 30,
            suspension: null,
            termination: null,
            handling: newHandling({
              sectorCode,
              categoryCode,
              provinceCode,
              searchText: `${searchText} ${reference.toLowerCase()}`,
              stateSince: clock.now(),
            }),
            createdAt: clock.now(),
            version: 1,
          };
        });
      if (made.length > 0) await agreements.insertMany(made, session);
      await outbox.append(session, made.map(agreementChanged));
      return made.length;
    },
    /** Notes how it is handled, for lists; whoever changes what this tells of calls it in the same transaction. */
    async noteHandling(
      session: ClientSession,
      id: string,
      changes: Partial<AgreementHandling>,
    ): Promise<void> {
      await agreements.setHandling(session, id, changes);
    },
    /** What lists show of an organization's agreements, whoever asks: all, or those stored at `since` or later. */
    async listHandled(organizationId: string, since: Date | null): Promise<HandledAgreement[]> {
      return await agreements.listHandled(organizationId, since);
    },
    /** What happened to an agreement the viewer may see, newest first. */
    async listHistory(agreementId: string): Promise<AgreementEventRecord[]> {
      return await events.listByAgreement(agreementId, historyLength);
    },
    /** Stores a new agreement and tells search of it. */
    async insert(session: ClientSession, agreement: AgreementRecord): Promise<void> {
      await agreements.insertMany([agreement], session);
      await outbox.append(session, [agreementChanged(agreement)]);
    },
    /**
     * Moves an agreement along its states, with other fields that change at the same instant. Null, and nothing changed,
     * when its state does not lead there.
     */
    async moveTo(
      session: ClientSession,
      id: string,
      state: AgreementState,
      changes: AgreementChanges = {},
    ): Promise<AgreementRecord | null> {
      const moved = await agreements.moveTo(session, id, state, changes, clock.now());
      if (moved) await outbox.append(session, [agreementChanged(moved)]);
      return moved;
    },
    /** Changes fields without a change of state, provided that it still stands in one of these states; null otherwise. */
    async amend(
      session: ClientSession,
      id: string,
      states: readonly AgreementState[],
      changes: AgreementChanges,
    ): Promise<AgreementRecord | null> {
      const amended = await agreements.amend(session, id, states, changes);
      if (amended) await outbox.append(session, [agreementChanged(amended)]);
      return amended;
    },
  };
}

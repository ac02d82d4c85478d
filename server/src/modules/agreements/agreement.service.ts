import type { CivilDate } from '@wasl/shared/civil-date';
import { isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { agreementChanged } from './agreement.events.ts';
import type { AgreementRecord, AgreementState } from './agreement.model.ts';
import type { AgreementRepository } from './agreement.repository.ts';

export type AgreementService = ReturnType<typeof createAgreementService>;

/**
 * Its partner's owner and managers, and its organization's staff who answer for one of the regions it holds in: an
 * agreement for the whole country holds in everybody's regions.
 */
export function maySeeAgreement(
  viewer: Viewer,
  {
    organizationId,
    partnerId,
    regionCodes,
  }: Pick<AgreementRecord, 'organizationId' | 'partnerId' | 'regionCodes'>,
): boolean {
  if (viewer.kind === 'partner') return isAllowed(viewer, 'agreement:read', { partnerId });
  if (regionCodes === null) return isAllowed(viewer, 'agreement:read', { organizationId });
  return regionCodes.some((regionCode) =>
    isAllowed(viewer, 'agreement:read', { organizationId, regionCode }),
  );
}

/** Terms of agreements that are recorded, not drawn up, here. */
const termsSignedElsewhere = {
  ar: 'الشروط هي شروط الوثيقة الموقعة بين الهيئة والشريك.',
  fr: 'Les conditions sont celles du document signé par l’organisme et le partenaire.',
  en: 'The terms are those of the document signed by the organization and the partner.',
};

export function createAgreementService(dependencies: {
  agreements: AgreementRepository;
  outbox: Outbox;
  clock: Clock;
}) {
  const { agreements, outbox, clock } = dependencies;
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
      partnerIds: readonly string[],
    ): Promise<number> {
      const covered = await agreements.listPartnersWithAgreement(
        signed.organizationId,
        partnerIds,
        signed,
        session,
      );
      const made = partnerIds
        .filter((partnerId) => !covered.has(partnerId))
        .map((partnerId): AgreementRecord => {
          const _id = newId();
          return {
            ...signed,
            _id,
            // Time and running number of the id: short enough to be read out, and unique with it.
            reference: `AG-${signed.startsOn.slice(0, 4)}-${`${_id.slice(0, 8)}${_id.slice(-6)}`.toUpperCase()}`,
            partnerId,
            state: 'ACTIVE',
            regionCodes: null,
            terms: termsSignedElsewhere,
            createdAt: clock.now(),
            version: 1,
          };
        });
      if (made.length > 0) await agreements.insertMany(made, session);
      await outbox.append(session, made.map(agreementChanged));
      return made.length;
    },
    /** Moves an agreement along its states. Null, and nothing changed, when the step is not allowed. */
    async moveTo(session: ClientSession, id: string, state: AgreementState): Promise<AgreementRecord | null> {
      const moved = await agreements.moveTo(session, id, state);
      if (moved) await outbox.append(session, [agreementChanged(moved)]);
      return moved;
    },
  };
}

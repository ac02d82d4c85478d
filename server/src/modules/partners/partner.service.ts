import type { CivilDate } from '@wasl/shared/civil-date';
import { isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { BranchRepository } from './branch.repository.ts';
import { partnerChanged } from './partner.events.ts';
import type { PartnerRecord, PartnerState } from './partner.model.ts';
import type { PartnerChanges, PartnerRepository } from './partner.repository.ts';
import type { ShownPartners } from './shown-partners.ts';

/** Whether the viewer may see an agreement with a partner that is not listed yet. */
export type MaySeePrepared = (viewer: Viewer, partnerId: string) => Promise<boolean>;

export type PartnerService = ReturnType<typeof createPartnerService>;

export function createPartnerService(dependencies: {
  partners: PartnerRepository;
  branches: BranchRepository;
  shownPartners: ShownPartners;
  outbox: Outbox;
  maySeePrepared: MaySeePrepared;
}) {
  const { partners, branches, shownPartners, outbox, maySeePrepared } = dependencies;

  async function maySeeSuspended(viewer: Viewer, partnerId: string): Promise<boolean> {
    if (viewer.kind === 'visitor' || viewer.kind === 'member') return false;
    if (viewer.kind === 'partner') return isAllowed(viewer, 'partner:read-suspended', { partnerId });
    const regionCodes = (await branches.listByPartnerIds([partnerId])).map((branch) => branch.regionCode);
    return [null, ...regionCodes].some((regionCode) =>
      isAllowed(viewer, 'partner:read-suspended', { regionCode }),
    );
  }

  return {
    /**
     * A partner as its page shows it, at most a second old; a suspended one only for its own staff and staff of
     * organizations there, one that is not listed yet only for who may see an agreement with it.
     */
    async findVisiblePartner(viewer: Viewer, id: string): Promise<PartnerRecord | null> {
      const partner = await shownPartners.find(id);
      if (!partner || partner.state === 'ACTIVE') return partner;
      if (partner.state === 'PROSPECT') return (await maySeePrepared(viewer, id)) ? partner : null;
      return (await maySeeSuspended(viewer, id)) ? partner : null;
    },
    /** Whatever its state, for rules of other modules; within their transaction when they give its session. */
    async findPartner(id: string, session?: ClientSession): Promise<PartnerRecord | null> {
      return await partners.findById(id, session);
    },
    /** Several at once whatever their state, in no order; what does not exist is left out. */
    async listByIds(ids: readonly string[]): Promise<PartnerRecord[]> {
      return await partners.listByIds(ids);
    },
    /** What these partners are called, by id; what does not exist is left out. */
    async listNames(ids: readonly string[]): Promise<Map<string, PartnerRecord['name']>> {
      const named = ids.length > 0 ? await partners.listNames(ids) : [];
      return new Map(named.map(({ _id, name }) => [_id, name]));
    },
    /** Partners of these categories that are shown to everybody, by id. */
    async listActiveByCategories(categoryCodes: readonly string[]): Promise<PartnerRecord[]> {
      return await partners.listActiveByCategories(categoryCodes);
    },
    /** The next partners by id (null: from the first), for work that walks through all of them. */
    async listAfter(id: string | null, limit: number): Promise<PartnerRecord[]> {
      return await partners.listAfter(id, limit);
    },
    /**
     * Counts a member's rating of 1 to 5 stars, in place of the one they gave before if any, in the transaction that
     * stores it. Callers see to it that each redemption counts once.
     */
    async countRating(
      session: ClientSession,
      partnerId: string,
      rating: { stars: number; replacedStars: number | null },
    ): Promise<void> {
      const changed = await partners.addRating(session, partnerId, {
        sum: rating.stars - (rating.replacedStars ?? 0),
        count: rating.replacedStars === null ? 1 : 0,
      });
      if (changed) await outbox.append(session, [partnerChanged(changed)]);
    },
    /** Takes back a rating whose redemption was undone, in the transaction that undoes it. */
    async withdrawRating(session: ClientSession, partnerId: string, stars: number): Promise<void> {
      const changed = await partners.addRating(session, partnerId, { sum: -stars, count: -1 });
      if (changed) await outbox.append(session, [partnerChanged(changed)]);
    },
    /** Changes what it is called and identified by; null when there is no such partner, or none in this version. */
    async amend(
      session: ClientSession,
      partnerId: string,
      changes: PartnerChanges,
      version?: number,
    ): Promise<PartnerRecord | null> {
      const changed = await partners.amend(session, partnerId, changes, version);
      if (changed) await outbox.append(session, [partnerChanged(changed)]);
      return changed;
    },
    /** Those whose licence has its last day up to `until`, from `from` on where it is given. */
    async listWithLicenceUntil(until: CivilDate, from?: CivilDate): Promise<PartnerRecord[]> {
      return await partners.listWithLicenceUntil(until, from);
    },
    /** Takes the last day of its licence down, as it was accepted; null when there is no such partner. */
    async setLicence(
      session: ClientSession,
      partnerId: string,
      licenceValidUntil: CivilDate,
    ): Promise<PartnerRecord | null> {
      const changed = await partners.amend(session, partnerId, { licenceValidUntil });
      if (changed) await outbox.append(session, [partnerChanged(changed)]);
      return changed;
    },
    /** Makes two transactions that decide by what a partner has conflict, instead of both missing what the other does. */
    async relyOn(session: ClientSession, partnerId: string): Promise<void> {
      await partners.relyOn(session, partnerId);
    },
    /** Suspends a partner or lifts its suspension; false when it stood so already. */
    async setState(session: ClientSession, partnerId: string, state: PartnerState): Promise<boolean> {
      const changed = await partners.setState(session, partnerId, state);
      if (changed) await outbox.append(session, [partnerChanged(changed)]);
      return changed !== null;
    },
  };
}

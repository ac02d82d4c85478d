import type { NewEvent } from '../../platform/events/outbox.ts';
import { createReadCache, type ReadCache, shownFor } from '../../platform/read-cache.ts';
import type { BranchRecord } from './branch.model.ts';
import type { BranchRepository } from './branch.repository.ts';
import type { PartnerRecord } from './partner.model.ts';
import type { PartnerRepository } from './partner.repository.ts';

export type ShownPartners = ReadCache<PartnerRecord>;
export type ShownBranches = ReadCache<BranchRecord>;
/** All branches of a partner, by id; a partner without any is not found. */
export type ShownBranchesOfPartner = ReadCache<{ partnerId: string; branches: BranchRecord[] }>;

/**
 * Partners and branches as pages and lists show them: as they were at most a second ago, in any state. Changes made by
 * this process are seen at once. Rules read through the services instead.
 */
export function createShownPartners(stored: { partners: PartnerRepository; branches: BranchRepository }) {
  const shownPartners: ShownPartners = createReadCache(stored.partners.listByIds, ({ _id }) => _id, shownFor);
  const shownBranches: ShownBranches = createReadCache(stored.branches.listByIds, ({ _id }) => _id, shownFor);
  const shownBranchesOfPartner: ShownBranchesOfPartner = createReadCache(
    async (partnerIds) => {
      const all = await stored.branches.listByPartnerIds(partnerIds);
      const byPartner = Map.groupBy(all, ({ partnerId }) => partnerId);
      return [...byPartner].map(([partnerId, branches]) => ({ partnerId, branches }));
    },
    ({ partnerId }) => partnerId,
    shownFor,
  );
  return {
    shownPartners,
    shownBranches,
    shownBranchesOfPartner,
    /** Takes note of a committed change. */
    forgetShown({ type, documentId, payload }: NewEvent): void {
      if (type === 'partner.changed') shownPartners.forget(documentId);
      if (type !== 'branch.changed') return;
      shownBranches.forget(documentId);
      if (typeof payload?.partnerId === 'string') shownBranchesOfPartner.forget(payload.partnerId);
    },
  };
}

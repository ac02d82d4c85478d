import type { Outbox } from '../../platform/events/outbox.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type Coordinates, distanceMetres } from '../geography/index.ts';
import type { BranchRecord } from './branch.model.ts';
import type { BranchRepository } from './branch.repository.ts';
import { branchChanged } from './partner.events.ts';

export type BranchService = ReturnType<typeof createBranchService>;

/** Branches are public, like their partners. */
export function createBranchService({ branches, outbox }: { branches: BranchRepository; outbox: Outbox }) {
  return {
    /** Stores a new branch and tells search of it. */
    async insert(session: ClientSession, branch: BranchRecord): Promise<void> {
      await branches.insertMany([branch], session);
      await outbox.append(session, [branchChanged(branch)]);
    },
    /** Changes a branch; null when there is none, or none in this version. */
    async amend(
      session: ClientSession,
      id: string,
      changes: Partial<Omit<BranchRecord, '_id' | 'partnerId' | 'version'>>,
      version?: number,
    ): Promise<BranchRecord | null> {
      const changed = await branches.amend(session, id, changes, version);
      if (changed) await outbox.append(session, [branchChanged(changed)]);
      return changed;
    },
    async findBranch(id: string, session?: ClientSession): Promise<BranchRecord | null> {
      return await branches.findById(id, session);
    },
    /** Several at once, in no order; what does not exist is left out. */
    async listByIds(ids: readonly string[]): Promise<BranchRecord[]> {
      return await branches.listByIds(ids);
    },
    /** All branches of these partners, by id. */
    async listByPartnerIds(partnerIds: readonly string[]): Promise<BranchRecord[]> {
      return await branches.listByPartnerIds(partnerIds);
    },
  };
}

/** Nearest first; without a place they stay in their order. */
export function sortByDistance(
  branches: readonly BranchRecord[],
  near: Coordinates | null | undefined,
): BranchRecord[] {
  if (!near) return [...branches];
  return branches
    .map((branch) => ({ branch, metres: distanceMetres(near, branch) }))
    .sort((a, b) => a.metres - b.metres || (a.branch._id < b.branch._id ? -1 : 1))
    .map(({ branch }) => branch);
}

import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type Coordinates, distanceMetres } from '../geography/index.ts';
import type { BranchRecord } from './branch.model.ts';
import type { BranchRepository } from './branch.repository.ts';

export type BranchService = ReturnType<typeof createBranchService>;

/** Branches are public, like their partners. */
export function createBranchService({ branches }: { branches: BranchRepository }) {
  return {
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

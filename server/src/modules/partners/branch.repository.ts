import type { Connection } from 'mongoose';
import { createGatheredRead } from '../../platform/mongo/gather.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type BranchRecord, branchModel } from './branch.model.ts';

export type BranchRepository = ReturnType<typeof createBranchRepository>;

export function createBranchRepository(connection: Connection) {
  const branches = branchModel(connection);
  const readOne = createGatheredRead<BranchRecord>(
    (ids) => branches.find({ _id: trusted({ $in: [...ids] }) }).lean<BranchRecord[]>(),
    ({ _id }) => _id,
  );
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<BranchRecord | null> {
      if (!session) return await readOne(id);
      return await branches.findById(id).session(session).lean<BranchRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<BranchRecord[]> {
      return await branches.find({ _id: trusted({ $in: [...ids] }) }).lean<BranchRecord[]>();
    },
    async listByPartnerIds(partnerIds: readonly string[]): Promise<BranchRecord[]> {
      return await branches
        .find({ partnerId: trusted({ $in: [...partnerIds] }) })
        .sort({ _id: 1 })
        .lean<BranchRecord[]>();
    },
    async insertMany(list: readonly BranchRecord[], session?: ClientSession): Promise<void> {
      await branches.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** Null when there is no such branch, or none in this version. */
    async amend(
      session: ClientSession,
      id: string,
      changes: Partial<Omit<BranchRecord, '_id' | 'partnerId' | 'version'>>,
      version?: number,
    ): Promise<BranchRecord | null> {
      return await branches
        .findOneAndUpdate(
          { _id: id, ...(version === undefined ? {} : { version }) },
          { $set: changes, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<BranchRecord>();
    },
  };
}

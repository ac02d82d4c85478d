import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type FileOwner, type StoredFileRecord, storedFileModel } from './stored-file.model.ts';

export type StoredFileRepository = ReturnType<typeof createStoredFileRepository>;

export function createStoredFileRepository(connection: Connection) {
  const files = storedFileModel(connection);
  return {
    async insert(file: StoredFileRecord): Promise<void> {
      await files.insertMany([file], { lean: true });
    },
    /** The content is safe now: the file can be read and claimed. */
    async markStored(id: string): Promise<void> {
      await files.updateOne({ _id: id }, { $set: { isStored: true } });
    },
    /** Several at once, in no order; what is not whole yet is left out. */
    async listByIds(
      ids: readonly string[],
      session: ClientSession | null = null,
    ): Promise<StoredFileRecord[]> {
      return await files
        .find({ _id: trusted({ $in: [...ids] }), isStored: true })
        .session(session)
        .lean<StoredFileRecord[]>();
    },
    /** Newest first. */
    async listByOwners(
      type: string,
      ids: readonly string[],
      session: ClientSession | null = null,
    ): Promise<StoredFileRecord[]> {
      return await files
        .find({ 'owner.type': type, 'owner.id': trusted({ $in: [...ids] }) })
        .sort({ uploadedAt: -1, _id: -1 })
        .session(session)
        .lean<StoredFileRecord[]>();
    },
    /** Gives a file that nothing owns to an owner; false when it is not this account's or something owns it. */
    async claim(
      id: string,
      uploaderAccountId: string | null,
      owner: FileOwner,
      session: ClientSession,
    ): Promise<boolean> {
      const { modifiedCount } = await files.updateOne(
        { _id: id, uploaderAccountId, owner: null, isStored: true },
        { $set: { owner, unclaimedSince: null } },
        { session },
      );
      return modifiedCount === 1;
    },
    /** Takes a file that nothing owns out of use, so that its content can go; false when something owns it. */
    async withdraw(id: string): Promise<boolean> {
      const { matchedCount } = await files.updateOne({ _id: id, owner: null }, { $set: { isStored: false } });
      return matchedCount === 1;
    },
    /** Removes the record of a file taken out of use. */
    async removeWithdrawn(id: string): Promise<void> {
      await files.deleteOne({ _id: id, owner: null, isStored: false });
    },
    async listUnclaimedSince(before: Date, limit: number): Promise<StoredFileRecord[]> {
      return await files
        .find({ unclaimedSince: trusted({ $lt: before }) })
        .limit(limit)
        .lean<StoredFileRecord[]>();
    },
    /** Every file that is to be whole, for checks. */
    async *each(): AsyncGenerator<StoredFileRecord> {
      for await (const file of files
        .find({ isStored: true })
        .sort({ _id: 1 })
        .lean<StoredFileRecord>()
        .cursor())
        yield file as StoredFileRecord;
    },
  };
}

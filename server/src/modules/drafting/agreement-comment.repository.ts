import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type AgreementCommentRecord, agreementCommentModel } from './agreement-comment.model.ts';

export type AgreementCommentRepository = ReturnType<typeof createAgreementCommentRepository>;

export function createAgreementCommentRepository(connection: Connection) {
  const comments = agreementCommentModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<AgreementCommentRecord | null> {
      return await comments.findById(id).session(session).lean<AgreementCommentRecord>();
    },
    /** Oldest first. */
    async listByAgreement(agreementId: string): Promise<AgreementCommentRecord[]> {
      return await comments.find({ agreementId }).sort({ _id: 1 }).lean<AgreementCommentRecord[]>();
    },
    async insertMany(list: readonly AgreementCommentRecord[], session?: ClientSession): Promise<void> {
      await comments.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** False when it does not exist or was settled before. */
    async resolve(session: ClientSession, id: string, by: { accountId: string; at: Date }): Promise<boolean> {
      const { modifiedCount } = await comments.updateOne(
        { _id: id, resolvedAt: null },
        { $set: { resolvedAt: by.at, resolvedByAccountId: by.accountId } },
        { session },
      );
      return modifiedCount === 1;
    },
  };
}

import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { type AgreementEventRecord, agreementEventModel } from './agreement-event.model.ts';

export type AgreementEventRepository = ReturnType<typeof createAgreementEventRepository>;

export function createAgreementEventRepository(connection: Connection) {
  const events = agreementEventModel(connection);
  return {
    async insertMany(list: readonly AgreementEventRecord[], session?: ClientSession): Promise<void> {
      await events.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** Newest first. */
    async listByAgreement(agreementId: string, limit: number): Promise<AgreementEventRecord[]> {
      return await events.find({ agreementId }).sort({ _id: -1 }).limit(limit).lean<AgreementEventRecord[]>();
    },
  };
}

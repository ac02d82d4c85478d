import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import {
  type ChecklistRecord,
  checklistModel,
  type TrialRedemptionRecord,
  trialRedemptionModel,
} from './checklist.model.ts';

export type ChecklistRepository = ReturnType<typeof createChecklistRepository>;

export function createChecklistRepository(connection: Connection) {
  const checklists = checklistModel(connection);
  const trials = trialRedemptionModel(connection);
  return {
    async find(agreementId: string, session: ClientSession | null = null): Promise<ChecklistRecord | null> {
      return await checklists.findById(agreementId).session(session).lean<ChecklistRecord>();
    },
    async insertMany(list: readonly ChecklistRecord[], session?: ClientSession): Promise<void> {
      await checklists.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** Stores items and exception; the version goes up, so that two changes at once conflict. */
    async save(
      session: ClientSession,
      { _id, items, exception }: Pick<ChecklistRecord, '_id' | 'items' | 'exception'>,
    ): Promise<void> {
      await checklists.updateOne({ _id }, { $set: { items, exception }, $inc: { version: 1 } }, { session });
    },
    /** The first trial redemption at a partner; null when there was none. */
    async findTrial(
      partnerId: string,
      session: ClientSession | null = null,
    ): Promise<TrialRedemptionRecord | null> {
      return await trials
        .findOne({ partnerId })
        .sort({ _id: 1 })
        .session(session)
        .lean<TrialRedemptionRecord>();
    },
    async insertTrial(trial: TrialRedemptionRecord, session?: ClientSession): Promise<void> {
      await trials.insertMany([trial], { lean: true, ...(session ? { session } : {}) });
    },
  };
}

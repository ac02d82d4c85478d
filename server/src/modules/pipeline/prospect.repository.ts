import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type ProspectRecord, prospectModel } from './prospect.model.ts';

/** What changes of an open prospect. */
export type ProspectChanges = Partial<
  Pick<
    ProspectRecord,
    | 'contactName'
    | 'contactPhone'
    | 'contactEmail'
    | 'notes'
    | 'notedStep'
    | 'ownerAccountId'
    | 'state'
    | 'dropReason'
    | 'agreementId'
    | 'partnerId'
  >
>;

export type ProspectRepository = ReturnType<typeof createProspectRepository>;

export function createProspectRepository(connection: Connection) {
  const prospects = prospectModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<ProspectRecord | null> {
      return await prospects.findById(id).session(session).lean<ProspectRecord>();
    },
    /** Open prospects of an organization, or, from `since` on, all that were stored then or later, in any state. */
    async listOpen(organizationId: string, since: Date | null): Promise<ProspectRecord[]> {
      const filter = since ? { changedAt: trusted({ $gte: since }) } : { state: 'OPEN' as const };
      return await prospects.find({ organizationId, ...filter }).lean<ProspectRecord[]>();
    },
    /** Throws a duplicate-key error when one is open for the same partner. */
    async insertMany(list: readonly ProspectRecord[], session?: ClientSession): Promise<void> {
      const changedAt = new Date();
      const stamped = list.map((prospect) => ({ ...prospect, changedAt }));
      await prospects.insertMany(stamped, { lean: true, ...(session ? { session } : {}) });
    },
    /** One conditional write: null when it is not open, or not in this version any more where one is given. */
    async change(
      session: ClientSession,
      id: string,
      changes: ProspectChanges,
      version?: number,
    ): Promise<ProspectRecord | null> {
      return await prospects
        .findOneAndUpdate(
          { _id: id, state: 'OPEN', ...(version === undefined ? {} : { version }) },
          { $set: { ...changes, changedAt: new Date() }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<ProspectRecord>();
    },
  };
}

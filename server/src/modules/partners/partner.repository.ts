import type { CivilDate } from '@wasl/shared/civil-date';
import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type PartnerRecord, type PartnerState, partnerModel } from './partner.model.ts';

/** What partner and coordinators fill in while an agreement is prepared. */
export type PartnerChanges = Partial<
  Pick<
    PartnerRecord,
    'name' | 'description' | 'website' | 'identifiers' | 'legal' | 'paymentMeans' | 'photos' | 'logo'
  >
>;

export type PartnerRepository = ReturnType<typeof createPartnerRepository>;

export function createPartnerRepository(connection: Connection) {
  const partners = partnerModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<PartnerRecord | null> {
      return await partners.findById(id).session(session).lean<PartnerRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<PartnerRecord[]> {
      return await partners.find({ _id: trusted({ $in: [...ids] }) }).lean<PartnerRecord[]>();
    },
    /** What these partners are called; what does not exist is left out. */
    async listNames(ids: readonly string[]): Promise<Pick<PartnerRecord, '_id' | 'name'>[]> {
      return await partners
        .find({ _id: trusted({ $in: [...ids] }) }, { name: 1 })
        .lean<Pick<PartnerRecord, '_id' | 'name'>[]>();
    },
    /** Partners of these categories that are shown to everybody, by id. */
    async listActiveByCategories(categoryCodes: readonly string[]): Promise<PartnerRecord[]> {
      return await partners
        .find({ categoryCode: trusted({ $in: [...categoryCodes] }), state: 'ACTIVE' })
        .sort({ _id: 1 })
        .lean<PartnerRecord[]>();
    },
    /** The next partners by id, for work that walks through all of them. */
    async listAfter(id: string | null, limit: number): Promise<PartnerRecord[]> {
      const filter = id === null ? {} : { _id: trusted({ $gt: id }) };
      return await partners.find(filter).sort({ _id: 1 }).limit(limit).lean<PartnerRecord[]>();
    },
    async insertMany(list: readonly PartnerRecord[], session?: ClientSession): Promise<void> {
      await partners.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** Adds to the sum and number of ratings in one write; null when there is no such partner. */
    async addRating(
      session: ClientSession,
      id: string,
      change: { sum: number; count: number },
    ): Promise<PartnerRecord | null> {
      return await partners
        .findOneAndUpdate(
          { _id: id },
          { $inc: { ratingSum: change.sum, ratingCount: change.count, version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<PartnerRecord>();
    },
    /** Changes what it is called and identified by; null when there is no such partner, or none in this version. */
    async amend(
      session: ClientSession,
      id: string,
      changes: PartnerChanges & Partial<Pick<PartnerRecord, 'licenceValidUntil'>>,
      version?: number,
    ): Promise<PartnerRecord | null> {
      return await partners
        .findOneAndUpdate(
          { _id: id, ...(version === undefined ? {} : { version }) },
          { $set: changes, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<PartnerRecord>();
    },
    /** Those whose licence has its last day up to `until`, from `from` on where it is given. */
    async listWithLicenceUntil(until: CivilDate, from?: CivilDate): Promise<PartnerRecord[]> {
      return await partners
        .find({ licenceValidUntil: trusted({ $gte: from ?? '0001-01-01', $lte: until }) })
        .lean<PartnerRecord[]>();
    },
    /** Writes to it without changing it: two transactions that rely on it at one instant meet here. */
    async relyOn(session: ClientSession, id: string): Promise<void> {
      await partners.updateOne({ _id: id }, { $inc: { reliedOn: 1 } }, { session });
    },
    /** Null when there is no such partner or it stands there already. */
    async setState(session: ClientSession, id: string, state: PartnerState): Promise<PartnerRecord | null> {
      return await partners
        .findOneAndUpdate(
          { _id: id, state: trusted({ $ne: state }) },
          { $set: { state }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<PartnerRecord>();
    },
  };
}

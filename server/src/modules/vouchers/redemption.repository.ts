import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type RedemptionRecord, redemptionModel } from './redemption.model.ts';

/** That a member used an offer at a branch. */
export type OfferUse = Pick<RedemptionRecord, 'offerId' | 'branchId' | 'memberId'>;

export type RedemptionRepository = ReturnType<typeof createRedemptionRepository>;

/** The ledger of redemptions and reversals. It is only ever appended to. */
export function createRedemptionRepository(connection: Connection) {
  const redemptions = redemptionModel(connection);
  return {
    /** Throws a duplicate-key error on `receiptNumber`, or on `reversesId` when it was undone already. */
    async append(session: ClientSession, entry: RedemptionRecord): Promise<void> {
      await redemptions.insertMany([entry], { session, lean: true });
    },
    async insertMany(list: readonly RedemptionRecord[], session?: ClientSession): Promise<void> {
      await redemptions.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    async findById(id: string, session: ClientSession | null = null): Promise<RedemptionRecord | null> {
      return await redemptions.findById(id).session(session).lean<RedemptionRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<RedemptionRecord[]> {
      return await redemptions.find({ _id: trusted({ $in: [...ids] }) }).lean<RedemptionRecord[]>();
    },
    /** The reversals of these redemptions. */
    async listReversalsOf(ids: readonly string[]): Promise<RedemptionRecord[]> {
      return await redemptions
        .find({ kind: 'REVERSAL', reversesId: trusted({ $in: [...ids] }) })
        .lean<RedemptionRecord[]>();
    },
    /** Who used these offers where since an instant, undone uses left out. */
    async listUses(offerIds: readonly string[], since: Date): Promise<OfferUse[]> {
      const entries = await redemptions
        .find(
          { offerId: trusted({ $in: [...offerIds] }), recordedAt: trusted({ $gte: since }) },
          { kind: 1, reversesId: 1, offerId: 1, branchId: 1, memberId: 1 },
        )
        .lean<(OfferUse & Pick<RedemptionRecord, '_id' | 'kind' | 'reversesId'>)[]>();
      const undone = new Set(entries.map(({ reversesId }) => reversesId));
      return entries.filter(({ kind, _id }) => kind === 'REDEMPTION' && !undone.has(_id));
    },
    /** Latest redemptions at a branch, newest first, undone ones included. */
    async listLatestOfBranch(branchId: string, limit: number): Promise<RedemptionRecord[]> {
      return await redemptions
        .find({ branchId, kind: 'REDEMPTION' })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<RedemptionRecord[]>();
    },
    /** Everything in the ledger about a member in a calendar year. */
    async listOfMember(memberId: string, civilYear: number): Promise<RedemptionRecord[]> {
      return await redemptions.find({ memberId, civilYear }).lean<RedemptionRecord[]>();
    },
  };
}

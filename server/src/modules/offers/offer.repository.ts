import type { CivilDate } from '@wasl/shared/civil-date';
import { findGainProblem } from '@wasl/shared/gain';
import { discountBasisPointsForSort } from '@wasl/shared/gain-headline';
import { findLimitRuleProblem } from '@wasl/shared/limits';
import type { Connection } from 'mongoose';
import { createGatheredRead } from '../../platform/mongo/gather.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type OfferRecord, type OfferState, offerModel } from './offer.model.ts';
import { statesLeadingTo } from './offer.states.ts';

const statesNotEnded: OfferState[] = ['SUBMITTED', 'PUBLISHED', 'PAUSED'];

export type OfferRepository = ReturnType<typeof createOfferRepository>;

/** An offer as it is handed over to be stored; what follows from it is added here. */
export type NewOffer = Omit<OfferRecord, 'discountBasisPoints'>;

/** Fields that change with a step of an offer. */
export type OfferChanges = Partial<Pick<OfferRecord, 'publishedAt' | 'decision'>>;

export function createOfferRepository(connection: Connection) {
  const offers = offerModel(connection);
  const readOne = createGatheredRead<OfferRecord>(
    (ids) => offers.find({ _id: trusted({ $in: [...ids] }) }).lean<OfferRecord[]>(),
    ({ _id }) => _id,
  );
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<OfferRecord | null> {
      if (!session) return await readOne(id);
      return await offers.findById(id).session(session).lean<OfferRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<OfferRecord[]> {
      return await offers.find({ _id: trusted({ $in: [...ids] }) }).lean<OfferRecord[]>();
    },
    /** The next offers by id, for work that walks through all of them. */
    async listAfter(id: string | null, limit: number): Promise<OfferRecord[]> {
      const filter = id === null ? {} : { _id: trusted({ $gt: id }) };
      return await offers.find(filter).sort({ _id: 1 }).limit(limit).lean<OfferRecord[]>();
    },
    /** Offers in any state that rest on one of these. */
    async listResting(on: {
      partnerIds?: readonly string[];
      agreementIds?: readonly string[];
      branchIds?: readonly string[];
    }): Promise<OfferRecord[]> {
      const either = [
        ...(on.partnerIds?.length ? [{ partnerId: trusted({ $in: [...on.partnerIds] }) }] : []),
        ...(on.agreementIds?.length ? [{ agreementId: trusted({ $in: [...on.agreementIds] }) }] : []),
        ...(on.branchIds?.length ? [{ branchIds: trusted({ $in: [...on.branchIds] }) }] : []),
      ];
      if (either.length === 0) return [];
      return await offers.find({ $or: either }).lean<OfferRecord[]>();
    },
    /** Offers that rest on an agreement in any state, newest first. */
    async listByAgreement(agreementId: string, session: ClientSession | null = null): Promise<OfferRecord[]> {
      return await offers.find({ agreementId }).session(session).sort({ _id: -1 }).lean<OfferRecord[]>();
    },
    /** Published offers of these agreements that are not over, largest discount first, then by id. */
    async listPublished(
      partnerId: string,
      agreementIds: readonly string[],
      day: CivilDate,
      page: { limit: number; after: { discountBasisPoints: number; id: string } | null },
    ): Promise<OfferRecord[]> {
      const { limit, after } = page;
      return await offers
        .find({
          partnerId,
          state: 'PUBLISHED',
          agreementId: trusted({ $in: [...agreementIds] }),
          validTo: trusted({ $gte: day }),
          ...(after
            ? {
                $or: [
                  { discountBasisPoints: trusted({ $lt: after.discountBasisPoints }) },
                  { discountBasisPoints: after.discountBasisPoints, _id: trusted({ $gt: after.id }) },
                ],
              }
            : {}),
        })
        .sort({ discountBasisPoints: -1, _id: 1 })
        .limit(limit)
        .lean<OfferRecord[]>();
    },
    /** Throws a RangeError for a gain or limits nobody could apply. */
    async insertMany(list: readonly NewOffer[], session?: ClientSession): Promise<void> {
      await offers.insertMany(list.map(completed), { lean: true, ...(session ? { session } : {}) });
    },
    /** One conditional write: null when it does not exist or its state does not lead there. */
    async moveTo(
      session: ClientSession,
      id: string,
      state: OfferState,
      changes: OfferChanges = {},
    ): Promise<OfferRecord | null> {
      return await offers
        .findOneAndUpdate(
          { _id: id, state: trusted({ $in: statesLeadingTo(state) }) },
          { $set: { ...changes, state }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<OfferRecord>();
    },
    /** Gives an offer that has not ended another last day; null when it has, or does not exist. */
    async setLastDay(session: ClientSession, id: string, validTo: CivilDate): Promise<OfferRecord | null> {
      return await offers
        .findOneAndUpdate(
          { _id: id, state: trusted({ $in: statesNotEnded }) },
          { $set: { validTo }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<OfferRecord>();
    },
    /**
     * Counts a redemption (+1) or its reversal (−1). The version stays: it guards what people edit. False when there is no
     * such offer or the count would fall below zero.
     */
    async addToRedemptionCount(session: ClientSession, id: string, change: 1 | -1): Promise<boolean> {
      const result = await offers.updateOne(
        { _id: id, redemptionCount: trusted({ $gte: change === -1 ? 1 : 0 }) },
        { $inc: { redemptionCount: change } },
        { session },
      );
      return result.matchedCount === 1;
    },
  };
}

function completed(offer: NewOffer): OfferRecord {
  const problem = findGainProblem(offer.gain) ?? findLimitRuleProblem(offer.limits);
  if (problem) throw new RangeError(`the offer ${offer._id} cannot be stored: ${problem}`);
  return { ...offer, discountBasisPoints: discountBasisPointsForSort(offer.gain) };
}

import type { Connection } from 'mongoose';
import { createGatheredRead } from '../../platform/mongo/gather.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type VoucherRecord, type VoucherState, voucherModel } from './voucher.model.ts';
import { transitionOf, type VoucherEvent } from './voucher.states.ts';

export type VoucherRepository = ReturnType<typeof createVoucherRepository>;

/** Vouchers past their end that nobody has marked yet, of everybody or of one member, offer or agreement. */
export type DueFilter = Partial<Pick<VoucherRecord, 'memberId' | 'offerId' | 'agreementId'>>;

export function createVoucherRepository(connection: Connection) {
  const vouchers = voucherModel(connection);
  const readByCode = createGatheredRead<VoucherRecord>(
    (codes) => vouchers.find({ code: trusted({ $in: [...codes] }) }).lean<VoucherRecord[]>(),
    ({ code }) => code,
  );
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<VoucherRecord | null> {
      return await vouchers.findById(id).session(session).lean<VoucherRecord>();
    },
    findByCode: readByCode,
    async listByIds(ids: readonly string[], session: ClientSession | null = null): Promise<VoucherRecord[]> {
      return await vouchers
        .find({ _id: trusted({ $in: [...ids] }) })
        .session(session)
        .lean<VoucherRecord[]>();
    },
    /** Unused and still valid vouchers of a member, newest first: never more than the maximum held at a time. */
    async listOpen(memberId: string, now: Date, offerId?: string): Promise<VoucherRecord[]> {
      return await vouchers
        .find({
          memberId,
          state: 'ISSUED',
          expiresAt: trusted({ $gt: now }),
          ...(offerId ? { offerId } : {}),
        })
        .sort({ _id: -1 })
        .lean<VoucherRecord[]>();
    },
    /** A member's vouchers in the states they have at `now`, newest first. */
    async listByMember(
      memberId: string,
      page: { states: readonly VoucherState[] | null; now: Date; limit: number; afterId: string | null },
    ): Promise<VoucherRecord[]> {
      const { states, now, limit, afterId } = page;
      return await vouchers
        .find({
          memberId,
          ...(afterId ? { _id: trusted({ $lt: afterId }) } : {}),
          ...(states ? { $or: states.flatMap((state) => filtersOfState(state, now)) } : {}),
        })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<VoucherRecord[]>();
    },
    /** Offers a member has taken vouchers of, most recent first. */
    async listOfferIdsOf(memberId: string, limit: number): Promise<string[]> {
      const recent = await vouchers
        .find({ memberId }, { offerId: 1 })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<Pick<VoucherRecord, 'offerId'>[]>();
      return [...new Set(recent.map((voucher) => voucher.offerId))];
    },
    async listDueIds(filter: DueFilter, now: Date, limit: number): Promise<string[]> {
      const due = await vouchers
        .find({ ...filter, state: 'ISSUED', expiresAt: trusted({ $lte: now }) }, { _id: 1 })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .lean<Pick<VoucherRecord, '_id'>[]>();
      return due.map(({ _id }) => _id);
    },
    /** Throws a duplicate-key error on `code` when another voucher has it. */
    async insertMany(list: readonly VoucherRecord[], session?: ClientSession): Promise<void> {
      await vouchers.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /**
     * The conditional write every step of a voucher is: returns it as it was before, or null when it is not in the state
     * the event starts from or fails `also`. Of several at once exactly one succeeds.
     */
    async take(
      session: ClientSession,
      id: string,
      event: VoucherEvent,
      step: {
        also?: Record<string, unknown>;
        set?: Partial<Pick<VoucherRecord, 'slotIds' | 'offerUseIds' | 'rating'>>;
      } = {},
    ): Promise<VoucherRecord | null> {
      const { from, to } = transitionOf(event);
      return await vouchers
        .findOneAndUpdate(
          { _id: id, state: from, ...step.also },
          { $set: { ...step.set, state: to }, $inc: { version: 1 } },
          { session, returnDocument: 'before' },
        )
        .lean<VoucherRecord>();
    },
    /** Uses vouchers that the transaction saw open. Throws when one is not: then the snapshot was no snapshot. */
    async useAll(
      session: ClientSession,
      used: readonly Pick<
        VoucherRecord,
        '_id' | 'slotIds' | 'offerUseIds' | 'redemptionId' | 'budgetId' | 'version'
      >[],
    ): Promise<void> {
      const { from, to } = transitionOf('redeem');
      const steps = used.map(({ _id, version, ...set }) => ({
        updateOne: {
          filter: { _id, state: from, version },
          update: { $set: { ...set, state: to }, $inc: { version: 1 } },
        },
      }));
      const { matchedCount } = await vouchers.bulkWrite(steps, { session });
      if (matchedCount !== used.length) throw new Error('a voucher changed within one snapshot');
    },
    /** Rates a used voucher; returns it as it was before, or null when it is not used. */
    async rate(session: ClientSession, id: string, stars: number): Promise<VoucherRecord | null> {
      return await vouchers
        .findOneAndUpdate(
          { _id: id, state: 'REDEEMED' },
          { $set: { rating: stars }, $inc: { version: 1 } },
          { session, returnDocument: 'before' },
        )
        .lean<VoucherRecord>();
    },
  };
}

/** The stored states that mean a state at `now`: an issued voucher past its end is an expired one. */
function filtersOfState(state: VoucherState, now: Date): Record<string, unknown>[] {
  if (state === 'ISSUED') return [{ state, expiresAt: trusted({ $gt: now }) }];
  if (state === 'EXPIRED') return [{ state }, { state: 'ISSUED', expiresAt: trusted({ $lte: now }) }];
  return [{ state }];
}

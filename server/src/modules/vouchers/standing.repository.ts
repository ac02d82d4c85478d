import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import type { AgreementRecord } from '../agreements/index.ts';
import type { MemberRecord } from '../members/index.ts';
import type { OfferRecord } from '../offers/index.ts';
import type { PartnerRecord } from '../partners/index.ts';

export type StandingRepository = ReturnType<typeof createStandingRepository>;

/** The documents whose state decides whether a voucher can be issued or used. */
export interface Standing {
  offer: OfferRecord;
  agreement: AgreementRecord;
  partner: PartnerRecord;
  member: MemberRecord;
}

type ModelName = 'Offer' | 'Agreement' | 'Partner' | 'Member';

/**
 * Reads the documents vouchers rest on in a transaction *and writes to each*, so that a change of state at the same
 * moment conflicts with the transaction instead of slipping past its snapshot (write skew). One of the two then runs
 * again and sees the other. Whoever reads offers or members here has to count on those it goes by. The models are those
 * their modules registered on the connection.
 */
export function createStandingRepository(connection: Connection) {
  async function list<Record extends { _id: string }>(
    session: ClientSession,
    model: ModelName,
    ids: Iterable<string>,
  ): Promise<Map<string, Record>> {
    const found = await connection
      .model(model)
      .find({ _id: trusted({ $in: [...new Set(ids)] }) })
      .session(session)
      .lean<Record[]>();
    return new Map(found.map((record) => [record._id, record]));
  }

  async function rely<Record extends { _id: string }>(
    session: ClientSession,
    model: ModelName,
    ids: Iterable<string>,
  ): Promise<Map<string, Record>> {
    // In one order everywhere, so that two lots meet at the first they share.
    const ordered = [...new Set(ids)].sort();
    await connection
      .model(model)
      .updateMany({ _id: trusted({ $in: ordered }) }, { $inc: { reliedOn: 1 } }, { session });
    return await list<Record>(session, model, ordered);
  }

  async function count(
    session: ClientSession,
    model: ModelName,
    field: string,
    byId: ReadonlyMap<string, number>,
  ): Promise<void> {
    if (byId.size === 0) return;
    const steps = [...byId].map(([_id, by]) => ({
      updateOne: { filter: { _id }, update: { $inc: { [field]: by } } },
    }));
    await connection.model(model).bulkWrite(steps, { session });
  }

  return {
    /** First of all in a transaction: whoever meets another here has done nothing yet that was in vain. */
    relyOnPartners: (session: ClientSession, ids: Iterable<string>) =>
      rely<PartnerRecord>(session, 'Partner', ids),
    relyOnAgreements: (session: ClientSession, ids: Iterable<string>) =>
      rely<AgreementRecord>(session, 'Agreement', ids),
    listOffers: (session: ClientSession, ids: Iterable<string>) => list<OfferRecord>(session, 'Offer', ids),
    listMembers: (session: ClientSession, ids: Iterable<string>) =>
      list<MemberRecord>(session, 'Member', ids),
    /** The write of those that change nothing else of an offer. */
    relyOnOffers: (session: ClientSession, ids: Iterable<string>) =>
      count(session, 'Offer', 'reliedOn', new Map([...ids].map((id) => [id, 1]))),
    countRedemptions: (session: ClientSession, byOffer: ReadonlyMap<string, number>) =>
      count(session, 'Offer', 'redemptionCount', byOffer),
    countOpenVouchers: (session: ClientSession, byMember: ReadonlyMap<string, number>) =>
      count(session, 'Member', 'openVoucherCount', byMember),
  };
}

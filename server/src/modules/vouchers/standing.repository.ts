import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
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

/**
 * Reads the documents a voucher rests on in a transaction *and writes to each*, so that a change of state at the same
 * moment conflicts with the transaction instead of slipping past its snapshot (write skew). One of the two then runs
 * again and sees the other. The models are those their modules registered on the connection.
 */
export function createStandingRepository(connection: Connection) {
  const touch = async <Record>(
    session: ClientSession,
    model: 'Offer' | 'Agreement' | 'Partner' | 'Member',
    id: string,
    increments: { [field: string]: number },
  ): Promise<Record | null> =>
    await connection
      .model(model)
      .findOneAndUpdate({ _id: id }, { $inc: increments }, { session, returnDocument: 'after' })
      .lean<Record>();

  return {
    /** Offer and its agreement and partner; null when one of them does not exist. `redemptions` is added to the offer's count. */
    async relyOnOffer(
      session: ClientSession,
      offerId: string,
      redemptions: 0 | 1 = 0,
    ): Promise<Omit<Standing, 'member'> | null> {
      const offer = await touch<OfferRecord>(
        session,
        'Offer',
        offerId,
        redemptions === 0 ? { reliedOn: 1 } : { redemptionCount: redemptions },
      );
      if (!offer) return null;
      const agreement = await touch<AgreementRecord>(session, 'Agreement', offer.agreementId, {
        reliedOn: 1,
      });
      const partner = await touch<PartnerRecord>(session, 'Partner', offer.partnerId, { reliedOn: 1 });
      return agreement && partner ? { offer, agreement, partner } : null;
    },
    /** The member after their count of open vouchers was changed. The caller refuses when it has passed the maximum. */
    async relyOnMember(
      session: ClientSession,
      memberId: string,
      openVouchers: 1 | -1,
    ): Promise<MemberRecord | null> {
      return await touch<MemberRecord>(session, 'Member', memberId, { openVoucherCount: openVouchers });
    },
  };
}

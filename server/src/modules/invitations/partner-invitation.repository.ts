import type { Connection } from 'mongoose';
import { newToken, tokenHashOf } from '../../platform/auth/token-hash.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type PartnerInvitationRecord, partnerInvitationModel } from './partner-invitation.model.ts';

export type PartnerInvitationRepository = ReturnType<typeof createPartnerInvitationRepository>;

export function createPartnerInvitationRepository(connection: Connection) {
  const invitations = partnerInvitationModel(connection);
  return {
    async findById(id: string): Promise<PartnerInvitationRecord | null> {
      return await invitations.findById(id).lean<PartnerInvitationRecord>();
    },
    async findByToken(token: string): Promise<PartnerInvitationRecord | null> {
      return await invitations.findOne({ tokenHash: tokenHashOf(token) }).lean<PartnerInvitationRecord>();
    },
    async listByAgreement(agreementId: string): Promise<PartnerInvitationRecord[]> {
      return await invitations.find({ agreementId }).sort({ _id: -1 }).lean<PartnerInvitationRecord[]>();
    },
    async insert(session: ClientSession, invitation: PartnerInvitationRecord): Promise<void> {
      await invitations.create([invitation], { session });
    },
    /** Makes a token of 256 random bits and keeps its hash; one made again replaces it, so that a message sent again works. */
    async issueToken(id: string): Promise<string> {
      const token = newToken();
      await invitations.updateOne({ _id: id }, { $set: { tokenHash: tokenHashOf(token) } });
      return token;
    },
    /** Uses an invitation up, once; null when it was used, taken back or is over. */
    async accept(
      session: ClientSession,
      id: string,
      accountId: string,
      now: Date,
    ): Promise<PartnerInvitationRecord | null> {
      return await invitations
        .findOneAndUpdate(
          { _id: id, acceptedAt: null, revokedAt: null, expiresAt: trusted({ $gt: now }) },
          { $set: { acceptedAt: now, acceptedByAccountId: accountId } },
          { session, returnDocument: 'after' },
        )
        .lean<PartnerInvitationRecord>();
    },
    /** Takes an invitation back; null when it was used or taken back before. */
    async revoke(session: ClientSession, id: string, now: Date): Promise<PartnerInvitationRecord | null> {
      return await invitations
        .findOneAndUpdate(
          { _id: id, acceptedAt: null, revokedAt: null },
          { $set: { revokedAt: now } },
          { session, returnDocument: 'after' },
        )
        .lean<PartnerInvitationRecord>();
    },
    /** Takes back what is open for this address: a new invitation replaces it. */
    async revokeOpen(session: ClientSession, agreementId: string, email: string, now: Date): Promise<void> {
      await invitations.updateMany(
        { agreementId, email, acceptedAt: null, revokedAt: null },
        { $set: { revokedAt: now } },
        { session },
      );
    },
  };
}

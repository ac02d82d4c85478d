import type { Language } from '@wasl/shared/language';
import { type Connection, Schema } from 'mongoose';
import type { PartnerRole } from '../../platform/auth/viewer.ts';
import { newId } from '../../platform/mongo/object-id.ts';

/** A link that brings one person in, once. */
export interface PartnerInvitationRecord {
  _id: string;
  agreementId: string;
  organizationId: string;
  partnerId: string;
  /** As `normalizeEmail` writes it. */
  email: string;
  name: string;
  role: PartnerRole;
  language: Language;
  /** SHA-256 of the token; the token itself is in the message alone. Absent until the message is made. */
  tokenHash?: string;
  invitedByAccountId: string;
  sentAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  acceptedByAccountId: string | null;
  revokedAt: Date | null;
}

const invitationSchema = new Schema<PartnerInvitationRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    organizationId: { type: String, required: true },
    partnerId: { type: String, required: true },
    email: { type: String, required: true },
    name: { type: String, required: true },
    role: { type: String, required: true },
    language: { type: String, required: true },
    tokenHash: { type: String },
    invitedByAccountId: { type: String, required: true },
    sentAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    acceptedAt: { type: Date, default: null },
    acceptedByAccountId: { type: String, default: null },
    revokedAt: { type: Date, default: null },
  },
  { collection: 'partner-invitations', versionKey: false },
);
invitationSchema.index({ tokenHash: 1 }, { unique: true, sparse: true });
invitationSchema.index({ agreementId: 1, _id: -1 });

export function partnerInvitationModel(connection: Connection) {
  return connection.model<PartnerInvitationRecord>('PartnerInvitation', invitationSchema);
}

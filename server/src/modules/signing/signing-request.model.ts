import type { Language } from '@wasl/shared/language';
import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';

export const signingStates = [
  'OPEN',
  'SEALING',
  'SEALED',
  'DECLINED',
  'EXPIRED',
  'CANCELLED',
  'VOIDED',
] as const;

export type SigningState = (typeof signingStates)[number];

export type SigningRoute = 'LINKS' | 'PAPER';

export type SignatoryState = 'WAITING' | 'INVITED' | 'OPENED' | 'SIGNED' | 'DECLINED' | 'DELEGATED';

/** A one-time code. The digits are nowhere stored: they follow from `id` and the server's secret (signing.secrets.ts). */
export interface SigningCodeRecord {
  id: string;
  sentAt: Date;
  expiresAt: Date;
  /** Five kill it. */
  wrongCount: number;
}

/** What somebody agreed to, how and when: everything the certificate says of them. */
export interface SignatureRecord {
  kind: 'DRAWN' | 'TYPED';
  /** The name typed; null when drawn. */
  typedName: string | null;
  /** PNG, base64; null when typed. */
  drawing: string | null;
  at: Date;
  textHash: string;
  consentVersion: string;
  /** When the code that was given back had been sent. */
  codeSentAt: Date;
  /** Network address without its last part. */
  clientAddress: string;
  /** What the trust service answers for it by. */
  trust: { provider: string; level: 'SIMPLE' | 'ADVANCED' | 'QUALIFIED'; evidence: string | null };
}

export interface SignatoryRecord {
  id: string;
  /** From 1; a group signs in parallel, after the one before. */
  group: number;
  side: 'PARTNER' | 'ORGANIZATION';
  name: string;
  title: string;
  /** As `normalizeEmail` writes it. */
  email: string;
  language: Language;
  state: SignatoryState;
  /** SHA-256 of the token in the link; `none:` and the id while no link works. */
  linkHash: string;
  /** What the token follows from, with the server's secret; another for each link that replaces one. Null before the first. */
  linkSeed: string | null;
  linkSentAt: Date | null;
  openedAt: Date | null;
  /** When they were reminded, oldest first. */
  remindedAt: Date[];
  /** Which reminders of the schedule went out since the link was sent. */
  scheduledReminders: number;
  code: SigningCodeRecord | null;
  /** When codes were asked for within the last hour, oldest first. */
  codesAskedAt: Date[];
  signature: SignatureRecord | null;
  decidedAt: Date | null;
  declineReason: string | null;
  /** Who handed over to them; null when they were asked first. */
  delegatedFrom: { id: string; name: string; reason: string } | null;
}

/** A scan of the document signed by hand. */
export interface SigningScanRecord {
  fileId: string;
  sha256: string;
  uploadedByAccountId: string;
  uploadedAt: Date;
  confirmedByAccountId: string | null;
  confirmedAt: Date | null;
}

/** A text sent to those who sign it. One document with its signatories, so that each act is one conditional write. */
export interface SigningRequestRecord {
  _id: string;
  agreementId: string;
  organizationId: string;
  partnerId: string;
  versionNumber: number;
  textHash: string;
  state: SigningState;
  route: SigningRoute;
  signatories: SignatoryRecord[];
  /** The consent everybody gives, whatever is shown to those asked later. */
  consentVersion: string;
  sentAt: Date;
  sentByAccountId: string;
  expiresInDays: number;
  expiresAt: Date;
  /** Since when those whose turn it is are waited for. */
  waitingSince: Date;
  /** When the next reminder is due by the schedule; null when none is. */
  nextReminderAt: Date | null;
  scan: SigningScanRecord | null;
  /** When the last signature was given, or the scan confirmed. */
  completedAt: Date | null;
  /** Printed on the certificate; given when the request is complete. */
  verificationCode?: string;
  /** SHA-256 of the sealed document, in hexadecimal. */
  sealedHash?: string;
  sealedFileId: string | null;
  sealedAt: Date | null;
  version: number;
}

const signingRequestSchema = new Schema<SigningRequestRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    organizationId: { type: String, required: true },
    partnerId: { type: String, required: true },
    versionNumber: { type: Number, required: true },
    textHash: { type: String, required: true },
    state: { type: String, enum: signingStates, required: true },
    route: { type: String, required: true },
    signatories: { type: Schema.Types.Mixed, required: true },
    consentVersion: { type: String, required: true },
    sentAt: { type: Date, required: true },
    sentByAccountId: { type: String, required: true },
    expiresInDays: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
    waitingSince: { type: Date, required: true },
    nextReminderAt: { type: Date, default: null },
    scan: { type: Schema.Types.Mixed, default: null },
    completedAt: { type: Date, default: null },
    verificationCode: { type: String },
    sealedHash: { type: String },
    sealedFileId: { type: String, default: null },
    sealedAt: { type: Date, default: null },
    version: { type: Number, default: 1 },
  },
  { collection: 'signing-requests', versionKey: false, minimize: false },
);
signingRequestSchema.index({ 'signatories.linkHash': 1 }, { unique: true });
signingRequestSchema.index({ agreementId: 1, _id: -1 });
signingRequestSchema.index({ state: 1, expiresAt: 1 });
signingRequestSchema.index({ state: 1, nextReminderAt: 1 });
signingRequestSchema.index({ verificationCode: 1 }, { unique: true, sparse: true });
signingRequestSchema.index({ sealedHash: 1 }, { unique: true, sparse: true });

export function signingRequestModel(connection: Connection) {
  return connection.model<SigningRequestRecord>('SigningRequest', signingRequestSchema);
}

import type { Language } from '@wasl/shared/language';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { newId } from '../mongo/object-id.ts';
import { type Role, roles } from './viewer.ts';

/** What somebody signs in with. Their person, membership or staff entry lives in its own module. */
export interface AccountRecord {
  _id: string;
  role: Role;
  name: LocalizedText;
  language: Language;
  /** What they may type to be found, folded: e-mail, phone in E.164, `slug:membership number`. Unique. */
  identifiers: string[];
  email: string | null;
  passwordHash: string;
  /** TOTP secret; staff of organizations must have one before they can change anything. */
  secondFactorSecret: string | null;
  /** Last second-factor step used, so that a code serves once. */
  secondFactorStep: number;
  /** A session that carries another number is over. */
  sessionEpoch: number;
  isSuspended: boolean;
  memberId: string | null;
  organizationId: string | null;
  regionCodes: string[] | null;
  partnerId: string | null;
  branchIds: string[];
  createdAt: Date;
}

const accountSchema = new Schema<AccountRecord>(
  {
    _id: { type: String, default: newId },
    role: { type: String, enum: roles, required: true },
    name: { type: { ar: String, fr: String, en: String }, _id: false, required: true },
    language: { type: String, required: true },
    identifiers: { type: [String], required: true },
    email: { type: String, default: null },
    passwordHash: { type: String, required: true },
    secondFactorSecret: { type: String, default: null },
    secondFactorStep: { type: Number, default: 0 },
    sessionEpoch: { type: Number, default: 0 },
    isSuspended: { type: Boolean, default: false },
    memberId: { type: String, default: null },
    organizationId: { type: String, default: null },
    regionCodes: { type: [String], default: null },
    partnerId: { type: String, default: null },
    branchIds: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
  },
  { collection: 'accounts', versionKey: false },
);
accountSchema.index({ identifiers: 1 }, { unique: true });
accountSchema.index({ memberId: 1 }, { sparse: true });
accountSchema.index({ partnerId: 1 }, { sparse: true });

export function accountModel(connection: Connection) {
  return connection.model<AccountRecord>('Account', accountSchema);
}

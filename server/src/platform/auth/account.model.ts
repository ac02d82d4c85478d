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
  /**
   * What they may type to be found, as `identifiers.ts` writes it: e-mail, phone in E.164, `slug:NUMBER`. Unique across
   * accounts, and never empty (an empty list counts as one value in a unique index): it also holds `id:` and the id.
   */
  identifiers: string[];
  /**
   * What they say is theirs while another account holds it, or until somebody accepted it. Signing in works with it too, so
   * that joining with an address never tells whether the address has an account (docs/adr/0010).
   */
  provisionalIdentifiers: string[];
  email: string | null;
  /** When they followed a link sent to the address; null before. */
  emailConfirmedAt: Date | null;
  /** SHA-256 of tokens kept by browsers they signed in with before, newest last; at most ten. */
  knownDevices: string[];
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
    provisionalIdentifiers: { type: [String], default: [] },
    email: { type: String, default: null },
    emailConfirmedAt: { type: Date, default: null },
    knownDevices: { type: [String], default: [] },
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
accountSchema.index({ provisionalIdentifiers: 1, _id: -1 });
accountSchema.index({ memberId: 1 }, { sparse: true });
accountSchema.index({ partnerId: 1 }, { sparse: true });
// Staff of an organization, a handful beside its members.
accountSchema.index(
  { organizationId: 1 },
  { partialFilterExpression: { role: { $in: ['COORDINATOR', 'NATIONAL_COORDINATOR'] } } },
);

/** A whole account from what matters about it. Give it what identifies it; `id:` and the id are added. */
export function newAccount(
  account: Pick<AccountRecord, 'role' | 'name' | 'language' | 'passwordHash' | 'createdAt'> &
    Partial<AccountRecord>,
): AccountRecord {
  const _id = account._id ?? newId();
  return {
    provisionalIdentifiers: [],
    email: null,
    emailConfirmedAt: null,
    knownDevices: [],
    secondFactorSecret: null,
    secondFactorStep: 0,
    sessionEpoch: 0,
    isSuspended: false,
    memberId: null,
    organizationId: null,
    regionCodes: null,
    partnerId: null,
    branchIds: [],
    ...account,
    _id,
    identifiers: [...new Set([ownIdentifier(_id), ...(account.identifiers ?? [])])],
  };
}

/** The identifier every account has and nobody can type. */
export function ownIdentifier(accountId: string): string {
  return `id:${accountId}`;
}

export function accountModel(connection: Connection) {
  return connection.model<AccountRecord>('Account', accountSchema);
}

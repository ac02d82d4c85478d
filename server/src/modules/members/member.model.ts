import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

export const memberStates = ['PENDING', 'ACTIVE', 'SUSPENDED', 'LAPSED', 'REFUSED'] as const;

export type MemberState = (typeof memberStates)[number];

export const relations = ['SPOUSE', 'DAUGHTER', 'SON'] as const;

export type Relation = (typeof relations)[number];

export interface DependentRecord {
  /** The immutable person: limits follow it, whatever is changed about them. */
  personId: string;
  relation: Relation;
  name: LocalizedText;
  birthDate: string;
  /** Last day a certificate of schooling on file holds; children who study are covered longer. */
  studentUntil: string | null;
  /** Null while covered; set when removed, since the ledger still names the person. */
  removedAt: Date | null;
}

export interface MemberRecord {
  _id: string;
  organizationId: string;
  /** The immutable person: limits follow it, not an e-mail, phone or card number. */
  personId: string;
  /** The member's and dependents' household: limits of scope household follow it. */
  householdId: string;
  membershipNumber: string;
  name: LocalizedText;
  birthDate: string;
  email: string;
  phone: string | null;
  regionCode: string | null;
  provinceCode: string | null;
  state: MemberState;
  stateReason: string | null;
  /** Last day of the membership, counted whole. */
  validUntil: string;
  renewalPending: boolean;
  dependents: DependentRecord[];
  /** Open vouchers held at the same time, changed only by guarded increments. */
  openVoucherCount: number;
  consentedAt: Date;
  createdAt: Date;
  version: number;
  /**
   * Raised by every transaction that relies on this document's state without changing it (issuing, redeeming), so that a
   * change of state at the same instant conflicts with it instead of slipping past its snapshot.
   */
  reliedOn?: number;
}

const memberSchema = new Schema<MemberRecord>(
  {
    _id: { type: String, default: newId },
    organizationId: { type: String, required: true },
    personId: { type: String, required: true },
    householdId: { type: String, required: true },
    membershipNumber: { type: String, required: true },
    name: { ...localizedText, required: true },
    birthDate: { type: String, required: true },
    email: { type: String, required: true },
    phone: { type: String, default: null },
    regionCode: { type: String, default: null },
    provinceCode: { type: String, default: null },
    state: { type: String, enum: memberStates, required: true },
    stateReason: { type: String, default: null },
    validUntil: { type: String, required: true },
    renewalPending: { type: Boolean, default: false },
    dependents: {
      type: [
        new Schema(
          {
            personId: { type: String, required: true },
            relation: { type: String, enum: relations, required: true },
            name: { ...localizedText, required: true },
            birthDate: { type: String, required: true },
            studentUntil: { type: String, default: null },
            removedAt: { type: Date, default: null },
          },
          { _id: false },
        ),
      ],
      default: [],
    },
    openVoucherCount: { type: Number, default: 0 },
    consentedAt: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
    reliedOn: { type: Number, default: 0 },
  },
  { collection: 'members', versionKey: false },
);
// A number and a person stand once in an organization; applications that wait or were refused hold neither, so that
// nobody can take a number away from its owner by applying with it.
const standing = { partialFilterExpression: { state: { $in: ['ACTIVE', 'SUSPENDED', 'LAPSED'] } } };
memberSchema.index({ organizationId: 1, membershipNumber: 1 }, { unique: true, ...standing });
memberSchema.index({ organizationId: 1, personId: 1 }, { unique: true, ...standing });
memberSchema.index({ organizationId: 1, state: 1, regionCode: 1, _id: 1 });
// Active members of a province are counted by its keys alone.
memberSchema.index({ organizationId: 1, state: 1, provinceCode: 1, validUntil: 1 });
memberSchema.index({ personId: 1 });

export function memberModel(connection: Connection) {
  return connection.model<MemberRecord>('Member', memberSchema);
}

import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { Relation } from '../members/index.ts';

export const voucherStates = ['ISSUED', 'REDEEMED', 'REVERSED', 'CANCELLED', 'EXPIRED'] as const;

export type VoucherState = (typeof voucherStates)[number];

export interface VoucherRecord {
  _id: string;
  /** Ten characters without hyphens, the last a check character. */
  code: string;
  /** Secret of the rotating QR. */
  secret: string;
  state: VoucherState;
  offerId: string;
  organizationId: string;
  partnerId: string;
  agreementId: string;
  memberId: string;
  householdId: string;
  beneficiaryPersonId: string;
  beneficiaryName: LocalizedText;
  /** Null for the member. */
  beneficiaryRelation: Relation | null;
  beneficiaryBirthDate: string;
  issuedAt: Date;
  /** First instant it is no longer valid. */
  expiresAt: Date;
  /**
   * Limit slots it occupies, in every period it could be used in; once redeemed, those of the day of use. Empty when it
   * is cancelled, expires or is reversed. Always the very slots that name it.
   */
  slotIds: string[];
  /** Counts of offer-wide limits it takes part in (`offer-uses`), by the same rule as `slotIds`. */
  offerUseIds: string[];
  /** Budget it draws on and how much it keeps reserved while issued. */
  budgetId: string | null;
  reservedCentimes: number;
  redemptionId: string | null;
  rating: number | null;
  version: number;
}

const voucherSchema = new Schema<VoucherRecord>(
  {
    _id: { type: String, default: newId },
    code: { type: String, required: true },
    secret: { type: String, required: true },
    state: { type: String, enum: voucherStates, required: true },
    offerId: { type: String, required: true },
    organizationId: { type: String, required: true },
    partnerId: { type: String, required: true },
    agreementId: { type: String, required: true },
    memberId: { type: String, required: true },
    householdId: { type: String, required: true },
    beneficiaryPersonId: { type: String, required: true },
    beneficiaryName: { ...localizedText, required: true },
    beneficiaryRelation: { type: String, default: null },
    beneficiaryBirthDate: { type: String, required: true },
    issuedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    slotIds: { type: [String], default: [] },
    offerUseIds: { type: [String], default: [] },
    budgetId: { type: String, default: null },
    reservedCentimes: { type: Number, default: 0 },
    redemptionId: { type: String, default: null },
    rating: { type: Number, default: null },
    version: { type: Number, default: 1 },
  },
  { collection: 'vouchers', versionKey: false },
);
voucherSchema.index({ code: 1 }, { unique: true });
voucherSchema.index({ memberId: 1, state: 1, _id: -1 });
voucherSchema.index({ state: 1, expiresAt: 1 });
voucherSchema.index({ offerId: 1, state: 1, expiresAt: 1 });
voucherSchema.index({ agreementId: 1, state: 1, expiresAt: 1 });

export function voucherModel(connection: Connection) {
  return connection.model<VoucherRecord>('Voucher', voucherSchema);
}

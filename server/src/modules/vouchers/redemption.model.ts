import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

/** An entry of the append-only ledger. A reversal is an entry of its own that names what it undoes. */
export interface RedemptionRecord {
  _id: string;
  kind: 'REDEMPTION' | 'REVERSAL';
  /** For a reversal: the redemption it undoes. Unique, so that nothing is undone twice. */
  reversesId: string | null;
  receiptNumber: string;
  voucherId: string;
  offerId: string;
  agreementId: string;
  organizationId: string;
  partnerId: string;
  branchId: string;
  regionCode: string;
  sectorCode: string;
  memberId: string;
  householdId: string;
  beneficiaryPersonId: string;
  /** First name and initial, as a counter may see it. */
  beneficiaryName: LocalizedText;
  /** Account of whoever confirmed at the counter. */
  staffAccountId: string;
  billCentimes: number;
  discountCentimes: number;
  lines: { serviceCode: string | null; amountCentimes: number; discountCentimes: number }[];
  /** Why, for a reversal. */
  reason: string | null;
  recordedAt: Date;
  /** Calendar year in Africa/Casablanca, for savings. */
  civilYear: number;
}

const redemptionSchema = new Schema<RedemptionRecord>(
  {
    _id: { type: String, default: newId },
    kind: { type: String, enum: ['REDEMPTION', 'REVERSAL'], required: true },
    reversesId: { type: String, default: null },
    receiptNumber: { type: String, required: true },
    voucherId: { type: String, required: true },
    offerId: { type: String, required: true },
    agreementId: { type: String, required: true },
    organizationId: { type: String, required: true },
    partnerId: { type: String, required: true },
    branchId: { type: String, required: true },
    regionCode: { type: String, required: true },
    sectorCode: { type: String, required: true },
    memberId: { type: String, required: true },
    householdId: { type: String, required: true },
    beneficiaryPersonId: { type: String, required: true },
    beneficiaryName: { ...localizedText, required: true },
    staffAccountId: { type: String, required: true },
    billCentimes: { type: Number, required: true },
    discountCentimes: { type: Number, required: true },
    lines: {
      type: [
        new Schema(
          { serviceCode: { type: String, default: null }, amountCentimes: Number, discountCentimes: Number },
          { _id: false },
        ),
      ],
      default: [],
    },
    reason: { type: String, default: null },
    recordedAt: { type: Date, required: true },
    civilYear: { type: Number, required: true },
  },
  { collection: 'redemptions', versionKey: false },
);
redemptionSchema.index({ receiptNumber: 1 }, { unique: true });
redemptionSchema.index({ reversesId: 1 }, { unique: true, partialFilterExpression: { kind: 'REVERSAL' } });
redemptionSchema.index({ voucherId: 1 });
redemptionSchema.index({ branchId: 1, _id: -1 });
redemptionSchema.index({ memberId: 1, civilYear: 1 });
redemptionSchema.index({ offerId: 1 });

export function redemptionModel(connection: Connection) {
  return connection.model<RedemptionRecord>('Redemption', redemptionSchema);
}

/** One use of a limit. Its id is the slot's key (`slotKey`), so that the same slot cannot be taken twice. */
export interface LimitSlotRecord {
  _id: string;
  voucherId: string;
  offerId: string;
}

const limitSlotSchema = new Schema<LimitSlotRecord>(
  { _id: String, voucherId: { type: String, required: true }, offerId: { type: String, required: true } },
  { collection: 'limit-slots', versionKey: false },
);
limitSlotSchema.index({ voucherId: 1 });

export function limitSlotModel(connection: Connection) {
  return connection.model<LimitSlotRecord>('LimitSlot', limitSlotSchema);
}

/** Uses of a limit of scope `offer`: too many for slots, so a guarded increment counts them. */
export interface OfferUseRecord {
  /** `offerId:periodKey`. */
  _id: string;
  offerId: string;
  used: number;
}

const offerUseSchema = new Schema<OfferUseRecord>(
  { _id: String, offerId: { type: String, required: true }, used: { type: Number, default: 0 } },
  { collection: 'offer-uses', versionKey: false },
);
offerUseSchema.index({ offerId: 1 });

export function offerUseModel(connection: Connection) {
  return connection.model<OfferUseRecord>('OfferUse', offerUseSchema);
}

/** The next receipt numbers of a month. */
export interface ReceiptCounterRecord {
  /** `YYMM` in Africa/Casablanca. */
  _id: string;
  /** The last number handed out to any process. */
  last: number;
}

const receiptCounterSchema = new Schema<ReceiptCounterRecord>(
  { _id: String, last: { type: Number, default: 0 } },
  { collection: 'receipt-counters', versionKey: false },
);

export function receiptCounterModel(connection: Connection) {
  return connection.model<ReceiptCounterRecord>('ReceiptCounter', receiptCounterSchema);
}

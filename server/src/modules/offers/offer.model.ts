import type { Gain } from '@wasl/shared/gain';
import type { LimitRule } from '@wasl/shared/limits';
import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

export const offerStates = ['DRAFT', 'SUBMITTED', 'PUBLISHED', 'PAUSED', 'ENDED', 'REJECTED'] as const;

export type OfferState = (typeof offerStates)[number];

export const conditionKinds = [
  'PRESCRIPTION',
  'MEMBER_CARD',
  'NOT_COMBINABLE',
  'APPOINTMENT',
  'OTHER',
] as const;

export interface OfferConditionRecord {
  kind: (typeof conditionKinds)[number];
  text: LocalizedText;
}

/** Which dependents an offer covers. Ages are whole years, the last one included. */
export interface DependentCoverageRecord {
  spouse: boolean;
  children: boolean;
  childMaximumAge: number | null;
  studentMaximumAge: number | null;
}

/** Which lines of which version of the agreement's text an offer grants. */
export interface OfferScheduleLines {
  versionNumber: number;
  keys: string[];
}

export interface OfferDecisionRecord {
  isAccepted: boolean;
  /** Why not, when refused; its partner reads it. */
  reason: string | null;
  byAccountId: string;
  at: Date;
}

export interface OfferRecord {
  _id: string;
  agreementId: string;
  organizationId: string;
  partnerId: string;
  sectorCode: string;
  categoryCode: string;
  title: LocalizedText;
  summary: LocalizedText | null;
  state: OfferState;
  gain: Gain;
  /** The gain as one comparable figure (`discountBasisPointsForSort`), kept for sorting; written with the gain only. */
  discountBasisPoints: number;
  /** Usual prices, from, of services the partner told them for. */
  usualPrices: { serviceCode: string; priceCentimes: number }[];
  /** Most one voucher can take off; required where the agreement has a budget, since that much is reserved at issue. */
  maximumDiscountCentimes: number | null;
  conditions: OfferConditionRecord[];
  branchIds: string[];
  /** First and last day of use in Africa/Casablanca; the last counts whole. */
  validFrom: string;
  validTo: string;
  voucherValidDays: number;
  limits: LimitRule[];
  dependentCoverage: DependentCoverageRecord;
  /** Redemptions that stand, as the ledger says. */
  redemptionCount: number;
  publishedAt: Date | null;
  /** The lines of the agreement's schedule it was made from; absent where the agreement's text is kept elsewhere. */
  scheduleLines?: OfferScheduleLines | null;
  proposedByAccountId?: string | null;
  /** The last decision on it; absent before the first. */
  decision?: OfferDecisionRecord | null;
  createdAt: Date;
  version: number;
  /**
   * Raised by every transaction that relies on this document's state without changing it (issuing, redeeming), so that a
   * change of state at the same instant conflicts with it instead of slipping past its snapshot.
   */
  reliedOn?: number;
}

const offerSchema = new Schema<OfferRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    organizationId: { type: String, required: true },
    partnerId: { type: String, required: true },
    sectorCode: { type: String, required: true },
    categoryCode: { type: String, required: true },
    title: { ...localizedText, required: true },
    summary: { ...localizedText, default: null },
    state: { type: String, enum: offerStates, required: true },
    gain: { type: Schema.Types.Mixed, required: true },
    discountBasisPoints: { type: Number, required: true },
    usualPrices: {
      type: [new Schema({ serviceCode: String, priceCentimes: Number }, { _id: false })],
      default: [],
    },
    maximumDiscountCentimes: { type: Number, default: null },
    conditions: {
      type: [
        new Schema({ kind: { type: String, enum: conditionKinds }, text: localizedText }, { _id: false }),
      ],
      default: [],
    },
    branchIds: { type: [String], required: true },
    validFrom: { type: String, required: true },
    validTo: { type: String, required: true },
    voucherValidDays: { type: Number, required: true },
    limits: {
      type: [new Schema({ scope: String, period: String, count: Number }, { _id: false })],
      default: [],
    },
    dependentCoverage: {
      type: new Schema(
        { spouse: Boolean, children: Boolean, childMaximumAge: Number, studentMaximumAge: Number },
        { _id: false },
      ),
      required: true,
    },
    redemptionCount: { type: Number, default: 0 },
    publishedAt: { type: Date, default: null },
    scheduleLines: { type: Schema.Types.Mixed, default: null },
    proposedByAccountId: { type: String, default: null },
    decision: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
    reliedOn: { type: Number, default: 0 },
  },
  { collection: 'offers', versionKey: false, minimize: false },
);
offerSchema.index({ partnerId: 1, state: 1, discountBasisPoints: -1, _id: 1 });
offerSchema.index({ branchIds: 1 });
offerSchema.index({ agreementId: 1 });
offerSchema.index({ state: 1, _id: 1 });

export function offerModel(connection: Connection) {
  return connection.model<OfferRecord>('Offer', offerSchema);
}

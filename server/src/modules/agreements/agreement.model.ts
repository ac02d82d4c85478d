import type { LocalizedText } from '@wasl/shared/localized-text';
import { type Connection, Schema } from 'mongoose';
import { localizedText } from '../../platform/mongo/localized-text.schema.ts';
import { newId } from '../../platform/mongo/object-id.ts';

export const agreementStates = [
  'DRAFT',
  'IN_REVIEW',
  'OUT_FOR_SIGNATURE',
  'ACTIVE',
  'RENEWING',
  'SUSPENDED',
  'EXPIRED',
  'TERMINATED',
  'WITHDRAWN',
  'DECLINED',
] as const;

export type AgreementState = (typeof agreementStates)[number];

export interface AgreementRecord {
  _id: string;
  reference: string;
  organizationId: string;
  partnerId: string;
  state: AgreementState;
  /** First and last day in Africa/Casablanca; the last counts whole. */
  startsOn: string;
  endsOn: string;
  /** Regions it holds in; null is the whole country. */
  regionCodes: string[] | null;
  terms: LocalizedText;
  createdAt: Date;
  version: number;
  /**
   * Raised by every transaction that relies on this document's state without changing it (issuing, redeeming), so that a
   * change of state at the same instant conflicts with it instead of slipping past its snapshot.
   */
  reliedOn?: number;
}

const agreementSchema = new Schema<AgreementRecord>(
  {
    _id: { type: String, default: newId },
    reference: { type: String, required: true },
    organizationId: { type: String, required: true },
    partnerId: { type: String, required: true },
    state: { type: String, enum: agreementStates, required: true },
    startsOn: { type: String, required: true },
    endsOn: { type: String, required: true },
    regionCodes: { type: [String], default: null },
    terms: { ...localizedText, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
    reliedOn: { type: Number, default: 0 },
  },
  { collection: 'agreements', versionKey: false },
);
agreementSchema.index({ reference: 1 }, { unique: true });
agreementSchema.index({ partnerId: 1, state: 1 });
agreementSchema.index({ organizationId: 1, state: 1, _id: 1 });

export function agreementModel(connection: Connection) {
  return connection.model<AgreementRecord>('Agreement', agreementSchema);
}

/**
 * What an agreement may cost its partner in one region: every discount given there, and what open vouchers may still
 * take. Changed only by guarded increments whose result is read, so that it is never passed.
 */
export interface AgreementBudgetRecord {
  /** `agreementId:regionCode`, or `agreementId:*` for all regions together. */
  _id: string;
  agreementId: string;
  regionCode: string | null;
  limitCentimes: number;
  /** Discounts of redemptions that stand, as the ledger says. */
  spentCentimes: number;
  /** Most that open vouchers may still take. */
  reservedCentimes: number;
}

const agreementBudgetSchema = new Schema<AgreementBudgetRecord>(
  {
    _id: String,
    agreementId: { type: String, required: true },
    regionCode: { type: String, default: null },
    limitCentimes: { type: Number, required: true },
    spentCentimes: { type: Number, default: 0 },
    reservedCentimes: { type: Number, default: 0 },
  },
  { collection: 'agreement-budgets', versionKey: false },
);
agreementBudgetSchema.index({ agreementId: 1 });

export function agreementBudgetModel(connection: Connection) {
  return connection.model<AgreementBudgetRecord>('AgreementBudget', agreementBudgetSchema);
}

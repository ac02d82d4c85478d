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

/** Why an agreement does not hold for now. */
export interface AgreementSuspensionRecord {
  cause: 'DECISION' | 'LICENCE_EXPIRED';
  reason: string;
  since: Date;
}

/** Notice given: the agreement ends with its last day, which `endsOn` then is. */
export interface AgreementTerminationRecord {
  by: 'ORGANIZATION' | 'PARTNER';
  reason: string;
  noticeGivenOn: string;
  lastDay: string;
}

/** How many signed and who is waited for, kept here for lists; the request for signatures is what counts. */
export interface SigningProgress {
  signedCount: number;
  signatoryCount: number;
  /** Those whose turn it is, such as Mme Amrani; empty when nobody is waited for. */
  waitingFor: string[];
  /** Whether those waited for sign for the organization. */
  isOurTurn: boolean;
  /** A scan waits for a second pair of eyes. */
  hasUnconfirmedScan: boolean;
  /** Since when those are waited for. */
  since: Date;
  expiresAt: Date;
  isExpired: boolean;
}

/** How an agreement is handled in the office: what lists and the pipeline show without reading anything else. */
export interface AgreementHandling {
  /** Account of the coordinator who sees to it. */
  ownerAccountId: string | null;
  sectorCode: string;
  categoryCode: string;
  /** Where the partner's first branch is; null while none is known. */
  provinceCode: string | null;
  /** Folded words it is found by: names, town, ICE, reference. */
  searchText: string;
  /** When it came to its present state. */
  stateSince: Date;
  /** Approvals given to the text in review, and needed. */
  review: {
    approvalCount: number;
    approvalsNeeded: number;
    /** Accounts that cannot give an opinion: who wrote the text and who gave one already. */
    closedTo?: string[];
  } | null;
  signing: SigningProgress | null;
  checklist: { doneCount: number; requiredCount: number; toDecideCount: number } | null;
  /** Open remarks and proposals of the partner nobody answered. */
  openPartnerRemarks: number;
  /** Offers submitted and not decided on. */
  submittedOffers: number;
  /** What a coordinator wrote down as the next step. */
  notedStep: { text: string; dueOn: string | null; byAccountId: string } | null;
  /** Redemptions that stand over all its offers; null when nobody counted. */
  redemptionCount: number | null;
}

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
  /** Number of the version of the text being prepared; null when none is. */
  preparedVersion: number | null;
  /** Number of the version in force; null before the first activation and where the document is kept elsewhere. */
  versionInForce: number | null;
  /** When the version being prepared was sealed; it then waits for its checklist. */
  sealedAt: Date | null;
  noticeDays: number;
  suspension: AgreementSuspensionRecord | null;
  termination: AgreementTerminationRecord | null;
  handling: AgreementHandling;
  /** Reminders written, such as `end:2026-12-31:30`: each is marked before it is sent, so that none goes twice. */
  remindersSent?: string[];
  createdAt: Date;
  /** Raised by every change of state or terms; changes of `handling` alone do not raise it. */
  version: number;
  /** When any of this was last stored, by the machine's own clock; the repository writes it, for readers that catch up. */
  changedAt?: Date;
  /**
   * Raised by every transaction that relies on this document's state without changing it (issuing, redeeming), so that a
   * change of state at the same instant conflicts with it instead of slipping past its snapshot.
   */
  reliedOn?: number;
}

/** How an agreement begins to be handled. `searchText` is written by who knows the names. */
export function newHandling(
  of: Pick<AgreementHandling, 'sectorCode' | 'categoryCode' | 'provinceCode' | 'stateSince'> &
    Partial<AgreementHandling>,
): AgreementHandling {
  return {
    ownerAccountId: null,
    searchText: '',
    review: null,
    signing: null,
    checklist: null,
    openPartnerRemarks: 0,
    submittedOffers: 0,
    notedStep: null,
    redemptionCount: null,
    ...of,
  };
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
    preparedVersion: { type: Number, default: null },
    versionInForce: { type: Number, default: null },
    sealedAt: { type: Date, default: null },
    noticeDays: { type: Number, default: 30 },
    suspension: { type: Schema.Types.Mixed, default: null },
    termination: { type: Schema.Types.Mixed, default: null },
    handling: { type: Schema.Types.Mixed, required: true },
    remindersSent: { type: [String], default: [] },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
    changedAt: { type: Date, required: true },
    reliedOn: { type: Number, default: 0 },
  },
  { collection: 'agreements', versionKey: false, minimize: false },
);
agreementSchema.index({ reference: 1 }, { unique: true });
agreementSchema.index({ partnerId: 1, state: 1 });
agreementSchema.index({ organizationId: 1, state: 1, _id: 1 });
agreementSchema.index({ state: 1, endsOn: 1 });
agreementSchema.index({ organizationId: 1, changedAt: 1 });

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

import { type Connection, Schema } from 'mongoose';

/** In the order they are shown. */
export const checklistItemKinds = [
  'IDENTIFIERS',
  'LICENCE',
  'BANK_DETAILS',
  'BRANCHES',
  'PHOTOS',
  'STAFF_INVITED',
  'STAFF_TRAINED',
  'FIRST_OFFER',
] as const;

export type ChecklistItemKind = (typeof checklistItemKinds)[number];

export const checklistItemStates = ['OPEN', 'GIVEN', 'ACCEPTED', 'REFUSED'] as const;

export type ChecklistItemState = (typeof checklistItemStates)[number];

/** What is kept of one item. Items that settle themselves keep their owner and day only. */
export interface ChecklistItemRecord {
  kind: ChecklistItemKind;
  state: ChecklistItemState;
  /** Account of who sees to it; null leaves it to the partner. */
  ownerAccountId: string | null;
  dueOn: string | null;
  /** Values given, by field, as they are compared. */
  values: Record<string, string>;
  fileIds: string[];
  /** Last day of what is given, such as a licence. */
  validUntil: string | null;
  /** Who gave it last, and for whom. */
  provided: { byAccountId: string; isByPartner: boolean } | null;
  decidedByAccountId: string | null;
  decidedAt: Date | null;
  note: string | null;
}

/** An exception to a checklist, granted by a national coordinator. */
export interface ChecklistExceptionRecord {
  byAccountId: string;
  reason: string;
  at: Date;
  missing: ChecklistItemKind[];
}

/** What a partner brings for one agreement. */
export interface ChecklistRecord {
  /** The agreement's id. */
  _id: string;
  partnerId: string;
  items: ChecklistItemRecord[];
  exception: ChecklistExceptionRecord | null;
  createdAt: Date;
  version: number;
}

const checklistSchema = new Schema<ChecklistRecord>(
  {
    _id: String,
    partnerId: { type: String, required: true },
    items: { type: Schema.Types.Mixed, required: true },
    exception: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    version: { type: Number, default: 1 },
  },
  { collection: 'onboarding-checklists', versionKey: false, minimize: false },
);

export function checklistModel(connection: Connection) {
  return connection.model<ChecklistRecord>('OnboardingChecklist', checklistSchema);
}

/** A trial redemption: that it took place, where, by whom and when. Nothing of the bill is kept. */
export interface TrialRedemptionRecord {
  _id: string;
  partnerId: string;
  branchId: string;
  accountId: string;
  at: Date;
}

const trialSchema = new Schema<TrialRedemptionRecord>(
  {
    _id: String,
    partnerId: { type: String, required: true },
    branchId: { type: String, required: true },
    accountId: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'trial-redemptions', versionKey: false },
);
trialSchema.index({ partnerId: 1, _id: 1 });

export function trialRedemptionModel(connection: Connection) {
  return connection.model<TrialRedemptionRecord>('TrialRedemption', trialSchema);
}

import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';
import {
  type ChangedFieldState,
  type ChangeRequestState,
  changeRequestStates,
} from './change-request.states.ts';
import type { ListingField, ListingValueOf } from './listing-fields.ts';

export interface ChangedFieldRecord {
  field: ListingField;
  /** The live value it was proposed instead of; it applies only while that one is live. */
  base: ListingValueOf;
  value: ListingValueOf;
  state: ChangedFieldState;
  reason: string | null;
}

export interface ChangeRequestRecord {
  _id: string;
  partnerId: string;
  /** Null: the partner itself. */
  branchId: string | null;
  /** While it is open `partnerId:branchId`, afterwards its own id: unique, so that there is one open request for each. */
  slot: string;
  /** Regions of the branch, or of all branches, when it was last sent in. */
  regionCodes: string[];
  state: ChangeRequestState;
  isAppliedAtOnce: boolean;
  fields: ChangedFieldRecord[];
  submittedByAccountId: string;
  submittedAt: Date;
  decidedByAccountId: string | null;
  decidedAt: Date | null;
  version: number;
}

const changeRequestSchema = new Schema<ChangeRequestRecord>(
  {
    _id: { type: String, default: newId },
    partnerId: { type: String, required: true },
    branchId: { type: String, default: null },
    slot: { type: String, required: true },
    regionCodes: { type: [String], required: true },
    state: { type: String, enum: changeRequestStates, required: true },
    isAppliedAtOnce: { type: Boolean, required: true },
    fields: { type: Schema.Types.Mixed, required: true },
    submittedByAccountId: { type: String, required: true },
    submittedAt: { type: Date, required: true },
    decidedByAccountId: { type: String, default: null },
    decidedAt: { type: Date, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'change-requests', versionKey: false, minimize: false },
);
changeRequestSchema.index({ slot: 1 }, { unique: true });
changeRequestSchema.index({ partnerId: 1, _id: -1 });
changeRequestSchema.index({ state: 1, submittedAt: 1 });

export function changeRequestModel(connection: Connection) {
  return connection.model<ChangeRequestRecord>('ChangeRequest', changeRequestSchema);
}

export function openSlot({
  partnerId,
  branchId,
}: Pick<ChangeRequestRecord, 'partnerId' | 'branchId'>): string {
  return `${partnerId}:${branchId ?? ''}`;
}

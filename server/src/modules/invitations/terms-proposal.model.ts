import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ScheduleLineRecord } from '../drafting/index.ts';

/** Terms a partner proposes instead of the draft's; answered once. */
export interface TermsProposalRecord {
  _id: string;
  agreementId: string;
  /** Lines as they should be; lines of the draft not among them stay. */
  lines: ScheduleLineRecord[];
  message: string | null;
  proposedByAccountId: string;
  at: Date;
  answeredAt: Date | null;
  answeredByAccountId: string | null;
  isAccepted: boolean | null;
  answer: string | null;
}

/** A proposal with the category its lines belong to. */
export type TermsProposalView = TermsProposalRecord & { categoryCode: string };

const proposalSchema = new Schema<TermsProposalRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    lines: { type: Schema.Types.Mixed, required: true },
    message: { type: String, default: null },
    proposedByAccountId: { type: String, required: true },
    at: { type: Date, required: true },
    answeredAt: { type: Date, default: null },
    answeredByAccountId: { type: String, default: null },
    isAccepted: { type: Boolean, default: null },
    answer: { type: String, default: null },
  },
  { collection: 'terms-proposals', versionKey: false, minimize: false },
);
proposalSchema.index({ agreementId: 1, answeredAt: 1, _id: -1 });

export function termsProposalModel(connection: Connection) {
  return connection.model<TermsProposalRecord>('TermsProposal', proposalSchema);
}

import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';

/** What coordinator or partner wrote about a text. Its words never change. */
export interface AgreementCommentRecord {
  _id: string;
  agreementId: string;
  authorAccountId: string;
  isFromPartner: boolean;
  /** Key of the clause or schedule line it is about; null for the whole. */
  subjectKey: string | null;
  versionNumber: number;
  text: string;
  at: Date;
  resolvedAt: Date | null;
  resolvedByAccountId: string | null;
}

const agreementCommentSchema = new Schema<AgreementCommentRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    authorAccountId: { type: String, required: true },
    isFromPartner: { type: Boolean, required: true },
    subjectKey: { type: String, default: null },
    versionNumber: { type: Number, required: true },
    text: { type: String, required: true },
    at: { type: Date, required: true },
    resolvedAt: { type: Date, default: null },
    resolvedByAccountId: { type: String, default: null },
  },
  { collection: 'agreement-comments', versionKey: false },
);
agreementCommentSchema.index({ agreementId: 1, _id: 1 });

export function agreementCommentModel(connection: Connection) {
  return connection.model<AgreementCommentRecord>('AgreementComment', agreementCommentSchema);
}

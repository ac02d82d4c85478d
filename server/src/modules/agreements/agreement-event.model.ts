import { type Connection, Schema } from 'mongoose';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ActKind } from './agreement-acts.ts';

/** One act in the life of an agreement, as people read it. Never changed, never deleted. */
export interface AgreementEventRecord {
  _id: string;
  agreementId: string;
  at: Date;
  kind: ActKind;
  /** Names and numbers its sentence needs. */
  details: Record<string, string | number>;
  /** Null for what happens by itself and for those who act by a link. */
  actorAccountId: string | null;
  /** Name of one who acts by a link; null otherwise. */
  actorName: string | null;
}

const agreementEventSchema = new Schema<AgreementEventRecord>(
  {
    _id: { type: String, default: newId },
    agreementId: { type: String, required: true },
    at: { type: Date, required: true },
    kind: { type: String, required: true },
    details: { type: Schema.Types.Mixed, required: true },
    actorAccountId: { type: String, default: null },
    actorName: { type: String, default: null },
  },
  { collection: 'agreement-events', versionKey: false, minimize: false },
);
agreementEventSchema.index({ agreementId: 1, _id: -1 });

export function agreementEventModel(connection: Connection) {
  return connection.model<AgreementEventRecord>('AgreementEvent', agreementEventSchema);
}

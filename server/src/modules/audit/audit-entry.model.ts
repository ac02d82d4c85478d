import { type Connection, Schema } from 'mongoose';
import type { AuditedChange } from '../../platform/audit.ts';
import { newId } from '../../platform/mongo/object-id.ts';

/** One act of staff. Never changed, never deleted; each carries the hash of the one before in its chain. */
export interface AuditEntryRecord {
  _id: string;
  /** Each organization has a chain of its own, so that one's acts never wait for another's. */
  organizationId: string;
  /** 1, 2, 3 … without gaps. */
  sequence: number;
  at: Date;
  actorAccountId: string;
  action: string;
  subjectType: string;
  subjectId: string;
  changes: AuditedChange[];
  previousHash: string;
  /** SHA-256 over everything above, in hexadecimal. */
  hash: string;
}

const auditEntrySchema = new Schema<AuditEntryRecord>(
  {
    _id: { type: String, default: newId },
    organizationId: { type: String, required: true },
    sequence: { type: Number, required: true },
    at: { type: Date, required: true },
    actorAccountId: { type: String, required: true },
    action: { type: String, required: true },
    subjectType: { type: String, required: true },
    subjectId: { type: String, required: true },
    changes: { type: Schema.Types.Mixed, required: true },
    previousHash: { type: String, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'audit-entries', versionKey: false, minimize: false },
);
auditEntrySchema.index({ organizationId: 1, sequence: 1 }, { unique: true });

export function auditEntryModel(connection: Connection) {
  return connection.model<AuditEntryRecord>('AuditEntry', auditEntrySchema);
}

/** Where a chain ends: what two acts at the same instant conflict on, and what shows that the last ones are missing. */
export interface AuditHeadRecord {
  /** The organization. */
  _id: string;
  sequence: number;
  hash: string;
}

const auditHeadSchema = new Schema<AuditHeadRecord>(
  {
    _id: String,
    sequence: { type: Number, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'audit-heads', versionKey: false },
);

export function auditHeadModel(connection: Connection) {
  return connection.model<AuditHeadRecord>('AuditHead', auditHeadSchema);
}

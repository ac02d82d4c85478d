import { type Connection, Schema } from 'mongoose';
import { newId } from '../mongo/object-id.ts';

/** Who reacts to events, each at its own pace. */
export const consumers = [
  'search',
  'messages',
  'counters',
  /** Links, codes and reminders to those who sign; sealing. */
  'signing',
  /** Mails about agreements to coordinators and partners, invitations among them. */
  'agreements',
] as const;

export type Consumer = (typeof consumers)[number];

/** Something that happened to a document, written in the transaction that made it happen. */
export interface OutboxEvent {
  _id: string;
  /** Past tense, such as `voucher.redeemed`. */
  type: string;
  /** The document it happened to. Events of one document reach a consumer in the order of their versions. */
  documentId: string;
  documentVersion: number;
  payload: Record<string, unknown>;
  occurredAt: Date;
  /** Consumers that have not dealt with it yet; the event goes when nobody is left. */
  waiting: Consumer[];
  failures: number;
  notBefore: Date;
}

const outboxSchema = new Schema<OutboxEvent>(
  {
    _id: { type: String, default: newId },
    type: { type: String, required: true },
    documentId: { type: String, required: true },
    documentVersion: { type: Number, required: true },
    payload: { type: Schema.Types.Mixed, default: {} },
    occurredAt: { type: Date, required: true },
    waiting: { type: [String], required: true },
    failures: { type: Number, default: 0 },
    notBefore: { type: Date, required: true },
  },
  { collection: 'outbox', versionKey: false, minimize: false },
);
outboxSchema.index({ waiting: 1, _id: 1 });

export function outboxModel(connection: Connection) {
  return connection.model<OutboxEvent>('OutboxEvent', outboxSchema);
}

/** A right to act alone, held for a while by one process. */
export interface LeaseRecord {
  _id: string;
  holder: string;
  until: Date;
}

const leaseSchema = new Schema<LeaseRecord>(
  { _id: String, holder: { type: String, required: true }, until: { type: Date, required: true } },
  { collection: 'leases', versionKey: false },
);

export function leaseModel(connection: Connection) {
  return connection.model<LeaseRecord>('Lease', leaseSchema);
}

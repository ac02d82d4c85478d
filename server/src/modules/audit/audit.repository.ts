import mongoose, { type Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { genesisHash } from './audit.chain.ts';
import {
  type AuditEntryRecord,
  type AuditHeadRecord,
  auditEntryModel,
  auditHeadModel,
} from './audit-entry.model.ts';

export type AuditRepository = ReturnType<typeof createAuditRepository>;

export function createAuditRepository(connection: Connection) {
  const entries = auditEntryModel(connection);
  const heads = auditHeadModel(connection);
  return {
    /**
     * Takes the next place of a chain: its head as it was, now locked by this transaction, so that another at the same
     * instant conflicts and is run again. The first act of an organization makes the head outside the transaction and
     * has it run again, since a transaction cannot see what was made after its start.
     */
    async takeNext(session: ClientSession, organizationId: string): Promise<AuditHeadRecord> {
      const head = await heads
        .findOneAndUpdate(
          { _id: organizationId },
          { $inc: { sequence: 1 } },
          { session, returnDocument: 'before' },
        )
        .lean<AuditHeadRecord>();
      if (head) return head;
      await heads.updateOne(
        { _id: organizationId },
        { $setOnInsert: { sequence: 0, hash: genesisHash } },
        { upsert: true },
      );
      const again = new mongoose.mongo.MongoError('the audit chain was begun; run the transaction again');
      again.addErrorLabel('TransientTransactionError');
      throw again;
    },
    /** Stores the entry and makes it the head's. */
    async append(session: ClientSession, entry: AuditEntryRecord): Promise<void> {
      await entries.create([entry], { session });
      await heads.updateOne({ _id: entry.organizationId }, { $set: { hash: entry.hash } }, { session });
    },
    async listHeads(): Promise<AuditHeadRecord[]> {
      return await heads.find().sort({ _id: 1 }).lean<AuditHeadRecord[]>();
    },
    /** Every chain one after another, each in order. */
    streamEntries(): AsyncIterable<AuditEntryRecord> {
      return entries.find().sort({ organizationId: 1, sequence: 1 }).lean<AuditEntryRecord>().cursor();
    },
  };
}

import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import {
  type SigningRequestRecord,
  type SigningState,
  signingRequestModel,
} from './signing-request.model.ts';

export type SigningRequestRepository = ReturnType<typeof createSigningRequestRepository>;

export function createSigningRequestRepository(connection: Connection) {
  const requests = signingRequestModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<SigningRequestRecord | null> {
      return await requests.findById(id).session(session).lean<SigningRequestRecord>();
    },
    async findByLinkHash(
      linkHash: string,
      session: ClientSession | null = null,
    ): Promise<SigningRequestRecord | null> {
      return await requests
        .findOne({ 'signatories.linkHash': linkHash })
        .session(session)
        .lean<SigningRequestRecord>();
    },
    /** By SHA-256 of the sealed document or the code on its certificate; sealed ones only. */
    async findSealed(
      by: { sealedHash: string } | { verificationCode: string },
    ): Promise<SigningRequestRecord | null> {
      return await requests.findOne({ ...by, state: 'SEALED' }).lean<SigningRequestRecord>();
    },
    /** The newest request of an agreement. */
    async findLatest(
      agreementId: string,
      session: ClientSession | null = null,
    ): Promise<SigningRequestRecord | null> {
      return await requests
        .findOne({ agreementId })
        .sort({ _id: -1 })
        .session(session)
        .lean<SigningRequestRecord>();
    },
    /** Requests of these agreements, newest first. */
    async listByAgreements(agreementIds: readonly string[]): Promise<SigningRequestRecord[]> {
      return await requests
        .find({ agreementId: trusted({ $in: [...agreementIds] }) })
        .sort({ _id: -1 })
        .lean<SigningRequestRecord[]>();
    },
    async insertMany(list: readonly SigningRequestRecord[], session?: ClientSession): Promise<void> {
      await requests.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /**
     * Writes a request read in the same transaction, if it still stands as it was read. A writer in between makes the
     * transaction conflict and run again, so a miss here means that it is gone.
     */
    async replace(
      session: ClientSession,
      read: Pick<SigningRequestRecord, '_id' | 'version' | 'state'>,
      changes: Partial<SigningRequestRecord>,
    ): Promise<SigningRequestRecord> {
      const { version: _version, _id, ...fields } = changes;
      const written = await requests
        .findOneAndUpdate(
          { _id: read._id, version: read.version, state: read.state },
          { $set: fields, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<SigningRequestRecord>();
      if (!written) throw new Error(`the signing request ${read._id} changed within its own transaction`);
      return written;
    },
    /** The one write that seals: null when somebody else sealed it, or it never was complete. */
    async seal(
      session: ClientSession,
      id: string,
      sealed: { sealedHash: string; sealedFileId: string; sealedAt: Date },
    ): Promise<SigningRequestRecord | null> {
      return await requests
        .findOneAndUpdate(
          { _id: id, state: 'SEALING' },
          { $set: { ...sealed, state: 'SEALED' }, $inc: { version: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<SigningRequestRecord>();
    },
    /** Open requests whose time is over. */
    async listOverdue(now: Date, limit: number): Promise<SigningRequestRecord[]> {
      return await requests
        .find({ state: 'OPEN', expiresAt: trusted({ $lte: now }) })
        .sort({ expiresAt: 1 })
        .limit(limit)
        .lean<SigningRequestRecord[]>();
    },
    /** Open requests with a reminder due. */
    async listToRemind(now: Date, limit: number): Promise<SigningRequestRecord[]> {
      return await requests
        .find({ state: 'OPEN', nextReminderAt: trusted({ $lte: now }) })
        .sort({ nextReminderAt: 1 })
        .limit(limit)
        .lean<SigningRequestRecord[]>();
    },
    /** Complete and not sealed since before an instant: whoever was to seal them did not. */
    async listUnsealed(completedBefore: Date, limit: number): Promise<SigningRequestRecord[]> {
      return await requests
        .find({ state: 'SEALING', completedAt: trusted({ $lte: completedBefore }) })
        .limit(limit)
        .lean<SigningRequestRecord[]>();
    },
    async countByState(state: SigningState): Promise<number> {
      return await requests.countDocuments({ state });
    },
  };
}

import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import {
  type AgreementVersionRecord,
  agreementVersionModel,
  type VersionStage,
} from './agreement-version.model.ts';

/** What a change to a version may set; what identifies it never changes. */
export type VersionChanges = Partial<
  Omit<AgreementVersionRecord, '_id' | 'agreementId' | 'number' | 'purpose' | 'createdAt' | 'documentVersion'>
>;

export type AgreementVersionRepository = ReturnType<typeof createAgreementVersionRepository>;

export function createAgreementVersionRepository(connection: Connection) {
  const versions = agreementVersionModel(connection);
  return {
    async find(
      agreementId: string,
      number: number,
      session: ClientSession | null = null,
    ): Promise<AgreementVersionRecord | null> {
      return await versions.findOne({ agreementId, number }).session(session).lean<AgreementVersionRecord>();
    },
    async findById(id: string, session: ClientSession): Promise<AgreementVersionRecord | null> {
      return await versions.findById(id).session(session).lean<AgreementVersionRecord>();
    },
    /** Every version whose text was locked, for work that walks through all of them. */
    walkLocked(): AsyncIterable<AgreementVersionRecord> {
      return versions
        .find({ textHash: trusted({ $ne: null }) })
        .lean<AgreementVersionRecord>()
        .cursor();
    },
    /** Newest first. */
    async listByAgreement(agreementId: string): Promise<AgreementVersionRecord[]> {
      return await versions.find({ agreementId }).sort({ number: -1 }).lean<AgreementVersionRecord[]>();
    },
    /** Number and document version of the newest version; zeros when there is none. */
    async findLast(
      agreementId: string,
      session: ClientSession,
    ): Promise<Pick<AgreementVersionRecord, 'number' | 'documentVersion'>> {
      const last = await versions
        .findOne({ agreementId }, { number: 1, documentVersion: 1 })
        .session(session)
        .sort({ number: -1 })
        .lean<Pick<AgreementVersionRecord, 'number' | 'documentVersion'>>();
      return last ?? { number: 0, documentVersion: 0 };
    },
    async insertMany(list: readonly AgreementVersionRecord[], session?: ClientSession): Promise<void> {
      await versions.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
    /** One conditional write: null when the version does not stand in one of these stages, or is another by now. */
    async change(
      session: ClientSession,
      of: { agreementId: string; number: number; stages: readonly VersionStage[]; documentVersion?: number },
      changes: VersionChanges,
    ): Promise<AgreementVersionRecord | null> {
      const { agreementId, number, stages, documentVersion } = of;
      return await versions
        .findOneAndUpdate(
          {
            agreementId,
            number,
            stage: trusted({ $in: [...stages] }),
            ...(documentVersion === undefined ? {} : { documentVersion }),
          },
          { $set: changes, $inc: { documentVersion: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<AgreementVersionRecord>();
    },
  };
}

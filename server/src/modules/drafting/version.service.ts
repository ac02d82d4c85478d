import type { ClientSession } from '../../platform/mongo/transaction.ts';
import type { AgreementRecord } from '../agreements/index.ts';
import type { AgreementVersionRecord, LockedAttachment } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { hashOfText, type VersionText, valuesAsList, valuesByName } from './version-text.ts';

export type VersionService = ReturnType<typeof createVersionService>;

/** Different people, none of whom wrote it, who must approve a text before it is sent to be signed. */
export const approvalsNeeded = 2;

/** What other modules read of versions, and the steps of a version's stage they bring about. */
export function createVersionService(dependencies: {
  versions: AgreementVersionRepository;
  text: VersionText;
  listAttachments: (agreementId: string, session?: ClientSession) => Promise<readonly LockedAttachment[]>;
}) {
  const { versions, text, listAttachments } = dependencies;
  return {
    /** One version; within a transaction when its session is given. */
    async findVersion(
      agreementId: string,
      number: number,
      session?: ClientSession,
    ): Promise<AgreementVersionRecord | null> {
      return await versions.find(agreementId, number, session);
    },
    /** Every version, newest first. */
    async listVersions(agreementId: string): Promise<AgreementVersionRecord[]> {
      return await versions.listByAgreement(agreementId);
    },
    ...text,
    /**
     * Locks a text in review: which files belong to it is fixed too, what its variables stand for was when it was submitted,
     * and its hash says so. From then on it never changes. Null when it is not in review.
     */
    async lockText(
      session: ClientSession,
      agreement: AgreementRecord,
      number: number,
    ): Promise<AgreementVersionRecord | null> {
      const version = await versions.find(agreement._id, number, session);
      if (version?.stage !== 'IN_REVIEW') return null;
      const values = await text.valuesOf(version, agreement, session);
      const lockedAttachments = [...(await listAttachments(agreement._id, session))];
      return await versions.change(
        session,
        {
          agreementId: agreement._id,
          number,
          stages: ['IN_REVIEW'],
          documentVersion: version.documentVersion,
        },
        {
          stage: 'OUT_FOR_SIGNATURE',
          lockedValues: valuesAsList(values),
          lockedAttachments,
          textHash: hashOfText(version, agreement, values, lockedAttachments),
        },
      );
    },
    /** All have signed. Null when it is not out for signature. */
    async markSealed(
      session: ClientSession,
      agreementId: string,
      number: number,
    ): Promise<AgreementVersionRecord | null> {
      const stages = ['OUT_FOR_SIGNATURE'] as const;
      return await versions.change(session, { agreementId, number, stages }, { stage: 'SEALED' });
    },
    /** Given up: withdrawn, declined or replaced. Null when it is sealed or void already. */
    async markVoid(
      session: ClientSession,
      agreementId: string,
      number: number,
    ): Promise<AgreementVersionRecord | null> {
      const stages = ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'] as const;
      return await versions.change(session, { agreementId, number, stages }, { stage: 'VOID' });
    },
    /** Whether a locked text still says what its hash says: false when anything in it was changed since. */
    hashMatches(version: AgreementVersionRecord, agreement: Pick<AgreementRecord, 'reference'>): boolean {
      if (version.lockedValues === null) return false;
      const values = valuesByName(version.lockedValues);
      return version.textHash === hashOfText(version, agreement, values, version.lockedAttachments);
    },
  };
}

import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  type RecordAct,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { FileService, StoredFileRecord } from '../uploads/index.ts';
import type { LockedAttachment } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { draftingObstacles } from './drafting.texts.ts';
import { byAccount, type DraftingRequest } from './drafting-request.ts';

export type AttachmentService = ReturnType<typeof createAttachmentService>;

/** Files owned by an agreement are its attachments: who may see it may read them. */
export const attachmentOwner = 'agreement';

/** Documents attached to an agreement: part of what is signed from the moment its text is locked. */
export function createAttachmentService(dependencies: {
  versions: AgreementVersionRepository;
  agreements: AgreementService;
  recordAct: RecordAct;
  files: FileService;
  runInTransaction: RunInTransaction;
}) {
  const { versions, agreements, recordAct, files, runInTransaction } = dependencies;
  return {
    /** Newest first. For who may see the agreement. */
    async listFiles(agreementId: string): Promise<StoredFileRecord[]> {
      return await files.listByOwner({ type: attachmentOwner, id: agreementId });
    },
    /** As a lock keeps them, oldest first. */
    async listForLock(agreementId: string, session?: ClientSession): Promise<LockedAttachment[]> {
      const list = await files.listByOwner({ type: attachmentOwner, id: agreementId }, session ?? null);
      return list.toReversed().map(({ _id, name, sha256 }) => ({ fileId: _id, name, sha256 }));
    },
    /** Attaches a file this account sent in. Not while the text is read or signed: its attachments belong to it. */
    async attach(
      { viewer, language }: DraftingRequest,
      { agreementId, fileId }: { agreementId: string; fileId: string },
    ): Promise<ChangeOutcome> {
      const found = authorizeOnAgreement(
        viewer,
        'agreement:provide',
        await agreements.findAgreement(agreementId),
      );
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const { preparedVersion, handling } = agreement;
        const version =
          preparedVersion === null ? null : await versions.find(agreementId, preparedVersion, session);
        if (version?.stage === 'IN_REVIEW' || version?.stage === 'OUT_FOR_SIGNATURE')
          refuseChange(impossible(draftingObstacles.lockedForAttachments[language]));
        const owner = { type: attachmentOwner, id: agreementId };
        const [file] = await files.claim(session, found.viewer, [fileId], owner);
        // A draft submitted at the same instant conflicts here instead of being locked without this file.
        if (version?.stage === 'DRAFT') {
          const of = { agreementId, number: version.number, stages: ['DRAFT'] as const };
          await versions.change(session, of, { changeNote: version.changeNote });
        }
        await recordAct(session, agreement, byAccount(found.viewer), {
          kind: 'agreement:attach',
          details: { name: file?.name ?? '' },
          changes: [{ field: 'attachment', to: fileId }],
        });
        return { ...agreement, handling };
      });
    },
  };
}

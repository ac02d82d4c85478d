import type { Clock } from '../../platform/clock.ts';
import type { AgreementRecord, AgreementService } from '../agreements/index.ts';
import {
  type AgreementVersionRecord,
  type ClauseView,
  clauseViews,
  type ScheduleLineView,
  scheduleLineViews,
  type VersionService,
} from '../drafting/index.ts';
import type { FileService, StoredFileView } from '../uploads/index.ts';
import type { Visit } from './signing.outcomes.ts';

/** What a signatory sees by their link: the request, themselves, and the text they are asked to sign. */
export interface SigningVisitView extends Visit {
  agreement: AgreementRecord;
  textVersion: AgreementVersionRecord;
  clauses: ClauseView[];
  schedule: ScheduleLineView[];
  attachments: StoredFileView[];
  sealedDocumentUrl: string | null;
  now: Date;
}

export type ShowVisit = (visit: Visit) => Promise<SigningVisitView>;

/** Minutes that links to files work for who reads without an account. */
const grantMinutes = 60;

/** Reads what a visit shows. The text is the one that was locked, whatever became of partner and organization since. */
export function createShowVisit(dependencies: {
  agreements: Pick<AgreementService, 'findAgreement'>;
  versions: Pick<VersionService, 'findVersion' | 'valuesOf'>;
  files: Pick<FileService, 'listByIds' | 'grantLink'>;
  clock: Clock;
}): ShowVisit {
  const { agreements, versions, files, clock } = dependencies;
  return async (visit) => {
    const { agreementId, versionNumber, sealedFileId } = visit.request;
    const [agreement, textVersion] = await Promise.all([
      agreements.findAgreement(agreementId),
      versions.findVersion(agreementId, versionNumber),
    ]);
    if (!agreement || !textVersion)
      throw new Error(`request ${visit.request._id} is about a text that is gone`);
    const ids = textVersion.lockedAttachments.map(({ fileId }) => fileId);
    const attached = new Map((await files.listByIds(ids)).map((file) => [file._id, file]));
    return {
      ...visit,
      agreement,
      textVersion,
      clauses: clauseViews(textVersion.clauses, await versions.valuesOf(textVersion, agreement)),
      schedule: scheduleLineViews(textVersion.schedule, agreement.handling.categoryCode),
      attachments: ids.flatMap((id) => {
        const file = attached.get(id);
        return file ? [{ ...file, grantedUrl: files.grantLink(id, grantMinutes) }] : [];
      }),
      // Only those who signed have it by their link.
      sealedDocumentUrl:
        sealedFileId && visit.signatory.state === 'SIGNED'
          ? files.grantLink(sealedFileId, grantMinutes)
          : null,
      now: clock.now(),
    };
  };
}

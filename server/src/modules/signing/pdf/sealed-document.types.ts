import type { BilingualText, RenderedClause } from '@wasl/shared/agreement-text';
import type { LocalizedText } from '@wasl/shared/localized-text';
import type { ScheduleLineRecord } from '../../drafting/index.ts';
import type { SignatoryRecord, SigningScanRecord } from '../signing-request.model.ts';

/** Everything a sealed document says. The same input gives the same bytes. */
export interface SealedDocumentInput {
  reference: string;
  versionNumber: number;
  organizationName: LocalizedText;
  partnerName: LocalizedText;
  clauses: readonly RenderedClause[];
  /** Lines of the schedule, gains and limits in words. */
  schedule: readonly (Pick<ScheduleLineRecord, 'label' | 'condition'> & {
    gainText: BilingualText;
    limitTexts: BilingualText[];
  })[];
  startsOn: string;
  endsOn: string;
  attachments: readonly { name: string; sha256: string }[];
  textHash: string;
  consentVersion: string;
  route: 'LINKS' | 'PAPER';
  /** In the order of signing; whoever handed over is among them. */
  signatories: readonly SignatoryRecord[];
  scan: SigningScanRecord | null;
  sentAt: Date;
  completedAt: Date;
  verificationCode: string;
  /** Address of the page that verifies it. */
  verifyUrl: string;
}

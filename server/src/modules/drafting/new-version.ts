import { newId } from '../../platform/mongo/object-id.ts';
import type { TemplateClauseRecord } from '../templates/index.ts';
import type { AgreementVersionRecord, VersionClauseRecord } from './agreement-version.model.ts';

const usualNoticeDays = 60;

/** A draft with nothing but its clauses and period. Its author is its first editor. */
export function newVersion(
  of: Pick<
    AgreementVersionRecord,
    | 'agreementId'
    | 'number'
    | 'purpose'
    | 'templateId'
    | 'templateVersion'
    | 'clauses'
    | 'startsOn'
    | 'endsOn'
    | 'authorAccountId'
    | 'createdAt'
  > &
    Partial<AgreementVersionRecord>,
): AgreementVersionRecord {
  return {
    _id: newId(),
    stage: 'DRAFT',
    schedule: [],
    noticeDays: usualNoticeDays,
    renewal: 'EXPRESS',
    budgetCentimes: null,
    signatories: [],
    reviews: [],
    editorAccountIds: [of.authorAccountId],
    changeNote: null,
    lockedValues: null,
    lockedAttachments: [],
    textHash: null,
    documentVersion: 1,
    ...of,
  };
}

/** Clauses as a template gives them. */
export function versionClausesOf(clauses: readonly TemplateClauseRecord[]): VersionClauseRecord[] {
  return clauses.map(({ key, title, body, condition, isRequired }) => ({
    key,
    title,
    source: body,
    templateSource: body,
    condition,
    isRequired,
  }));
}

type Numbers = Pick<AgreementVersionRecord, 'number' | 'documentVersion'>;

/** Document versions go on from one version of a text to the next, so that what was read of the one before is stale. */
export function numbersAfter({ number, documentVersion }: Numbers): Numbers {
  return { number: number + 1, documentVersion: documentVersion + 1 };
}

/**
 * A draft that says what a version before said, numbered after the newest: approvals, signatures and the lock stay behind. Who
 * wrote the version before wrote this one too, and may not approve it either.
 */
export function copyOfVersion(
  version: AgreementVersionRecord,
  of: Pick<AgreementVersionRecord, 'authorAccountId' | 'createdAt' | 'changeNote'> & { after: Numbers },
): AgreementVersionRecord {
  const { after, ...begun } = of;
  const { agreementId, purpose, templateId, templateVersion, clauses, schedule, signatories } = version;
  const { startsOn, endsOn, noticeDays, renewal, budgetCentimes, editorAccountIds, authorAccountId } =
    version;
  return newVersion({
    agreementId,
    purpose,
    templateId,
    templateVersion,
    clauses,
    schedule,
    signatories,
    startsOn,
    endsOn,
    noticeDays,
    renewal,
    budgetCentimes,
    ...begun,
    ...numbersAfter(after),
    editorAccountIds: [...new Set([...editorAccountIds, authorAccountId, begun.authorAccountId])],
  });
}

import { variablesOfClause } from '@wasl/shared/agreement-text';
import { describeVariable } from '@wasl/shared/agreement-variables';
import { civilDateOf } from '@wasl/shared/civil-time';
import { fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { Clock } from '../../platform/clock.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  invalid,
  type RecordAct,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { AgreementVersionRecord, VersionReviewRecord } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { draftingObstacles, missingValue } from './drafting.texts.ts';
import { byAccount, type DraftingRequest } from './drafting-request.ts';
import { copyOfVersion } from './new-version.ts';
import { getPreparedVersion } from './prepared-version.ts';
import { approvalsNeeded, type VersionService } from './version.service.ts';
import { valuesAsList } from './version-text.ts';

export type ReviewService = ReturnType<typeof createReviewService>;

const maximumNote = 2_000;

/** How a draft is sent to those who approve it, and what they say. */
export function createReviewService(dependencies: {
  versions: AgreementVersionRepository;
  texts: VersionService;
  agreements: AgreementService;
  recordAct: RecordAct;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { versions, texts, agreements, recordAct, runInTransaction, clock } = dependencies;

  /** What a draft still lacks to be read by others, one sentence each. */
  async function obstaclesOf(
    session: ClientSession,
    version: AgreementVersionRecord,
    agreement: AgreementRecord,
    language: Language,
  ): Promise<string[]> {
    const obstacles: string[] = [];
    if (version.clauses.length === 0) obstacles.push(draftingObstacles.noClauses[language]);
    if (version.schedule.length === 0) obstacles.push(draftingObstacles.emptySchedule[language]);
    const { missingVariables } = await texts.renderText(version, agreement, session);
    // An empty schedule is told of as such.
    for (const clause of version.clauses.filter(({ isRequired, condition }) => isRequired && !condition))
      for (const name of variablesOfClause(clause).filter((each) => missingVariables.includes(each)))
        if (name !== 'schedule.summary')
          obstacles.push(missingValue(describeVariable(name), clause.title, language));
    const sides = version.signatories.map(({ side }) => side);
    if (!sides.includes('PARTNER')) obstacles.push(draftingObstacles.noPartnerSignatory[language]);
    if (!sides.includes('ORGANIZATION')) obstacles.push(draftingObstacles.noOrganizationSignatory[language]);
    if (version.endsOn < civilDateOf(clock.now())) obstacles.push(draftingObstacles.periodOver[language]);
    return obstacles;
  }

  /** The reviewed version is void, and a copy with the next number is the draft (docs/adr/0017). */
  async function returnToDraft(
    session: ClientSession,
    agreement: AgreementRecord,
    version: AgreementVersionRecord,
    review: VersionReviewRecord,
  ): Promise<AgreementRecord> {
    const voided = await versions.change(
      session,
      {
        agreementId: agreement._id,
        number: version.number,
        stages: ['IN_REVIEW'],
        documentVersion: version.documentVersion,
      },
      { stage: 'VOID', reviews: [...version.reviews, review] },
    );
    if (!voided) throw new Error('a version changed within one snapshot');
    const { authorAccountId } = version;
    const copy = copyOfVersion(version, {
      after: await versions.findLast(agreement._id, session),
      authorAccountId,
      createdAt: review.at,
      changeNote: null,
    });
    await versions.insertMany([copy], session);
    return await reopenDraft(session, agreements, agreement, copy.number);
  }

  /** Records an approval; the last one needed locks the text. How many there are. */
  async function approve(
    session: ClientSession,
    agreement: AgreementRecord,
    { number, documentVersion, reviews }: AgreementVersionRecord,
    review: VersionReviewRecord,
  ): Promise<number> {
    const of = { agreementId: agreement._id, number, stages: ['IN_REVIEW'] as const, documentVersion };
    const approved = await versions.change(session, of, { reviews: [...reviews, review] });
    if (!approved) throw new Error('a version changed within one snapshot');
    const approvalCount = approved.reviews.length;
    if (approvalCount >= approvalsNeeded && !(await texts.lockText(session, agreement, number)))
      throw new Error('a version changed within one snapshot');
    return approvalCount;
  }

  return {
    /** Sends a draft to those who approve it; what it lacks stands in the way. */
    async submit(
      { viewer, language }: DraftingRequest,
      { agreementId }: { agreementId: string },
    ): Promise<ChangeOutcome> {
      const found = authorizeOnAgreement(
        viewer,
        'agreement:draft',
        await agreements.findAgreement(agreementId),
      );
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const notADraft = () => impossible(draftingObstacles.notADraft[language]);
        const version = await getPreparedVersion(versions, session, agreement, ['DRAFT'], notADraft);
        const obstacles = await obstaclesOf(session, version, agreement, language);
        if (obstacles.length > 0) refuseChange(impossible(...obstacles));
        const { number, documentVersion } = version;
        const of = { agreementId, number, stages: ['DRAFT'] as const, documentVersion };
        const lockedValues = valuesAsList(await texts.valuesOf(version, agreement, session));
        const submitted = await versions.change(session, of, { stage: 'IN_REVIEW', lockedValues });
        if (!submitted) throw new Error('a draft changed within one snapshot');
        const moved =
          agreement.state === 'DRAFT'
            ? await agreements.moveTo(session, agreementId, 'IN_REVIEW')
            : agreement;
        if (!moved) return refuseChange(notADraft());
        const review = { approvalCount: 0, approvalsNeeded, closedTo: writersOf(version) };
        await agreements.noteHandling(session, agreementId, { review });
        await recordAct(session, agreement, byAccount(found.viewer), {
          kind: 'agreement:submit',
          details: { version: number },
          changes: [{ field: 'stage', from: 'DRAFT', to: 'IN_REVIEW' }],
        });
        return { ...moved, handling: { ...moved.handling, review } };
      });
    },

    /**
     * An opinion on a text in review. Nobody who wrote it gives one; each gives one; the last approval needed locks the text. A
     * change asked for returns it to draft as the next version.
     */
    async review(
      { viewer, language }: DraftingRequest,
      input: { agreementId: string; versionNumber: number; isApproval: boolean; note?: string | null },
    ): Promise<ChangeOutcome> {
      const { agreementId, isApproval } = input;
      const found = authorizeOnAgreement(
        viewer,
        'agreement:review',
        await agreements.findAgreement(agreementId),
      );
      const { accountId } = found.viewer;
      const note = input.note?.trim() || null;
      if (!isApproval && !note)
        return invalid({ field: 'note', message: fieldMessage({ kind: 'required' }, language) });
      if (note && note.length > maximumNote)
        return invalid({
          field: 'note',
          message: fieldMessage({ kind: 'too_long', maximum: maximumNote }, language),
        });
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        if (agreement.preparedVersion !== null && agreement.preparedVersion !== input.versionNumber)
          refuseChange({ kind: 'stale', currentVersion: agreement.preparedVersion });
        const version = await getPreparedVersion(versions, session, agreement, ['IN_REVIEW'], () =>
          impossible(draftingObstacles.notInReview[language]),
        );
        const { number, reviews } = version;
        if (version.authorAccountId === accountId || version.editorAccountIds.includes(accountId))
          refuseChange(impossible(draftingObstacles.wroteIt[language]));
        if (isApproval && reviews.some((each) => each.accountId === accountId))
          refuseChange(impossible(draftingObstacles.reviewedAlready[language]));
        const review: VersionReviewRecord = { accountId, isApproval, note, at: clock.now() };
        const act = {
          kind: isApproval ? 'agreement:approve' : 'agreement:ask-changes',
          details: { version: number },
          changes: [{ field: 'version', to: number }],
        } as const;
        if (!isApproval) {
          const reopened = await returnToDraft(session, agreement, version, review);
          await recordAct(session, agreement, byAccount(found.viewer), act);
          return reopened;
        }
        const approvalCount = await approve(session, agreement, version, review);
        const readers = reviews.map((each) => each.accountId);
        const closedTo = [...writersOf(version), ...readers, accountId];
        const counted = { approvalCount, approvalsNeeded, closedTo };
        await agreements.noteHandling(session, agreementId, { review: counted });
        await recordAct(session, agreement, byAccount(found.viewer), act);
        return { ...agreement, handling: { ...agreement.handling, review: counted } };
      });
    },
  };
}

/** Everybody who wrote some of a text: none of them gives an opinion on it. */
function writersOf({ authorAccountId, editorAccountIds }: AgreementVersionRecord): string[] {
  return [...new Set([authorAccountId, ...editorAccountIds])];
}

/** Makes another version the one being prepared, as a draft: the agreement goes back to DRAFT, a renewal stays RENEWING. */
export async function reopenDraft(
  session: ClientSession,
  agreements: AgreementService,
  agreement: AgreementRecord,
  preparedVersion: number,
): Promise<AgreementRecord> {
  const reopened =
    agreement.state === 'RENEWING'
      ? await agreements.amend(session, agreement._id, ['RENEWING'], { preparedVersion })
      : await agreements.moveTo(session, agreement._id, 'DRAFT', { preparedVersion });
  if (!reopened)
    throw new Error(`agreement ${agreement._id} cannot go back to draft from ${agreement.state}`);
  await agreements.noteHandling(session, agreement._id, { review: null, signing: null });
  return { ...reopened, handling: { ...reopened.handling, review: null, signing: null } };
}

import { addDays } from '@wasl/shared/civil-date';
import { fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { RenewAgreementInput } from '../../gql/resolvers.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
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
import type { TemplateService } from '../templates/index.ts';
import type { AgreementVersionRecord } from './agreement-version.model.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { checkPeriod } from './draft-input.ts';
import type { DraftingHooks } from './drafting.ports.ts';
import { draftFields, draftingObstacles } from './drafting.texts.ts';
import { byAccount, type DraftingRequest } from './drafting-request.ts';
import { copyOfVersion, newVersion, numbersAfter, versionClausesOf } from './new-version.ts';
import type { RefuseOverlap } from './overlap.ts';
import { getPreparedVersion } from './prepared-version.ts';
import { reopenDraft } from './review.service.ts';
import type { VersionService } from './version.service.ts';

export type RevisionService = ReturnType<typeof createRevisionService>;

const reasonMinimum = 3;
const reasonMaximum = 500;

/** How a text is taken back, given up or followed by another for the next period. */
export function createRevisionService(dependencies: {
  versions: AgreementVersionRepository;
  texts: VersionService;
  agreements: AgreementService;
  templates: TemplateService;
  refuseOverlap: RefuseOverlap;
  recordAct: RecordAct;
  hooks: DraftingHooks;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { versions, texts, agreements, templates, refuseOverlap, recordAct, hooks, runInTransaction, clock } =
    dependencies;

  /** What the renewal of an agreement begins with: its text in force, or the template for a text kept elsewhere. */
  async function renewalOf(
    session: ClientSession,
    agreement: AgreementRecord,
    authorAccountId: string,
    period: { startsOn: string; endsOn: string },
    language: Language,
  ): Promise<AgreementVersionRecord> {
    const after = await versions.findLast(agreement._id, session);
    const begun = { authorAccountId, createdAt: clock.now(), changeNote: null };
    const inForce =
      agreement.versionInForce === null
        ? null
        : await versions.find(agreement._id, agreement.versionInForce, session);
    if (inForce)
      return {
        ...copyOfVersion(inForce, { ...begun, after }),
        ...period,
        purpose: 'RENEWAL',
        // A new text for a new period: who wrote the one before may approve this one.
        editorAccountIds: [authorAccountId],
      };
    const { organizationId, handling } = agreement;
    const template = await templates.findForCategory(organizationId, handling.categoryCode);
    const publication =
      template && (await templates.findVersion(template._id, template.newestVersion, session));
    if (!publication) return refuseChange(impossible(draftingObstacles.noTemplate[language]));
    return newVersion({
      agreementId: agreement._id,
      purpose: 'RENEWAL',
      templateId: publication.templateId,
      templateVersion: publication.number,
      clauses: versionClausesOf(publication.clauses),
      noticeDays: agreement.noticeDays,
      ...period,
      ...begun,
      ...numbersAfter(after),
    });
  }

  return {
    /** Takes a text in review or out for signature back to draft: approvals and signatures collected for it are void. */
    async revise(
      { viewer, language }: DraftingRequest,
      input: { agreementId: string; changeNote: string },
    ): Promise<ChangeOutcome> {
      const { agreementId } = input;
      const found = authorizeOnAgreement(
        viewer,
        'agreement:draft',
        await agreements.findAgreement(agreementId),
      );
      const { reason: changeNote, problems } = readReason('changeNote', input.changeNote, language);
      if (problems.length > 0) return invalid(...problems);
      const actor = byAccount(found.viewer);
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const version = await getPreparedVersion(
          versions,
          session,
          agreement,
          ['IN_REVIEW', 'OUT_FOR_SIGNATURE'],
          () => impossible(draftingObstacles.nothingToTakeBack[language]),
        );
        if (agreement.sealedAt !== null || !(await hooks.voidOpenRequest(session, agreement, actor)))
          refuseChange(impossible(draftingObstacles.signedByAll[language]));
        if (!(await texts.markVoid(session, agreementId, version.number)))
          throw new Error('a version changed within one snapshot');
        const copy = copyOfVersion(version, {
          after: await versions.findLast(agreementId, session),
          authorAccountId: found.viewer.accountId,
          createdAt: clock.now(),
          changeNote,
        });
        await versions.insertMany([copy], session);
        const reopened = await reopenDraft(session, agreements, agreement, copy.number);
        await recordAct(session, agreement, actor, {
          kind: 'agreement:revise',
          details: { version: copy.number },
          changes: [{ field: 'preparedVersion', from: version.number, to: copy.number }],
        });
        return reopened;
      });
    },

    /** Gives up a text that is not out for signature: the agreement with it, or the renewal alone. */
    async withdraw(
      { viewer, language }: DraftingRequest,
      input: { agreementId: string; reason: string },
    ): Promise<ChangeOutcome> {
      const { agreementId } = input;
      const found = authorizeOnAgreement(
        viewer,
        'agreement:draft',
        await agreements.findAgreement(agreementId),
      );
      const { reason, problems } = readReason('reason', input.reason, language);
      if (problems.length > 0) return invalid(...problems);
      const actor = byAccount(found.viewer);
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const refusal = () => impossible(draftingObstacles.nothingToWithdraw[language]);
        const isRenewal = agreement.state === 'RENEWING';
        const version = await getPreparedVersion(
          versions,
          session,
          agreement,
          ['DRAFT', 'IN_REVIEW', 'OUT_FOR_SIGNATURE'],
          refusal,
        );
        const isTooLate =
          agreement.sealedAt !== null || !(await hooks.voidOpenRequest(session, agreement, actor));
        if (isTooLate) refuseChange(impossible(draftingObstacles.signedByAll[language]));
        const moved = isRenewal
          ? await agreements.moveTo(session, agreementId, 'ACTIVE', { preparedVersion: null })
          : await agreements.moveTo(session, agreementId, 'WITHDRAWN');
        if (!moved) return refuseChange(refusal());
        if (!(await texts.markVoid(session, agreementId, version.number)))
          throw new Error('a version changed within one snapshot');
        await agreements.noteHandling(session, agreementId, { review: null, signing: null });
        await recordAct(session, agreement, actor, {
          kind: isRenewal ? 'agreement:withdraw-renewal' : 'agreement:withdraw',
          details: { reason },
          changes: [{ field: 'state', from: agreement.state, to: moved.state }, { field: 'reason' }],
        });
        return { ...moved, handling: { ...moved.handling, review: null, signing: null } };
      });
    },

    /** Begins the next period's text; the agreement stays in force meanwhile. */
    async renew({ viewer, language }: DraftingRequest, input: RenewAgreementInput): Promise<ChangeOutcome> {
      const { agreementId, endsOn } = input;
      const found = authorizeOnAgreement(
        viewer,
        'agreement:draft',
        await agreements.findAgreement(agreementId),
      );
      const { accountId } = found.viewer;
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        if (agreement.state !== 'ACTIVE' || agreement.termination !== null)
          refuseChange(impossible(draftingObstacles.notRenewable[language]));
        const period = { startsOn: input.startsOn ?? addDays(agreement.endsOn, 1), endsOn };
        const problems: FieldProblem[] = [];
        checkPeriod(period, { language, problems });
        if (problems.length === 0 && period.startsOn > addDays(agreement.endsOn, 1))
          problems.push({ field: 'startsOn', message: draftFields.renewalGap[language] });
        if (problems.length === 0 && endsOn <= agreement.endsOn)
          problems.push({ field: 'endsOn', message: draftFields.renewalEnd[language] });
        if (problems.length > 0) refuseChange(invalid(...problems));
        await refuseOverlap(session, { ...agreement, ...period }, { exceptId: agreementId, language });
        const version = await renewalOf(session, agreement, accountId, period, language);
        await versions.insertMany([version], session);
        const moved = await agreements.moveTo(session, agreementId, 'RENEWING', {
          preparedVersion: version.number,
        });
        if (!moved) return refuseChange(impossible(draftingObstacles.notRenewable[language]));
        await agreements.noteHandling(session, agreementId, { review: null, signing: null, checklist: null });
        await recordAct(session, agreement, byAccount(found.viewer), {
          kind: 'agreement:renew',
          details: { version: version.number },
          changes: [{ field: 'state', from: 'ACTIVE', to: 'RENEWING' }],
        });
        return { ...moved, handling: { ...moved.handling, review: null, signing: null, checklist: null } };
      });
    },
  };
}

function readReason(
  field: string,
  text: string,
  language: Language,
): { reason: string; problems: FieldProblem[] } {
  const reason = text.trim();
  if (reason.length < reasonMinimum)
    return {
      reason,
      problems: [{ field, message: fieldMessage({ kind: 'too_short', minimum: reasonMinimum }, language) }],
    };
  if (reason.length > reasonMaximum)
    return {
      reason,
      problems: [{ field, message: fieldMessage({ kind: 'too_long', maximum: reasonMaximum }, language) }],
    };
  return { reason, problems: [] };
}

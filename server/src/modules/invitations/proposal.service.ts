import { fieldMessage } from '@wasl/shared/field-message';
import type { Language } from '@wasl/shared/language';
import type { ProposeTermsInput } from '../../gql/resolvers.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
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
import type { ProposedLines, VersionService } from '../drafting/index.ts';
import { fieldTexts, obstacleTexts } from './invitations.texts.ts';
import { termsAnsweredEvent, termsProposedEvent } from './terms-proposal.events.ts';
import type { TermsProposalRecord, TermsProposalView } from './terms-proposal.model.ts';
import type { TermsProposalRepository } from './terms-proposal.repository.ts';

const longestMessage = 1000;
const shortestAnswer = 3;

export type ProposalService = ReturnType<typeof createProposalService>;

/** Terms a partner proposes while the text is negotiated, and the answer to them. */
export function createProposalService(dependencies: {
  proposals: TermsProposalRepository;
  agreements: AgreementService;
  versions: Pick<VersionService, 'findVersion'>;
  proposedLines: ProposedLines;
  recordAct: RecordAct;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { proposals, agreements, versions, proposedLines, recordAct, outbox, runInTransaction } =
    dependencies;
  return {
    /** What nobody answered yet, newest first: of an agreement the reader may see. */
    async listOpen({
      _id,
      handling,
    }: Pick<AgreementRecord, '_id' | 'handling'>): Promise<TermsProposalView[]> {
      const { categoryCode } = handling;
      return (await proposals.listOpen(_id)).map((proposal) => ({ ...proposal, categoryCode }));
    },

    /** Proposes other lines while the text is written or reviewed; the coordinator learns of it by mail. */
    async propose(
      viewer: Viewer,
      { agreementId, lines: given, message }: ProposeTermsInput,
      { language, now }: { language: Language; now: Date },
    ): Promise<ChangeOutcome> {
      const found = authorizeOnAgreement(
        viewer,
        'agreement:propose-terms',
        await agreements.findAgreement(agreementId),
      );
      const { categoryCode } = found.agreement.handling;
      const { lines, problems } = proposedLines.read(given, { categoryCode, language });
      const named = problems.map(({ field, message: why }) => ({
        field: field.replace(/^schedule/, 'lines'),
        message: why,
      }));
      const text = message?.trim() || null;
      if (lines.length === 0) named.push({ field: 'lines', message: fieldTexts.noTerms[language] });
      if (text && text.length > longestMessage) named.push(tooLong('message', language));
      if (named.length > 0) return invalid(...named);
      const { accountId } = found.viewer;
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const number = agreement.preparedVersion;
        const version = number === null ? null : await versions.findVersion(agreementId, number, session);
        if (version?.stage !== 'DRAFT' && version?.stage !== 'IN_REVIEW')
          return refuseChange(impossible(obstacleTexts.termsSettled[language]));
        const proposal: TermsProposalRecord = {
          _id: newId(),
          agreementId,
          lines,
          message: text,
          proposedByAccountId: accountId,
          at: now,
          answeredAt: null,
          answeredByAccountId: null,
          isAccepted: null,
          answer: null,
        };
        await proposals.insert(session, proposal);
        const openPartnerRemarks = agreement.handling.openPartnerRemarks + 1;
        await agreements.noteHandling(session, agreementId, { openPartnerRemarks });
        await outbox.append(session, [termsProposedEvent(proposal)]);
        await recordAct(
          session,
          agreement,
          { kind: 'account', accountId },
          { kind: 'agreement:propose-terms', changes: [{ field: 'proposal', to: proposal._id }] },
        );
        return { ...agreement, handling: { ...agreement.handling, openPartnerRemarks } };
      });
    },

    /** Takes proposed lines into the draft, or says why not. Of two who answer at the same instant one does. */
    async answer(
      viewer: Viewer,
      input: { proposalId: string; isAccepted: boolean; message?: string | null | undefined },
      { language, now }: { language: Language; now: Date },
    ): Promise<ChangeOutcome> {
      authorize(viewer, 'agreement:draft');
      const proposal = await proposals.findById(input.proposalId);
      const found = authorizeOnAgreement(
        viewer,
        'agreement:draft',
        proposal && (await agreements.findAgreement(proposal.agreementId)),
      );
      const answer = input.message?.trim() || null;
      if (!input.isAccepted && (answer?.length ?? 0) < shortestAnswer)
        return invalid({ field: 'message', message: fieldTexts.answer[language] });
      if (answer && answer.length > longestMessage) return invalid(tooLong('message', language));
      const { accountId } = found.viewer;
      const { _id: agreementId } = found.agreement;
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const answered = await proposals.answer(session, input.proposalId, {
          answeredAt: now,
          answeredByAccountId: accountId,
          isAccepted: input.isAccepted,
          answer,
        });
        if (!answered) return refuseChange(impossible(obstacleTexts.proposalSettled[language]));
        if (input.isAccepted)
          await proposedLines.take(session, agreement, answered.lines, { accountId, language });
        const openPartnerRemarks = Math.max(0, agreement.handling.openPartnerRemarks - 1);
        await agreements.noteHandling(session, agreementId, { openPartnerRemarks });
        await outbox.append(session, [termsAnsweredEvent(answered)]);
        await recordAct(
          session,
          agreement,
          { kind: 'account', accountId },
          {
            kind: input.isAccepted ? 'agreement:accept-terms' : 'agreement:refuse-terms',
            changes: [{ field: 'proposal', to: answered._id }],
          },
        );
        return { ...agreement, handling: { ...agreement.handling, openPartnerRemarks } };
      });
    },
  };
}

function tooLong(field: string, language: Language): FieldProblem {
  return { field, message: fieldMessage({ kind: 'too_long', maximum: longestMessage }, language) };
}

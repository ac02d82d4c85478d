import { fieldMessage } from '@wasl/shared/field-message';
import type { AddCommentInput } from '../../gql/resolvers.ts';
import { authorize } from '../../platform/auth/authorize.ts';
import type { Clock } from '../../platform/clock.ts';
import { forbidden, notFound } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  impossible,
  invalid,
  type RecordAct,
  refuseChange,
  runChange,
} from '../agreements/index.ts';
import type { AgreementCommentRecord } from './agreement-comment.model.ts';
import type { AgreementCommentRepository } from './agreement-comment.repository.ts';
import type { AgreementVersionRepository } from './agreement-version.repository.ts';
import { commentAdded } from './comment.events.ts';
import { draftingObstacles } from './drafting.texts.ts';
import { byAccount, type DraftingRequest } from './drafting-request.ts';

export type CommentService = ReturnType<typeof createCommentService>;

const maximumText = 2_000;

/** What coordinator and partner write to each other about a text. */
export function createCommentService(dependencies: {
  comments: AgreementCommentRepository;
  versions: AgreementVersionRepository;
  agreements: AgreementService;
  recordAct: RecordAct;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { comments, versions, agreements, recordAct, outbox, runInTransaction, clock } = dependencies;
  return {
    /** Of an agreement the reader may see, oldest first. */
    async listComments(agreementId: string): Promise<AgreementCommentRecord[]> {
      return await comments.listByAgreement(agreementId);
    },

    /** Adds a remark; the other side learns of it by mail. The partner's stay open until somebody settles them. */
    async add({ viewer, language }: DraftingRequest, input: AddCommentInput): Promise<ChangeOutcome> {
      const { agreementId } = input;
      const found = authorizeOnAgreement(
        viewer,
        'agreement:comment',
        await agreements.findAgreement(agreementId),
      );
      const text = input.text.trim();
      if (text === '')
        return invalid({ field: 'text', message: fieldMessage({ kind: 'required' }, language) });
      if (text.length > maximumText)
        return invalid({
          field: 'text',
          message: fieldMessage({ kind: 'too_long', maximum: maximumText }, language),
        });
      const isFromPartner = found.viewer.kind === 'partner';
      const { accountId } = found.viewer;
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        const versionNumber = agreement.preparedVersion ?? agreement.versionInForce;
        const version =
          versionNumber === null ? null : await versions.find(agreementId, versionNumber, session);
        if (!version) return refuseChange(impossible(draftingObstacles.noText[language]));
        const subjectKey = input.subjectKey ?? null;
        const keys = [...version.clauses, ...version.schedule].map(({ key }) => key);
        if (subjectKey !== null && !keys.includes(subjectKey))
          refuseChange(
            invalid({ field: 'subjectKey', message: fieldMessage({ kind: 'unknown_choice' }, language) }),
          );
        const comment: AgreementCommentRecord = {
          _id: newId(),
          agreementId,
          authorAccountId: accountId,
          isFromPartner,
          subjectKey,
          versionNumber: version.number,
          text,
          at: clock.now(),
          resolvedAt: null,
          resolvedByAccountId: null,
        };
        await comments.insertMany([comment], session);
        const openPartnerRemarks = agreement.handling.openPartnerRemarks + (isFromPartner ? 1 : 0);
        // Written for remarks of the office too, so that two at one instant meet here and the count stays right.
        await agreements.noteHandling(session, agreementId, { openPartnerRemarks });
        await outbox.append(session, [commentAdded(comment)]);
        await recordAct(session, agreement, byAccount(found.viewer), {
          kind: 'agreement:comment',
          changes: [{ field: 'comment', to: comment._id }],
        });
        return { ...agreement, handling: { ...agreement.handling, openPartnerRemarks } };
      });
    },

    /**
     * Settles a remark: staff any of them, the partner its own. Once is enough; again changes nothing. Throws NOT_FOUND for a
     * remark on an agreement the viewer may not see.
     */
    async resolve({ viewer }: DraftingRequest, { commentId }: { commentId: string }): Promise<ChangeOutcome> {
      authorize(viewer, 'agreement:comment');
      const comment = await comments.findById(commentId);
      if (!comment) throw notFound('remark');
      const { agreementId, isFromPartner } = comment;
      const found = authorizeOnAgreement(
        viewer,
        'agreement:comment',
        await agreements.findAgreement(agreementId),
      );
      if (found.viewer.kind === 'partner' && !isFromPartner) throw forbidden('agreement:comment');
      const { accountId } = found.viewer;
      return await runChange(runInTransaction, async (session) => {
        const agreement = (await agreements.findAgreement(agreementId, session)) ?? found.agreement;
        if (!(await comments.resolve(session, commentId, { accountId, at: clock.now() }))) return agreement;
        const openPartnerRemarks = Math.max(
          0,
          agreement.handling.openPartnerRemarks - (isFromPartner ? 1 : 0),
        );
        await agreements.noteHandling(session, agreementId, { openPartnerRemarks });
        await recordAct(session, agreement, byAccount(found.viewer), {
          kind: 'agreement:resolve-comment',
          changes: [{ field: 'comment', to: commentId }],
        });
        return { ...agreement, handling: { ...agreement.handling, openPartnerRemarks } };
      });
    },
  };
}

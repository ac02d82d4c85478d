import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import { maskedEmail } from '@wasl/shared/masked-email';
import type { Resolvers } from '../../gql/resolvers.ts';
import type { GraphQLContext } from '../../platform/graphql/context.ts';
import {
  type AgreementRecord,
  agreementChangeResult,
  type ChangeOutcome,
  type StaffNames,
} from '../agreements/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { TemplateService } from '../templates/index.ts';
import type { AgreementVersionRecord } from './agreement-version.model.ts';
import type { AttachmentService } from './attachment.service.ts';
import { clauseViews, isChangedClause, scheduleLineViews, sourceClauseViews } from './clause-view.ts';
import type { CommentService } from './comment.service.ts';
import type { DraftingService } from './drafting.service.ts';
import type { DraftingRequest } from './drafting-request.ts';
import type { ReviewService } from './review.service.ts';
import type { RevisionService } from './revision.service.ts';
import type { SavingService } from './saving.service.ts';
import { approvalsNeeded, type VersionService } from './version.service.ts';
import { versionDifference } from './version-difference.ts';

/** A version with the agreement whose text it is. */
export interface VersionView {
  version: AgreementVersionRecord;
  agreement: AgreementRecord;
}

export function createDraftingResolvers(dependencies: {
  texts: VersionService;
  drafting: DraftingService & SavingService;
  reviewing: ReviewService;
  revising: RevisionService;
  comments: CommentService;
  attachments: AttachmentService;
  templates: TemplateService;
  staffNames: StaffNames;
  taxonomy: Taxonomy;
}): Resolvers {
  const { texts, drafting, reviewing, revising, comments, attachments, templates } = dependencies;
  const { staffNames, taxonomy } = dependencies;

  async function viewOf(agreement: AgreementRecord, number: number | null): Promise<VersionView | null> {
    const version = number === null ? null : await texts.findVersion(agreement._id, number);
    return version && { version, agreement };
  }

  /** A mutation that answers AgreementChangeResult. */
  function change<Input>(act: (request: DraftingRequest, input: Input) => Promise<ChangeOutcome>) {
    return async (_: unknown, { input }: { input: Input }, { viewer, language }: GraphQLContext) =>
      agreementChangeResult(await act({ viewer, language }, input), language);
  }

  return {
    Agreement: {
      currentVersion: (agreement) => viewOf(agreement, agreement.preparedVersion ?? agreement.versionInForce),
      versionInForce: (agreement) => viewOf(agreement, agreement.versionInForce),
      versions: async (agreement) =>
        (await texts.listVersions(agreement._id)).map((version) => ({ version, agreement })),
      agreementVersion: (agreement, { number }) => viewOf(agreement, number),
      versionDifference: async ({ _id, handling }, { from, to }, { viewer, language }) => {
        const [before, after] = await Promise.all([texts.findVersion(_id, from), texts.findVersion(_id, to)]);
        if (!before || !after) return null;
        const { categoryCode } = handling;
        const showsAddresses = viewer.kind === 'office';
        return versionDifference(before, after, { categoryCode, language, showsAddresses });
      },
      comments: ({ _id }) => comments.listComments(_id),
      attachments: async ({ _id }) => await attachments.listFiles(_id),
    },
    AgreementVersion: {
      id: ({ version }) => version._id,
      number: ({ version }) => version.number,
      stage: ({ version }) => version.stage,
      purpose: ({ version }) => version.purpose,
      template: async ({ version }, _, { viewer }) =>
        version.templateId === null || viewer.kind !== 'office'
          ? null
          : await templates.findVisibleTemplate(viewer, version.templateId),
      templateVersion: ({ version }) => version.templateVersion,
      clauses: async ({ version, agreement }) =>
        clauseViews(version.clauses, await texts.valuesOf(version, agreement)),
      sourceClauses: async ({ version, agreement }) =>
        sourceClauseViews(version.clauses, await texts.valuesOf(version, agreement)),
      schedule: ({ version, agreement }) =>
        scheduleLineViews(version.schedule, agreement.handling.categoryCode),
      startsOn: ({ version }) => version.startsOn,
      endsOn: ({ version }) => version.endsOn,
      noticeDays: ({ version }) => version.noticeDays,
      renewal: ({ version }) => version.renewal,
      budgetCentimes: ({ version }) => version.budgetCentimes,
      signatories: ({ version }) => version.signatories,
      // What colleagues say to each other about a text is not for the partner.
      reviews: ({ version }, _, { viewer }) => (viewer.kind === 'office' ? version.reviews : []),
      approvalsNeeded: () => approvalsNeeded,
      author: ({ version }, _, context) => staffNames.get(context, version.authorAccountId),
      createdAt: ({ version }) => version.createdAt,
      changeNote: ({ version }) => version.changeNote,
      textHash: ({ version }) => version.textHash,
      changedClauseCount: ({ version }) => version.clauses.filter(isChangedClause).length,
      documentVersion: ({ version }) => version.documentVersion,
    },
    ScheduleLine: {
      service: ({ serviceCode, categoryCode }) =>
        serviceCode === null ? null : taxonomy.findService(categoryCode, serviceCode),
      headline: ({ gain }, _, { language }) => headlineText(headlineGain(gain), language),
    },
    PlannedSignatory: {
      // The partner knows who signs for the organization, not where to write to them.
      email: ({ side, email }, _, { viewer }) =>
        side === 'PARTNER' || viewer.kind === 'office' ? email : maskedEmail(email),
    },
    VersionReview: {
      by: ({ accountId }, _, context) => staffNames.get(context, accountId),
    },
    AgreementComment: {
      id: ({ _id }) => _id,
      author: ({ authorAccountId }, _, context) => staffNames.get(context, authorAccountId),
    },
    Mutation: {
      draftAgreement: change(drafting.draft),
      saveDraft: change(drafting.save),
      submitForReview: change(reviewing.submit),
      reviewVersion: change(reviewing.review),
      reviseAgreement: change(revising.revise),
      withdrawAgreement: change(revising.withdraw),
      renewAgreement: change(revising.renew),
      addComment: change(comments.add),
      resolveComment: change(comments.resolve),
      attachDocument: change(attachments.attach),
    },
  };
}

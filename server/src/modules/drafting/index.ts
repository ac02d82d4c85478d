import type { Connection } from 'mongoose';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  maySeeAgreement,
  type RecordAct,
  type StaffNames,
} from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { BranchService, PartnerRecord, PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { TemplateService } from '../templates/index.ts';
import type { FileService, UploadsModule } from '../uploads/index.ts';
import { createAgreementCommentRepository } from './agreement-comment.repository.ts';
import { createAgreementVersionRepository } from './agreement-version.repository.ts';
import { attachmentOwner, createAttachmentService } from './attachment.service.ts';
import { createCommentMessages } from './comment.events.ts';
import { createCommentService } from './comment.service.ts';
import type { DraftingHooks } from './drafting.ports.ts';
import { createDraftingService } from './drafting.service.ts';
import { createOverlapRefusal } from './overlap.ts';
import { createProposedLines } from './proposed-lines.ts';
import { createReferenceNumbers } from './reference-counter.repository.ts';
import { createDraftingResolvers } from './resolvers.ts';
import { createReviewService } from './review.service.ts';
import { createRevisionService } from './revision.service.ts';
import { createSavingService } from './saving.service.ts';
import { createTextCheck } from './text-check.ts';
import { createVersionService } from './version.service.ts';
import { createVersionText } from './version-text.ts';

export type { AgreementCommentRecord } from './agreement-comment.model.ts';
export { agreementValues } from './agreement-values.ts';
export type {
  AgreementVersionRecord,
  LockedAttachment,
  LockedValue,
  PlannedSignatoryRecord,
  ScheduleLineRecord,
  VersionClauseRecord,
  VersionReviewRecord,
  VersionStage,
} from './agreement-version.model.ts';
export {
  type ClauseView,
  clauseViews,
  type ScheduleLineView,
  scheduleLineViews,
} from './clause-view.ts';
export type { DraftableProspect, DraftingHooks, ProspectSource } from './drafting.ports.ts';
export { newVersion, versionClausesOf } from './new-version.ts';
export type { ProposedLines } from './proposed-lines.ts';
export type { VersionView } from './resolvers.ts';
export { approvalsNeeded, type VersionService } from './version.service.ts';
export type { VersionDifferenceView } from './version-difference.ts';
export { hashOfText } from './version-text.ts';

export function createDraftingModule(dependencies: {
  connection: Connection;
  accounts: AccountRepository;
  agreements: AgreementService;
  recordAct: RecordAct;
  staffNames: StaffNames;
  templates: TemplateService;
  partners: PartnerService;
  branches: BranchService;
  insertPartners: (list: readonly PartnerRecord[], session?: ClientSession) => Promise<void>;
  organizations: OrganizationService;
  geography: Geography;
  taxonomy: Taxonomy;
  files: FileService;
  registerFileReader: UploadsModule['registerFileReader'];
  hooks: DraftingHooks;
  outbox: Outbox;
  messenger: Messenger;
  clock: Clock;
  runInTransaction: RunInTransaction;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}) {
  const { connection, agreements, registerFileReader } = dependencies;
  const repository = createAgreementVersionRepository(connection);
  const commentRepository = createAgreementCommentRepository(connection);
  const references = createReferenceNumbers(connection);
  registerFileReader(attachmentOwner, async (viewer, agreementId) => {
    const agreement = await agreements.findAgreement(agreementId);
    return agreement !== null && maySeeAgreement(viewer, agreement);
  });
  const attachments = createAttachmentService({ ...dependencies, versions: repository });
  const texts = createVersionService({
    versions: repository,
    text: createVersionText(dependencies),
    listAttachments: attachments.listForLock,
  });
  const writing = {
    ...dependencies,
    versions: repository,
    texts,
    refuseOverlap: createOverlapRefusal(dependencies),
  };
  const drafting = { ...createDraftingService({ ...writing, references }), ...createSavingService(writing) };
  const reviewing = createReviewService(writing);
  const revising = createRevisionService(writing);
  const comments = createCommentService({
    ...dependencies,
    versions: repository,
    comments: commentRepository,
  });
  return {
    /** Versions of texts, for signing, onboarding and lists. */
    versions: texts,
    drafting,
    reviewing,
    revising,
    comments,
    attachments,
    /** Lines a partner proposes: checked as a draft's are, and taken into it. */
    proposedLines: createProposedLines({ ...dependencies, versions: repository }),
    /** Mails about remarks; subscribed to the outbox. */
    messages: createCommentMessages({ ...dependencies, comments: commentRepository }),
    dataChecks: [createTextCheck(writing)],
    /** For the seed and tests: store versions and remarks as they are, and say which references are taken. */
    insertVersions: repository.insertMany,
    insertComments: commentRepository.insertMany,
    startReferencesAfter: references.startAfter,
    resolvers: createDraftingResolvers({
      ...dependencies,
      texts,
      drafting,
      reviewing,
      revising,
      comments,
      attachments,
    }),
  };
}

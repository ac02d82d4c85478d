import type { Connection } from 'mongoose';
import type { Geography } from '../geography/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type { PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createAgreementVersionRepository } from './agreement-version.repository.ts';
import type { AgreementFiles, DraftingHooks } from './drafting.ports.ts';
import { createVersionService } from './version.service.ts';
import { createVersionText } from './version-text.ts';

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
export type { AgreementFiles, DraftableProspect, DraftingHooks, ProspectSource } from './drafting.ports.ts';
export { approvalsNeeded, type VersionService } from './version.service.ts';

export function createDraftingModule(dependencies: {
  connection: Connection;
  partners: PartnerService;
  organizations: OrganizationService;
  geography: Geography;
  taxonomy: Taxonomy;
  files: AgreementFiles;
  hooks: DraftingHooks;
}) {
  const { connection, files } = dependencies;
  const repository = createAgreementVersionRepository(connection);
  const text = createVersionText(dependencies);
  return {
    /** Versions of texts, for signing, onboarding and lists. */
    versions: createVersionService({ versions: repository, text, listAttachments: files.listOf }),
    /** For the seed and tests: stores versions as they are. */
    insertVersions: repository.insertMany,
  };
}

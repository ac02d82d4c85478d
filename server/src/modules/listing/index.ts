import type { Request, Router } from 'express';
import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AgreementService, StaffNames } from '../agreements/index.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationService } from '../organizations/index.ts';
import type {
  BranchLoader,
  BranchService,
  PartnerLoader,
  PartnerService,
  ShownPartners,
} from '../partners/index.ts';
import type { UploadsModule } from '../uploads/index.ts';
import { createChangeRequestRepository } from './change-request.repository.ts';
import { createDecisionService } from './decision.service.ts';
import { createListingMessages } from './listing.events.ts';
import { createListingService } from './listing.service.ts';
import { createLiveListing } from './live-listing.ts';
import { createModerators } from './moderators.ts';
import { createPhotoRepository } from './photo.repository.ts';
import { createPhotoRoutes } from './photo.routes.ts';
import { createPhotoService, photoOwner } from './photo.service.ts';
import { createListingResolvers } from './resolvers.ts';

export type { ChangeRequestRecord } from './change-request.model.ts';
export type {
  ChangedFieldView,
  ListingFieldValueView,
  ListingPartView,
  ListingValueView,
  PartnerListingView,
} from './listing.views.ts';
export type { ListingConflict } from './listing-outcome.ts';

/** How partners edit what members see of them, and how coordinators decide on it (docs/adr/0023). */
export function createListingModule(dependencies: {
  connection: Connection;
  accounts: AccountRepository;
  agreements: AgreementService;
  staffNames: StaffNames;
  partners: PartnerService;
  branches: BranchService;
  partnerById: PartnerLoader;
  branchById: BranchLoader;
  shownPartners: ShownPartners;
  organizations: OrganizationService;
  geography: Geography;
  uploads: Pick<UploadsModule, 'files' | 'registerFileReader'>;
  appendAudit: AppendAudit;
  outbox: Outbox;
  messenger: Messenger;
  clock: Clock;
  runInTransaction: RunInTransaction;
  publicUrl: string;
}) {
  const { connection, uploads } = dependencies;
  const requests = createChangeRequestRepository(connection);
  const photoRepository = createPhotoRepository(connection);
  const moderators = createModerators(dependencies);
  const live = createLiveListing({ ...dependencies, photos: photoRepository, moderators });
  const listing = createListingService({ ...dependencies, requests, live, moderators });
  const decisions = createDecisionService({ ...dependencies, requests, live, moderators });
  const photos = createPhotoService({
    ...dependencies,
    photos: photoRepository,
    files: uploads.files,
    moderators,
  });
  uploads.registerFileReader(photoOwner, photos.maySeeFiles);
  return {
    listing,
    decisions,
    /** `GET /:photoId/:size`, to be put where photos are to be reached. */
    createPhotoRoutes: (viewerOf: (request: Request) => Promise<Viewer>): Router =>
      createPhotoRoutes({ photos, viewerOf }),
    /** Mails about change requests. */
    messages: createListingMessages({ ...dependencies, requests, moderators }),
    resolvers: createListingResolvers({
      ...dependencies,
      listing,
      decisions,
      photos,
      requests,
      moderators,
    }),
  };
}

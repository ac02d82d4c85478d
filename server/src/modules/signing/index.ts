import type { Connection } from 'mongoose';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { Clock } from '../../platform/clock.ts';
import { combineSubscriptions } from '../../platform/events/combine-subscriptions.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import { startTimedWork, type TimedWork } from '../../platform/events/timed-work.ts';
import type { Idempotency } from '../../platform/idempotency.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import {
  type AgreementService,
  maySeeAgreement,
  type RecordAct,
  type StaffNames,
} from '../agreements/index.ts';
import type { VersionService } from '../drafting/index.ts';
import type { OrganizationLoader, OrganizationService } from '../organizations/index.ts';
import type { PartnerLoader, PartnerService } from '../partners/index.ts';
import type { UploadsModule } from '../uploads/index.ts';
import { createActing } from './acting.ts';
import { createSigningAttemptLimits } from './attempt-limits.ts';
import { createCodeCheck } from './code-check.ts';
import { createDelegationService } from './delegation.service.ts';
import { createDueSigning } from './due-signing.ts';
import { createLinkService } from './link.service.ts';
import { createPaperService } from './paper.service.ts';
import { createRequestWriter } from './request-writer.ts';
import { createSigningResolvers } from './resolvers.ts';
import { createSealedDocument } from './sealed-document.ts';
import { createSealingService, createSealingSubscription, fileOwnerType } from './sealing.service.ts';
import { createSendingService } from './sending.service.ts';
import { createSignatoryAddresses } from './signatory-addresses.ts';
import { createSignatureService } from './signature.service.ts';
import { createSigningMailer } from './signing.mailer.ts';
import { minuteMillis } from './signing.rules.ts';
import { createSigningSecrets } from './signing.secrets.ts';
import { createSigningRequestRepository } from './signing-request.repository.ts';
import { createSimpleTrustService } from './trust-service.ts';
import { createVerificationService } from './verification.service.ts';
import { createShowVisit } from './visit.ts';

export type { DueSigning } from './due-signing.ts';
export type { SendingService } from './sending.service.ts';
export { completedEvent } from './signing.events.ts';
export { progressOf } from './signing.rules.ts';
export { currentConsentVersion } from './signing.texts.ts';
export type { SignatoryRecord, SigningRequestRecord, SigningState } from './signing-request.model.ts';
export type { SigningStatement, Trust, TrustService } from './trust-service.ts';
export type { DocumentVerification } from './verification.service.ts';
export type { SigningVisitView } from './visit.ts';

/** How often time is looked at: reminders and expiries are written down at most this much later. */
const everyMillis = 5 * minuteMillis;

export async function createSigningModule(dependencies: {
  connection: Connection;
  runInTransaction: RunInTransaction;
  outbox: Outbox;
  idempotency: Idempotency;
  messenger: Messenger;
  clock: Clock;
  logger: Logger;
  accounts: AccountRepository;
  agreements: AgreementService;
  recordAct: RecordAct;
  staffNames: StaffNames;
  versions: VersionService;
  organizations: OrganizationService;
  organizationById: OrganizationLoader;
  partners: PartnerService;
  partnerById: PartnerLoader;
  uploads: Pick<UploadsModule, 'files' | 'fileById' | 'registerFileReader'>;
  /** Links and codes follow from a key made from it. */
  secret: string;
  /** Address people reach Wasl at, without a trailing slash. */
  publicUrl: string;
}) {
  const { connection, clock, logger, agreements, uploads, secret } = dependencies;
  const { files, fileById } = uploads;
  const requests = createSigningRequestRepository(connection);
  const secrets = createSigningSecrets(secret);
  const limits = await createSigningAttemptLimits(connection);
  const trustService = createSimpleTrustService();
  const shared = { ...dependencies, files, fileById, requests, secrets, limits, trustService };
  const writer = createRequestWriter(shared);
  const addresses = createSignatoryAddresses(shared);
  const sending = createSendingService({ ...shared, writer, addresses });
  const links = createLinkService({ ...shared, writer });
  const codes = createCodeCheck({ writer, secrets });
  const acting = createActing({ ...shared, links });
  const signatures = createSignatureService({ ...shared, writer, links, acting, codes });
  const delegation = createDelegationService({ ...shared, writer, addresses, acting, codes });
  const paper = createPaperService({ ...shared, writer });
  const sealing = createSealingService({ ...shared, render: createSealedDocument(shared) });
  const runDueSigning = createDueSigning({ ...shared, writer, sealing });
  const verification = createVerificationService(shared);
  uploads.registerFileReader(fileOwnerType, async (viewer, requestId) => {
    const request = await requests.findById(requestId);
    const agreement = request && (await agreements.findAgreement(request.agreementId));
    return agreement ? maySeeAgreement(viewer, agreement) : false;
  });
  return {
    sending,
    signatures,
    sealing,
    /** For whoever takes a text back or gives it up: ends what was collected for it. False when all have signed. */
    voidOpenRequest: sending.voidOpenRequest,
    /** What time brings about; tests and tools call it, `startTimedWork` does so every few minutes. */
    runDueSigning,
    /** For the seed and tests: stores requests as they are. */
    insertSigningRequests: requests.insertMany,
    findLatestRequest: (agreementId: string) => requests.findLatest(agreementId),
    subscription: combineSubscriptions([
      createSigningMailer(shared),
      createSealingSubscription(sealing, logger),
    ]),
    startTimedWork: (): TimedWork =>
      startTimedWork({ name: 'signing', everyMillis, work: runDueSigning, connection, clock, logger }),
    resolvers: createSigningResolvers({
      ...shared,
      sending,
      links,
      signatures,
      delegation,
      paper,
      verification,
      showVisit: createShowVisit(shared),
    }),
  };
}

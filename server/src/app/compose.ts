import { bySystem, createAgreementsModule, maySeeAgreement } from '../modules/agreements/index.ts';
import { createAuditModule } from '../modules/audit/index.ts';
import { createDraftingModule, type DraftingHooks } from '../modules/drafting/index.ts';
import { createGeographyModule } from '../modules/geography/index.ts';
import { createInsightsModule } from '../modules/insights/index.ts';
import { createInvitationsModule } from '../modules/invitations/index.ts';
import { createListingModule } from '../modules/listing/index.ts';
import { createMembersModule } from '../modules/members/index.ts';
import { createOffersModule } from '../modules/offers/index.ts';
import { createOnboardingModule } from '../modules/onboarding/index.ts';
import { createOrganizationsModule } from '../modules/organizations/index.ts';
import { createPartnersModule } from '../modules/partners/index.ts';
import { createPipelineModule } from '../modules/pipeline/index.ts';
import { createSearchModule } from '../modules/search/index.ts';
import { createSigningModule } from '../modules/signing/index.ts';
import { createTaxonomyModule } from '../modules/taxonomy/index.ts';
import { createTemplatesModule } from '../modules/templates/index.ts';
import { createUploadsModule } from '../modules/uploads/index.ts';
import { createVouchersModule } from '../modules/vouchers/index.ts';
import { createAccountRepository } from '../platform/auth/account.repository.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { combineSubscriptions } from '../platform/events/combine-subscriptions.ts';
import { type Dispatcher, type Subscription, startDispatcher } from '../platform/events/dispatcher.ts';
import { type Consumer, consumers } from '../platform/events/outbox.model.ts';
import { createOutbox, type NewEvent } from '../platform/events/outbox.ts';
import type { TimedWork } from '../platform/events/timed-work.ts';
import { createDiskFileStore } from '../platform/file-store/disk-file-store.ts';
import { createBaseResolvers } from '../platform/graphql/base-resolvers.ts';
import { createIdempotency } from '../platform/idempotency.ts';
import type { Logger } from '../platform/logger.ts';
import { createFileMessenger } from '../platform/messages/messages.ts';
import { createSmtpMessenger } from '../platform/messages/smtp-messenger.ts';
import type { Metrics } from '../platform/metrics.ts';
import { createTransactionRunner } from '../platform/mongo/transaction.ts';
import { createClamdScanner } from '../platform/virus-scan/clamd-scanner.ts';
import { noVirusScanner } from '../platform/virus-scan/virus-scanner.ts';
import type { Stores } from './stores.ts';

export interface CompositionInput {
  config: Config;
  stores: Stores;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  version: string;
}

export type Modules = Awaited<ReturnType<typeof composeModules>>;

/** Builds every module from what it needs. The only place that knows all of them. */
export async function composeModules({ config, stores, clock, logger, metrics, version }: CompositionInput) {
  const { connection } = stores;
  const runInTransaction = createTransactionRunner(connection);
  const accounts = createAccountRepository(connection);
  const idempotency = createIdempotency(connection);
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const mail = config.mail ? createSmtpMessenger(config.mail, logger) : null;
  const messenger = mail ?? createFileMessenger(`${config.dataDirectory}/outbox`, clock, logger);

  const subscriptions: Partial<Record<Consumer, Subscription>> = {};
  let dispatcher: Dispatcher | null = null;
  let rebuilding: Promise<void> = Promise.resolve();
  /** Who keeps records for showing, told of each change committed here. */
  const forgetShown: ((event: NewEvent) => void)[] = [];
  /** Who mails coordinators and partners about agreements. */
  const agreementSubscriptions: Subscription[] = [];
  const outbox = createOutbox({
    connection,
    clock,
    consumersOf: (type) => consumers.filter((consumer) => subscriptions[consumer]?.wants(type)),
    onAppend: () => dispatcher?.wake(),
    onCommitted: (events) => {
      for (const event of events) for (const forget of forgetShown) forget(event);
    },
  });

  const audit = createAuditModule({ connection, clock });
  const uploads = await createUploadsModule({
    connection,
    fileStore: createDiskFileStore(`${config.dataDirectory}/files`),
    scanner: config.clamd ? createClamdScanner(config.clamd) : noVirusScanner,
    clock,
    logger,
    secret: config.sessionSecret,
  });
  const geography = createGeographyModule();
  const taxonomy = createTaxonomyModule();
  const organizations = createOrganizationsModule({ connection });
  const partners = createPartnersModule({
    connection,
    outbox,
    clock,
    runInTransaction,
    geography: geography.geography,
    taxonomy: taxonomy.taxonomy,
    maySeePrepared: async (viewer, partnerId) =>
      (await agreements.agreements.listByPartner(partnerId)).some((agreement) =>
        maySeeAgreement(viewer, agreement),
      ),
  });
  const agreements = createAgreementsModule({
    connection,
    outbox,
    appendAudit: audit.appendAudit,
    accounts,
    clock,
    logger,
    geography: geography.geography,
    organizations: organizations.organizations,
    organizationById: organizations.organizationById,
    partners: partners.partners,
    partnerById: partners.partnerById,
    messenger,
    publicUrl,
    runInTransaction,
  });
  agreementSubscriptions.push(agreements.lifeMails);
  const offers = createOffersModule({
    ...partners,
    connection,
    outbox,
    clock,
    taxonomy: taxonomy.taxonomy,
    shownOrganizations: organizations.shownOrganizations,
    agreements: agreements.agreements,
  });
  forgetShown.push(partners.forgetShown, offers.forgetShown);

  const templates = createTemplatesModule({
    connection,
    taxonomy: taxonomy.taxonomy,
    staffNames: agreements.staffNames,
    appendAudit: audit.appendAudit,
    runInTransaction,
    clock,
  });
  /** What drafting asks of modules made after it; signing and the pipeline put theirs here. */
  const draftingHooks: DraftingHooks = { prospects: null, voidOpenRequest: async () => true };
  const drafting = createDraftingModule({
    ...partners,
    ...agreements,
    connection,
    accounts,
    templates: templates.templates,
    organizations: organizations.organizations,
    geography: geography.geography,
    taxonomy: taxonomy.taxonomy,
    files: uploads.files,
    registerFileReader: uploads.registerFileReader,
    hooks: draftingHooks,
    outbox,
    messenger,
    clock,
    runInTransaction,
    publicUrl,
  });
  agreementSubscriptions.push(drafting.messages);

  const signing = await createSigningModule({
    connection,
    runInTransaction,
    outbox,
    idempotency,
    messenger,
    clock,
    logger,
    accounts,
    ...agreements,
    versions: drafting.versions,
    organizations: organizations.organizations,
    organizationById: organizations.organizationById,
    partners: partners.partners,
    partnerById: partners.partnerById,
    uploads,
    secret: config.sessionSecret,
    publicUrl,
  });
  subscriptions.signing = signing.subscription;
  draftingHooks.voidOpenRequest = signing.voidOpenRequest;
  agreements.onRenewalGivenUp(async (session, agreement) => {
    await signing.voidOpenRequest(session, agreement, bySystem);
  });

  const onboarding = createOnboardingModule({
    ...partners,
    ...agreements,
    connection,
    versions: drafting.versions,
    offers: offers.offers,
    accounts,
    uploads,
    runInTransaction,
    clock,
  });
  agreementSubscriptions.push(onboarding.upkeep);
  agreements.onEndDue(onboarding.activation.continueByRenewal);
  agreements.onRenewalGivenUp(async (session, { _id, preparedVersion }) => {
    if (preparedVersion !== null) await drafting.versions.markVoid(session, _id, preparedVersion);
  });

  const search = createSearchModule({
    ...partners,
    ...offers,
    engine: stores.searchEngine,
    logger,
    geography: geography.geography,
    taxonomy: taxonomy.taxonomy,
    agreements: agreements.agreements,
  });
  subscriptions.search = search.subscription;

  const pipeline = createPipelineModule({
    ...partners,
    ...agreements,
    connection,
    accounts,
    offers: offers.offers,
    searchPartners: search.search.searchPartners,
    geography: geography.geography,
    taxonomy: taxonomy.taxonomy,
    appendAudit: audit.appendAudit,
    runInTransaction,
    clock,
    logger,
  });
  forgetShown.push(pipeline.forgetShown);
  draftingHooks.prospects = pipeline.prospects;

  const members = await createMembersModule({
    connection,
    accounts,
    geography: geography.geography,
    organizations: organizations.organizations,
    organizationById: organizations.organizationById,
    offers: offers.offers,
    offerById: offers.offerById,
    outbox,
    appendAudit: audit.appendAudit,
    messenger,
    clock,
    runInTransaction,
    publicUrl,
  });
  subscriptions.messages = members.messages;

  const invitations = await createInvitationsModule({
    ...partners,
    connection,
    accounts,
    agreements: agreements.agreements,
    recordAct: agreements.recordAct,
    staffNames: agreements.staffNames,
    versions: drafting.versions,
    proposedLines: drafting.proposedLines,
    organizations: organizations.organizations,
    organizationById: organizations.organizationById,
    geography: geography.geography,
    outbox,
    messenger,
    clock,
    runInTransaction,
    publicUrl,
  });
  agreementSubscriptions.push(...invitations.messages);

  const listing = createListingModule({
    ...partners,
    connection,
    accounts,
    agreements: agreements.agreements,
    staffNames: agreements.staffNames,
    organizations: organizations.organizations,
    geography: geography.geography,
    uploads,
    appendAudit: audit.appendAudit,
    outbox,
    messenger,
    clock,
    runInTransaction,
    publicUrl,
  });
  agreementSubscriptions.push(listing.messages);

  const vouchers = await createVouchersModule({
    ...partners,
    ...agreements,
    ...offers,
    connection,
    runInTransaction,
    idempotency,
    outbox,
    appendAudit: audit.appendAudit,
    clock,
    logger,
    metrics,
    taxonomy: taxonomy.taxonomy,
    organizations: organizations.organizations,
    members: members.members,
    listFavouriteOfferIds: members.listFavouriteOfferIds,
  });
  const insights = createInsightsModule({
    ...partners,
    listUses: vouchers.listUses,
    agreements: agreements.agreements,
    offers: offers.offers,
    members: members.members,
    books: pipeline.books,
    geography: geography.geography,
    taxonomy: taxonomy.taxonomy,
    clock,
  });
  subscriptions.agreements = combineSubscriptions(agreementSubscriptions);

  let timedWork: TimedWork[] = [];

  return {
    accounts,
    runInTransaction,
    outbox,
    idempotency,
    messenger,
    metrics,
    geography,
    taxonomy,
    organizations,
    partners,
    agreements,
    offers,
    templates,
    drafting,
    onboarding,
    signing,
    search,
    pipeline,
    audit,
    uploads,
    members,
    vouchers,
    invitations,
    listing,
    insights,
    resolvers: [
      createBaseResolvers({ version }),
      geography.resolvers,
      taxonomy.resolvers,
      organizations.resolvers,
      uploads.resolvers,
      partners.resolvers,
      ...agreements.resolvers,
      offers.resolvers,
      onboarding.resolvers,
      templates.resolvers,
      drafting.resolvers,
      signing.resolvers,
      search.resolvers,
      pipeline.resolvers,
      insights.resolvers,
      ...members.resolvers,
      ...vouchers.resolvers,
      ...invitations.resolvers,
      listing.resolvers,
    ],
    /** Starts what runs by itself: delivery of events and timed work. */
    startBackground() {
      dispatcher = startDispatcher({ connection, clock, logger, subscriptions });
      timedWork = [
        vouchers.startExpirySweep(),
        uploads.startSweep(),
        agreements.startLife(),
        signing.startTimedWork(),
        pipeline.startTimedWork(),
      ];
      const indexing = search.rebuildMissing().catch((error: unknown) => {
        logger.warn({ err: error }, 'search indexes could not be built; npm run reindex builds them');
      });
      const counting = onboarding.countChecklists().catch((error: unknown) => {
        logger.warn({ err: error }, 'checklists could not be counted; the next start tries again');
      });
      rebuilding = Promise.all([indexing, counting]).then(() => undefined);
    },
    /** Resolves when every event written so far was dealt with. For tests and tools. */
    async drainEvents() {
      await rebuilding;
      await dispatcher?.drain();
    },
    async stopBackground() {
      await rebuilding;
      await Promise.all(timedWork.map((work) => work.stop()));
      timedWork = [];
      await dispatcher?.stop();
      dispatcher = null;
      mail?.close();
    },
  };
}

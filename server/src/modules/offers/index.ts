import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { BranchLoader, BranchService, PartnerLoader, PartnerService } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createOfferLoader } from './offer.loaders.ts';
import { createOfferRepository } from './offer.repository.ts';
import { createOfferService } from './offer.service.ts';
import { createOfferResolvers } from './resolvers.ts';

export type { ByServiceOfferGain, OfferGain } from './offer.gain.ts';
export type { OfferLoader } from './offer.loaders.ts';
export type {
  DependentCoverageRecord,
  OfferConditionRecord,
  OfferRecord,
  OfferState,
} from './offer.model.ts';
export type { NewOffer } from './offer.repository.ts';
export {
  type Coverage,
  type CoveredPerson,
  coverageOf,
  coversDependents,
} from './offer.rules.ts';
export type { OfferService } from './offer.service.ts';
export { coverageText } from './offer.texts.ts';

export function createOffersModule(dependencies: {
  connection: Connection;
  outbox: Outbox;
  clock: Clock;
  taxonomy: Taxonomy;
  organizationById: OrganizationLoader;
  partners: PartnerService;
  branches: BranchService;
  partnerById: PartnerLoader;
  branchById: BranchLoader;
  agreements: AgreementService;
}) {
  const { connection, outbox, clock, taxonomy, organizationById, partners, branches, agreements } =
    dependencies;
  const { partnerById, branchById } = dependencies;
  const repository = createOfferRepository(connection);
  const offers = createOfferService({ offers: repository, partners, branches, agreements, outbox, clock });
  return {
    offers,
    offerById: createOfferLoader(offers),
    /** For the seed and tests: stores offers as they are. */
    insertOffers: repository.insertMany,
    resolvers: createOfferResolvers({ offers, taxonomy, organizationById, partnerById, branchById }),
  };
}

import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock.ts';
import type { NewEvent, Outbox } from '../../platform/events/outbox.ts';
import { createReadCache, type ReadCache, shownFor } from '../../platform/read-cache.ts';
import type { AgreementService } from '../agreements/index.ts';
import type { OrganizationRecord } from '../organizations/index.ts';
import type { BranchService, PartnerService, ShownBranches, ShownPartners } from '../partners/index.ts';
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
  OfferDecisionRecord,
  OfferRecord,
  OfferScheduleLines,
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
  shownOrganizations: ReadCache<OrganizationRecord>;
  partners: PartnerService;
  branches: BranchService;
  shownPartners: ShownPartners;
  shownBranches: ShownBranches;
  agreements: AgreementService;
}) {
  const { connection } = dependencies;
  const repository = createOfferRepository(connection);
  const shownOffers = createReadCache(repository.listByIds, ({ _id }) => _id, shownFor);
  const offers = createOfferService({ ...dependencies, offers: repository, shownOffers });
  return {
    offers,
    offerById: createOfferLoader(offers),
    /** As pages and lists show them: at most a second old, in any state. */
    shownOffers,
    /** Takes note of a committed change. */
    forgetShown({ type, documentId }: NewEvent): void {
      if (type === 'offer.changed') shownOffers.forget(documentId);
    },
    /** For the seed and tests: stores offers as they are. */
    insertOffers: repository.insertMany,
    resolvers: createOfferResolvers({ ...dependencies, offers }),
  };
}

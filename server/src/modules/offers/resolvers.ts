import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import { limitText } from '@wasl/shared/limit-text';
import type { LimitPeriod, LimitScope } from '@wasl/shared/limits';
import type {
  LimitPeriod as ApiLimitPeriod,
  LimitScope as ApiLimitScope,
  Resolvers,
} from '../../gql/resolvers.ts';
import { findExisting } from '../../platform/graphql/load-existing.ts';
import type { ReadCache } from '../../platform/read-cache.ts';
import type { OrganizationRecord } from '../organizations/index.ts';
import { ratingOf, type ShownBranches, type ShownPartners, sortByDistance } from '../partners/index.ts';
import type { Service, Taxonomy } from '../taxonomy/index.ts';
import { gainOf, gainTypeNames } from './offer.gain.ts';
import { priceLines } from './offer.rules.ts';
import type { OfferService } from './offer.service.ts';
import { coverageText } from './offer.texts.ts';

const apiScopes: Record<LimitScope, ApiLimitScope> = {
  offer: 'OFFER',
  person: 'PERSON',
  household: 'HOUSEHOLD',
};
const apiPeriods: Record<LimitPeriod, ApiLimitPeriod> = {
  day: 'DAY',
  week: 'WEEK',
  month: 'MONTH',
  year: 'YEAR',
  total: 'TOTAL',
};

export function createOfferResolvers(dependencies: {
  offers: OfferService;
  taxonomy: Taxonomy;
  shownOrganizations: ReadCache<OrganizationRecord>;
  shownPartners: ShownPartners;
  shownBranches: ShownBranches;
}): Resolvers {
  const { offers, taxonomy, shownOrganizations, shownPartners, shownBranches } = dependencies;

  /** A service of the category; one that left the taxonomy since keeps its code as its name. */
  const serviceOf = (categoryCode: string, code: string): Service =>
    taxonomy.findService(categoryCode, code) ?? { code, name: { ar: code, fr: code, en: code } };

  return {
    Offer: {
      id: (offer) => offer._id,
      partner: ({ partnerId }) => findExisting(shownPartners, partnerId, 'partner'),
      organization: ({ organizationId }) => findExisting(shownOrganizations, organizationId, 'organization'),
      sector: ({ sectorCode }) => taxonomy.getSector(sectorCode),
      category: ({ categoryCode }) => taxonomy.getCategory(categoryCode),
      gain: (offer) => gainOf(offer),
      priceList: (offer) =>
        priceLines(offer).map(({ serviceCode, ...prices }) => ({
          ...prices,
          service: serviceOf(offer.categoryCode, serviceCode),
        })),
      headline: ({ gain }, _, { language }) => headlineText(headlineGain(gain), language),
      branches: async ({ branchIds }, { near }) =>
        sortByDistance(await shownBranches.listByIds(branchIds), near),
      rating: async ({ partnerId }) => ratingOf(await findExisting(shownPartners, partnerId, 'partner')),
    },
    OfferLimit: {
      scope: ({ scope }) => apiScopes[scope],
      period: ({ period }) => apiPeriods[period],
      text: (rule, _, { language }) => limitText(rule, language),
    },
    DependentCoverage: {
      text: (coverage, _, { language }) => coverageText(coverage, language),
    },
    Gain: {
      __resolveType: ({ kind }) => gainTypeNames[kind],
    },
    ByServiceGain: {
      services: ({ services, categoryCode }) =>
        services.map(({ serviceCode, gain }) => ({ service: serviceOf(categoryCode, serviceCode), gain })),
    },
    Partner: {
      offers: (partner, pageArguments) => offers.listOfPartner(partner._id, pageArguments),
    },
    Query: {
      offer: (_, { id }, { viewer }) => offers.findShownOffer(viewer, id),
    },
  };
}

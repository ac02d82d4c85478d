import { civilDateOf, civilDateTimeOf, instantOf } from '@wasl/shared/civil-time';
import { openingState, weekOf } from '@wasl/shared/opening-hours';
import { openingText } from '@wasl/shared/opening-text';
import type { Resolvers } from '../../gql/resolvers.ts';
import { perRequest } from '../../platform/graphql/context.ts';
import { findExisting } from '../../platform/graphql/load-existing.ts';
import { distanceMetres, type Geography } from '../geography/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { sortByDistance } from './branch.service.ts';
import type { PartnerService } from './partner.service.ts';
import { ratingOf } from './rating.ts';
import type { ShownBranches, ShownBranchesOfPartner, ShownPartners } from './shown-partners.ts';

/** Day and time in Morocco the request is answered at; lists ask for every branch. */
const civilNowOf = perRequest(({ now }) => civilDateTimeOf(now));

export function createPartnerResolvers(dependencies: {
  partners: PartnerService;
  geography: Geography;
  taxonomy: Taxonomy;
  shownPartners: ShownPartners;
  shownBranches: ShownBranches;
  shownBranchesOfPartner: ShownBranchesOfPartner;
}): Resolvers {
  const { partners, geography, taxonomy } = dependencies;
  const { shownPartners, shownBranches, shownBranchesOfPartner } = dependencies;
  return {
    Partner: {
      id: (partner) => partner._id,
      sector: ({ sectorCode }) => taxonomy.getSector(sectorCode),
      category: ({ categoryCode }) => taxonomy.getCategory(categoryCode),
      branches: async (partner, { near }) =>
        sortByDistance((await shownBranchesOfPartner.find(partner._id))?.branches ?? [], near),
      rating: (partner) => ratingOf(partner),
    },
    Branch: {
      id: (branch) => branch._id,
      partner: ({ partnerId }) => findExisting(shownPartners, partnerId, 'partner'),
      commune: ({ communeCode }) => (communeCode === null ? null : geography.findCommune(communeCode)),
      province: ({ provinceCode }) => geography.getProvince(provinceCode),
      region: ({ regionCode }) => geography.getRegion(regionCode),
      coordinates: ({ latitude, longitude }) => ({ latitude, longitude }),
      distanceMetres: (branch, { from }) => Math.round(distanceMetres(from, branch)),
      openingHours: ({ openingHours }, _, { now }) =>
        openingHours === null
          ? []
          : weekOf(openingHours, civilDateOf(now)).map(({ date, weekday, intervals }) => ({
              day: date,
              weekday,
              intervals: [...intervals],
            })),
      openingState: ({ openingHours }, _, context) => {
        if (openingHours === null) return null;
        const civilNow = civilNowOf(context);
        const state = openingState(openingHours, civilNow);
        return {
          isOpen: state.isOpen,
          text: openingText(state, civilNow, context.language),
          /** Computed when asked for: in lists it seldom is. */
          get changesAt() {
            return state.changesAt && instantOf(state.changesAt.date, state.changesAt.time);
          },
        };
      },
    },
    PartnerStaff: {
      id: (account) => account._id,
      partner: ({ partnerId }) => {
        if (partnerId === null) throw new Error('an account without a partner was taken for partner staff');
        return findExisting(shownPartners, partnerId, 'partner');
      },
      branches: ({ branchIds }) => shownBranches.listByIds(branchIds),
    },
    Query: {
      partner: (_, { id }, { viewer }) => partners.findVisiblePartner(viewer, id),
    },
  };
}

import DataLoader from 'dataloader';
import type { Resolvers } from '../../../gql/resolvers.ts';
import { perRequest } from '../../../platform/graphql/context.ts';
import { loadExisting } from '../../../platform/graphql/load-existing.ts';
import { validationError } from '../../../platform/graphql/user-errors.ts';
import type { Geography } from '../../geography/index.ts';
import type { OfferLoader } from '../../offers/index.ts';
import type { OrganizationLoader } from '../../organizations/index.ts';
import type { DependentService } from '../dependent.service.ts';
import type { FavouriteService } from '../favourite.service.ts';
import { ageAt, coveredDependents, memberStateAt } from '../member.rules.ts';
import type { CardSigner } from '../member-card.ts';
import type { MembershipDecisionService } from '../membership-decision.service.ts';

/** The membership: its card, its dependents, its favourites, and the decisions on it. */
export function createMemberResolvers(dependencies: {
  dependents: DependentService;
  favourites: FavouriteService;
  decisions: MembershipDecisionService;
  cards: CardSigner;
  geography: Pick<Geography, 'findProvince'>;
  organizationById: OrganizationLoader;
  offerById: OfferLoader;
}): Resolvers {
  const { dependents, favourites, decisions, cards, geography, organizationById, offerById } = dependencies;
  const isMarked = perRequest(
    ({ viewer }) =>
      new DataLoader<string, boolean>(async (offerIds) => {
        const marked = new Set(await favourites.listMarked(viewer, offerIds));
        return offerIds.map((id) => marked.has(id));
      }),
  );
  return {
    Member: {
      id: ({ _id }) => _id,
      state: (member, _, { now }) => memberStateAt(member, now),
      organization: ({ organizationId }, _, context) =>
        loadExisting(organizationById(context), organizationId, 'organization'),
      province: ({ provinceCode }) => (provinceCode ? geography.findProvince(provinceCode) : null),
      dependents: (member) => coveredDependents(member),
      card: (member) => member,
      async favourites({ _id }, page, context) {
        const { edges, pageInfo } = await favourites.listFavourites(context.viewer, _id, page);
        const offers = await offerById(context).loadMany(edges.map(({ node }) => node.offerId));
        return {
          pageInfo,
          edges: edges.flatMap(({ cursor }, at) => {
            const offer = offers[at];
            if (offer instanceof Error) throw offer;
            return offer ? [{ cursor, node: offer }] : [];
          }),
        };
      },
    },
    MemberCard: {
      organizationName: async ({ organizationId }, _, context) =>
        (await loadExisting(organizationById(context), organizationId, 'organization')).name,
      state: (member, _, { now }) => memberStateAt(member, now),
      dependentCount: (member) => coveredDependents(member).length,
      async qrText(member, _, context) {
        const organization = await loadExisting(
          organizationById(context),
          member.organizationId,
          'organization',
        );
        return await cards.signCard({
          org: organization.slug,
          num: member.membershipNumber,
          until: member.validUntil,
          state: memberStateAt(member, context.now),
          iat: Math.floor(context.now.getTime() / 1000),
        });
      },
    },
    Dependent: {
      id: ({ personId }) => personId,
      age: ({ birthDate }, _, { now }) => ageAt(birthDate, now),
    },
    Beneficiary: {
      age: ({ birthDate }, _, { now }) => ageAt(birthDate, now),
    },
    Offer: {
      isFavourite: ({ _id }, _, context) => isMarked(context).load(_id),
    },
    Query: {
      pendingMembers: (_, page, { viewer }) => decisions.listPending(viewer, page),
    },
    Mutation: {
      async addDependent(_, { input }, { viewer, language, now }) {
        const outcome = await dependents.addDependent(viewer, input, { language, now });
        if (outcome.kind === 'invalid') return validationError(outcome.problems, language);
        return { __typename: 'AddDependentSuccess', member: outcome.member };
      },
      removeDependent: async (_, { input }, { viewer, now }) => ({
        member: await dependents.removeDependent(viewer, input.dependentId, now),
      }),
      async setFavourite(_, { input }, context) {
        const offer = await favourites.setFavourite(context.viewer, input.offerId, input.isFavourite);
        isMarked(context).clear(offer._id);
        return { offer };
      },
      async decideMembership(_, { input }, { viewer, language, now }) {
        const outcome = await decisions.decide(
          viewer,
          { memberId: input.memberId, accept: input.accept, reason: input.reason ?? null },
          { language, now },
        );
        if (outcome.kind === 'invalid') return validationError(outcome.problems, language);
        return { __typename: 'DecideMembershipSuccess', member: outcome.member };
      },
    },
  };
}

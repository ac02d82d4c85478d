import type { Resolvers } from '../../gql/resolvers.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import type { AgreementService } from './agreement.service.ts';

export function createAgreementResolvers(dependencies: {
  agreements: AgreementService;
  organizationById: OrganizationLoader;
  partnerById: PartnerLoader;
}): Resolvers {
  const { agreements, organizationById, partnerById } = dependencies;
  return {
    Agreement: {
      id: (agreement) => agreement._id,
      organization: ({ organizationId }, _, context) =>
        loadExisting(organizationById(context), organizationId, 'organization'),
      partner: ({ partnerId }, _, context) => loadExisting(partnerById(context), partnerId, 'partner'),
    },
    Query: {
      agreement: (_, { id }, { viewer }) => agreements.findVisibleAgreement(viewer, id),
    },
  };
}

import type { Resolvers } from '../../gql/resolvers.ts';
import type { OrganizationLoader } from './organization.loaders.ts';
import type { OrganizationService } from './organization.service.ts';

export function createOrganizationResolvers(dependencies: {
  organizations: OrganizationService;
  organizationById: OrganizationLoader;
}): Resolvers {
  const { organizations, organizationById } = dependencies;
  return {
    Organization: {
      id: (organization) => organization._id,
    },
    Query: {
      organizations: () => organizations.listOrganizations(),
      organization: (_, { id }, context) => organizationById(context).load(id),
    },
  };
}

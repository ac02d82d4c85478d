import { loaderById } from '../../platform/graphql/context.ts';
import type { OrganizationService } from './organization.service.ts';

export type OrganizationLoader = ReturnType<typeof createOrganizationLoader>;

export function createOrganizationLoader(organizations: OrganizationService) {
  return loaderById(
    (ids) => organizations.listByIds(ids),
    (organization) => organization._id,
  );
}

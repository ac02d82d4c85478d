import type { Connection } from 'mongoose';
import { createReadCache, shownFor } from '../../platform/read-cache.ts';
import { createOrganizationLoader } from './organization.loaders.ts';
import { createOrganizationRepository } from './organization.repository.ts';
import { createOrganizationService } from './organization.service.ts';
import { createOrganizationResolvers } from './resolvers.ts';

export type { OrganizationLoader } from './organization.loaders.ts';
export type { OrganizationRecord } from './organization.model.ts';
export type { OrganizationService } from './organization.service.ts';

export function createOrganizationsModule({ connection }: { connection: Connection }) {
  const repository = createOrganizationRepository(connection);
  const organizations = createOrganizationService({ organizations: repository });
  const organizationById = createOrganizationLoader(organizations);
  return {
    organizations,
    organizationById,
    shownOrganizations: createReadCache(organizations.listByIds, ({ _id }) => _id, shownFor),
    /** For the seed: stores organizations as they are. */
    insertOrganizations: repository.insertMany,
    resolvers: createOrganizationResolvers({ organizations, organizationById }),
  };
}

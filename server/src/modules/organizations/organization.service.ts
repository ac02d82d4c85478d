import type { OrganizationRecord } from './organization.model.ts';
import type { OrganizationRepository } from './organization.repository.ts';

export type OrganizationService = ReturnType<typeof createOrganizationService>;

/** What is public of organizations: anybody may see which ones there are to join. */
export function createOrganizationService({ organizations }: { organizations: OrganizationRepository }) {
  return {
    async listOrganizations(): Promise<OrganizationRecord[]> {
      return await organizations.listAll();
    },
    /** Several at once, in no order; what does not exist is left out. */
    async listByIds(ids: readonly string[]): Promise<OrganizationRecord[]> {
      return await organizations.listByIds(ids);
    },
    async findBySlug(slug: string): Promise<OrganizationRecord | null> {
      return await organizations.findBySlug(slug);
    },
  };
}

import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import { type OrganizationRecord, organizationModel } from './organization.model.ts';

export type OrganizationRepository = ReturnType<typeof createOrganizationRepository>;

export function createOrganizationRepository(connection: Connection) {
  const organizations = organizationModel(connection);
  return {
    /** All organizations; a country has dozens, so they are not paged. */
    async listAll(): Promise<OrganizationRecord[]> {
      return await organizations.find().sort({ slug: 1 }).lean<OrganizationRecord[]>();
    },
    async listByIds(ids: readonly string[]): Promise<OrganizationRecord[]> {
      return await organizations.find({ _id: trusted({ $in: [...ids] }) }).lean<OrganizationRecord[]>();
    },
    async findBySlug(slug: string): Promise<OrganizationRecord | null> {
      return await organizations.findOne({ slug }).lean<OrganizationRecord>();
    },
    async insertMany(list: readonly OrganizationRecord[], session?: ClientSession): Promise<void> {
      await organizations.insertMany(list, { lean: true, ...(session ? { session } : {}) });
    },
  };
}

import type { Connection } from 'mongoose';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { trusted } from '../../platform/mongo/trusted.ts';
import {
  type TemplateRecord,
  type TemplateVersionRecord,
  templateModel,
  templateVersionModel,
} from './template.model.ts';

export type TemplateRepository = ReturnType<typeof createTemplateRepository>;

/** A template with all its versions, to be stored as they are. */
export interface WholeTemplate {
  template: TemplateRecord;
  versions: TemplateVersionRecord[];
}

export function createTemplateRepository(connection: Connection) {
  const templates = templateModel(connection);
  const versions = templateVersionModel(connection);
  return {
    async findById(id: string, session: ClientSession | null = null): Promise<TemplateRecord | null> {
      return await templates.findById(id).session(session).lean<TemplateRecord>();
    },
    async listByIds(ids: readonly string[]): Promise<TemplateRecord[]> {
      return await templates.find({ _id: trusted({ $in: [...ids] }) }).lean<TemplateRecord[]>();
    },
    async listByOrganization(organizationId: string): Promise<TemplateRecord[]> {
      return await templates.find({ organizationId }).sort({ _id: 1 }).lean<TemplateRecord[]>();
    },
    async findVersion(
      templateId: string,
      number: number,
      session: ClientSession | null = null,
    ): Promise<TemplateVersionRecord | null> {
      return await versions.findOne({ templateId, number }).session(session).lean<TemplateVersionRecord>();
    },
    /** Newest first. */
    async listVersions(templateId: string): Promise<TemplateVersionRecord[]> {
      return await versions.find({ templateId }).sort({ number: -1 }).lean<TemplateVersionRecord[]>();
    },
    async insertMany(list: readonly WholeTemplate[], session?: ClientSession): Promise<void> {
      const options = { lean: true, ...(session ? { session } : {}) } as const;
      await templates.insertMany(
        list.map(({ template }) => template),
        options,
      );
      await versions.insertMany(
        list.flatMap((each) => each.versions),
        options,
      );
    },
    async insertVersion(session: ClientSession, version: TemplateVersionRecord): Promise<void> {
      await versions.insertMany([version], { lean: true, session });
    },
    /** One conditional write: null when it is another document version by now. */
    async change(
      session: ClientSession,
      of: { id: string; documentVersion: number },
      changes: Partial<Pick<TemplateRecord, 'name' | 'categoryCodes' | 'newestVersion' | 'isRetired'>>,
    ): Promise<TemplateRecord | null> {
      return await templates
        .findOneAndUpdate(
          { _id: of.id, documentVersion: of.documentVersion },
          { $set: changes, $inc: { documentVersion: 1 } },
          { session, returnDocument: 'after' },
        )
        .lean<TemplateRecord>();
    },
  };
}

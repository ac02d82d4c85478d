import type { Language } from '@wasl/shared/language';
import type { AppendAudit } from '../../platform/audit.ts';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { TemplateRecord, TemplateVersionRecord } from './template.model.ts';
import type { TemplateRepository } from './template.repository.ts';
import { readTemplateInput, type TemplateInput } from './template-input.ts';

export type PublishOutcome =
  | { kind: 'published'; template: TemplateRecord }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'stale'; currentVersion: number };

export type TemplateService = ReturnType<typeof createTemplateService>;

export function createTemplateService(dependencies: {
  templates: TemplateRepository;
  taxonomy: Taxonomy;
  appendAudit: AppendAudit;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { templates, taxonomy, appendAudit, runInTransaction, clock } = dependencies;

  /** A template of the viewer's organization; NOT_FOUND for any other. */
  async function getOwn(organizationId: string, id: string): Promise<TemplateRecord> {
    const template = await templates.findById(id);
    if (template?.organizationId !== organizationId) throw notFound('agreement template');
    return template;
  }

  return {
    /** Templates of the viewer's organization. Throws for who may not read them. */
    async listTemplates(viewer: Viewer, includeRetired: boolean): Promise<TemplateRecord[]> {
      const { organizationId } = authorize(viewer, 'template:read');
      const all = await templates.listByOrganization(organizationId);
      return includeRetired ? all : all.filter(({ isRetired }) => !isRetired);
    },
    /** One template of the viewer's organization; null for everybody else, as if it did not exist. */
    async findVisibleTemplate(viewer: Viewer, id: string): Promise<TemplateRecord | null> {
      authorize(viewer, 'template:read');
      const template = await templates.findById(id);
      return template && isAllowed(viewer, 'template:read', { organizationId: template.organizationId })
        ? template
        : null;
    },
    /** Who may see variables: whoever may read templates. */
    authorizeReading(viewer: Viewer): void {
      authorize(viewer, 'template:read');
    },
    /** Whoever asks, for rules of other modules; within their transaction when they give its session. */
    async findTemplate(id: string, session?: ClientSession): Promise<TemplateRecord | null> {
      return await templates.findById(id, session);
    },
    async listByIds(ids: readonly string[]): Promise<TemplateRecord[]> {
      return await templates.listByIds(ids);
    },
    async findVersion(
      templateId: string,
      number: number,
      session?: ClientSession,
    ): Promise<TemplateVersionRecord | null> {
      return await templates.findVersion(templateId, number, session);
    },
    /** Every version, newest first. */
    async listVersions(templateId: string): Promise<TemplateVersionRecord[]> {
      return await templates.listVersions(templateId);
    },
    /** The template offered for partners of a category: one made for it before one for all. */
    async findForCategory(organizationId: string, categoryCode: string): Promise<TemplateRecord | null> {
      const offered = (await templates.listByOrganization(organizationId)).filter(
        ({ isRetired }) => !isRetired,
      );
      return (
        offered.find(({ categoryCodes }) => categoryCodes.includes(categoryCode)) ??
        offered.find(({ categoryCodes }) => categoryCodes.length === 0) ??
        null
      );
    },
    /**
     * Publishes a new template, or the next version of one. Throws NOT_FOUND for a template of another organization. The
     * versions before stay as they are, with the agreements that came from them.
     */
    async publish(
      viewer: Viewer,
      input: TemplateInput & { templateId?: string | null; documentVersion?: number | null },
      { language }: { language: Language },
    ): Promise<PublishOutcome> {
      const { organizationId, accountId } = authorize(viewer, 'template:publish');
      const known = input.templateId ? await getOwn(organizationId, input.templateId) : null;
      const { content, problems } = readTemplateInput(input, { language, taxonomy });
      if (problems.length > 0) return { kind: 'invalid', problems };
      const { clauses, note, ...listed } = content;
      const now = clock.now();
      const publication = (templateId: string, number: number): TemplateVersionRecord => ({
        _id: newId(),
        templateId,
        number,
        clauses,
        publishedAt: now,
        publishedByAccountId: accountId,
        note,
      });
      const audit = (session: ClientSession, { _id, newestVersion }: TemplateRecord) =>
        appendAudit(session, {
          organizationId,
          actorAccountId: accountId,
          action: 'template:publish',
          subject: { type: 'agreement-template', id: _id },
          changes: [{ field: 'newestVersion', from: known?.newestVersion ?? null, to: newestVersion }],
        });
      if (!known) {
        const template: TemplateRecord = {
          _id: newId(),
          organizationId,
          ...listed,
          newestVersion: 1,
          isRetired: false,
          createdAt: now,
          documentVersion: 1,
        };
        await runInTransaction(async (session) => {
          await templates.insertMany([{ template, versions: [publication(template._id, 1)] }], session);
          await audit(session, template);
        });
        return { kind: 'published', template };
      }
      const documentVersion = input.documentVersion ?? 0;
      const published = await runInTransaction(async (session) => {
        const changed = await templates.change(
          session,
          { id: known._id, documentVersion },
          { ...listed, newestVersion: known.newestVersion + 1 },
        );
        if (!changed || known.documentVersion !== documentVersion) return null;
        await templates.insertVersion(session, publication(known._id, changed.newestVersion));
        await audit(session, changed);
        return changed;
      });
      if (published) return { kind: 'published', template: published };
      return { kind: 'stale', currentVersion: (await getOwn(organizationId, known._id)).documentVersion };
    },
    /** Offers a template no more, or again. Doing so twice changes nothing. Throws NOT_FOUND for another organization's. */
    async retire(viewer: Viewer, input: { templateId: string; isRetired: boolean }): Promise<TemplateRecord> {
      const { organizationId, accountId } = authorize(viewer, 'template:publish');
      return await runInTransaction(async (session) => {
        const template = await templates.findById(input.templateId, session);
        if (template?.organizationId !== organizationId) throw notFound('agreement template');
        if (template.isRetired === input.isRetired) return template;
        const changed = await templates.change(
          session,
          { id: template._id, documentVersion: template.documentVersion },
          { isRetired: input.isRetired },
        );
        if (!changed) throw new Error('a template changed within one snapshot');
        await appendAudit(session, {
          organizationId,
          actorAccountId: accountId,
          action: 'template:publish',
          subject: { type: 'agreement-template', id: template._id },
          changes: [{ field: 'isRetired', from: template.isRetired, to: input.isRetired }],
        });
        return changed;
      });
    },
  };
}

import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { StaffNames } from '../agreements/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { createTemplateResolvers } from './resolvers.ts';
import { createTemplateRepository } from './template.repository.ts';
import { createTemplateService } from './template.service.ts';

export { buildStandardTemplate, standardClauses } from './standard-clauses.ts';
export type { TemplateClauseRecord, TemplateRecord, TemplateVersionRecord } from './template.model.ts';
export type { WholeTemplate } from './template.repository.ts';
export type { TemplateService } from './template.service.ts';
export { bilingualProblems, readBilingual } from './template-input.ts';

export function createTemplatesModule(dependencies: {
  connection: Connection;
  taxonomy: Taxonomy;
  staffNames: StaffNames;
  appendAudit: AppendAudit;
  runInTransaction: RunInTransaction;
  clock: Clock;
}) {
  const { connection, taxonomy, staffNames } = dependencies;
  const repository = createTemplateRepository(connection);
  const templates = createTemplateService({ ...dependencies, templates: repository });
  return {
    templates,
    /** For the seed and tests: stores templates with their versions as they are. */
    insertTemplates: repository.insertMany,
    resolvers: createTemplateResolvers({ templates, staffNames, taxonomy }),
  };
}

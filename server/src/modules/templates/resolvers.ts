import { agreementVariables } from '@wasl/shared/agreement-variables';
import { displayText } from '@wasl/shared/localized-text';
import type { Resolvers } from '../../gql/resolvers.ts';
import { validationError } from '../../platform/graphql/user-errors.ts';
import { type StaffNames, staleVersionError } from '../agreements/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import type { TemplateService } from './template.service.ts';

export function createTemplateResolvers(dependencies: {
  templates: TemplateService;
  staffNames: StaffNames;
  taxonomy: Taxonomy;
}): Resolvers {
  const { templates, staffNames, taxonomy } = dependencies;
  return {
    AgreementTemplate: {
      id: (template) => template._id,
      categories: ({ categoryCodes }) => categoryCodes.map((code) => taxonomy.getCategory(code)),
      version: ({ newestVersion }) => newestVersion,
      clauses: async ({ _id, newestVersion }) =>
        (await templates.findVersion(_id, newestVersion))?.clauses ?? [],
      versions: ({ _id }) => templates.listVersions(_id),
    },
    AgreementTemplateVersion: {
      publishedBy: async ({ publishedByAccountId }, _, context) =>
        displayText((await staffNames.get(context, publishedByAccountId)).name, context.language).text,
    },
    Query: {
      agreementTemplates: (_, { includeRetired }, { viewer }) =>
        templates.listTemplates(viewer, includeRetired ?? false),
      agreementTemplate: (_, { id }, { viewer }) => templates.findVisibleTemplate(viewer, id),
      templateVariables: (_, __, { viewer }) => {
        templates.authorizeReading(viewer);
        return [...agreementVariables];
      },
    },
    Mutation: {
      async publishAgreementTemplate(_, { input }, { viewer, language }) {
        const outcome = await templates.publish(viewer, input, { language });
        switch (outcome.kind) {
          case 'invalid':
            return validationError(outcome.problems, language);
          case 'stale':
            return staleVersionError(outcome.currentVersion, language);
          case 'published':
            return { __typename: 'PublishAgreementTemplateSuccess', template: outcome.template };
        }
      },
      retireAgreementTemplate: async (_, { input }, { viewer }) => ({
        __typename: 'PublishAgreementTemplateSuccess',
        template: await templates.retire(viewer, input),
      }),
    },
  };
}

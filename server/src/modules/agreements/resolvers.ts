import { displayText } from '@wasl/shared/localized-text';
import type { Resolvers } from '../../gql/resolvers.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import type { AgreementService } from './agreement.service.ts';
import { effectOnVouchers } from './agreement.texts.ts';
import { actText } from './agreement-acts.ts';
import { allowedActionsOf } from './allowed-actions.ts';
import { initialsOf, type StaffNames } from './staff-names.ts';

export function createAgreementResolvers(dependencies: {
  agreements: AgreementService;
  staffNames: StaffNames;
  geography: Geography;
  organizationById: OrganizationLoader;
  partnerById: PartnerLoader;
}): Resolvers {
  const { agreements, staffNames, geography, organizationById, partnerById } = dependencies;
  return {
    Agreement: {
      id: (agreement) => agreement._id,
      organization: ({ organizationId }, _, context) =>
        loadExisting(organizationById(context), organizationId, 'organization'),
      partner: ({ partnerId }, _, context) => loadExisting(partnerById(context), partnerId, 'partner'),
      regions: ({ regionCodes }) => regionCodes?.map((code) => geography.getRegion(code)) ?? null,
      stateSince: ({ handling }) => handling.stateSince,
      allowedActions: (agreement, _, { viewer }) => allowedActionsOf(viewer, agreement),
      history: ({ _id }) => agreements.listHistory(_id),
    },
    AgreementSuspension: {
      effectOnVouchers: (_, __, { language }) => effectOnVouchers(language),
    },
    AgreementEvent: {
      id: (event) => event._id,
      text: ({ kind, details }, _, { language }) => actText(kind, details, language),
      actor: ({ actorAccountId, actorName }, _, context) =>
        actorName === null
          ? staffNames.find(context, actorAccountId)
          : { id: null, name: { ar: actorName, fr: actorName } },
    },
    StaffName: {
      initials: ({ name }, _, { language }) => initialsOf(displayText(name, language).text),
    },
    Query: {
      agreement: (_, { id }, { viewer }) => agreements.findVisibleAgreement(viewer, id),
    },
  };
}

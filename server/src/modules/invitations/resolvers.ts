import { maskedEmail } from '@wasl/shared/masked-email';
import { userMessage } from '@wasl/shared/user-message';
import type { Resolvers } from '../../gql/resolvers.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { giveDevice } from '../../platform/auth/known-device.ts';
import { beginSession, viewerOf } from '../../platform/auth/sessions.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import { tooManyAttemptsError, validationError } from '../../platform/graphql/user-errors.ts';
import { agreementChangeResult } from '../agreements/index.ts';
import type { OrganizationLoader } from '../organizations/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import type { IdentityService } from './identity.service.ts';
import { warningsOf } from './identity-warnings.ts';
import type { InvitationService } from './invitation.service.ts';
import { type InvitationProblemCode, invitationProblems } from './invitations.texts.ts';
import type { MyAgreementsService } from './my-agreements.service.ts';
import type { PartnerBranchService } from './partner-branch.service.ts';

export function createInvitationResolvers(dependencies: {
  invitations: InvitationService;
  identities: IdentityService;
  partnerBranches: PartnerBranchService;
  myAgreements: MyAgreementsService;
  accounts: Pick<AccountRepository, 'rememberDevice'>;
  organizationById: OrganizationLoader;
  partnerById: PartnerLoader;
  /** Whether cookies travel over TLS only. */
  isSecure: boolean;
}): Resolvers {
  const { invitations, identities, partnerBranches, myAgreements } = dependencies;
  const { accounts, organizationById, partnerById, isSecure } = dependencies;

  const unusable = (problem: InvitationProblemCode, language: 'ar' | 'fr' | 'en') => ({
    __typename: 'InvitationUnusableError' as const,
    code: 'INVITATION_UNUSABLE' as const,
    message: invitationProblems[problem][language],
    reason: problem,
  });

  return {
    Agreement: {
      invitations: ({ _id }, _, { viewer }) => invitations.listByAgreement(viewer, _id),
      partnerIdentity: ({ partnerId }, _, context) =>
        loadExisting(partnerById(context), partnerId, 'partner'),
    },
    PartnerInvitation: {
      id: (invitation) => invitation._id,
      maskedEmail: ({ email }) => maskedEmail(email),
    },
    PartnerIdentity: {
      legalName: ({ legal }) => legal?.name ?? null,
      ice: ({ identifiers }) => identifiers.ice,
      rc: ({ identifiers }) => identifiers.rc,
      rcCourt: ({ identifiers }) => identifiers.rcCourt ?? null,
      taxId: ({ identifiers }) => identifiers.taxId,
      representative: ({ legal }) => legal?.representative ?? null,
      address: ({ legal }) => legal?.address ?? null,
      warnings: (partner, _, { language }) => warningsOf(partner, language),
    },
    InvitationVisit: {
      organizationName: async ({ organizationId }, _, context) =>
        (await loadExisting(organizationById(context), organizationId, 'organization')).name,
      partnerName: async ({ partnerId }, _, context) =>
        (await loadExisting(partnerById(context), partnerId, 'partner')).name,
    },
    Query: {
      myAgreements: (_, __, { viewer }) => myAgreements.list(viewer),
    },
    Mutation: {
      async invitePartner(_, { input }, { viewer, language, now }) {
        const request = { ...input, role: input.role ?? 'PARTNER_OWNER' };
        return agreementChangeResult(await invitations.invite(viewer, request, { language, now }), language);
      },
      async revokeInvitation(_, { input }, { viewer, language, now }) {
        return agreementChangeResult(
          await invitations.revoke(viewer, input.invitationId, { language, now }),
          language,
        );
      },
      async openInvitation(_, { input }, { clientAddress, language, now }) {
        const outcome = await invitations.open(input.token, { clientAddress }, now);
        switch (outcome.kind) {
          case 'too_many_attempts':
            return tooManyAttemptsError(outcome.retryAfterSeconds, language);
          case 'unusable':
            return unusable(outcome.problem, language);
          case 'open':
            return { __typename: 'InvitationVisit', ...outcome.invitation };
        }
      },
      async acceptInvitation(_, { input }, context) {
        const { clientAddress, language, now } = context;
        const outcome = await invitations.accept(input, { clientAddress }, { language, now });
        switch (outcome.kind) {
          case 'too_many_attempts':
            return tooManyAttemptsError(outcome.retryAfterSeconds, language);
          case 'unusable':
            return unusable(outcome.problem, language);
          case 'invalid':
            return validationError(outcome.problems, language);
          case 'wrong_credentials':
            return {
              __typename: 'WrongCredentialsError',
              code: 'WRONG_CREDENTIALS',
              message: userMessage('WRONG_CREDENTIALS', {}, language),
            };
          case 'accepted': {
            const { account, agreement } = outcome;
            await beginSession(context.request, account, now);
            await accounts.rememberDevice(account._id, giveDevice(context.request, isSecure));
            context.account = account;
            context.viewer = viewerOf(account);
            return { __typename: 'AcceptInvitationSuccess', viewer: account, agreement };
          }
        }
      },
      async updatePartnerIdentity(_, { input }, { viewer, language }) {
        return agreementChangeResult(await identities.update(viewer, input, language), language);
      },
      async savePartnerBranch(_, { input }, { viewer, language, now }) {
        return agreementChangeResult(await partnerBranches.save(viewer, input, { language, now }), language);
      },
    },
  };
}

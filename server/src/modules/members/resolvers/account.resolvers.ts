import { userMessage } from '@wasl/shared/user-message';
import type { Resolvers } from '../../../gql/resolvers.ts';
import type { AccountRecord } from '../../../platform/auth/account.model.ts';
import { deviceHashOf, giveDevice } from '../../../platform/auth/known-device.ts';
import { beginSession, endSession, viewerOf } from '../../../platform/auth/sessions.ts';
import { visitor } from '../../../platform/auth/viewer.ts';
import { unauthenticated } from '../../../platform/errors/app-error.ts';
import type { GraphQLContext } from '../../../platform/graphql/context.ts';
import { tooManyAttemptsError, validationError } from '../../../platform/graphql/user-errors.ts';
import type { OrganizationLoader } from '../../organizations/index.ts';
import type { AccountRecoveryService } from '../account-recovery.service.ts';
import type { JoiningService } from '../joining.service.ts';
import type { MemberLoader } from '../member.loaders.ts';
import { outcomeTexts } from '../members.texts.ts';
import type { ProfileService } from '../profile.service.ts';
import type { SignInService } from '../sign-in.service.ts';

/** Who is signed in, and how one comes to be: sign in and out, join, recover, one's own profile. */
export function createAccountResolvers(dependencies: {
  signingIn: SignInService;
  joining: JoiningService;
  recovery: AccountRecoveryService;
  profiles: ProfileService;
  memberById: MemberLoader;
  organizationById: OrganizationLoader;
  /** Whether cookies travel over TLS only. */
  isSecure: boolean;
}): Resolvers {
  const { signingIn, joining, recovery, profiles, memberById, organizationById, isSecure } = dependencies;

  /** Begins a session of this account; the rest of the request is answered as theirs. */
  async function enter(account: AccountRecord, context: GraphQLContext): Promise<void> {
    await beginSession(context.request, account, context.now);
    await signingIn.rememberDevice(account._id, giveDevice(context.request, isSecure));
    context.account = account;
    context.viewer = viewerOf(account);
  }

  async function leave(context: GraphQLContext): Promise<{ signedOut: boolean }> {
    await endSession(context.request);
    context.account = null;
    context.viewer = visitor;
    return { signedOut: true };
  }

  return {
    Viewer: {
      member: ({ memberId }, _, context) => (memberId ? memberById(context).load(memberId) : null),
      partnerStaff: (account) => (account.partnerId ? account : null),
      organization: ({ role, organizationId }, _, context) =>
        organizationId && role !== 'MEMBER' ? organizationById(context).load(organizationId) : null,
      regionCodes: ({ role, regionCodes }) => (role === 'COORDINATOR' ? (regionCodes ?? []) : null),
    },
    Query: {
      viewer: (_, __, { account }) => account,
    },
    Mutation: {
      async signIn(_, { input }, context) {
        const outcome = await signingIn.signIn(
          {
            identifier: input.identifier,
            password: input.password,
            secondFactorCode: input.secondFactorCode ?? null,
          },
          { clientAddress: context.clientAddress, deviceHash: deviceHashOf(context.request) },
          context.now,
        );
        const { language } = context;
        switch (outcome.kind) {
          case 'too_many_attempts':
            return tooManyAttemptsError(outcome.retryAfterSeconds, language);
          case 'second_factor_required':
            return {
              __typename: 'SecondFactorRequiredError',
              code: 'SECOND_FACTOR_REQUIRED',
              message: userMessage('SECOND_FACTOR_REQUIRED', {}, language),
            };
          case 'wrong_credentials':
            return {
              __typename: 'WrongCredentialsError',
              code: 'WRONG_CREDENTIALS',
              message: userMessage('WRONG_CREDENTIALS', {}, language),
            };
          case 'signed_in':
            await enter(outcome.account, context);
            return { __typename: 'SignInSuccess', viewer: outcome.account };
        }
      },
      signOut: (_, __, context) => leave(context),
      async signOutEverywhere(_, __, context) {
        if (!context.account) throw unauthenticated();
        await signingIn.signOutEverywhere(context.account._id);
        return await leave(context);
      },
      async join(_, { input }, context) {
        const { language, now, clientAddress } = context;
        const request = { ...input, phone: input.phone ?? null, provinceCode: input.provinceCode ?? null };
        const outcome = await joining.join(request, { clientAddress }, { language, now });
        if (outcome.kind === 'too_many_attempts')
          return tooManyAttemptsError(outcome.retryAfterSeconds, language);
        if (outcome.kind === 'invalid') return validationError(outcome.problems, language);
        await enter(outcome.account, context);
        const { member } = outcome;
        const text = member.state === 'ACTIVE' ? outcomeTexts.joinedActive : outcomeTexts.joinedPending;
        return { __typename: 'JoinSuccess', member, message: text[language] };
      },
      async requestPasswordReset(_, { input }, { clientAddress, language }) {
        await recovery.requestPasswordReset(input.email, clientAddress);
        return { message: outcomeTexts.resetRequested[language] };
      },
      async resetPassword(_, { input }, { clientAddress, request, language, now }) {
        const origin = { clientAddress, deviceHash: giveDevice(request, isSecure) };
        const outcome = await recovery.resetPassword(input, origin, { language, now });
        if (outcome.kind === 'too_many_attempts')
          return tooManyAttemptsError(outcome.retryAfterSeconds, language);
        if (outcome.kind === 'invalid') return validationError(outcome.problems, language);
        return { __typename: 'ResetPasswordSuccess', message: outcomeTexts.passwordSet[language] };
      },
      async confirmEmail(_, { input }, { clientAddress, language, now }) {
        const outcome = await recovery.confirmEmail(input.token, { clientAddress }, { language, now });
        if (outcome.kind === 'too_many_attempts')
          return tooManyAttemptsError(outcome.retryAfterSeconds, language);
        if (outcome.kind === 'invalid') return validationError(outcome.problems, language);
        return { __typename: 'ConfirmEmailSuccess', message: outcomeTexts.emailConfirmed[language] };
      },
      async updateProfile(_, { input }, context) {
        const outcome = await profiles.updateProfile(context.viewer, input, context.language);
        if (outcome.kind === 'invalid') return validationError(outcome.problems, context.language);
        return { __typename: 'UpdateProfileSuccess', viewer: outcome.account };
      },
    },
  };
}

import type { Resolvers } from '../../gql/resolvers.ts';
import { agreementChangeResult } from './change-outcome.ts';
import type { LifeService } from './life.service.ts';
import { licenceExpiredReason } from './life.texts.ts';

/** What people decide in the life of an agreement. */
export function createLifeResolvers({ life }: { life: LifeService }): Resolvers {
  return {
    AgreementSuspension: {
      reason: ({ cause, reason }, _, { language }) =>
        cause === 'LICENCE_EXPIRED' ? licenceExpiredReason[language] : reason,
    },
    Mutation: {
      suspendAgreement: async (_, { input }, context) =>
        agreementChangeResult(await life.suspendAgreement(context, input), context.language),
      resumeAgreement: async (_, { input }, context) =>
        agreementChangeResult(await life.resumeAgreement(context, input), context.language),
      terminateAgreement: async (_, { input }, context) =>
        agreementChangeResult(await life.terminateAgreement(context, input), context.language),
      assignAgreement: async (_, { input }, context) =>
        agreementChangeResult(await life.assignAgreement(context, input), context.language),
    },
  };
}

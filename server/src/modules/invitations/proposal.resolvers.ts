import type { Resolvers } from '../../gql/resolvers.ts';
import { agreementChangeResult, type StaffNames } from '../agreements/index.ts';
import { scheduleLineViews } from '../drafting/index.ts';
import type { ProposalService } from './proposal.service.ts';

export function createProposalResolvers(dependencies: {
  proposals: ProposalService;
  staffNames: StaffNames;
}): Resolvers {
  const { proposals, staffNames } = dependencies;
  return {
    Agreement: {
      proposals: (agreement) => proposals.listOpen(agreement),
    },
    TermsProposal: {
      id: (proposal) => proposal._id,
      lines: ({ lines, categoryCode }) => scheduleLineViews(lines, categoryCode),
      by: ({ proposedByAccountId }, _, context) => staffNames.get(context, proposedByAccountId),
    },
    Mutation: {
      async proposeTerms(_, { input }, { viewer, language, now }) {
        return agreementChangeResult(await proposals.propose(viewer, input, { language, now }), language);
      },
      async answerProposal(_, { input }, { viewer, language, now }) {
        return agreementChangeResult(await proposals.answer(viewer, input, { language, now }), language);
      },
    },
  };
}

import { headlineGain, headlineText } from '@wasl/shared/gain-headline';
import type { Language } from '@wasl/shared/language';
import type { Resolvers } from '../../gql/resolvers.ts';
import { isAllowed } from '../../platform/auth/authorize.ts';
import { notPossibleNowError, validationError } from '../../platform/graphql/user-errors.ts';
import { agreementChangeResult, type StaffNames } from '../agreements/index.ts';
import type { FileLoader } from '../uploads/index.ts';
import type { ActivationService } from './activation.service.ts';
import type { ItemField } from './checklist.definitions.ts';
import type { ChecklistService } from './checklist.service.ts';
import { fieldLabels, itemHints, itemTitles, progressLabel, warningTexts } from './checklist.texts.ts';
import type { OfferOutcome, OfferProposalService } from './offer-proposal.service.ts';
import type { TrialService } from './trial.service.ts';

function offerAnswer(outcome: OfferOutcome, language: Language) {
  switch (outcome.kind) {
    case 'changed':
      return { __typename: 'OfferChanged' as const, offer: outcome.offer };
    case 'invalid':
      return validationError(outcome.problems, language);
    case 'not_possible':
      return notPossibleNowError(outcome.obstacles, language);
    case 'stale':
      throw new Error('a change to an offer carries no version to be stale');
  }
}

export function createOnboardingResolvers(dependencies: {
  checklist: ChecklistService;
  activation: ActivationService;
  proposals: OfferProposalService;
  trials: TrialService;
  staffNames: StaffNames;
  fileById: FileLoader;
}): Resolvers {
  const { checklist, activation, proposals, trials, staffNames, fileById } = dependencies;
  return {
    Agreement: {
      checklist: (agreement, _, { now }) => checklist.view(agreement, now),
      restingOffers: ({ _id }) => proposals.listResting(_id),
    },
    Offer: {
      refusalReason: ({ state, decision, partnerId, organizationId }, _, { viewer }) => {
        const mayRead =
          isAllowed(viewer, 'offer:read-unpublished', { partnerId }) &&
          isAllowed(viewer, 'offer:read-unpublished', { organizationId });
        return mayRead && state === 'REJECTED' ? (decision?.reason ?? null) : null;
      },
      scheduleLineKeys: ({ scheduleLines }) => scheduleLines?.keys ?? [],
    },
    ChecklistItem: {
      title: ({ kind }, _, { language }) => itemTitles[kind][language],
      hint: ({ kind }, _, { language }) => itemHints[kind][language],
      owner: ({ ownerAccountId }, _, context) => staffNames.find(context, ownerAccountId),
      values: ({ values, progress }, _, { language }) => [
        ...Object.entries(values).map(([field, value]) => ({
          field,
          label: fieldLabels[field as ItemField]?.[language] ?? field,
          value,
        })),
        ...(progress && progress.ofCount > 1
          ? [
              {
                field: 'progress',
                label: progressLabel[language],
                value: `${progress.count}/${progress.ofCount}`,
              },
            ]
          : []),
      ],
      warnings: ({ warnings }, _, { language }) => warnings.map((warning) => warningTexts[warning][language]),
      evidence: async ({ fileIds }, _, context) => {
        const files = await Promise.all(fileIds.map((id) => fileById(context).load(id)));
        return files.filter((file) => file !== null);
      },
      decidedBy: ({ decidedByAccountId }, _, context) => staffNames.find(context, decidedByAccountId),
    },
    ChecklistException: {
      by: ({ byAccountId }, _, context) => staffNames.get(context, byAccountId),
      missing: ({ missing }, _, { language }) => missing.map((kind) => itemTitles[kind][language]),
    },
    TrialVoucher: {
      headline: ({ gain }, _, { language }) => headlineText(headlineGain(gain), language),
    },
    Query: {
      trialVoucher: (_, __, context) => trials.findTrialVoucher(context),
    },
    Mutation: {
      provideChecklistItem: async (_, { input }, context) =>
        agreementChangeResult(await checklist.provideChecklistItem(context, input), context.language),
      decideChecklistItem: async (_, { input }, context) =>
        agreementChangeResult(await checklist.decideChecklistItem(context, input), context.language),
      assignChecklistItem: async (_, { input }, context) =>
        agreementChangeResult(await checklist.assignChecklistItem(context, input), context.language),
      activateAgreement: async (_, { input }, context) =>
        agreementChangeResult(await activation.activateAgreement(context, input), context.language),
      proposeOffer: async (_, { input }, context) =>
        offerAnswer(await proposals.proposeOffer(context, input), context.language),
      decideOffer: async (_, { input }, context) =>
        offerAnswer(await proposals.decideOffer(context, input), context.language),
      completeTrialRedemption: async (_, { input }, context) => {
        const outcome = await trials.completeTrialRedemption(context, input);
        if (outcome.kind === 'invalid') return validationError(outcome.problems, context.language);
        if (outcome.kind === 'not_possible') return notPossibleNowError(outcome.obstacles, context.language);
        return { __typename: 'TrialRedemptionCompleted', ...outcome };
      },
    },
  };
}

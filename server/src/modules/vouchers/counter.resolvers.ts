import { ageInYears } from '@wasl/shared/civil-date';
import { civilDateOf } from '@wasl/shared/civil-time';
import { displayText } from '@wasl/shared/localized-text';
import type { Resolvers } from '../../gql/resolvers.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import type { OfferLoader } from '../offers/index.ts';
import type { BranchLoader } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { answerOf } from './answers.ts';
import type { CounterService, RedemptionView } from './counter.service.ts';
import type { HistoryService } from './history.service.ts';
import { type ReversalService, reversibleUntil } from './reversal.service.ts';
import { counterNameOf } from './voucher.rules.ts';

/** What partner staff see and do: first name and initial of people, nothing of their history. */
export function createCounterResolvers(dependencies: {
  counter: CounterService;
  reversing: ReversalService;
  history: HistoryService;
  offerById: OfferLoader;
  branchById: BranchLoader;
  taxonomy: Taxonomy;
}): Resolvers {
  const { counter, reversing, history, offerById, branchById, taxonomy } = dependencies;

  function secondsToReverse({ reversedAt, asOf, ...redemption }: RedemptionView): number {
    if (reversedAt) return 0;
    return Math.max(0, Math.ceil((reversibleUntil(redemption).getTime() - asOf.getTime()) / 1000));
  }

  return {
    CounterVoucher: {
      id: ({ voucher }) => voucher._id,
      code: ({ voucher }) => voucher.code,
      offer: ({ voucher }, _, context) => loadExisting(offerById(context), voucher.offerId, 'offer'),
      memberName: ({ member }, _, { language }) => counterNameOf(displayText(member.name, language).text),
      beneficiaryName: ({ voucher }, _, { language }) =>
        counterNameOf(displayText(voucher.beneficiaryName, language).text),
      relation: ({ voucher }) => voucher.beneficiaryRelation,
      age: async ({ voucher }, _, context) => {
        const offer = await loadExisting(offerById(context), voucher.offerId, 'offer');
        const { beneficiaryRelation: relation, beneficiaryBirthDate: birthDate } = voucher;
        const isChild = relation !== null && relation !== 'SPOUSE';
        const today = civilDateOf(context.now);
        return isChild && offer.dependentCoverage.childMaximumAge !== null && birthDate <= today
          ? ageInYears(birthDate, today)
          : null;
      },
      expiresAt: ({ voucher }) => voucher.expiresAt,
    },
    Redemption: {
      id: (redemption) => redemption._id,
      redeemedAt: (redemption) => redemption.recordedAt,
      beneficiaryName: ({ beneficiaryName }, _, { language }) => displayText(beneficiaryName, language).text,
      branch: ({ branchId }, _, context) => loadExisting(branchById(context), branchId, 'branch'),
      offer: ({ offerId }, _, context) => loadExisting(offerById(context), offerId, 'offer'),
      payableCentimes: ({ billCentimes, discountCentimes }) => billCentimes - discountCentimes,
      lines: async ({ lines, offerId }, _, context) => {
        const { categoryCode } = await loadExisting(offerById(context), offerId, 'offer');
        return lines.map(({ serviceCode, ...amounts }) => ({
          ...amounts,
          service: serviceCode === null ? null : taxonomy.findService(categoryCode, serviceCode),
        }));
      },
      isReversed: ({ reversedAt }) => reversedAt !== null,
      reversibleUntil: (redemption) =>
        secondsToReverse(redemption) > 0 ? reversibleUntil(redemption) : null,
      reversibleForSeconds: secondsToReverse,
    },
    Query: {
      counterRedemptions: (_, { branchId, first }, context) =>
        history.listAtCounter(context, { branchId, first: first ?? 10 }),
    },
    Mutation: {
      checkVoucher: async (_, { input }, context) => {
        const { done, refusal } = await counter.checkVoucher(context, input);
        return done
          ? { __typename: 'CheckVoucherSuccess', voucher: done }
          : answerOf(refusal, context.language, [
              'VoucherNotUsableError',
              'OfferNotUsableError',
              'MemberNotActiveError',
              'BeneficiaryNotCoveredError',
              'TooManyAttemptsError',
              'ValidationError',
            ]);
      },
      redeemVoucher: async (_, { input }, context) => {
        const { done, refusal } = await counter.redeemVoucher(context, input);
        return done
          ? { __typename: 'RedeemVoucherSuccess', redemption: done }
          : answerOf(refusal, context.language, [
              'VoucherNotUsableError',
              'OfferNotUsableError',
              'MemberNotActiveError',
              'BeneficiaryNotCoveredError',
              'BudgetExhaustedError',
              'ValidationError',
              'TooManyAttemptsError',
              'IdempotencyKeyReusedError',
            ]);
      },
      reverseRedemption: async (_, { input }, context) => {
        const { done, refusal } = await reversing.reverseRedemption(context, input);
        return done
          ? { __typename: 'ReverseRedemptionSuccess', redemption: done }
          : answerOf(refusal, context.language, [
              'ReversalWindowOverError',
              'ValidationError',
              'IdempotencyKeyReusedError',
            ]);
      },
    },
  };
}

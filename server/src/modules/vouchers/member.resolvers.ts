import type { Resolvers } from '../../gql/resolvers.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { loadExisting } from '../../platform/graphql/load-existing.ts';
import type { AgreementLoader } from '../agreements/index.ts';
import type { OfferLoader } from '../offers/index.ts';
import type { PartnerLoader } from '../partners/index.ts';
import type { Taxonomy } from '../taxonomy/index.ts';
import { answerOf } from './answers.ts';
import type { EligibilityService } from './eligibility.service.ts';
import type { EndingService } from './ending.service.ts';
import type { HistoryService } from './history.service.ts';
import type { IssueService } from './issue.service.ts';
import type { RedemptionLoader } from './redemption.loaders.ts';
import { stateAt } from './voucher.states.ts';

/** What members see and do: vouchers, eligibility, limits, savings. */
export function createMemberVoucherResolvers(dependencies: {
  issuing: IssueService;
  ending: EndingService;
  history: HistoryService;
  eligibility: EligibilityService;
  /** Offers a member marked, newest first, a page of them. */
  listFavouriteOfferIds: (viewer: Viewer, memberId: string) => Promise<readonly string[]>;
  offerById: OfferLoader;
  agreementById: AgreementLoader;
  partnerById: PartnerLoader;
  redemptionById: RedemptionLoader;
  taxonomy: Taxonomy;
}): Resolvers {
  const { issuing, ending, history, eligibility, listFavouriteOfferIds, taxonomy } = dependencies;
  const { offerById, agreementById, partnerById, redemptionById } = dependencies;
  return {
    Voucher: {
      id: (voucher) => voucher._id,
      state: (voucher, _, { now }) => stateAt(voucher, now),
      offer: ({ offerId }, _, context) => loadExisting(offerById(context), offerId, 'offer'),
      beneficiary: (voucher) => ({
        id: voucher.beneficiaryPersonId,
        name: voucher.beneficiaryName,
        relation: voucher.beneficiaryRelation,
        birthDate: voucher.beneficiaryBirthDate,
        studentUntil: null,
      }),
      qrSecret: (voucher, _, { viewer, now }) =>
        viewer.kind === 'member' && viewer.memberId === voucher.memberId && stateAt(voucher, now) === 'ISSUED'
          ? voucher.secret
          : null,
      serverTime: (_, __, { now }) => now,
      redemption: ({ redemptionId }, _, context) =>
        redemptionId === null ? null : redemptionById(context).load(redemptionId),
    },
    Offer: {
      eligibility: async (shown, _, context) => {
        if (context.viewer.kind !== 'member') return null;
        // What is shown may be a second old; rules look at what is.
        const offer = await loadExisting(offerById(context), shown._id, 'offer');
        const [agreement, partner] = await Promise.all([
          loadExisting(agreementById(context), offer.agreementId, 'agreement'),
          loadExisting(partnerById(context), offer.partnerId, 'partner'),
        ]);
        return await eligibility.findEligibility(context, { offer, agreement, partner });
      },
    },
    Member: {
      vouchers: (member, page, context) => history.listOfMember(context, member, page),
      savings: async (member, { year }, context) => {
        const savings = await history.sumSavings(context, member, year ?? undefined);
        return {
          ...savings,
          bySector: savings.bySector.map(({ sectorCode, ...sum }) => ({
            ...sum,
            sector: taxonomy.getSector(sectorCode),
          })),
        };
      },
      limitsLeft: async (member, _, context) => {
        const { viewer } = context;
        if (viewer.kind !== 'member' || viewer.memberId !== member._id) return [];
        const marked = await listFavouriteOfferIds(viewer, member._id);
        return await eligibility.listLimitsLeft(context, member, marked);
      },
    },
    Query: {
      voucher: (_, { id }, { viewer }) => history.findOwnVoucher(viewer, id),
    },
    Mutation: {
      issueVoucher: async (_, { input }, context) => {
        const { done, refusal } = await issuing.issueVoucher(context, input);
        return done
          ? { __typename: 'IssueVoucherSuccess', voucher: done }
          : answerOf(refusal, context.language, [
              'OfferNotUsableError',
              'MemberNotActiveError',
              'BeneficiaryNotCoveredError',
              'LimitReachedError',
              'BudgetExhaustedError',
              'ValidationError',
              'IdempotencyKeyReusedError',
            ]);
      },
      cancelVoucher: async (_, { input }, context) => {
        const { done, refusal } = await ending.cancelVoucher(context, input);
        return done
          ? { __typename: 'CancelVoucherSuccess', voucher: done }
          : answerOf(refusal, context.language, ['VoucherNotUsableError']);
      },
      rateRedemption: async (_, { input }, context) => {
        const { done, refusal } = await history.rateRedemption(context, input);
        return done
          ? { __typename: 'RateRedemptionSuccess', voucher: done }
          : answerOf(refusal, context.language, ['ValidationError', 'VoucherNotUsableError']);
      },
    },
  };
}

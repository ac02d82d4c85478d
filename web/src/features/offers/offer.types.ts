import type { OfferForMemberQuery, OfferQuery } from '../../gql/operations.ts';

export type ShownOffer = NonNullable<OfferQuery['offer']>;
export type Eligibility = NonNullable<NonNullable<OfferForMemberQuery['offer']>['eligibility']>;
export type BeneficiaryEligibility = Eligibility['beneficiaries'][number];

import type { CheckVoucherMutation } from '../../gql/operations.ts';

/** What the counter may see of a voucher that can be used. */
export type CounterVoucher = Extract<
  CheckVoucherMutation['checkVoucher'],
  { __typename: 'CheckVoucherSuccess' }
>['voucher'];

type OfferGain = CounterVoucher['offer']['gain'];

/** What is gained on one category of service. */
export type ServiceGain = NonNullable<
  Extract<OfferGain, { __typename: 'ByServiceGain' }>['services'][number]['gain']
>;

import type { Gain, SimpleGain } from '@wasl/shared/gain';
import type { CounterVoucher, ServiceGain } from './counter-voucher.ts';

/** The gain of a checked voucher's offer as the discount is computed from it. */
export function gainOfOffer({ gain }: Pick<CounterVoucher['offer'], 'gain'>): Gain {
  switch (gain.__typename) {
    case 'ByServiceGain':
      return {
        kind: 'by_service',
        services: gain.services.map(({ service, gain: serviceGain }) => ({
          serviceCode: service.code,
          gain: serviceGain && simpleGainOf(serviceGain),
        })),
      };
    case 'TieredGain':
      return { kind: 'tiered_by_amount', tiers: gain.tiers };
    default:
      return simpleGainOf(gain);
  }
}

function simpleGainOf(gain: ServiceGain): SimpleGain {
  switch (gain.__typename) {
    case 'PercentageGain':
      return { kind: 'percentage', basisPoints: gain.basisPoints };
    case 'AmountOffGain':
      return {
        kind: 'amount_off',
        amountCentimes: gain.amountCentimes,
        ...(gain.minimumBillCentimes !== null && { minimumBillCentimes: gain.minimumBillCentimes }),
      };
    case 'FixedPriceGain':
      return { kind: 'fixed_price', priceCentimes: gain.priceCentimes };
    case 'FreeServiceGain':
      return { kind: 'free_service' };
    default:
      throw new Error(`${gain.__typename} cannot stand for one service`);
  }
}

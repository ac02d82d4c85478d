import type { ByServiceGain, Gain, SimpleGain, TieredGain } from '@wasl/shared/gain';
import type { OfferRecord } from './offer.model.ts';

/** A gain by service with the category its service codes belong to. */
export interface ByServiceOfferGain extends ByServiceGain {
  categoryCode: string;
}

/** A gain as the API shows it. */
export type OfferGain = SimpleGain | TieredGain | ByServiceOfferGain;

export function gainOf({ gain, categoryCode }: Pick<OfferRecord, 'gain' | 'categoryCode'>): OfferGain {
  return gain.kind === 'by_service' ? { ...gain, categoryCode } : gain;
}

/** The API's type of each kind of gain. */
export const gainTypeNames = {
  percentage: 'PercentageGain',
  amount_off: 'AmountOffGain',
  fixed_price: 'FixedPriceGain',
  free_service: 'FreeServiceGain',
  tiered_by_amount: 'TieredGain',
  by_service: 'ByServiceGain',
} as const satisfies Record<Gain['kind'], string>;

import type { Bill } from '@wasl/shared/discount';
import type { SeededOffer } from './offers.ts';
import type { Random } from './random.ts';

/** A bill somebody could bring to the counter with a voucher of this offer. */
export function billFor({ offer, profile }: SeededOffer, random: Random): Bill {
  const { gain } = offer;
  const usual = new Map(
    offer.usualPrices.map(({ serviceCode, priceCentimes }) => [serviceCode, priceCentimes]),
  );
  const priceOf = (serviceCode: string): number =>
    usual.get(serviceCode) ?? Math.round((profile.prices.get(serviceCode) ?? 100) * 100);
  switch (gain.kind) {
    case 'by_service': {
      const covered = gain.services.filter((service) => service.gain !== null);
      const billed = random.shuffled(covered).slice(0, random.whole(1, 2));
      return {
        items: billed.map(({ serviceCode }) => ({ serviceCode, amountCentimes: priceOf(serviceCode) })),
      };
    }
    case 'fixed_price':
    case 'free_service':
      return { totalCentimes: gain.usualPriceCentimes ?? 20_000 };
    case 'amount_off':
      return { totalCentimes: wholeDirhams((gain.minimumBillCentimes ?? 20_000) * (1 + random.next())) };
    case 'tiered_by_amount':
      return {
        totalCentimes: wholeDirhams((gain.tiers[1]?.fromCentimes ?? 20_000) * (0.6 + random.next() * 3)),
      };
    case 'percentage': {
      const codes = usual.size > 0 ? [...usual.keys()] : [...profile.prices.keys()];
      return { totalCentimes: wholeDirhams(priceOf(random.pick(codes)) * (0.8 + random.next() * 0.7)) };
    }
  }
}

const wholeDirhams = (centimes: number): number => Math.max(1, Math.round(centimes / 100)) * 100;

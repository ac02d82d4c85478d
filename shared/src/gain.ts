import { basisPointsInWhole, isAmountCentimes } from './money.ts';

export interface PercentageGain {
  kind: 'percentage';
  /** 1 to 10 000. */
  basisPoints: number;
}

export interface AmountOffGain {
  kind: 'amount_off';
  amountCentimes: number;
  /** Smallest bill it applies to. */
  minimumBillCentimes?: number;
}

export interface FixedPriceGain {
  kind: 'fixed_price';
  priceCentimes: number;
  usualPriceCentimes?: number;
}

export interface FreeServiceGain {
  kind: 'free_service';
  usualPriceCentimes?: number;
}

/** A gain that can stand alone or for one category of service. */
export type SimpleGain = PercentageGain | AmountOffGain | FixedPriceGain | FreeServiceGain;

/** Tiers from the lowest bill up; the highest tier a bill reaches applies to the whole bill. */
export interface TieredGain {
  kind: 'tiered_by_amount';
  tiers: { fromCentimes: number; basisPoints: number }[];
}

/** One entry per category of service; null says expressly that it is not covered, as does a missing entry. */
export interface ByServiceGain {
  kind: 'by_service';
  services: { serviceCode: string; gain: SimpleGain | null }[];
}

/** What a member gains. A gain by service applies to each line of the bill, every other one to the whole bill. */
export type Gain = SimpleGain | TieredGain | ByServiceGain;

/** Whether the bill must name the services for this gain to be computed. */
export function needsServices(gain: Gain): boolean {
  return gain.kind === 'by_service';
}

export type GainProblem =
  | 'basis_points_out_of_range'
  | 'amount_out_of_range'
  | 'price_not_below_usual'
  | 'no_tiers'
  | 'tiers_not_ascending'
  | 'no_services'
  | 'service_twice'
  | 'no_service_covered';

/** What makes a gain unfit to be offered, or null: an offer is only stored with a gain that has no problem. */
export function findGainProblem(gain: Gain): GainProblem | null {
  switch (gain.kind) {
    case 'tiered_by_amount':
      return findTierProblem(gain);
    case 'by_service':
      return findServiceProblem(gain);
    default:
      return findSimpleProblem(gain);
  }
}

function findSimpleProblem(gain: SimpleGain): GainProblem | null {
  switch (gain.kind) {
    case 'percentage':
      return isOfferedShare(gain.basisPoints) ? null : 'basis_points_out_of_range';
    case 'amount_off':
      if (!isAmountCentimes(gain.amountCentimes) || gain.amountCentimes === 0) return 'amount_out_of_range';
      return isAmountCentimes(gain.minimumBillCentimes ?? 0) ? null : 'amount_out_of_range';
    case 'fixed_price': {
      const usual = gain.usualPriceCentimes;
      if (!isAmountCentimes(gain.priceCentimes) || !isAmountCentimes(usual ?? 0))
        return 'amount_out_of_range';
      return usual !== undefined && usual <= gain.priceCentimes ? 'price_not_below_usual' : null;
    }
    case 'free_service':
      return isAmountCentimes(gain.usualPriceCentimes ?? 0) ? null : 'amount_out_of_range';
  }
}

function findTierProblem({ tiers }: TieredGain): GainProblem | null {
  if (tiers.length === 0) return 'no_tiers';
  if (!tiers.every((tier) => isAmountCentimes(tier.fromCentimes))) return 'amount_out_of_range';
  if (!tiers.every((tier) => isOfferedShare(tier.basisPoints))) return 'basis_points_out_of_range';
  const ascending = tiers.every((tier, i) => tier.fromCentimes > (tiers[i - 1]?.fromCentimes ?? -1));
  return ascending ? null : 'tiers_not_ascending';
}

function findServiceProblem({ services }: ByServiceGain): GainProblem | null {
  if (services.length === 0) return 'no_services';
  if (new Set(services.map((service) => service.serviceCode)).size < services.length) return 'service_twice';
  const covered = services.flatMap((service) => (service.gain ? [service.gain] : []));
  if (covered.length === 0) return 'no_service_covered';
  return covered.map(findSimpleProblem).find((problem) => problem !== null) ?? null;
}

function isOfferedShare(basisPoints: number): boolean {
  return Number.isSafeInteger(basisPoints) && basisPoints >= 1 && basisPoints <= basisPointsInWhole;
}

import { ageInYears, type CivilDate } from '@wasl/shared/civil-date';
import { computeDiscount } from '@wasl/shared/discount';
import type { Gain, SimpleGain } from '@wasl/shared/gain';
import type { DependentCoverageRecord, OfferRecord } from './offer.model.ts';

/** What the coverage of an offer asks about a person. */
export interface CoveredPerson {
  /** Null for the member. */
  relation: 'SPOUSE' | 'DAUGHTER' | 'SON' | null;
  birthDate: CivilDate;
  /** Last day a certificate of schooling on file holds. */
  studentUntil: CivilDate | null;
}

export type Coverage =
  | { isCovered: true }
  | { isCovered: false; why: 'spouse_not_covered' | 'children_not_covered' }
  /** `studentMaximumAge` is told when a certificate of schooling on file would help. */
  | {
      isCovered: false;
      why: 'child_too_old';
      age: number;
      maximumAge: number;
      studentMaximumAge: number | null;
    };

/** Whether an offer covers a person on a day. The member always is; ages are whole years, the last one included. */
export function coverageOf(
  coverage: DependentCoverageRecord,
  person: CoveredPerson,
  day: CivilDate,
): Coverage {
  if (person.relation === null) return { isCovered: true };
  if (person.relation === 'SPOUSE')
    return coverage.spouse ? { isCovered: true } : { isCovered: false, why: 'spouse_not_covered' };
  if (!coverage.children) return { isCovered: false, why: 'children_not_covered' };
  const maximumAge = coverage.childMaximumAge;
  const age = ageInYears(person.birthDate, day);
  if (maximumAge === null || age <= maximumAge) return { isCovered: true };
  const studentMaximumAge = coverage.studentMaximumAge;
  const couldStudy = studentMaximumAge !== null && age <= studentMaximumAge;
  const studies = person.studentUntil !== null && person.studentUntil >= day;
  if (couldStudy && studies) return { isCovered: true };
  return {
    isCovered: false,
    why: 'child_too_old',
    age,
    maximumAge,
    studentMaximumAge: couldStudy ? studentMaximumAge : null,
  };
}

/** Whether anybody but the member can use the offer. */
export function coversDependents({ spouse, children }: DependentCoverageRecord): boolean {
  return spouse || children;
}

/** What one service costs, in centimes; a price nobody told is null. */
export interface PriceLine {
  serviceCode: string;
  isCovered: boolean;
  usualPriceCentimes: number | null;
  voucherPriceCentimes: number | null;
}

/**
 * Prices with and without a voucher: the services the gain names, covered or not, then others the partner told the
 * usual price of. Each is computed as a bill of that service alone, so that it is what a receipt would say.
 */
export function priceLines(
  offer: Pick<OfferRecord, 'gain' | 'usualPrices' | 'maximumDiscountCentimes'>,
): PriceLine[] {
  const usual = new Map(offer.usualPrices.map((price) => [price.serviceCode, price.priceCentimes]));
  const named =
    offer.gain.kind === 'by_service' ? offer.gain.services.map((service) => service.serviceCode) : [];
  return [...new Set([...named, ...usual.keys()])].map((serviceCode) => {
    const gain = gainOnService(offer.gain, serviceCode);
    const usualPriceCentimes = usual.get(serviceCode) ?? null;
    return {
      serviceCode,
      isCovered: gain !== null,
      usualPriceCentimes,
      voucherPriceCentimes: voucherPrice(offer, serviceCode, gain, usualPriceCentimes),
    };
  });
}

function gainOnService(gain: Gain, serviceCode: string): Exclude<Gain, { kind: 'by_service' }> | null {
  if (gain.kind !== 'by_service') return gain;
  return gain.services.find((service) => service.serviceCode === serviceCode)?.gain ?? null;
}

function voucherPrice(
  { gain, maximumDiscountCentimes }: Pick<OfferRecord, 'gain' | 'maximumDiscountCentimes'>,
  serviceCode: string,
  serviceGain: Exclude<Gain, { kind: 'by_service' }> | null,
  usualPriceCentimes: number | null,
): number | null {
  if (usualPriceCentimes === null) return serviceGain === null ? null : fixedPriceOf(serviceGain);
  const bill = { items: [{ serviceCode, amountCentimes: usualPriceCentimes }] };
  return computeDiscount({ gain, bill, maximumDiscountCentimes }).payableCentimes;
}

function fixedPriceOf(gain: SimpleGain | { kind: 'tiered_by_amount' }): number | null {
  if (gain.kind === 'fixed_price') return gain.priceCentimes;
  return gain.kind === 'free_service' ? 0 : null;
}

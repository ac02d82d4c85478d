import type { ByServiceGain, Gain, SimpleGain, TieredGain } from './gain.ts';
import { assertAmountCentimes, assertBasisPoints, basisPointsInWhole, roundTenThousandths } from './money.ts';

export interface BillItem {
  serviceCode: string;
  amountCentimes: number;
}

export type Bill = { totalCentimes: number } | { items: readonly BillItem[] };

/** Why a line got the discount it has. */
export type DiscountReason =
  | 'applied'
  | 'not_covered'
  /** The offer depends on the service, and the bill does not name it. */
  | 'service_not_named'
  /** The bill is below the smallest bill or the first tier. */
  | 'below_minimum'
  /** The bill is not above the fixed price. */
  | 'price_already_lower';

export interface DiscountLine {
  /** Null when the bill is one sum. */
  serviceCode: string | null;
  amountCentimes: number;
  discountCentimes: number;
  payableCentimes: number;
  reason: DiscountReason;
}

export interface Discount {
  totalCentimes: number;
  discountCentimes: number;
  payableCentimes: number;
  lines: DiscountLine[];
  /** What kept the discount below what the gain alone would give; null when nothing did. */
  cappedBy: 'bill' | 'maximum_discount' | null;
}

export interface DiscountRequest {
  gain: Gain;
  bill: Bill;
  maximumDiscountCentimes?: number | null;
}

/**
 * The discount on a bill: rounded half up once on the sum, shared out over the lines by largest remainder so that
 * the lines add up to it; never negative, never more than the bill or `maximumDiscountCentimes`.
 * Throws a RangeError for amounts that are not whole centimes.
 */
export function computeDiscount({ gain, bill, maximumDiscountCentimes = null }: DiscountRequest): Discount {
  const items = 'items' in bill ? bill.items : [{ serviceCode: null, amountCentimes: bill.totalCentimes }];
  for (const item of items) assertAmountCentimes(item.amountCentimes, 'amountCentimes');
  const totalCentimes = items.reduce((sum, item) => sum + item.amountCentimes, 0);
  assertAmountCentimes(totalCentimes, 'the total of the bill');
  const granted =
    gain.kind === 'by_service' ? grantByService(gain, items) : grantOnTotal(gain, items, totalCentimes);

  let { shares } = granted;
  let cappedBy: Discount['cappedBy'] = granted.exceedsBill ? 'bill' : null;
  const uncapped = sum(shares);
  if (maximumDiscountCentimes !== null) {
    assertAmountCentimes(maximumDiscountCentimes, 'maximumDiscountCentimes');
    if (uncapped > maximumDiscountCentimes) {
      shares = allocate(maximumDiscountCentimes, shares);
      cappedBy = 'maximum_discount';
    }
  }
  const discountCentimes = sum(shares);
  return {
    totalCentimes,
    discountCentimes,
    payableCentimes: totalCentimes - discountCentimes,
    lines: items.map(({ serviceCode, amountCentimes }, index) => {
      const share = shares[index] ?? 0;
      return {
        serviceCode,
        amountCentimes,
        discountCentimes: share,
        payableCentimes: amountCentimes - share,
        reason: granted.reasons[index] ?? 'not_covered',
      };
    }),
    cappedBy,
  };
}

/** An item whose service may be unnamed: the whole bill as one sum. */
interface Item {
  serviceCode: string | null;
  amountCentimes: number;
}

interface Grant {
  shares: number[];
  reasons: DiscountReason[];
  exceedsBill: boolean;
}

function grantOnTotal(gain: SimpleGain | TieredGain, items: readonly Item[], totalCentimes: number): Grant {
  const { tenThousandths, reason, exceedsBill } = grantOnAmount(gain, totalCentimes);
  const amounts = items.map((item) => item.amountCentimes);
  return {
    shares: allocate(roundTenThousandths(tenThousandths), amounts),
    reasons: items.map(() => reason),
    exceedsBill,
  };
}

function grantByService(gain: ByServiceGain, items: readonly Item[]): Grant {
  const gains = new Map(gain.services.map((service) => [service.serviceCode, service.gain]));
  const grants = items.map((item): AmountGrant => {
    if (item.serviceCode === null)
      return { tenThousandths: 0, reason: 'service_not_named', exceedsBill: false };
    const serviceGain = gains.get(item.serviceCode);
    if (!serviceGain) return { tenThousandths: 0, reason: 'not_covered', exceedsBill: false };
    return grantOnAmount(serviceGain, item.amountCentimes);
  });
  return {
    shares: roundTogether(grants.map((grant) => grant.tenThousandths)),
    reasons: grants.map((grant) => grant.reason),
    exceedsBill: grants.some((grant) => grant.exceedsBill),
  };
}

/** An exact discount in ten-thousandths of a centime, at most the amount it is taken from. */
interface AmountGrant {
  tenThousandths: number;
  reason: DiscountReason;
  exceedsBill: boolean;
}

function grantOnAmount(gain: SimpleGain | TieredGain, amountCentimes: number): AmountGrant {
  switch (gain.kind) {
    case 'percentage':
      assertBasisPoints(gain.basisPoints, 'basisPoints');
      return { tenThousandths: amountCentimes * gain.basisPoints, reason: 'applied', exceedsBill: false };
    case 'free_service':
      return { tenThousandths: amountCentimes * basisPointsInWhole, reason: 'applied', exceedsBill: false };
    case 'amount_off': {
      assertAmountCentimes(gain.amountCentimes, 'amountCentimes');
      if (amountCentimes < (gain.minimumBillCentimes ?? 0)) return nothing('below_minimum');
      const discount = Math.min(gain.amountCentimes, amountCentimes);
      return {
        tenThousandths: discount * basisPointsInWhole,
        reason: 'applied',
        exceedsBill: gain.amountCentimes > amountCentimes,
      };
    }
    case 'fixed_price': {
      assertAmountCentimes(gain.priceCentimes, 'priceCentimes');
      if (amountCentimes <= gain.priceCentimes) return nothing('price_already_lower');
      const discount = amountCentimes - gain.priceCentimes;
      return { tenThousandths: discount * basisPointsInWhole, reason: 'applied', exceedsBill: false };
    }
    case 'tiered_by_amount': {
      const reached = gain.tiers.filter((tier) => tier.fromCentimes <= amountCentimes);
      if (reached.length === 0) return nothing('below_minimum');
      const tier = reached.reduce((highest, next) =>
        next.fromCentimes > highest.fromCentimes ? next : highest,
      );
      assertBasisPoints(tier.basisPoints, 'basisPoints');
      return { tenThousandths: amountCentimes * tier.basisPoints, reason: 'applied', exceedsBill: false };
    }
  }
}

function nothing(reason: DiscountReason): AmountGrant {
  return { tenThousandths: 0, reason, exceedsBill: false };
}

/** Rounds the sum half up once and gives the centimes that fall between the lines to the largest remainders. */
function roundTogether(tenThousandths: readonly number[]): number[] {
  const remainders = tenThousandths.map((value) => value % basisPointsInWhole);
  const shares = tenThousandths.map((value, i) => (value - (remainders[i] ?? 0)) / basisPointsInWhole);
  return addToLargest(shares, roundTenThousandths(sum(remainders)), remainders);
}

/** Shares whole centimes out in proportion to weights (largest remainder; the earlier line on a tie). */
function allocate(amountCentimes: number, weights: readonly number[]): number[] {
  const weightSum = sum(weights);
  if (weightSum === 0) return weights.map(() => 0);
  const products = weights.map((weight) => BigInt(amountCentimes) * BigInt(weight));
  const shares = products.map((product) => Number(product / BigInt(weightSum)));
  const remainders = products.map((product) => Number(product % BigInt(weightSum)));
  return addToLargest(shares, amountCentimes - sum(shares), remainders);
}

function addToLargest(
  shares: readonly number[],
  extraCentimes: number,
  remainders: readonly number[],
): number[] {
  const order = remainders.map((remainder, index) => ({ remainder, index }));
  order.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const favoured = new Set(order.slice(0, extraCentimes).map(({ index }) => index));
  return shares.map((share, index) => (favoured.has(index) ? share + 1 : share));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

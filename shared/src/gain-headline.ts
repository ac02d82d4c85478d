import { isolateLeftToRight } from './bidi.ts';
import type { FixedPriceGain, Gain, SimpleGain } from './gain.ts';
import type { Language } from './language.ts';
import { basisPointsInWhole, formatMoney } from './money.ts';
import { formatPercent } from './number-format.ts';

/** The gain in its shortest form; `isBest` when other bills or services gain less. */
export type GainHeadline =
  | { kind: 'percentage'; basisPoints: number; isBest: boolean }
  | { kind: 'amount_off'; amountCentimes: number; isBest: boolean }
  | { kind: 'price'; priceCentimes: number; usualPriceCentimes: number | null; isBest: boolean }
  | { kind: 'free'; usualPriceCentimes: number | null };

/**
 * What a card shows. By service it is the best share or price; a free extra beside paid services does not make
 * the offer free.
 */
export function headlineGain(gain: Gain): GainHeadline {
  if (gain.kind === 'tiered_by_amount') {
    const shares = gain.tiers.map((tier) => tier.basisPoints);
    const best = Math.max(0, ...shares);
    return { kind: 'percentage', basisPoints: best, isBest: shares.some((share) => share < best) };
  }
  if (gain.kind !== 'by_service') return headlineOfOne(gain, false);
  const covered = gain.services.flatMap((service) => (service.gain ? [service.gain] : []));
  const paid = covered.filter((candidate) => shareOfSimple(candidate) < basisPointsInWhole);
  const [first, ...others] = [...paid].sort((a, b) => shareOfSimple(b) - shareOfSimple(a));
  if (first)
    return headlineOfOne(
      first,
      others.some((other) => !sameGain(first, other)),
    );
  return covered.length > 0
    ? { kind: 'free', usualPriceCentimes: null }
    : { kind: 'percentage', basisPoints: 0, isBest: false };
}

function headlineOfOne(gain: SimpleGain, isBest: boolean): GainHeadline {
  switch (gain.kind) {
    case 'percentage':
      if (gain.basisPoints === basisPointsInWhole) return { kind: 'free', usualPriceCentimes: null };
      return { kind: 'percentage', basisPoints: gain.basisPoints, isBest };
    case 'amount_off':
      return { kind: 'amount_off', amountCentimes: gain.amountCentimes, isBest };
    case 'fixed_price': {
      const usualPriceCentimes = gain.usualPriceCentimes ?? null;
      if (gain.priceCentimes === 0) return { kind: 'free', usualPriceCentimes };
      return { kind: 'price', priceCentimes: gain.priceCentimes, usualPriceCentimes, isBest };
    }
    case 'free_service':
      return { kind: 'free', usualPriceCentimes: gain.usualPriceCentimes ?? null };
  }
}

function sameGain(a: SimpleGain, b: SimpleGain): boolean {
  if (a.kind === 'percentage' && b.kind === 'percentage') return a.basisPoints === b.basisPoints;
  if (a.kind === 'amount_off' && b.kind === 'amount_off') return a.amountCentimes === b.amountCentimes;
  if (a.kind === 'fixed_price' && b.kind === 'fixed_price') return a.priceCentimes === b.priceCentimes;
  return a.kind === 'free_service' && b.kind === 'free_service';
}

const freeWord: Record<Language, string> = { ar: 'مجاني', fr: 'Gratuit', en: 'Free' };
const upTo: Record<Language, string> = { ar: 'حتى', fr: 'jusqu’à', en: 'up to' };
const from: Record<Language, string> = { ar: 'ابتداءً من', fr: 'dès', en: 'from' };

/** Such as `−30 %`, `90 DH` (`insteadOf` `140 DH`), `مجاني`, `jusqu’à −30 %`. */
export function headlineText(
  headline: GainHeadline,
  language: Language,
): { text: string; insteadOf: string | null } {
  const dirhams = (centimes: number) => formatMoney(centimes, { unit: 'DH', cents: 'when_any' });
  const qualified = (figure: string, word: string, isBest: boolean) =>
    isBest ? `${word} ${isolateLeftToRight(figure)}` : figure;
  switch (headline.kind) {
    case 'percentage': {
      const text = qualified(formatPercent(-headline.basisPoints), upTo[language], headline.isBest);
      return { text, insteadOf: null };
    }
    case 'amount_off': {
      const text = qualified(dirhams(-headline.amountCentimes), upTo[language], headline.isBest);
      return { text, insteadOf: null };
    }
    case 'price': {
      const text = qualified(dirhams(headline.priceCentimes), from[language], headline.isBest);
      const usual = headline.usualPriceCentimes;
      return { text, insteadOf: usual === null || headline.isBest ? null : dirhams(usual) };
    }
    case 'free': {
      const usual = headline.usualPriceCentimes;
      return { text: freeWord[language], insteadOf: usual === null ? null : dirhams(usual) };
    }
  }
}

/**
 * One comparable figure per gain, in basis points of the bill: the best case where the share varies, 10 000 when
 * free, 0 when the share cannot be known (a sum off any bill, a fixed price without the usual one).
 */
export function discountBasisPointsForSort(gain: Gain): number {
  const headline = headlineGain(gain);
  if (headline.kind === 'free') return basisPointsInWhole;
  if (gain.kind === 'by_service') {
    const shares = gain.services.map((service) => (service.gain ? shareOfSimple(service.gain) : 0));
    return Math.max(0, ...shares.filter((share) => share < basisPointsInWhole));
  }
  if (headline.kind === 'percentage') return headline.basisPoints;
  return gain.kind === 'tiered_by_amount' ? 0 : shareOfSimple(gain);
}

function shareOfSimple(gain: SimpleGain): number {
  switch (gain.kind) {
    case 'percentage':
      return gain.basisPoints;
    case 'amount_off':
      return shareOf(gain.amountCentimes, gain.minimumBillCentimes);
    case 'fixed_price':
      return shareOfFixedPrice(gain);
    case 'free_service':
      return basisPointsInWhole;
  }
}

function shareOfFixedPrice({ priceCentimes, usualPriceCentimes }: FixedPriceGain): number {
  if (priceCentimes === 0) return basisPointsInWhole;
  return shareOf((usualPriceCentimes ?? 0) - priceCentimes, usualPriceCentimes);
}

/** Half up like every rate, but never the whole when something remains to be paid. */
function shareOf(partCentimes: number, wholeCentimes: number | undefined): number {
  if (!wholeCentimes || partCentimes <= 0) return 0;
  const share = Math.round((partCentimes / wholeCentimes) * basisPointsInWhole);
  return Math.min(share, basisPointsInWhole - 1);
}

/** The bands of the search facet, largest first. */
export const discountBands = ['free', 'from_30', 'from_20', 'from_10', 'below_10'] as const;

export type DiscountBand = (typeof discountBands)[number];

/** The band of a gain, or null when its share cannot be known. */
export function discountBand(gain: Gain): DiscountBand | null {
  const basisPoints = discountBasisPointsForSort(gain);
  if (headlineGain(gain).kind === 'free') return 'free';
  if (basisPoints >= 3000) return 'from_30';
  if (basisPoints >= 2000) return 'from_20';
  if (basisPoints >= 1000) return 'from_10';
  return basisPoints > 0 ? 'below_10' : null;
}

import type { ProposeTermsMutationVariables } from '../../gql/operations.ts';
import type { ReadLine } from './text-part.tsx';

type ProposedLine = ProposeTermsMutationVariables['input']['lines'] extends infer L
  ? L extends readonly (infer One)[]
    ? One
    : L
  : never;

/** How a gain is written: a share in percent, or dirhams. */
export type GainWay = 'percentage' | 'amount' | 'price' | 'free';

export interface TypedGain {
  way: GainWay;
  /** As typed, with a comma or a point. */
  figure: string;
}

/** What a line grants now, as it would be typed. */
export function typedGainOf({ gain }: Pick<ReadLine, 'gain'>): TypedGain {
  switch (gain.__typename) {
    case 'PercentageGain':
      return { way: 'percentage', figure: inHundredths(gain.basisPoints) };
    case 'AmountOffGain':
      return { way: 'amount', figure: inHundredths(gain.amountCentimes) };
    case 'FixedPriceGain':
      return { way: 'price', figure: inHundredths(gain.priceCentimes) };
    default:
      return { way: 'free', figure: '' };
  }
}

/** Hundredths that were typed: `12,5` is 1250; null when it is no figure above 0. */
export function readHundredths(figure: string): number | null {
  const plain = figure
    .trim()
    .replace(/[\s\u202f\u00a0]/g, '')
    .replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return null;
  const hundredths = Math.round(Number(plain) * 100);
  return hundredths > 0 ? hundredths : null;
}

/** The same line with another gain; null when the figure is none. What else it says stays. */
export function proposedLine(line: ReadLine, { way, figure }: TypedGain): ProposedLine | null {
  const hundredths = way === 'free' ? 0 : readHundredths(figure);
  if (hundredths === null) return null;
  const usualPriceCentimes =
    line.gain.__typename === 'FixedPriceGain' || line.gain.__typename === 'FreeServiceGain'
      ? line.gain.usualPriceCentimes
      : null;
  const usual = usualPriceCentimes === null ? {} : { usualPriceCentimes };
  const gains = {
    percentage: { percentageBasisPoints: hundredths },
    amount: { amountOffCentimes: hundredths },
    price: { fixedPriceCentimes: hundredths, ...usual },
    free: { isFree: true, ...usual },
  };
  const { label, condition, dependentCoverage: coverage } = line;
  return {
    key: line.key,
    label: { ar: label.ar, fr: label.fr, en: label.en },
    serviceCode: line.service?.code ?? null,
    gain: gains[way],
    condition: condition && { ar: condition.ar, fr: condition.fr, en: condition.en },
    limits: line.limits.map(({ scope, period, count }) => ({ scope, period, count })),
    maximumDiscountCentimes: line.maximumDiscountCentimes,
    dependentCoverage: {
      spouse: coverage.spouse,
      children: coverage.children,
      childMaximumAge: coverage.childMaximumAge,
      studentMaximumAge: coverage.studentMaximumAge,
    },
  };
}

function inHundredths(value: number): string {
  return (value / 100)
    .toFixed(2)
    .replace(/[.]?0+$/, '')
    .replace('.', ',');
}

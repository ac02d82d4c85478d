import type { Gain, PercentageGain, SimpleGain } from '@wasl/shared/gain';
import { groupThousands, noBreakSpace } from '@wasl/shared/number-format';
import { pluralForm } from '@wasl/shared/plural';
import type { NewOffer } from '../../modules/offers/index.ts';
import type { Service, Taxonomy } from '../../modules/taxonomy/index.ts';
import type { Random } from './random.ts';
import type { CategoryProfile, GainStyle } from './tables/category-profiles.ts';
import { type FullText, fill, titles, wholes } from './tables/title-words.ts';

/** An offer a partner of a category could make. */
export interface OfferVariant {
  title: FullText;
  gain: Gain;
  usualPrices: NewOffer['usualPrices'];
  /** Most one voucher should take off where something bounds it. */
  maximumDiscountCentimes: number;
}

/** A service with what it costs here, in whole dirhams. */
interface Priced {
  service: Service;
  price: number;
}

/** Every offer a partner of the category could make, each with its own title; prices vary from partner to partner. */
export function gainVariants(taxonomy: Taxonomy, profile: CategoryProfile, random: Random): OfferVariant[] {
  const priced = taxonomy.getCategory(profile.categoryCode).services.flatMap((service): Priced[] => {
    const usual = profile.prices.get(service.code);
    return usual === undefined ? [] : [{ service, price: vary(usual, random) }];
  });
  return profile.styles.flatMap((style) => variantsOfStyle[style](profile, priced, random));
}

const variantsOfStyle: Readonly<
  Record<GainStyle, (profile: CategoryProfile, priced: readonly Priced[], random: Random) => OfferVariant[]>
> = {
  whole: (profile, priced, random) => {
    const gain = percentageOf(profile, random);
    return [
      variant(
        fill(titles.whole, { w: wholes[profile.whole] }),
        gain,
        random.chance(0.5) ? priced : [],
        middle(priced),
      ),
    ];
  },
  one_service: (profile, priced, random) =>
    random
      .shuffled(priced)
      .slice(0, 3)
      .map(({ service, price }) => {
        const gain: Gain = {
          kind: 'by_service',
          services: [{ serviceCode: service.code, gain: percentageOf(profile, random) }],
        };
        return variant(fill(titles.one_service, { s: service.name }), gain, [{ service, price }], price);
      }),
  fixed_price: (profile, priced, random) =>
    random
      .shuffled(affordable(priced))
      .slice(0, 3)
      .map(({ service, price }) => {
        const share = random.whole(profile.percent.from, profile.percent.to);
        const gain: Gain = {
          kind: 'fixed_price',
          priceCentimes: centimes(roundPrice((price * (100 - share)) / 100, price)),
          usualPriceCentimes: centimes(price),
        };
        return variant(fill(titles.fixed_price, { s: service.name }), gain, [], price);
      }),
  free: (_, priced, random) =>
    random
      .shuffled(cheapest(priced))
      .slice(0, 2)
      .map(({ service, price }) =>
        variant(
          fill(titles.free, { s: service.name }),
          { kind: 'free_service', usualPriceCentimes: centimes(price) },
          [],
          price,
        ),
      ),
  amount_off: (profile, priced, random) => {
    const minimum = niceAmount(middle(priced) * 2);
    const share = random.whole(profile.percent.from, profile.percent.to);
    const amount = niceAmount((minimum * share) / 100);
    return [
      variant(
        fill(titles.amount_off, { a: dirhams(amount), m: dirhams(minimum) }),
        { kind: 'amount_off', amountCentimes: centimes(amount), minimumBillCentimes: centimes(minimum) },
        [],
        minimum,
      ),
    ];
  },
  tiered: (profile, priced, random) => {
    const first = niceAmount(middle(priced));
    const { from, to } = profile.percent;
    const between = Math.max(from + 1, Math.round((from + to) / 2));
    const top = Math.max(between + 1, to - random.whole(0, 2));
    return [
      variant(
        fill(titles.tiered, { p: String(top) }),
        {
          kind: 'tiered_by_amount',
          tiers: [
            { fromCentimes: 0, basisPoints: from * 100 },
            { fromCentimes: centimes(first), basisPoints: between * 100 },
            { fromCentimes: centimes(first * 3), basisPoints: top * 100 },
          ],
        },
        [],
        first * 3,
      ),
    ];
  },
  by_service: (profile, priced, random) => {
    if (priced.length < 3) return [];
    const [notCovered] = [...priced].sort((a, b) => b.price - a.price);
    const services = priced.map(({ service }) => ({
      serviceCode: service.code,
      gain: service === notCovered?.service ? null : (percentageOf(profile, random) satisfies SimpleGain),
    }));
    return [variant(titles.by_service, { kind: 'by_service', services }, priced, middle(priced))];
  },
};

function variant(title: FullText, gain: Gain, priced: readonly Priced[], typicalPrice: number): OfferVariant {
  return {
    title: { ...title },
    gain,
    usualPrices: priced.map(({ service, price }) => ({
      serviceCode: service.code,
      priceCentimes: centimes(price),
    })),
    maximumDiscountCentimes: centimes(Math.max(20, niceAmount(typicalPrice * 0.4))),
  };
}

function percentageOf({ percent }: CategoryProfile, random: Random): PercentageGain {
  const step = percent.to - percent.from >= 15 ? 5 : 1;
  const share = percent.from + step * random.whole(0, Math.floor((percent.to - percent.from) / step));
  return { kind: 'percentage', basisPoints: share * 100 };
}

const centimes = (amount: number): number => Math.round(amount * 100);

/** Up to an eighth more or less than usual, in round figures. */
const vary = (usual: number, random: Random): number =>
  roundPrice(usual * (0.88 + random.next() * 0.24), usual);

/** To fives below two hundred dirhams, tens below two thousand, hundreds above; never nothing. */
function roundPrice(amount: number, usual: number): number {
  const step = usual < 50 ? 1 : usual < 200 ? 5 : usual < 2000 ? 10 : 100;
  return Math.max(step, Math.round(amount / step) * step);
}

/** One significant figure, or a half: 20, 50, 150, 3000. */
function niceAmount(amount: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(amount, 10)));
  return Math.max(10, Math.round((amount / size) * 2) * (size / 2));
}

const byPrice = (priced: readonly Priced[]): Priced[] => [...priced].sort((a, b) => a.price - b.price);

function middle(priced: readonly Priced[]): number {
  return byPrice(priced)[Math.floor((priced.length - 1) / 2)]?.price ?? 100;
}

/** Services one would ask a fixed price for. */
const affordable = (priced: readonly Priced[]): Priced[] =>
  byPrice(priced).slice(0, Math.max(1, Math.ceil(priced.length * 0.7)));

/** What a partner may give away. */
const cheapest = (priced: readonly Priced[]): Priced[] => byPrice(priced).slice(0, 2);

/** Whole dirhams in words of a title: `150 درهمًا`, `150 DH`. */
function dirhams(amount: number): FullText {
  const number = groupThousands(String(amount));
  const short = `${number}${noBreakSpace}DH`;
  const noun = pluralForm(amount, 'ar', { few: 'دراهم', many: 'درهمًا', other: 'درهم' });
  return { ar: `${number} ${noun}`, fr: short, en: short };
}

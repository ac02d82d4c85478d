import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { startOfCivilDay } from '@wasl/shared/civil-time';
import type { LimitRule } from '@wasl/shared/limits';
import type {
  DependentCoverageRecord,
  NewOffer,
  OfferConditionRecord,
  OfferState,
} from '../../modules/offers/index.ts';
import type { SeededAgreement } from './agreements.ts';
import { gainVariants, type OfferVariant } from './gain-variants.ts';
import type { SeedContext } from './partners.ts';
import { createRandom, type Random } from './random.ts';
import type { CategoryProfile, CoverageKey } from './tables/category-profiles.ts';
import { conditionTexts, type FullText, fill, summaries } from './tables/title-words.ts';

export interface SeededOffer {
  offer: NewOffer;
  profile: CategoryProfile;
  /** Name of the showcase entry it stands in. */
  showcaseKey: string | null;
}

export const offerCount = 1000;

export const coverages: Readonly<Record<CoverageKey, DependentCoverageRecord>> = {
  none: { spouse: false, children: false, childMaximumAge: null, studentMaximumAge: null },
  spouse: { spouse: true, children: false, childMaximumAge: null, studentMaximumAge: null },
  children: { spouse: false, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
  family: { spouse: true, children: true, childMaximumAge: 21, studentMaximumAge: 26 },
  family_young: { spouse: true, children: true, childMaximumAge: 18, studentMaximumAge: 21 },
};

const scopes = { h: 'household', p: 'person', o: 'offer' } as const;
const periods = { d: 'day', w: 'week', m: 'month', y: 'year', t: 'total' } as const;

/** `h4y` → four uses per household and year; rules are joined by `+`. */
export function readLimits(text: string): LimitRule[] {
  return text.split('+').map((rule) => {
    const [, scope, count, period] = /^([hpo])(\d+)([dwmyt])$/.exec(rule) ?? [];
    if (!scope || !period) throw new RangeError(`"${rule}" is no limit`);
    return {
      scope: scopes[scope as keyof typeof scopes],
      period: periods[period as keyof typeof periods],
      count: Number(count),
    };
  });
}

function conditionsOf(letters: string): OfferConditionRecord[] {
  return [...letters].map((letter) => {
    const { kind, text } = conditionTexts[letter as keyof typeof conditionTexts];
    return { kind, text: { ...text } };
  });
}

/** 1,000 offers, dealt out over the agreements one at a time until there are enough. */
export function buildOffers(context: SeedContext, agreements: readonly SeededAgreement[]): SeededOffer[] {
  const random = createRandom('offers');
  const shown = agreements.flatMap((seeded) => showcaseOffer(context, seeded));
  const variantsLeft = new Map(
    agreements.map((seeded) => [
      seeded,
      random.shuffled(gainVariants(context.taxonomy, seeded.of.profile, random)),
    ]),
  );
  const offers = [...shown];
  while (offers.length < offerCount) {
    const before = offers.length;
    for (const seeded of random.shuffled(agreements)) {
      if (offers.length === offerCount) break;
      if (seeded.of.showcase) continue;
      const variant = variantsLeft.get(seeded)?.pop();
      if (variant) offers.push(ordinaryOffer(context, seeded, variant, random));
    }
    if (offers.length === before) throw new Error('the category tables do not hold 1,000 different offers');
  }
  return offers;
}

function showcaseOffer(context: SeedContext, { agreement, of }: SeededAgreement): SeededOffer[] {
  const { showcase, partner, branches, profile } = of;
  if (!showcase) return [];
  const { offer } = showcase;
  return [
    {
      showcaseKey: showcase.key,
      profile,
      offer: {
        ...common(context, { agreement, of }),
        title: offer.title,
        summary: offer.summary,
        state: 'PUBLISHED',
        gain: offer.gain,
        usualPrices: offer.usualPrices,
        maximumDiscountCentimes: null,
        conditions: conditionsOf(offer.conditions),
        branchIds: branches.map(({ _id }) => _id),
        voucherValidDays: offer.voucherValidDays,
        limits: readLimits(offer.limits),
        dependentCoverage: coverages[offer.coverage],
        sectorCode: partner.sectorCode,
      },
    },
  ];
}

/** What follows from the agreement and partner alone; usable from the agreement's first day to its last. */
function common({ newId }: SeedContext, { agreement, of }: Pick<SeededAgreement, 'agreement' | 'of'>) {
  const publishedAt = startOfCivilDay(agreement.startsOn);
  return {
    _id: newId('offer', publishedAt),
    agreementId: agreement._id,
    organizationId: agreement.organizationId,
    partnerId: of.partner._id,
    sectorCode: of.partner.sectorCode,
    categoryCode: of.partner.categoryCode,
    validFrom: agreement.startsOn,
    validTo: agreement.endsOn,
    redemptionCount: 0,
    publishedAt,
    createdAt: startOfCivilDay(addDays(agreement.startsOn, -10)),
    version: 1,
  };
}

function ordinaryOffer(
  context: SeedContext,
  seeded: SeededAgreement,
  variant: OfferVariant,
  random: Random,
): SeededOffer {
  const { agreement, of, hasBudget } = seeded;
  const { profile, partner, branches } = of;
  const town = context.geography.getCommune(branches[0]?.communeCode ?? '');
  const coverage = random.chance(0.88) ? profile.coverage : 'none';
  const summary = fill(coverage === 'none' ? summaries.member : summaries.family, {
    p: nameIn(partner.name),
    c: town.name,
  });
  const offer = {
    ...common(context, seeded),
    title: variant.title,
    summary,
    gain: variant.gain,
    usualPrices: variant.usualPrices,
    maximumDiscountCentimes: hasBudget || random.chance(0.1) ? variant.maximumDiscountCentimes : null,
    conditions: conditionsOf(profile.conditions),
    branchIds: branches.map(({ _id }) => _id),
    voucherValidDays: profile.voucherValidDays,
    limits: limitsOf(profile, random),
    dependentCoverage: coverages[coverage],
  };
  const isOver = agreement.endsOn < context.today;
  const state = isOver ? 'ENDED' : stateOf(random);
  const publishedOn = publicationDay(agreement, context.today, random);
  return {
    showcaseKey: null,
    profile,
    offer: {
      ...offer,
      state,
      validFrom: publishedOn,
      publishedAt: state === 'SUBMITTED' ? null : startOfCivilDay(publishedOn),
    },
  };
}

/** Most offers begin with their agreement, some were added later. */
function publicationDay(
  { startsOn, endsOn }: SeededAgreement['agreement'],
  today: CivilDate,
  random: Random,
): CivilDate {
  const later = addDays(startsOn, random.whole(1, 300));
  return random.chance(0.3) && later <= today && later <= endsOn ? later : startsOn;
}

function stateOf(random: Random): OfferState {
  return random.pickWeighted<OfferState>([
    { item: 'PUBLISHED', weight: 970 },
    { item: 'PAUSED', weight: 18 },
    { item: 'SUBMITTED', weight: 12 },
  ]);
}

/** The category's limits; one offer in twelve is also scarce for everybody together. */
function limitsOf(profile: CategoryProfile, random: Random): LimitRule[] {
  const rules = readLimits(profile.limits);
  if (!random.chance(1 / 12)) return rules;
  return [...rules, ...readLimits(random.pick(['o200t', 'o50m', 'o500y']))];
}

const nameIn = ({ ar = '', fr = '' }: { ar?: string; fr?: string }): FullText => ({ ar, fr, en: fr });

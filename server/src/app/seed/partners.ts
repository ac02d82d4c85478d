import type { CivilDate } from '@wasl/shared/civil-date';
import type { Language } from '@wasl/shared/language';
import type { Geography } from '../../modules/geography/index.ts';
import {
  accessibilityFeatures,
  type BranchRecord,
  type PartnerRecord,
} from '../../modules/partners/index.ts';
import type { Taxonomy } from '../../modules/taxonomy/index.ts';
import type { DemonstrationIds } from './ids.ts';
import { type BranchPlace, createPlacePicker } from './places.ts';
import { createRandom, type Random } from './random.ts';
import { type ShowcasePartner, showcasePartners } from './showcase.ts';
import { type CategoryProfile, categoryProfiles } from './tables/category-profiles.ts';
import { hoursTemplates } from './tables/opening-hours.ts';
import { familyNames, type NamePair } from './tables/person-names.ts';
import { properNames } from './tables/proper-names.ts';
import { partnersPerRegion, phonePrefixes, type Town, towns } from './tables/towns.ts';

/** What the builders of the network need to know. */
export interface SeedContext {
  geography: Geography;
  taxonomy: Taxonomy;
  newId: DemonstrationIds;
  /** The day the network is made, in Africa/Casablanca, and the instant. */
  today: CivilDate;
  now: Date;
}

export interface SeededPartner {
  partner: PartnerRecord;
  branches: BranchRecord[];
  profile: CategoryProfile;
  /** Its entry in `showcase.ts`, for those the story of the demonstration needs. */
  showcase: ShowcasePartner | null;
}

/** 300 partners: those of the showcase and, for the rest, one for each slot of the category and town tables. */
export function buildPartners(context: SeedContext, createdAt: Date): SeededPartner[] {
  const random = createRandom('partners');
  const places = createPlacePicker(context.geography, random);
  const build = createPartnerBuilder(context, random, createdAt);

  const shown = showcasePartners.map((showcase) =>
    build(
      profileOf(showcase.categoryCode),
      showcase.name,
      showcase.branches.map(({ communeCode, neighbourhood }) =>
        places.placeAt(
          communeCode,
          neighbourhood === null ? null : places.neighbourhood(communeCode, neighbourhood),
          300,
        ),
      ),
      showcase,
    ),
  );
  const takeName = namesOf(random, new Set(showcasePartners.map(({ name }) => name.fr)));
  const others = assignTowns(random).map(({ profile, communeCode }) =>
    build(profile, takeName(profile), places.placesIn(communeCode, branchCount(random)), null),
  );
  return [...shown, ...others];
}

const branchCount = (random: Random): number =>
  random.pickWeighted([
    { item: 1, weight: 78 },
    { item: 2, weight: 16 },
    { item: 3, weight: 6 },
  ]);

export function profileOf(categoryCode: string): CategoryProfile {
  const profile = categoryProfiles.find((candidate) => candidate.categoryCode === categoryCode);
  if (!profile) throw new RangeError(`the category ${categoryCode} has no profile`);
  return profile;
}

/** A town for each partner that is not in the showcase: categories bound to places first, the others where room is left. */
function assignTowns(random: Random): { profile: CategoryProfile; communeCode: string }[] {
  const openings = openingsOf(random);
  const take = (communeCodes: readonly string[]): string => {
    const at = openings.findIndex((code) => communeCodes.length === 0 || communeCodes.includes(code));
    // A town whose share is used up takes one more, and another opening of the region falls away.
    if (at < 0) openings.pop();
    return at < 0 ? random.pick(communeCodes) : (openings.splice(at, 1)[0] as string);
  };
  const wanted = categoryProfiles.flatMap((profile) => {
    const shown = showcasePartners.filter(({ categoryCode }) => categoryCode === profile.categoryCode);
    return Array.from({ length: profile.partnerCount - shown.length }, () => profile);
  });
  const bound = wanted.filter((profile) => profile.communeCodes.length > 0);
  const free = random.shuffled(wanted.filter((profile) => profile.communeCodes.length === 0));
  return [...bound, ...free].map((profile) => ({ profile, communeCode: take(profile.communeCodes) }));
}

/** Every region's partners shared out over its towns by weight, less those of the showcase, in random order. */
function openingsOf(random: Random): string[] {
  const shownIn = new Map<string, number>();
  for (const { branches } of showcasePartners) {
    const code = branches[0]?.communeCode.slice(0, 2) ?? '';
    shownIn.set(code, (shownIn.get(code) ?? 0) + 1);
  }
  const openings = Object.entries(partnersPerRegion).flatMap(([regionCode, count]) =>
    shareOut(
      towns.filter((town) => town.regionCode === regionCode),
      count - (shownIn.get(regionCode) ?? 0),
    ),
  );
  return random.shuffled(openings);
}

/** Largest remainder, so that even the smallest town gets the partner its weight asks for. */
function shareOut(list: readonly Town[], count: number): string[] {
  const total = list.reduce((sum, { weight }) => sum + weight, 0);
  const shares = list.map((town) => ({ town, exact: (town.weight * count) / total }));
  const whole = shares.flatMap(({ town, exact }) => Array<string>(Math.floor(exact)).fill(town.communeCode));
  const rest = shares
    .sort((a, b) => (b.exact % 1) - (a.exact % 1))
    .slice(0, count - whole.length)
    .map(({ town }) => town.communeCode);
  return [...whole, ...rest];
}

/** Places that bear the name of whoever practises there. */
const practices = new Set([
  'doctor',
  'dental',
  'lawyer',
  'notary',
  'architect',
  'midwife',
  'accountant',
  'veterinary',
]);

/** Names no two partners share: the kind of place, and a word or the family name of the practitioner. */
function namesOf(random: Random, used: Set<string>): (profile: CategoryProfile) => NamePair {
  const left = new Map<string, NamePair[]>();
  return ({ categoryCode, prefix }) => {
    const pool =
      left.get(categoryCode) ?? random.shuffled(practices.has(categoryCode) ? familyNames : properNames);
    left.set(categoryCode, pool);
    for (;;) {
      const word = pool.pop();
      if (!word) throw new RangeError(`no name is left for ${categoryCode}`);
      const name = { ar: `${prefix.ar} ${word.ar}`, fr: `${prefix.fr} ${word.fr}` };
      if (used.has(name.fr)) continue;
      used.add(name.fr);
      return name;
    }
  };
}

function createPartnerBuilder({ geography, taxonomy, newId }: SeedContext, random: Random, createdAt: Date) {
  const nextPhone = phoneNumbers();

  function branchOf(
    partnerId: string,
    profile: CategoryProfile,
    place: BranchPlace,
    hoursAreKnown: boolean,
  ): BranchRecord {
    const { weekly, ramadan } = hoursTemplates[profile.hours];
    return {
      _id: newId('branch', createdAt),
      partnerId,
      ...place,
      coordinatesAreApproximate: false,
      phones: [nextPhone(place.regionCode)],
      languages: random.pick<Language[]>([['ar', 'fr'], ['ar', 'fr'], ['ar', 'fr', 'en'], ['ar']]),
      accessibility: accessibilityFeatures.filter((feature) =>
        random.chance(feature === 'STEP_FREE' ? 0.5 : 0.12),
      ),
      openingHours: hoursAreKnown ? { weekly, ramadan } : null,
      sourceIds: [],
      createdAt,
      version: 1,
    };
  }

  return (
    profile: CategoryProfile,
    name: NamePair,
    places: readonly BranchPlace[],
    showcase: ShowcasePartner | null,
  ): SeededPartner => {
    const category = taxonomy.getCategory(profile.categoryCode);
    const town = geography.getCommune(places[0]?.communeCode ?? '');
    const partner: PartnerRecord = {
      _id: newId('partner', createdAt),
      name: { ...name },
      description: showcase?.description ?? {
        ar: `${category.name.ar} بمدينة ${town.name.ar}.`,
        fr: `${category.name.fr} à ${town.name.fr}.`,
        en: `${category.name.en} in ${town.name.en}.`,
      },
      sectorCode: category.sectorCode,
      categoryCode: category.code,
      website: showcase || random.chance(0.4) ? `https://${slugOf(name.fr)}.example` : null,
      identifiers: { ice: null, rc: null, taxId: null },
      state: 'ACTIVE',
      sourceIds: [],
      attribution: null,
      ratingSum: 0,
      ratingCount: 0,
      createdAt,
      version: 1,
    };
    const branches = places.map((place) =>
      branchOf(partner._id, profile, place, showcase !== null || random.chance(0.9)),
    );
    return { partner, branches, profile, showcase };
  };
}

/** Fixed numbers of each region's area that begin with zeros nobody has: well formed, and nobody's. */
function phoneNumbers(): (regionCode: string) => string {
  const counts = new Map<string, number>();
  return (regionCode) => {
    const prefix = phonePrefixes[regionCode] ?? '';
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `+212${prefix}${String(count).padStart(5, '0')}`;
  };
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

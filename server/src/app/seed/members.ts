import { addDays } from '@wasl/shared/civil-date';
import { startOfCivilDay } from '@wasl/shared/civil-time';
import type { DependentRecord, MemberRecord, MemberState, RosterLine } from '../../modules/members/index.ts';
import type { DemonstrationOrganizations, OrganizationSlug } from './organizations.ts';
import type { SeedContext } from './partners.ts';
import { createRandom, type Random } from './random.ts';
import { familyNames, femaleNames, maleNames, type NamePair } from './tables/person-names.ts';
import { partnersPerRegion, towns } from './tables/towns.ts';

/** Members the demonstration accounts sign in as. */
export type NamedMember = 'agdal' | 'zagora' | 'pending';

export interface SeededMembers {
  members: MemberRecord[];
  named: Readonly<Record<NamedMember, MemberRecord>>;
  /** Every membership, and numbers nobody has joined with yet. */
  roster: RosterLine[];
  /** The roster line a visitor can join with. */
  joinWith: RosterLine;
}

export const membersPerOrganization = 60;

/** Lines of each roster nobody has joined with yet. */
const unusedLines = 6;

const numbering: Readonly<Record<OrganizationSlug, { prefix: string; first: number; step: number }>> = {
  foundation: { prefix: 'MB-', first: 20_400, step: 3 },
  mutual: { prefix: 'MS-', first: 104_500, step: 4 },
  club: { prefix: 'CN-0', first: 7_300, step: 2 },
};

export function buildMembers(context: SeedContext, organizations: DemonstrationOrganizations): SeededMembers {
  const random = createRandom('members');
  const build = createMemberBuilder(context, organizations, random);
  const named = namedMembers(context, build);
  const others = (Object.keys(organizations) as OrganizationSlug[]).flatMap((slug) => {
    const taken = Object.values(named).filter(
      ({ organizationId }) => organizationId === organizations[slug]._id,
    );
    return Array.from({ length: membersPerOrganization - taken.length }, (_, index) =>
      build.ordinary(slug, index + 10),
    );
  });
  const members = [...Object.values(named), ...others];
  const unused = (Object.keys(organizations) as OrganizationSlug[]).flatMap((slug) =>
    Array.from({ length: unusedLines }, (_, index) => build.rosterLine(slug, index + 200)),
  );
  const joinWith: RosterLine = {
    organizationId: organizations.foundation._id,
    membershipNumber: 'MB-20900',
    name: { ar: 'عثمان برادة', fr: 'Othmane Berrada' },
    birthDate: '1990-05-14',
    validUntil: endOfNextYear(context.today),
  };
  const standing = members.filter(({ state }) => state !== 'PENDING' && state !== 'REFUSED');
  return { members, named, joinWith, roster: [...standing.map(rosterLineOf), ...unused, joinWith] };
}

function rosterLineOf(member: MemberRecord): RosterLine {
  const { organizationId, membershipNumber, name, birthDate, validUntil, personId, householdId } = member;
  return { organizationId, membershipNumber, name, birthDate, validUntil, personId, householdId };
}

const endOfNextYear = (today: string): string => `${Number(today.slice(0, 4)) + 1}-12-31`;

interface Identity {
  slug: OrganizationSlug;
  number: string;
  name: NamePair;
  birthDate: string;
  communeCode: string;
  email: string;
  state: MemberState;
}

function createMemberBuilder(
  { newId, geography, today }: SeedContext,
  organizations: DemonstrationOrganizations,
  random: Random,
) {
  const joinedOn = addDays(today, -500);
  const joinedAt = startOfCivilDay(joinedOn);
  let phoneCount = 0;

  function numberOf(slug: OrganizationSlug, index: number): string {
    const { prefix, first, step } = numbering[slug];
    return `${prefix}${first + index * step}`;
  }

  function person(): { name: NamePair; isWoman: boolean; family: NamePair } {
    const isWoman = random.chance(0.5);
    const family = random.pick(familyNames);
    const given = random.pick(isWoman ? femaleNames : maleNames);
    return { name: fullName(given, family), isWoman, family };
  }

  function member(identity: Identity, dependents: DependentRecord[]): MemberRecord {
    const { slug, number, name, birthDate, communeCode, email, state } = identity;
    const { provinceCode, regionCode } = geography.getCommune(communeCode);
    return {
      _id: newId('member', joinedAt),
      organizationId: organizations[slug]._id,
      personId: newId('person', joinedAt),
      householdId: newId('household', joinedAt),
      membershipNumber: number,
      name: { ...name },
      birthDate,
      email,
      // Mobile numbers that begin with zeros nobody has: well formed, and nobody's.
      phone: `+2126000${String(++phoneCount).padStart(5, '0')}`,
      regionCode,
      provinceCode,
      state,
      stateReason: stateReasons[state] ?? null,
      validUntil: state === 'LAPSED' ? addDays(today, -random.whole(20, 120)) : endOfNextYear(today),
      renewalPending: false,
      dependents,
      openVoucherCount: 0,
      consentedAt: joinedAt,
      createdAt: joinedAt,
      version: 1,
    };
  }

  const dependent = (
    relation: DependentRecord['relation'],
    name: NamePair,
    birthDate: string,
    studentUntil: string | null = null,
  ): DependentRecord => ({
    personId: newId('person', joinedAt),
    relation,
    name: { ...name },
    birthDate,
    studentUntil,
    removedAt: null,
  });

  /** A birth date that makes somebody so many years old today. */
  const bornYearsAgo = (years: number): string =>
    addDays(today, -(Math.round(years * 365.25) + random.whole(30, 300)));

  function family(isWoman: boolean, memberAge: number): DependentRecord[] {
    const spouse = random.chance(0.72)
      ? [
          dependent(
            'SPOUSE',
            random.pick(isWoman ? maleNames : femaleNames),
            bornYearsAgo(memberAge + (isWoman ? 3 : -3)),
          ),
        ]
      : [];
    const daughters = random.shuffled(femaleNames);
    const sons = random.shuffled(maleNames);
    const childCount = random.pick([0, 0, 1, 1, 2, 2, 3, 4]);
    const children = Array.from({ length: childCount }, (_, index) => {
      const age = random.whole(0, Math.min(25, memberAge - 22));
      const isDaughter = random.chance(0.5);
      const studies = age >= 19 && random.chance(0.5);
      return dependent(
        isDaughter ? 'DAUGHTER' : 'SON',
        (isDaughter ? daughters : sons)[index] as NamePair,
        bornYearsAgo(age),
        studies ? addDays(today, 240) : null,
      );
    });
    return [...spouse, ...children];
  }

  return {
    member,
    dependent,
    bornYearsAgo,
    ordinary(slug: OrganizationSlug, index: number): MemberRecord {
      const { name, isWoman } = person();
      const age = random.whole(26, 59);
      const identity: Identity = {
        slug,
        number: numberOf(slug, index),
        name,
        birthDate: bornYearsAgo(age),
        communeCode: homeTown(random),
        email: `${slug}.${index}@members.wasl.example`,
        state: random.pickWeighted<MemberState>([
          { item: 'ACTIVE', weight: 90 },
          { item: 'LAPSED', weight: 4 },
          { item: 'SUSPENDED', weight: 2 },
          { item: 'PENDING', weight: 3 },
          { item: 'REFUSED', weight: 1 },
        ]),
      };
      return member(identity, family(isWoman, age));
    },
    rosterLine(slug: OrganizationSlug, index: number): RosterLine {
      return {
        organizationId: organizations[slug]._id,
        membershipNumber: numberOf(slug, index),
        name: { ...person().name },
        birthDate: bornYearsAgo(random.whole(25, 58)),
        validUntil: endOfNextYear(today),
      };
    },
  };
}

const stateReasons: Partial<Record<MemberState, string>> = {
  SUSPENDED: 'Cotisation de l’année en attente de régularisation.',
  REFUSED: 'Le numéro d’adhésion ne figure pas sur la liste de l’organisme.',
};

const fullName = (given: NamePair, family: NamePair): NamePair => ({
  ar: `${given.ar} ${family.ar}`,
  fr: `${given.fr} ${family.fr}`,
});

/** Members live where partners are, in the same proportion. */
function homeTown(random: Random): string {
  return random.pickWeighted(
    towns.map(({ regionCode, communeCode, weight }) => ({
      item: communeCode,
      weight: weight * (partnersPerRegion[regionCode] ?? 0),
    })),
  );
}

function namedMembers(
  context: SeedContext,
  { member, dependent, bornYearsAgo }: ReturnType<typeof createMemberBuilder>,
): Record<NamedMember, MemberRecord> {
  const agdal = member(
    {
      slug: 'foundation',
      number: 'MB-20418',
      name: { ar: 'فاطمة الزهراء الواحي', fr: 'Fatima-Zahra El Ouahi' },
      birthDate: bornYearsAgo(46),
      communeCode: '04.421.01.0',
      email: 'fatima-zahra@members.wasl.example',
      state: 'ACTIVE',
    },
    [
      dependent('SPOUSE', { ar: 'هشام', fr: 'Hicham' }, bornYearsAgo(49)),
      dependent('SON', { ar: 'ياسين', fr: 'Yassine' }, bornYearsAgo(22)),
      dependent('DAUGHTER', { ar: 'سلمى', fr: 'Salma' }, bornYearsAgo(9)),
    ],
  );
  const zagora = member(
    {
      slug: 'mutual',
      number: 'MS-104553',
      name: { ar: 'إبراهيم أيت علي', fr: 'Brahim Aït Ali' },
      birthDate: bornYearsAgo(38),
      communeCode: '08.587.01.13',
      email: 'brahim@members.wasl.example',
      state: 'ACTIVE',
    },
    [
      dependent('SPOUSE', { ar: 'رقية', fr: 'Rkia' }, bornYearsAgo(34)),
      dependent('DAUGHTER', { ar: 'هاجر', fr: 'Hajar' }, bornYearsAgo(6)),
    ],
  );
  const pending = member(
    {
      slug: 'foundation',
      number: 'MB-20777',
      name: { ar: 'يوسف العمراني', fr: 'Youssef Amrani' },
      birthDate: bornYearsAgo(31),
      communeCode: '09.001.01.01',
      email: 'youssef@members.wasl.example',
      state: 'PENDING',
    },
    [],
  );
  return {
    agdal: { ...agdal, renewalPending: true, validUntil: `${context.today.slice(0, 4)}-12-31` },
    zagora,
    pending,
  };
}

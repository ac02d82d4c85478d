import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { startOfCivilDay } from '@wasl/shared/civil-time';
import {
  type AgreementRecord,
  type AgreementState,
  agreementSearchText,
  newHandling,
} from '../../modules/agreements/index.ts';
import type { OrganizationRecord } from '../../modules/organizations/index.ts';
import type { DemonstrationOrganizations, OrganizationSlug } from './organizations.ts';
import type { SeedContext, SeededPartner } from './partners.ts';
import { createRandom, type Random } from './random.ts';

export interface SeededAgreement {
  agreement: AgreementRecord;
  of: SeededPartner;
  /** Whether discounts under it draw on a budget. */
  hasBudget: boolean;
}

/** One agreement for every partner, and a second or third organization for some; a few are not in force any more. */
export function buildAgreements(
  context: SeedContext,
  organizations: DemonstrationOrganizations,
  partners: readonly SeededPartner[],
): SeededAgreement[] {
  const random = createRandom('agreements');
  let count = 0;
  return partners.flatMap((of) =>
    organizationsOf(of, random).map((slug, index) => {
      count++;
      const isShown = of.showcase !== null && index === 0;
      const period = isShown
        ? periodOfShowcase(of.showcase?.key, context.today)
        : periodOf(context.today, random);
      const decided = isShown ? 'ACTIVE' : stateOf(period, context.today, random);
      // Only the foundation has coordinators here who prepare renewals.
      const state = decided === 'RENEWING' && slug !== 'foundation' ? 'ACTIVE' : decided;
      const reference = `AG-${period.startsOn.slice(0, 4)}-${String(count).padStart(5, '0')}`;
      const agreement: AgreementRecord = {
        _id: context.newId('agreement', startOfCivilDay(period.startsOn)),
        reference,
        organizationId: organizations[slug]._id,
        partnerId: of.partner._id,
        state,
        ...period,
        regionCodes: [...new Set(of.branches.map(({ regionCode }) => regionCode))],
        terms: termsOf(organizations[slug], of),
        preparedVersion: null,
        versionInForce: null,
        sealedAt: null,
        noticeDays: 30,
        suspension: null,
        termination: null,
        handling: newHandling({
          sectorCode: of.partner.sectorCode,
          categoryCode: of.partner.categoryCode,
          provinceCode: of.branches[0]?.provinceCode ?? null,
          stateSince: startOfCivilDay(period.startsOn),
          searchText: agreementSearchText({
            names: [of.partner.name],
            towns: townsOf(of, context),
            ice: of.partner.identifiers.ice,
            reference,
          }),
        }),
        createdAt: startOfCivilDay(addDays(period.startsOn, -20)),
        version: 1,
      };
      return { agreement, of, hasBudget: !isShown && random.chance(0.12) };
    }),
  );
}

/** Names of the towns and provinces its branches are in. */
function townsOf({ branches }: SeededPartner, { geography }: SeedContext) {
  return branches.flatMap(({ communeCode, provinceCode }) => [
    ...(communeCode ? [geography.getCommune(communeCode).name] : []),
    geography.getProvince(provinceCode).name,
  ]);
}

function organizationsOf({ showcase }: SeededPartner, random: Random): OrganizationSlug[] {
  if (showcase) return [showcase.organization];
  const order = new Set<OrganizationSlug>();
  const wanted = random.pickWeighted([
    { item: 1, weight: 70 },
    { item: 2, weight: 22 },
    { item: 3, weight: 8 },
  ]);
  while (order.size < wanted)
    order.add(
      random.pickWeighted<OrganizationSlug>([
        { item: 'foundation', weight: 45 },
        { item: 'mutual', weight: 30 },
        { item: 'club', weight: 25 },
      ]),
    );
  return [...order];
}

interface Period {
  startsOn: CivilDate;
  endsOn: CivilDate;
}

/** From the start of last year to the end of this one, or of the next when this one is nearly over. */
function calendarYear(today: CivilDate): Period {
  const year = Number(today.slice(0, 4));
  return { startsOn: `${year - 1}-01-01`, endsOn: `${today.slice(5) >= '12-15' ? year + 1 : year}-12-31` };
}

/** The laboratory of the story ends with the year; what else is shown goes on, so that an old demonstration still serves. */
function periodOfShowcase(key: string | undefined, today: CivilDate): Period {
  const { startsOn, endsOn } = calendarYear(today);
  return key === 'laboratory'
    ? { startsOn, endsOn }
    : { startsOn, endsOn: `${Number(today.slice(0, 4)) + 1}-12-31` };
}

function periodOf(today: CivilDate, random: Random): Period {
  const year = Number(today.slice(0, 4));
  return random.pickWeighted<() => Period>([
    { item: () => calendarYear(today), weight: 30 },
    { item: () => ({ startsOn: `${year - 1}-03-01`, endsOn: `${year + 1}-02-28` }), weight: 25 },
    { item: () => ({ startsOn: `${year - 2}-09-01`, endsOn: `${year + 1}-08-31` }), weight: 20 },
    {
      item: () => ({ startsOn: addDays(today, -340), endsOn: addDays(today, random.whole(4, 25)) }),
      weight: 8,
    },
    {
      item: () => ({ startsOn: addDays(today, -random.whole(20, 80)), endsOn: addDays(today, 650) }),
      weight: 14,
    },
    {
      item: () => ({ startsOn: addDays(today, -400), endsOn: addDays(today, -random.whole(3, 35)) }),
      weight: 3,
    },
  ])();
}

function stateOf({ endsOn }: Period, today: CivilDate, random: Random): AgreementState {
  if (endsOn < today) return 'EXPIRED';
  if (endsOn < addDays(today, 26) && random.chance(0.4)) return 'RENEWING';
  return random.chance(0.02) ? 'SUSPENDED' : 'ACTIVE';
}

function termsOf({ name }: OrganizationRecord, { partner }: SeededPartner): AgreementRecord['terms'] {
  return {
    ar: `يلتزم ${partner.name.ar} بمنح منخرطي ${name.ar} التخفيضات المبينة في العروض المرفقة، عند إظهار قسيمة صالحة. تحسب التخفيضات على الأثمنة المعمول بها وقت الأداء، ولا يجوز رفض قسيمة صالحة. يمكن لكل طرف إنهاء الاتفاقية بإشعار مدته ثلاثون يومًا.`,
    fr: `${partner.name.fr} s’engage à accorder aux adhérents de ${name.fr} les remises décrites dans les offres jointes, sur présentation d’un bon valable. Les remises se calculent sur les prix pratiqués au moment du paiement, et un bon valable ne peut être refusé. Chaque partie peut mettre fin à la convention avec un préavis de trente jours.`,
  };
}

import { addDays } from '@wasl/shared/civil-date';
import { startOfCivilDay } from '@wasl/shared/civil-time';
import type { MemberRecord } from '../../modules/members/index.ts';
import type { SeedContext } from './partners.ts';
import { createRandom } from './random.ts';
import { familyNames, femaleNames, maleNames } from './tables/person-names.ts';
import { partnersPerRegion } from './tables/towns.ts';

/** Enough for every province to have some, and few enough to be stored in a blink. */
export const quietMemberCount = 2400;

/**
 * Members of an organization who have not used anything yet and cannot sign in: they live all over the country, so that
 * coverage has somebody to be for.
 */
export function buildQuietMembers(
  { newId, geography, today }: SeedContext,
  organizationId: string,
): MemberRecord[] {
  const random = createRandom('quiet-members');
  const createdAt = startOfCivilDay(addDays(today, -300));
  const places = geography.listProvinces().map((province) => ({
    item: province,
    // Members live where people live; partners are where there is business. The countryside has more of the first.
    weight: (10 + (partnersPerRegion[province.regionCode] ?? 0)) * (0.3 + random.next()),
  }));
  return Array.from({ length: quietMemberCount }, (_, index): MemberRecord => {
    const province = random.pickWeighted(places);
    const given = random.pick(random.chance(0.5) ? femaleNames : maleNames);
    const family = random.pick(familyNames);
    const number = String(300_001 + index);
    return {
      _id: newId('member', createdAt),
      organizationId,
      personId: newId('person', createdAt),
      householdId: newId('household', createdAt),
      membershipNumber: `MB-${number}`,
      name: { ar: `${given.ar} ${family.ar}`, fr: `${given.fr} ${family.fr}` },
      birthDate: addDays(today, -random.whole(24 * 365, 63 * 365)),
      email: `member-${number}@demo.wasl.example`,
      phone: null,
      regionCode: province.regionCode,
      provinceCode: province.code,
      state: 'ACTIVE',
      stateReason: null,
      validUntil: addDays(today, random.whole(60, 420)),
      renewalPending: false,
      dependents: [],
      openVoucherCount: 0,
      consentedAt: createdAt,
      createdAt,
      version: 1,
    };
  });
}

import { addDays, type CivilDate, daysBetween } from '@wasl/shared/civil-date';
import type { MemberRecord } from '../../modules/members/index.ts';
import { billFor } from './bills.ts';
import {
  createHistoryWriter,
  type HistoryInput,
  type HistoryWriter,
  type UsableOffer,
} from './history-writer.ts';
import { createLedger, lastDayOfHistory, type SeededHistory } from './ledger.ts';
import type { SeedContext } from './partners.ts';
import { createRandom, type Random } from './random.ts';
import { showcaseStory } from './showcase-story.ts';

/** How the uses of members spread over the sectors. */
const sectorWeights: Readonly<Record<string, number>> = {
  health: 52,
  education: 14,
  travel: 9,
  sport: 10,
  services: 14,
  housing: 1,
};

const ratings = [
  { item: 5, weight: 58 },
  { item: 4, weight: 29 },
  { item: 3, weight: 9 },
  { item: 2, weight: 3 },
  { item: 1, weight: 1 },
] as const;

/** A year of vouchers: the story of the named members first, then everybody else's. */
export function buildHistory(context: SeedContext, input: HistoryInput): SeededHistory {
  const ledger = createLedger(context.newId);
  const random = createRandom('history');
  const write = createHistoryWriter(context, input, ledger, random);
  showcaseStory(context, input, write);
  writeOrdinaryYears(context, input, write, random);
  return ledger.close();
}

function writeOrdinaryYears(
  { today }: SeedContext,
  { people, offers }: HistoryInput,
  write: HistoryWriter,
  random: Random,
): void {
  const named = new Set(Object.values(people.named));
  const members = people.members.filter((member) => member.state === 'ACTIVE' && !named.has(member));
  const choose = createOfferChooser(offers, random);
  const last = lastDayOfHistory(today);
  for (const member of members) {
    const wantedUses = random.whole(4, 13);
    for (let use = 0; use < wantedUses; use++) {
      const offer = choose(member);
      const day = offer && dayOfUse(offer, today, last, random);
      if (!offer || !day) continue;
      const isLongAgo = daysBetween(day, today) > 100;
      write.use({
        member,
        dependent:
          random.chance(0.45) && member.dependents.length > 0 ? random.pick(member.dependents) : null,
        offer,
        day,
        bill: billFor(offer.seeded, random),
        rating: random.chance(0.65) ? random.pickWeighted(ratings) : null,
        state: random.pickWeighted([
          { item: 'REDEEMED' as const, weight: 86 },
          { item: 'REVERSED' as const, weight: 2 },
          { item: 'CANCELLED' as const, weight: 6 },
          { item: isLongAgo ? ('EXPIRED' as const) : ('CANCELLED' as const), weight: 6 },
        ]),
      });
    }
    const offer = random.chance(0.12) ? choose(member) : null;
    if (offer) write.open({ member, dependent: null, offer, minutesAgo: random.whole(5, 400) });
  }
}

/** Offers of the member's organization: four times in five near home, sectors as people use them. */
function createOfferChooser(offers: readonly UsableOffer[], random: Random) {
  const byOrganization = Map.groupBy(offers, ({ of }) => of.agreement.organizationId);
  const sectors = Object.entries(sectorWeights).map(([item, weight]) => ({ item, weight }));
  return ({ organizationId, regionCode }: MemberRecord): UsableOffer | null => {
    const sector = random.pickWeighted(sectors);
    const all = (byOrganization.get(organizationId) ?? []).filter(
      ({ seeded }) =>
        seeded.offer.sectorCode === sector &&
        seeded.offer.state !== 'SUBMITTED' &&
        // The laboratory of the story has the clients its rating asks for.
        seeded.showcaseKey !== 'laboratory',
    );
    const near = all.filter(({ of }) => of.of.branches.some((branch) => branch.regionCode === regionCode));
    const pool = near.length > 0 && random.chance(0.8) ? near : all;
    return pool.length > 0 ? random.pick(pool) : null;
  };
}

/** A day of the last year on which the offer could be used; null when there is none. */
function dayOfUse(
  { seeded }: UsableOffer,
  today: CivilDate,
  last: CivilDate,
  random: Random,
): CivilDate | null {
  const first = laterOf(addDays(seeded.offer.validFrom, 1), addDays(today, -365));
  const end = seeded.offer.validTo < last ? seeded.offer.validTo : last;
  return first <= end ? addDays(first, random.whole(0, daysBetween(first, end))) : null;
}

const laterOf = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

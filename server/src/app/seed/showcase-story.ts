import { addDays, type CivilDate, daysBetween } from '@wasl/shared/civil-date';
import type { Bill } from '@wasl/shared/discount';
import type { DependentRecord, MemberRecord } from '../../modules/members/index.ts';
import { billFor } from './bills.ts';
import type { HistoryInput, HistoryWriter, UsableOffer } from './history-writer.ts';
import { lastDayOfHistory } from './ledger.ts';
import type { SeedContext } from './partners.ts';

interface StoryUse {
  offer: string;
  /** Given name in French of a dependent; null is the member. */
  who: string | null;
  /** How far into the period, 0 to 1. */
  at: number;
  within: 'year' | 'month';
  bill: Bill;
  stars: number | null;
}

const total = (dirhams: number): Bill => ({ totalCentimes: dirhams * 100 });
const items = (lines: Readonly<Record<string, number>>): Bill => ({
  items: Object.entries(lines).map(([serviceCode, dirhams]) => ({
    serviceCode,
    amountCentimes: dirhams * 100,
  })),
});

/** What the member of the card has saved this year: 920 in health, 540 in education, 240 in sport, 160 in travel. */
const storyOfAgdal: readonly StoryUse[] = [
  {
    offer: 'laboratory',
    who: null,
    at: 0.1,
    within: 'year',
    bill: items({ hormonology: 480, biochemistry: 400 }),
    stars: 5,
  },
  { offer: 'languages', who: 'Salma', at: 0.15, within: 'year', bill: total(1500), stars: 5 },
  { offer: 'optician', who: 'Hicham', at: 0.25, within: 'year', bill: total(1200), stars: 4 },
  { offer: 'hotel', who: null, at: 0.4, within: 'year', bill: total(900), stars: 4 },
  {
    offer: 'laboratory',
    who: 'Salma',
    at: 0.55,
    within: 'year',
    bill: items({ haematology: 180, serology: 340 }),
    stars: 5,
  },
  { offer: 'optician', who: 'Salma', at: 0.6, within: 'year', bill: total(800), stars: 5 },
  { offer: 'hotel', who: null, at: 0.64, within: 'year', bill: total(700), stars: null },
  { offer: 'languages', who: null, at: 0.72, within: 'year', bill: total(1200), stars: 5 },
  { offer: 'swimming', who: 'Salma', at: 0.1, within: 'month', bill: total(120), stars: 5 },
  { offer: 'swimming', who: null, at: 0.5, within: 'month', bill: total(120), stars: null },
  { offer: 'swimming', who: 'Hicham', at: 0.95, within: 'month', bill: total(120), stars: 4 },
];

const storyOfZagora: readonly StoryUse[] = [
  {
    offer: 'zagora_pharmacy',
    who: 'Hajar',
    at: 0.2,
    within: 'year',
    bill: items({ 'baby-care': 210 }),
    stars: 5,
  },
  { offer: 'zagora_laboratory', who: null, at: 0.3, within: 'year', bill: total(340), stars: 4 },
  { offer: 'zagora_laboratory', who: 'Rkia', at: 0.5, within: 'year', bill: total(280), stars: 5 },
  { offer: 'zagora_excursions', who: null, at: 0.62, within: 'year', bill: total(900), stars: 5 },
  {
    offer: 'zagora_pharmacy',
    who: null,
    at: 0.8,
    within: 'year',
    bill: items({ 'medical-devices': 260 }),
    stars: null,
  },
];

/** Ratings of the laboratory everybody knows, those of the story included: 86, 4.7 on average. */
const laboratoryStars: readonly number[] = [
  ...Array<number>(65).fill(5),
  ...Array<number>(16).fill(4),
  ...Array<number>(3).fill(3),
  2,
  1,
];

/** What the demonstration tells of: the members one signs in as, and the laboratory they go to. */
export function showcaseStory({ today }: SeedContext, input: HistoryInput, write: HistoryWriter): void {
  const { named } = input.people;
  const offerOf = (key: string): UsableOffer => {
    const found = input.offers.find(({ seeded }) => seeded.showcaseKey === key);
    if (!found) throw new RangeError(`no showcase offer is called ${key}`);
    return found;
  };
  tell(named.agdal, storyOfAgdal);
  tell(named.zagora, storyOfZagora);
  must(
    write.open({
      member: named.agdal,
      dependent: null,
      offer: offerOf('laboratory_fixed_price'),
      minutesAgo: 95,
    }),
  );
  must(
    write.open({
      member: named.zagora,
      dependent: null,
      offer: offerOf('zagora_laboratory'),
      minutesAgo: 40,
    }),
  );
  fillLaboratory(input, write, offerOf('laboratory'), today);

  function tell(member: MemberRecord, story: readonly StoryUse[]): void {
    for (const { offer, who, at, within, bill, stars } of story)
      must(
        write.use({
          member,
          dependent: dependentCalled(member, who),
          offer: offerOf(offer),
          day: dayWithin(within, at, today),
          bill,
          rating: stars,
        }),
      );
  }
}

function must(isWritten: boolean): void {
  if (!isWritten) throw new Error('the story of the demonstration breaks a rule of its own offers');
}

function dependentCalled(member: MemberRecord, name: string | null): DependentRecord | null {
  if (name === null) return null;
  const found = member.dependents.find((dependent) => dependent.name.fr === name);
  if (!found) throw new RangeError(`nobody of the household is called ${name}`);
  return found;
}

/** A day of the running year or month that is over; the last day there is when none is. */
function dayWithin(within: 'year' | 'month', at: number, today: CivilDate): CivilDate {
  const last = lastDayOfHistory(today);
  const first = within === 'year' ? `${today.slice(0, 4)}-01-01` : `${today.slice(0, 7)}-01`;
  return last <= first ? last : addDays(first, Math.floor(at * daysBetween(first, last)));
}

function fillLaboratory(
  { people }: HistoryInput,
  write: HistoryWriter,
  laboratory: UsableOffer,
  today: CivilDate,
): void {
  const { random } = write;
  const told = storyOfAgdal.flatMap(({ offer, stars }) => (offer === 'laboratory' && stars ? [stars] : []));
  const stars = [...laboratoryStars];
  for (const star of told) stars.splice(stars.indexOf(star), 1);
  const clients = people.members.filter(
    (member) =>
      member.organizationId === laboratory.of.agreement.organizationId &&
      member.state === 'ACTIVE' &&
      member !== people.named.agdal,
  );
  const near = clients.filter(({ regionCode }) => regionCode === '04');
  for (let attempt = 0; stars.length > 0; attempt++) {
    if (attempt > 5000) throw new Error('the laboratory of the story has too few clients');
    const isWritten = write.use({
      member: random.pick(random.chance(0.6) ? near : clients),
      dependent: null,
      offer: laboratory,
      day: addDays(today, -random.whole(2, 360)),
      bill: billFor(laboratory.seeded, random),
      rating: stars.at(-1) ?? null,
    });
    if (isWritten) stars.pop();
  }
}

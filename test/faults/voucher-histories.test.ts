import { addDays, type CivilDate } from '@wasl/shared/civil-date';
import { civilDateOf, endOfCivilDayExclusive } from '@wasl/shared/civil-time';
import { type LimitRule, periodKey } from '@wasl/shared/limits';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import type { MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import type { MemberViewer, PartnerViewer } from '../../server/src/platform/auth/viewer.ts';
import { buildDependent, keyOf, nextId, nextNumber } from '../support/builders.ts';
import { type GivenOffer, givenMember, givenOffer } from '../support/given.ts';
import { createTestClock, type OpenTestWasl, openTestWasl } from '../support/test-app.ts';

/** quality.md asks for 100,000 histories now and then: `WASL_HISTORIES=100000`. */
const histories = Number(process.env.WASL_HISTORIES ?? 15);
const seed = Number(process.env.WASL_SEED ?? 20_261_122);

const clock = createTestClock();
let wasl: OpenTestWasl;
beforeAll(async () => {
  wasl = await openTestWasl({ clock });
});
afterAll(() => wasl?.close());

const budgetCentimes = 9000;
const maximumDiscountCentimes = 2000;
const billCentimes = 5000;
/** 30 % of the bill. */
const discountCentimes = 1500;
const maximumOpen = 5;

const limitsOfA: LimitRule[] = [
  { scope: 'person', period: 'day', count: 1 },
  { scope: 'household', period: 'month', count: 3 },
  { scope: 'offer', period: 'total', count: 6 },
];
const limitsOfB: LimitRule[] = [
  { scope: 'person', period: 'week', count: 2 },
  { scope: 'offer', period: 'day', count: 3 },
];

type Command =
  | { do: 'issue'; member: number; person: number; offer: number }
  | { do: 'redeem' | 'cancel' | 'reverse' | 'rate'; voucher: number }
  | { do: 'sweep' }
  | { do: 'wait'; minutes: number }
  | { do: 'pause' | 'publish'; offer: number }
  | { do: 'suspend' | 'restore'; what: 'agreement' | 'partner' };

const index = fc.nat({ max: 30 });
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('issue' as const),
      member: fc.nat({ max: 2 }),
      person: fc.nat({ max: 1 }),
      offer: fc.nat({ max: 1 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('redeem' as const), voucher: index }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'reverse' as const, 'rate' as const),
      voucher: index,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'sweep' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 14, 16, 12 * 60, 24 * 60, 3 * 24 * 60),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('pause' as const, 'publish' as const),
      offer: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('suspend' as const, 'restore' as const),
      what: fc.constantFrom('agreement' as const, 'partner' as const),
    }),
  },
);

interface ModelVoucher {
  id: string;
  code: string;
  offer: number;
  memberId: string;
  personId: string;
  householdId: string;
  firstDay: CivilDate;
  lastDay: CivilDate;
  state: 'open' | 'used' | 'undone' | 'given_back';
  redemptionId: string | null;
  usedAt: Date | null;
  rating: number | null;
}

/** The rules of product.md in their plainest form: everything is recounted from the list of vouchers each time. */
function createModel(offers: readonly OfferRecord[]) {
  const vouchers: ModelVoucher[] = [];
  const standing = { paused: [false, false], agreement: true, partner: true };

  const isOpen = (voucher: ModelVoucher, now: Date) =>
    voucher.state === 'open' && now < endOfCivilDayExclusive(voucher.lastDay);

  const daysOf = (voucher: ModelVoucher, now: Date): CivilDate[] => {
    if (voucher.state === 'used' && voucher.usedAt) return [civilDateOf(voucher.usedAt)];
    if (!isOpen(voucher, now)) return [];
    const days = [];
    for (let day = voucher.firstDay; day <= voucher.lastDay; day = addDays(day, 1)) days.push(day);
    return days;
  };

  const sameSubject = (rule: LimitRule, a: ModelVoucher, b: Pick<ModelVoucher, 'personId' | 'householdId'>) =>
    rule.scope === 'offer' ||
    (rule.scope === 'person' ? a.personId === b.personId : a.householdId === b.householdId);

  function isStanding(offer: number): boolean {
    return standing.agreement && standing.partner && !standing.paused[offer];
  }

  function breaksALimit(candidate: ModelVoucher, now: Date): boolean {
    return (offers[candidate.offer]?.limits ?? []).some((rule) =>
      daysOf(candidate, now).some((day) => {
        const key = periodKey(rule.period, day);
        const taken = vouchers.filter(
          (voucher) =>
            voucher.offer === candidate.offer &&
            sameSubject(rule, voucher, candidate) &&
            daysOf(voucher, now).some((other) => periodKey(rule.period, other) === key),
        );
        return taken.length >= rule.count;
      }),
    );
  }

  function budgetTaken(now: Date): number {
    return vouchers
      .filter((voucher) => voucher.offer === 1)
      .reduce(
        (sum, voucher) =>
          sum +
          (isOpen(voucher, now) ? maximumDiscountCentimes : voucher.state === 'used' ? discountCentimes : 0),
        0,
      );
  }

  return {
    vouchers,
    standing,
    isOpen,
    isStanding,
    mayIssue(candidate: ModelVoucher, now: Date): boolean {
      const open = vouchers.filter(
        (voucher) => voucher.memberId === candidate.memberId && isOpen(voucher, now),
      );
      return (
        isStanding(candidate.offer) &&
        open.length < maximumOpen &&
        !breaksALimit(candidate, now) &&
        (candidate.offer !== 1 || budgetTaken(now) + maximumDiscountCentimes <= budgetCentimes)
      );
    },
    /** Uses that stand never pass a limit: what the limits are for. */
    assertLimits(): void {
      for (const [offer, { limits }] of offers.entries())
        for (const rule of limits) {
          const uses = new Map<string, number>();
          for (const voucher of vouchers) {
            if (voucher.offer !== offer || voucher.state !== 'used' || !voucher.usedAt) continue;
            const subject = { offer: '', person: voucher.personId, household: voucher.householdId }[
              rule.scope
            ];
            const key = `${subject} ${periodKey(rule.period, civilDateOf(voucher.usedAt))}`;
            uses.set(key, (uses.get(key) ?? 0) + 1);
          }
          for (const count of uses.values()) expect(count).toBeLessThanOrEqual(rule.count);
        }
    },
  };
}

interface World {
  a: GivenOffer;
  b: GivenOffer;
  members: { record: MemberRecord; viewer: MemberViewer; personIds: string[] }[];
  cashier: PartnerViewer;
}

async function givenWorld(): Promise<World> {
  const a = await givenOffer(wasl, { limits: limitsOfA, voucherValidDays: 2 });
  const b = await givenOffer(
    wasl,
    { limits: limitsOfB, voucherValidDays: 1, maximumDiscountCentimes },
    {
      organization: a.organization,
      partner: a.partner,
      branches: a.branches,
      budgets: [{ limitCentimes: budgetCentimes }],
    },
  );
  const members = [];
  for (let n = 0; n < 3; n++) {
    const child = buildDependent();
    const { member, account } = await givenMember(wasl, {
      organizationId: a.organization._id,
      dependents: [child],
    });
    members.push({
      record: member,
      viewer: {
        kind: 'member',
        accountId: account._id,
        role: 'MEMBER',
        memberId: member._id,
        organizationId: member.organizationId,
      } satisfies MemberViewer,
      personIds: [member.personId, child.personId],
    });
  }
  const cashier: PartnerViewer = {
    kind: 'partner',
    accountId: nextId(),
    role: 'PARTNER_CASHIER',
    partnerId: a.partner._id,
    branchIds: a.branches.map((branch) => branch._id),
  };
  return { a, b, members, cashier };
}

const freshKey = () => keyOf('history', nextNumber());

async function live(world: World, commands: readonly Command[]): Promise<void> {
  clock.set('2026-11-20T21:00:00.000Z');
  const { issuing, counter, reversing, ending, history } = wasl.modules.vouchers;
  const offers = [world.a.offer, world.b.offer];
  const agreements = [world.a.agreement, world.b.agreement];
  const model = createModel(offers);
  const pick = (at: number) => model.vouchers[at % Math.max(1, model.vouchers.length)];

  const run: { [Do in Command['do']]: (command: Extract<Command, { do: Do }>) => Promise<void> } = {
    async issue({ member, person, offer }) {
      const who = world.members[member];
      const what = offers[offer];
      const personId = who?.personIds[person];
      if (!who || !what || !personId) return;
      const now = clock.now();
      const today = civilDateOf(now);
      const candidate: ModelVoucher = {
        id: '',
        code: '',
        offer,
        memberId: who.record._id,
        personId,
        householdId: who.record.householdId,
        firstDay: today,
        lastDay: addDays(today, what.voucherValidDays),
        state: 'open',
        redemptionId: null,
        usedAt: null,
        rating: null,
      };
      const allowed = model.mayIssue(candidate, now);
      const { done, refusal } = await issuing.issueVoucher(
        { viewer: who.viewer, now },
        { offerId: what._id, beneficiaryId: personId, idempotencyKey: freshKey() },
      );
      expect(done !== null, `issue ${refusal?.code ?? ''}`).toBe(allowed);
      if (done) model.vouchers.push({ ...candidate, id: done._id, code: done.code });
    },
    async redeem({ voucher: at }) {
      const voucher = pick(at);
      if (!voucher) return;
      const now = clock.now();
      const allowed = model.isOpen(voucher, now) && model.isStanding(voucher.offer);
      const { done, refusal } = await counter.redeemVoucher(
        { viewer: world.cashier, now },
        { branchId: world.a.branch._id, scan: voucher.code, billCentimes, idempotencyKey: freshKey() },
      );
      expect(done !== null, `redeem ${refusal?.code ?? ''}`).toBe(allowed);
      if (!done) return;
      expect(done.discountCentimes).toBe(discountCentimes);
      Object.assign(voucher, { state: 'used', redemptionId: done._id, usedAt: now });
    },
    async cancel({ voucher: at }) {
      const voucher = pick(at);
      const who = world.members.find((each) => each.record._id === voucher?.memberId);
      if (!voucher || !who) return;
      const allowed = model.isOpen(voucher, clock.now());
      const { done } = await ending.cancelVoucher({ viewer: who.viewer }, { voucherId: voucher.id });
      expect(done !== null, 'cancel').toBe(allowed);
      if (done) voucher.state = 'given_back';
    },
    async reverse({ voucher: at }) {
      const voucher = pick(at);
      if (!voucher?.redemptionId || !voucher.usedAt) return;
      const now = clock.now();
      const allowed = voucher.state === 'used' && now.getTime() - voucher.usedAt.getTime() <= 15 * 60_000;
      const { done } = await reversing.reverseRedemption(
        { viewer: world.cashier, now },
        { redemptionId: voucher.redemptionId, reason: 'erreur', idempotencyKey: freshKey() },
      );
      expect(done !== null, 'reverse').toBe(allowed);
      if (done) Object.assign(voucher, { state: 'undone', rating: null });
    },
    async rate({ voucher: at }) {
      const voucher = pick(at);
      const who = world.members.find((each) => each.record._id === voucher?.memberId);
      if (!voucher || !who) return;
      const stars = (at % 5) + 1;
      const { done } = await history.rateRedemption(
        { viewer: who.viewer, now: clock.now() },
        { voucherId: voucher.id, stars },
      );
      expect(done !== null, 'rate').toBe(voucher.state === 'used');
      if (done) voucher.rating = stars;
    },
    async sweep() {
      await ending.expireDue(clock.now());
    },
    async wait({ minutes }) {
      clock.advance(minutes * 60_000);
    },
    async pause({ offer }) {
      await wasl.modules.runInTransaction((session) =>
        wasl.modules.offers.offers.pause(session, offers[offer]?._id ?? ''),
      );
      model.standing.paused[offer] = true;
    },
    async publish({ offer }) {
      await wasl.modules.runInTransaction((session) =>
        wasl.modules.offers.offers.publish(session, offers[offer]?._id ?? ''),
      );
      model.standing.paused[offer] = false;
    },
    async suspend({ what }) {
      await setStanding(what, false);
    },
    async restore({ what }) {
      await setStanding(what, true);
    },
  };

  async function setStanding(what: 'agreement' | 'partner', stands: boolean): Promise<void> {
    const state = stands ? 'ACTIVE' : 'SUSPENDED';
    await wasl.modules.runInTransaction(async (session) => {
      if (what === 'partner')
        await wasl.modules.partners.partners.setState(session, world.a.partner._id, state);
      else
        for (const { _id } of agreements)
          await wasl.modules.agreements.agreements.moveTo(session, _id, state);
    });
    model.standing[what] = stands;
  }

  for (const each of commands) {
    await (run[each.do] as (command: Command) => Promise<void>)(each);
    model.assertLimits();
  }

  const partner = await wasl.modules.partners.partners.findPartner(world.a.partner._id);
  const ratings = model.vouchers.flatMap((voucher) => (voucher.rating === null ? [] : [voucher.rating]));
  expect([partner?.ratingSum, partner?.ratingCount]).toEqual([
    ratings.reduce((sum, stars) => sum + stars, 0),
    ratings.length,
  ]);
}

it(`no history of ${histories} breaks a rule of product.md (seed ${seed})`, {
  timeout: 3_600_000 * 24,
}, async () => {
  let lived = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 40, size: 'max' }), async (commands) => {
      await live(await givenWorld(), commands);
      lived++;
      if (lived % Math.ceil(histories / 5) === 0)
        expect((await checkData(wasl, { fix: false })).findings).toEqual([]);
    }),
    { numRuns: histories, seed, endOnFailure: histories > 1000 },
  );
});

import type { LimitRule } from '@wasl/shared/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import type { MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import { systemClock } from '../../server/src/platform/clock.ts';
import { buildDependent, keyOf, nextNumber } from '../support/builders.ts';
import {
  beginTestSession,
  type GivenOffer,
  givenMember,
  givenOffer,
  givenOrganization,
  givenPartnerStaff,
} from '../support/given.ts';
import { inParallel, resultOf, sendIssue, sendRedeem } from '../support/load.ts';
import { createTestConfig, type OpenTestWasl, openTestWasl } from '../support/test-app.ts';
import type { VoucherAnswer } from '../support/voucher-operations.ts';
import { startWaslProcess, type WaslProcess } from '../support/wasl-process.ts';

/** Each round is 200 parallel issues for every scope and limit; more rounds by `WASL_RACE_ROUNDS`. */
const rounds = Number(process.env.WASL_RACE_ROUNDS ?? 1);
const requestsAtOnce = 200;

const scopes = ['offer', 'person', 'household', 'day', 'budget'] as const;
type Scope = (typeof scopes)[number];

let wasl: OpenTestWasl;
let processes: WaslProcess[] = [];
let organization: OrganizationRecord;

beforeAll(async () => {
  const config = await createTestConfig();
  // The first process owns the embedded store; the second and this one connect to it.
  processes = [await startWaslProcess(config)];
  processes.push(await startWaslProcess(config));
  wasl = await openTestWasl({ config });
  organization = await givenOrganization(wasl);
});
afterAll(async () => {
  // This process lets go of the store before the one that owns it goes.
  await wasl?.closeStores();
  for (const { stop } of processes.reverse()) await stop();
  if (wasl) await (await openTestWasl({ config: wasl.config })).close();
});

/** Valid whenever this runs: the processes are on the real clock. */
const always = { validFrom: '2020-01-01', validTo: '2199-12-31' };

const maximumDiscountCentimes = 1000;

function termsOf(
  scope: Scope,
  count: number,
): { offer: Partial<OfferRecord>; budgetCentimes: number | null } {
  const rules: Record<Exclude<Scope, 'budget'>, LimitRule> = {
    offer: { scope: 'offer', period: 'total', count },
    person: { scope: 'person', period: 'total', count },
    household: { scope: 'household', period: 'total', count },
    day: { scope: 'offer', period: 'day', count },
  };
  return scope === 'budget'
    ? { offer: { maximumDiscountCentimes }, budgetCentimes: count * maximumDiscountCentimes }
    : { offer: { limits: [rules[scope]] }, budgetCentimes: null };
}

async function givenRacedOffer(scope: Scope, count: number): Promise<GivenOffer> {
  const { offer, budgetCentimes } = termsOf(scope, count);
  return await givenOffer(
    wasl,
    { ...always, voucherValidDays: 1, ...offer },
    {
      organization,
      agreement: { startsOn: always.validFrom, endsOn: always.validTo },
      ...(budgetCentimes === null ? {} : { budgets: [{ limitCentimes: budgetCentimes }] }),
    },
  );
}

interface Racer {
  member: MemberRecord;
  cookie: string;
}

async function givenRacers(count: number): Promise<Racer[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const { member, account } = await givenMember(wasl, {
        organizationId: organization._id,
        validUntil: always.validTo,
        dependents: [
          buildDependent({ birthDate: '2015-01-01' }),
          buildDependent({ birthDate: '2015-01-01' }),
        ],
      });
      return { member, cookie: await beginTestSession(wasl, account) };
    }),
  );
}

const urlOf = (index: number) => processes[index % processes.length]?.url ?? '';

/** What is stored of an offer at one instant. */
async function lookAt({ offer, agreement }: GivenOffer) {
  return await wasl.modules.runInTransaction(async (session) => {
    const { connection } = wasl.stores;
    const occupying = { offerId: offer._id, state: { $in: ['ISSUED', 'REDEEMED'] } };
    const vouchers = await connection.collection('vouchers').find(occupying, { session }).toArray();
    const slots = await connection
      .collection('limit-slots')
      .find({ offerId: offer._id }, { session })
      .toArray();
    const uses = await connection
      .collection('offer-uses')
      .find({ offerId: offer._id }, { session })
      .toArray();
    const [budget] = await wasl.modules.agreements.budgets.listByAgreement(agreement._id, session);
    return {
      vouchers: vouchers.length,
      slots: slots.length,
      slotsOfVouchers: vouchers.flatMap((voucher) => voucher.slotIds as string[]).length,
      uses: uses.map((use) => use.used as number),
      takenCentimes: budget ? budget.reservedCentimes + budget.spentCentimes : 0,
    };
  });
}

/** Looks again and again while a race runs: nothing may be wrong at any instant. */
function observe(at: GivenOffer, limit: number): { stop(): Promise<number> } {
  let isOver = false;
  let looks = 0;
  const watching = (async () => {
    while (!isOver) {
      const seen = await lookAt(at);
      expect(seen.vouchers).toBeLessThanOrEqual(limit);
      expect(seen.slots).toBe(seen.slotsOfVouchers);
      for (const used of seen.uses) expect(used).toBe(seen.vouchers);
      if (at.offer.maximumDiscountCentimes)
        expect(seen.takenCentimes).toBe(seen.vouchers * maximumDiscountCentimes);
      looks++;
    }
    return looks;
  })();
  return {
    async stop() {
      isOver = true;
      return await watching;
    },
  };
}

const expectedRefusals = ['LIMIT_REACHED', 'BUDGET_EXHAUSTED', 'TOO_MANY_OPEN_VOUCHERS'];

/** 200 presses at once, spread over people and both processes; returns how many vouchers were given. */
async function raceAtOnce(at: GivenOffer, racers: readonly Racer[]): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: requestsAtOnce }, async (_, index) => {
      const racer = racers[index % racers.length];
      const people = [
        racer?.member.personId,
        ...(racer?.member.dependents.map((each) => each.personId) ?? []),
      ];
      const beneficiaryId =
        at.offer.limits[0]?.scope === 'household' ? people[index % people.length] : undefined;
      const answer = await sendIssue(urlOf(index), racer?.cookie ?? '', {
        offerId: at.offer._id,
        ...(beneficiaryId ? { beneficiaryId } : {}),
        idempotencyKey: keyOf('race', nextNumber()),
      });
      return resultOf<VoucherAnswer>(answer);
    }),
  );
  for (const answer of answers) if (answer.code) expect(expectedRefusals).toContain(answer.code);
  return answers.filter((answer) => answer.voucher).length;
}

/**
 * One person may hold five vouchers at a time, so a hundred uses are reached by using each at once: 200 presses, five at a time.
 */
async function raceWithUse(at: GivenOffer, racer: Racer): Promise<number> {
  const cashier = await beginTestSession(wasl, await givenPartnerStaff(wasl, at));
  const used = await inParallel(
    Array.from({ length: requestsAtOnce }),
    10,
    async (_, index): Promise<number> => {
      for (;;) {
        const idempotencyKey = keyOf('race', nextNumber());
        const input = { offerId: at.offer._id, idempotencyKey };
        const issued = resultOf<VoucherAnswer>(await sendIssue(urlOf(index), racer.cookie, input));
        if (issued.code === 'TOO_MANY_OPEN_VOUCHERS') continue;
        if (!issued.voucher) {
          expect(issued.code).toBe('LIMIT_REACHED');
          return 0;
        }
        const redeemed = await sendRedeem(urlOf(index + 1), cashier, {
          branchId: at.branch._id,
          scan: issued.voucher.code,
          billCentimes: 1000,
          idempotencyKey,
        });
        expect(resultOf<VoucherAnswer>(redeemed).__typename).toBe('RedeemVoucherSuccess');
        return 1;
      }
    },
  );
  return used.reduce((sum, each) => sum + each, 0);
}

describe.each(scopes)('200 parallel issues over two processes, limited by %s', (scope) => {
  it.each([1, 3, 100])('never pass %i, and reach it', async (limit) => {
    for (let round = 0; round < rounds; round++) {
      const at = await givenRacedOffer(scope, limit);
      const isOfOne = scope === 'person' || scope === 'household';
      const racers = await givenRacers(isOfOne ? 1 : requestsAtOnce / 5);
      const observer = observe(at, limit);
      const [racer] = racers;
      const given =
        isOfOne && limit > 5 && racer ? await raceWithUse(at, racer) : await raceAtOnce(at, racers);
      expect(await observer.stop()).toBeGreaterThan(0);
      expect(given).toBe(limit);
      expect((await lookAt(at)).vouchers).toBe(limit);
    }
  });
});

it('leaves every counter equal to the ledger, and nothing in the logs', async () => {
  expect((await checkData({ ...wasl, clock: systemClock }, { fix: false })).findings).toEqual([]);
  expect(processes.map((each) => each.log())).toEqual(['', '']);
});

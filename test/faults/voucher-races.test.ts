import { checkCharacter } from '@wasl/shared/voucher-code';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import type { MemberViewer, PartnerViewer } from '../../server/src/platform/auth/viewer.ts';
import { keyOf, nextId, nextNumber } from '../support/builders.ts';
import { type GivenOffer, givenMember, givenOffer } from '../support/given.ts';
import { defaultNow, type OpenTestWasl, openTestWasl } from '../support/test-app.ts';

/** Each round is one meeting of what must not both happen; more by `WASL_RACE_ROUNDS`. */
const rounds = 15 * Number(process.env.WASL_RACE_ROUNDS ?? 1);

let wasl: OpenTestWasl;
beforeAll(async () => {
  wasl = await openTestWasl();
});
afterAll(async () => {
  expect((await checkData(wasl, { fix: false })).findings).toEqual([]);
  await wasl.close();
});
beforeEach(() => wasl.clock.set(defaultNow));

interface Scene extends GivenOffer {
  member: MemberViewer;
  cashier: PartnerViewer;
}

async function scene(
  ...terms: Parameters<typeof givenOffer> extends [unknown, ...infer Rest] ? Rest : never
) {
  const given = await givenOffer(wasl, ...terms);
  const { member, account } = await givenMember(wasl, { organizationId: given.organization._id });
  return {
    ...given,
    member: {
      kind: 'member',
      accountId: account._id,
      role: 'MEMBER',
      memberId: member._id,
      organizationId: member.organizationId,
    },
    cashier: {
      kind: 'partner',
      accountId: nextId(),
      role: 'PARTNER_CASHIER',
      partnerId: given.partner._id,
      branchIds: [given.branch._id],
    },
  } satisfies Scene;
}

const freshKey = () => keyOf('press', nextNumber());

const issue = (at: Scene) =>
  wasl.modules.vouchers.issuing.issueVoucher(
    { viewer: at.member, now: wasl.clock.now() },
    { offerId: at.offer._id, idempotencyKey: freshKey() },
  );

async function issued(at: Scene) {
  const { done, refusal } = await issue(at);
  if (!done) throw new Error(`not issued: ${refusal.code}`);
  return done;
}

const redeem = (at: Scene, code: string) =>
  wasl.modules.vouchers.counter.redeemVoucher(
    { viewer: at.cashier, now: wasl.clock.now() },
    { branchId: at.branch._id, scan: code, billCentimes: 10_000, idempotencyKey: freshKey() },
  );

const cancel = (at: Scene, voucherId: string) =>
  wasl.modules.vouchers.ending.cancelVoucher({ viewer: at.member }, { voucherId });

const reverse = (at: Scene, redemptionId: string) =>
  wasl.modules.vouchers.reversing.reverseRedemption(
    { viewer: at.cashier, now: wasl.clock.now() },
    { redemptionId, reason: 'erreur', idempotencyKey: freshKey() },
  );

const successes = (outcomes: readonly { done: unknown }[]) =>
  outcomes.filter((outcome) => outcome.done !== null).length;

it('lets exactly one of giving back and redeeming happen, and frees the limit only then', async () => {
  const at = await scene({ limits: [{ scope: 'person', period: 'total', count: rounds }] });
  let used = 0;
  for (let round = 0; round < rounds; round++) {
    const voucher = await issued(at);
    const [cancelled, ...redeemed] = await Promise.all([
      cancel(at, voucher._id),
      redeem(at, voucher.code),
      redeem(at, voucher.code),
    ]);
    expect(successes([cancelled, ...redeemed])).toBe(1);
    used += successes(redeemed);
  }
  let left = 0;
  for (;;) {
    const voucher = await issue(at);
    if (!voucher.done) break;
    await redeem(at, voucher.done.code);
    left++;
  }
  expect(used + left).toBe(rounds);
});

it('lets exactly one of the sweep and redeeming happen around the last instant', async () => {
  const at = await scene({ voucherValidDays: 1 });
  for (let round = 0; round < rounds; round++) {
    wasl.clock.set(defaultNow);
    const voucher = await issued(at);
    wasl.clock.set('2026-11-23T23:59:59.999Z');
    const [redeemed, swept] = await Promise.all([
      redeem(at, voucher.code),
      wasl.modules.vouchers.ending.expireDue(new Date('2026-11-24T00:00:00.000Z'), {
        memberId: at.member.memberId,
      }),
    ]);
    const stored = await wasl.stores.connection
      .collection<{ _id: string; state: string }>('vouchers')
      .findOne({ _id: voucher._id });
    expect(stored?.state).toBe(redeemed.done ? 'REDEEMED' : 'EXPIRED');
    expect(swept).toBeLessThanOrEqual(1);
  }
});

it('undoes a redemption once, whoever presses at the same instant', async () => {
  const at = await scene({ limits: [{ scope: 'offer', period: 'total', count: 1 }] });
  for (let round = 0; round < rounds; round++) {
    const voucher = await issued(at);
    const { done } = await redeem(at, voucher.code);
    const outcomes = await Promise.all([1, 2, 3].map(() => reverse(at, done?._id ?? '')));
    expect(successes(outcomes)).toBe(1);
  }
});

it('counts guesses sent at once one by one: the right code behind ten wrong ones is not looked at', async () => {
  const at = await scene();
  const { code } = await issued(at);
  const unknownCode = (number: number) => {
    const payload = String(number).padStart(9, '2').replace(/[01]/g, 'C');
    return payload + checkCharacter(payload);
  };
  const check = (scan: string) =>
    wasl.modules.vouchers.counter.checkVoucher(
      { viewer: at.cashier, now: wasl.clock.now() },
      { branchId: at.branch._id, scan },
    );
  const guesses = Array.from({ length: 15 }, (_, index) => check(unknownCode(222 + index)));
  const right = check(code);
  await Promise.all(guesses);
  expect((await right).refusal?.code).toBe('TOO_MANY_ATTEMPTS');
});

describe('what a transaction relies on', () => {
  /** Runs `between` after `first` wrote and before it commits; the manual transaction commits at the end. */
  async function meeting(
    first: (
      session: Parameters<Parameters<OpenTestWasl['modules']['runInTransaction']>[0]>[0],
    ) => Promise<unknown>,
    second: typeof first,
  ): Promise<unknown> {
    const { connection } = wasl.stores;
    const [one, two] = [await connection.startSession(), await connection.startSession()];
    try {
      one.startTransaction({ readConcern: { level: 'snapshot' } });
      two.startTransaction({ readConcern: { level: 'snapshot' } });
      // Both see the store as it was before either wrote.
      await connection.collection('offers').findOne({}, { session: one });
      await connection.collection('offers').findOne({}, { session: two });
      await first(one);
      await one.commitTransaction();
      return await second(two).then(
        () => null,
        (error: unknown) => error,
      );
    } finally {
      await two.abortTransaction();
      await one.endSession();
      await two.endSession();
    }
  }

  const changes = ['agreement', 'partner', 'offer'] as const;

  it.each(changes)(
    'conflicts with a change of the %s at the same instant, whoever is first',
    async (what) => {
      const { agreements, partners, offers } = wasl.modules;
      const { createStandingRepository } = await import(
        '../../server/src/modules/vouchers/standing.repository.ts'
      );
      const standing = createStandingRepository(wasl.stores.connection);
      const rely = (at: Scene) => async (session: Parameters<Parameters<typeof meeting>[0]>[0]) => {
        await standing.relyOnPartners(session, [at.partner._id]);
        await standing.relyOnAgreements(session, [at.agreement._id]);
        await standing.relyOnOffers(session, [at.offer._id]);
      };
      const change = (at: Scene) => (session: Parameters<Parameters<typeof meeting>[0]>[0]) =>
        what === 'agreement'
          ? agreements.agreements.moveTo(session, at.agreement._id, 'SUSPENDED')
          : what === 'partner'
            ? partners.partners.setState(session, at.partner._id, 'SUSPENDED')
            : offers.offers.pause(session, at.offer._id);
      const conflict = { errorLabelSet: expect.anything(), code: 112 };
      const relyingFirst = await scene();
      expect(await meeting(rely(relyingFirst), change(relyingFirst))).toMatchObject(conflict);
      const changedFirst = await scene();
      expect(await meeting(change(changedFirst), rely(changedFirst))).toMatchObject(conflict);
    },
  );

  it('stops redemption at once: nothing asked after the agreement was suspended is done', async () => {
    for (let round = 0; round < Math.ceil(rounds / 5); round++) {
      const at = await scene();
      const vouchers = [
        await issued(at),
        await issued(at),
        await issued(at),
        await issued(at),
        await issued(at),
      ];
      let isSuspended = false;
      const outcomes = await Promise.all(
        vouchers.map(async (voucher, index) => {
          await new Promise((resolve) => setTimeout(resolve, index * 5));
          const askedAfter = isSuspended;
          const { done, refusal } = await redeem(at, voucher.code);
          if (askedAfter) expect(done).toBeNull();
          if (!done) expect(refusal.code).toBe('AGREEMENT_NOT_ACTIVE');
          if (index === 1) {
            await wasl.modules.runInTransaction((session) =>
              wasl.modules.agreements.agreements.moveTo(session, at.agreement._id, 'SUSPENDED'),
            );
            isSuspended = true;
          }
          return done;
        }),
      );
      expect(outcomes.filter(Boolean).length).toBeGreaterThan(0);
      expect((await redeem(at, vouchers[4]?.code ?? '')).done).toBeNull();
    }
  });

  it('ends with the agreement’s last day by the clock of the transaction, not of the request', async () => {
    const at = await scene({ voucherValidDays: 5 }, { agreement: { endsOn: '2026-11-22' } });
    const voucher = await issued(at);
    const askedAt = new Date('2026-11-22T23:59:59.000Z');
    wasl.clock.set('2026-11-23T00:00:00.000Z');
    const { refusal } = await wasl.modules.vouchers.counter.redeemVoucher(
      { viewer: at.cashier, now: askedAt },
      { branchId: at.branch._id, scan: voucher.code, billCentimes: 10_000, idempotencyKey: freshKey() },
    );
    expect(refusal?.code).toBe('VOUCHER_EXPIRED');
  });
});

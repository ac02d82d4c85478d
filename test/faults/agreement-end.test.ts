import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import type { MemberViewer, PartnerViewer } from '../../server/src/platform/auth/viewer.ts';
import type { Config } from '../../server/src/platform/config/config.ts';
import { buildAccount, keyOf, nextId, nextNumber } from '../support/builders.ts';
import {
  beginTestSession,
  type GivenOffer,
  givenMember,
  givenOffer,
  givenPartnerStaff,
} from '../support/given.ts';
import { inParallel, resultOf, sendIssue, sendRedeem } from '../support/load.ts';
import { createTestConfig, type OpenTestWasl, openTestWasl, type TestClock } from '../support/test-app.ts';
import type { RedemptionAnswer, VoucherAnswer } from '../support/voucher-operations.ts';
import { startWaslProcess, type WaslProcess } from '../support/wasl-process.ts';

/** Each round is one midnight; more by `WASL_RACE_ROUNDS`. */
const rounds = 6 * Number(process.env.WASL_RACE_ROUNDS ?? 1);

/** A clock that goes on by a millisecond each time it is asked, so that a day ends in the midst of what is under way. */
function createAskedClock(): TestClock {
  let millis = 0;
  return {
    now: () => new Date(millis++),
    set: (instant) => {
      millis = new Date(instant).getTime();
    },
    advance: (by) => {
      millis += by;
    },
  };
}

describe('while the last day ends', () => {
  const clock = createAskedClock();
  let wasl: OpenTestWasl;
  beforeAll(async () => {
    clock.set('2026-11-22T09:00:00.000Z');
    wasl = await openTestWasl({ clock });
  });
  afterAll(async () => {
    expect((await checkData(wasl, { fix: false })).findings).toEqual([]);
    await wasl.close();
  });

  interface Scene extends GivenOffer {
    members: MemberViewer[];
    cashier: PartnerViewer;
  }

  async function scene(endsOn: string): Promise<Scene> {
    const given = await givenOffer(
      wasl,
      { voucherValidDays: 30, maximumDiscountCentimes: 3000, limits: [] },
      { agreement: { endsOn }, budgets: [{ limitCentimes: 10_000_000 }] },
    );
    const members: MemberViewer[] = [];
    for (let n = 0; n < 8; n++) {
      const { member, account } = await givenMember(wasl, { organizationId: given.organization._id });
      members.push({
        kind: 'member',
        accountId: account._id,
        role: 'MEMBER',
        memberId: member._id,
        organizationId: member.organizationId,
      });
    }
    const cashier: PartnerViewer = {
      kind: 'partner',
      accountId: nextId(),
      role: 'PARTNER_CASHIER',
      partnerId: given.partner._id,
      branchIds: [given.branch._id],
    };
    return { ...given, members, cashier };
  }

  const issue = (at: Scene, viewer: MemberViewer) =>
    wasl.modules.vouchers.issuing.issueVoucher(
      { viewer, now: clock.now() },
      { offerId: at.offer._id, idempotencyKey: keyOf('issue', nextNumber()) },
    );
  const redeem = (at: Scene, code: string) =>
    wasl.modules.vouchers.counter.redeemVoucher(
      { viewer: at.cashier, now: clock.now() },
      {
        branchId: at.branch._id,
        scan: code,
        billCentimes: 10_000,
        idempotencyKey: keyOf('redeem', nextNumber()),
      },
    );
  const check = (at: Scene, code: string) =>
    wasl.modules.vouchers.counter.checkVoucher(
      { viewer: at.cashier, now: clock.now() },
      { branchId: at.branch._id, scan: code },
    );

  it.each([
    ['in November', '2026-11-22', '2026-11-23T00:00:00.000Z'],
    ['when the clocks go back', '2026-09-20', '2026-09-21T00:00:00.000Z'],
    ['at UTC+1', '2026-09-15', '2026-09-15T23:00:00.000Z'],
  ])(
    'never issues or redeems from its first millisecond on, and the books are right: %s',
    async (_, day, end) => {
      const endedAt = new Date(end);
      let split = 0;
      for (let round = 0; round < rounds; round++) {
        clock.set(new Date(endedAt.getTime() - 3_600_000));
        const at = await scene(day);
        const shown: string[] = [];
        for (const member of [...at.members, ...at.members]) {
          const { done } = await issue(at, member);
          if (done) shown.push(done.code);
        }
        const sweep = () => wasl.modules.agreements.runDueLife(endedAt);
        // Some rounds end before the first is written, some after the last.
        clock.set(new Date(endedAt.getTime() - 14 * (round + 1)));
        const [redeemed] = await Promise.all([
          inParallel(shown, 3, (code) => redeem(at, code)),
          inParallel(shown, 2, (code) => check(at, code)),
          inParallel(at.members, 1, (member) => issue(at, member)),
          // By turns another process, whose clock runs ahead, has ended it already.
          ...(round % 3 === 2 ? [sweep(), sweep()] : []),
        ]);
        await Promise.all([sweep(), sweep()]);
        const { connection } = wasl.stores;
        const ofAgreement = { agreementId: at.agreement._id };
        const entries = await connection.collection('redemptions').find(ofAgreement).toArray();
        for (const entry of entries) expect(entry.recordedAt < endedAt).toBe(true);
        const vouchers = await connection.collection('vouchers').find(ofAgreement).toArray();
        for (const voucher of vouchers) expect(voucher.issuedAt < endedAt).toBe(true);
        const done = redeemed.filter((outcome) => outcome.done !== null);
        expect(entries).toHaveLength(done.length);
        if (done.length > 0 && done.length < shown.length) split++;
        expect((await redeem(at, shown[0] ?? '')).done).toBeNull();
        const [budget] = await wasl.modules.agreements.budgets.listByAgreement(at.agreement._id);
        expect(budget?.spentCentimes).toBe(entries.length * 3000);
        const ended = await wasl.modules.agreements.agreements.findAgreement(at.agreement._id);
        expect(ended?.state).toBe('EXPIRED');
        const history = await wasl.modules.agreements.agreements.listHistory(at.agreement._id);
        expect(history.map(({ kind }) => kind)).toEqual(['agreement:expire']);
      }
      // The midnight fell between two redemptions at least once, or nothing was tried.
      expect(split).toBeGreaterThan(0);
    },
  );
});

describe('suspended in one process while another redeems', () => {
  const running = new Set<WaslProcess>();
  let config: Config;
  afterEach(async () => {
    for (const process of running) await process.kill();
    running.clear();
  });

  async function start(): Promise<WaslProcess> {
    const started = await startWaslProcess(config);
    running.add(started);
    return started;
  }

  it('records no redemption after the suspension, and the books are right', async () => {
    config = await createTestConfig();
    const always = { validFrom: '2020-01-01', validTo: '2199-12-31' };
    const owner = await openTestWasl({ config });
    try {
      const at = await givenOffer(
        owner,
        { ...always, voucherValidDays: 2, maximumDiscountCentimes: 3000 },
        {
          agreement: { startsOn: always.validFrom, endsOn: always.validTo, regionCodes: ['04'] },
          budgets: [{ limitCentimes: 10_000_000 }],
        },
      );
      const coordinator = buildAccount({
        role: 'COORDINATOR',
        organizationId: at.organization._id,
        regionCodes: ['04'],
      });
      await owner.modules.accounts.insert(coordinator);
      const office = await beginTestSession(owner, coordinator);
      const cashier = await beginTestSession(owner, await givenPartnerStaff(owner, at));
      const members: string[] = [];
      for (let n = 0; n < 12; n++) {
        const { account } = await givenMember(owner, {
          organizationId: at.organization._id,
          validUntil: always.validTo,
        });
        members.push(await beginTestSession(owner, account));
      }
      const [one, other] = [await start(), await start()];
      const issued = await inParallel(Array.from({ length: 60 }), 10, async (_, index) =>
        resultOf<VoucherAnswer>(
          await sendIssue(one.url, members[index % members.length] ?? '', {
            offerId: at.offer._id,
            idempotencyKey: keyOf('issue', nextNumber()),
          }),
        ),
      );
      const codes = issued.map((answer) => answer.voucher?.code ?? '');
      let isSuspended = false;
      const suspend = async () => {
        const response = await fetch(`${one.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-wasl-client': 'test', cookie: office },
          body: JSON.stringify({
            query:
              'mutation ($input: SuspendAgreementInput!) { suspendAgreement(input: $input) { __typename } }',
            variables: { input: { agreementId: at.agreement._id, reason: 'Contrôle sanitaire en cours' } },
          }),
        });
        expect(await response.json()).toEqual({
          data: { suspendAgreement: { __typename: 'AgreementChanged' } },
        });
        isSuspended = true;
      };
      let suspension: Promise<void> | null = null;
      const outcomes = await inParallel(codes, 6, async (scan, index) => {
        if (index === 20) suspension = suspend();
        const askedAfter = isSuspended;
        const answer = resultOf<RedemptionAnswer>(
          await sendRedeem(index % 2 === 0 ? one.url : other.url, cashier, {
            branchId: at.branch._id,
            scan,
            billCentimes: 10_000,
            idempotencyKey: keyOf('redeem', nextNumber()),
          }),
        );
        if (askedAfter) expect(answer.code).toBe('AGREEMENT_NOT_ACTIVE');
        return answer.__typename === 'RedeemVoucherSuccess';
      });
      await suspension;
      const stored = await owner.modules.agreements.agreements.findAgreement(at.agreement._id);
      const since = stored?.suspension?.since ?? new Date(0);
      const entries = await owner.stores.connection
        .collection('redemptions')
        .find({ agreementId: at.agreement._id })
        .toArray();
      for (const entry of entries) expect(entry.recordedAt <= since).toBe(true);
      expect(entries).toHaveLength(outcomes.filter(Boolean).length);
      expect(entries.length).toBeGreaterThan(0);
      expect(entries.length).toBeLessThan(codes.length);
      for (const process of running) await process.stop();
      running.clear();
      expect((await checkData(owner, { fix: false })).findings).toEqual([]);
    } finally {
      await owner.close();
    }
  });
});

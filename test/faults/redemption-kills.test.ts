import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import type { Config } from '../../server/src/platform/config/config.ts';
import { keyOf, nextNumber } from '../support/builders.ts';
import {
  beginTestSession,
  type GivenOffer,
  givenMember,
  givenOffer,
  givenPartnerStaff,
} from '../support/given.ts';
import { inParallel, type RawAnswer, resultOf, sendIssue, sendRedeem } from '../support/load.ts';
import { createTestConfig, openTestWasl } from '../support/test-app.ts';
import type { RedemptionAnswer, VoucherAnswer } from '../support/voucher-operations.ts';
import { startWaslProcess, type WaslProcess } from '../support/wasl-process.ts';

/** Valid whenever this runs: the processes are on the real clock. */
const always = { validFrom: '2020-01-01', validTo: '2199-12-31' };
const billCentimes = 10_000;

let config: Config;
const running = new Set<WaslProcess>();

async function start(): Promise<WaslProcess> {
  const started = await startWaslProcess(config);
  running.add(started);
  return started;
}

async function kill(process: WaslProcess): Promise<void> {
  running.delete(process);
  await process.kill();
}

/** An offer, a cashier and vouchers to redeem, made by a process that is gone again. */
async function givenVouchers(count: number): Promise<{ at: GivenOffer; cashier: string; codes: string[] }> {
  const wasl = await openTestWasl({ config });
  try {
    const at = await givenOffer(
      wasl,
      {
        ...always,
        voucherValidDays: 2,
        maximumDiscountCentimes: 3000,
        limits: [
          { scope: 'person', period: 'total', count: 100 },
          { scope: 'offer', period: 'day', count: 1000 },
        ],
      },
      {
        agreement: { startsOn: always.validFrom, endsOn: always.validTo },
        budgets: [{ limitCentimes: 10_000_000 }],
      },
    );
    const cashier = await beginTestSession(wasl, await givenPartnerStaff(wasl, at));
    const members: string[] = [];
    for (let n = 0; n < Math.ceil(count / 5); n++) {
      const { account } = await givenMember(wasl, {
        organizationId: at.organization._id,
        validUntil: always.validTo,
      });
      members.push(await beginTestSession(wasl, account));
    }
    const issuer = await start();
    const issued = await inParallel(Array.from({ length: count }), 10, async (_, index) =>
      resultOf<VoucherAnswer>(
        await sendIssue(issuer.url, members[index % members.length] ?? '', {
          offerId: at.offer._id,
          idempotencyKey: keyOf('issue', nextNumber()),
        }),
      ),
    );
    await issuer.stop();
    running.delete(issuer);
    return { at, cashier, codes: issued.map((answer) => answer.voucher?.code ?? '') };
  } finally {
    await wasl.closeStores();
  }
}

beforeEach(async () => {
  config = await createTestConfig();
});
afterEach(async () => {
  for (const process of running) await kill(process);
  const wasl = await openTestWasl({ config });
  try {
    expect((await checkData(wasl, { fix: false })).findings).toEqual([]);
  } finally {
    await wasl.close();
  }
});
afterAll(() => expect(running.size).toBe(0));

/** How many standing redemptions the ledger has, by code. */
async function readLedger(): Promise<Map<string, { count: number; receiptNumber: string }>> {
  const wasl = await openTestWasl({ config });
  try {
    const { connection } = wasl.stores;
    const vouchers = await connection.collection<{ _id: string }>('vouchers').find().toArray();
    const codeOf = new Map(
      vouchers.map((voucher) => [voucher._id, (voucher as unknown as { code: string }).code]),
    );
    const ledger = new Map<string, { count: number; receiptNumber: string }>();
    for (const entry of await connection.collection('redemptions').find().toArray()) {
      const code = codeOf.get(entry.voucherId as string) ?? '';
      const count = (ledger.get(code)?.count ?? 0) + 1;
      ledger.set(code, { count, receiptNumber: entry.receiptNumber as string });
    }
    return ledger;
  } finally {
    await wasl.closeStores();
  }
}

const isAnswered = (answer: RawAnswer): answer is { text: string } =>
  answer.text !== null && !answer.text.includes('RATE_LIMITED');

it('gives one redemption and one answer to a key replayed 1,000 times while a process is killed', async () => {
  const { at, cashier, codes } = await givenVouchers(1);
  const input = {
    branchId: at.branch._id,
    scan: codes[0] ?? '',
    billCentimes,
    idempotencyKey: keyOf('press', nextNumber()),
  };
  const first = await start();
  let second = await start();
  let kills = 0;
  const killing = (async () => {
    for (; kills < 2; kills++) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await kill(second);
      second = await start();
    }
  })();
  const texts = await inParallel(Array.from({ length: 1000 }), 100, async (_, index) => {
    for (let attempt = index; ; attempt++) {
      const answer = await sendRedeem((attempt % 2 ? second : first).url, cashier, input);
      if (isAnswered(answer)) return answer.text;
    }
  });
  await killing;
  expect(kills).toBe(2);
  expect(new Set(texts).size).toBe(1);
  expect(resultOf<RedemptionAnswer>({ text: texts[0] ?? null }).__typename).toBe('RedeemVoucherSuccess');
  for (const process of [second, first]) await kill(process);
  expect([...(await readLedger()).values()].map((entry) => entry.count)).toEqual([1]);
});

it('redeems once when the process is killed at any moment between question and answer, and tells a retry the same', async () => {
  const moments = 8;
  const { at, cashier, codes } = await givenVouchers(moments);
  const steady = await start();
  for (const [index, scan] of codes.entries()) {
    const doomed = await start();
    const input = {
      branchId: at.branch._id,
      scan,
      billCentimes,
      idempotencyKey: keyOf('press', nextNumber()),
    };
    // The first request of a process takes some tens of milliseconds: the moments cover it and what follows.
    const asked = sendRedeem(doomed.url, cashier, input);
    await new Promise((resolve) => setTimeout(resolve, index * 12));
    await kill(doomed);
    const heard = await asked;
    let retried = await sendRedeem(steady.url, cashier, input);
    while (!isAnswered(retried)) retried = await sendRedeem(steady.url, cashier, input);
    expect(resultOf<RedemptionAnswer>(retried).__typename).toBe('RedeemVoucherSuccess');
    if (heard.text !== null) expect(retried.text).toBe(heard.text);
  }
  await kill(steady);
  const ledger = await readLedger();
  expect(codes.map((code) => ledger.get(code)?.count)).toEqual(codes.map(() => 1));
});

it('loses no acknowledged redemption when the process that owns the store is killed under load', async () => {
  const { at, cashier, codes } = await givenVouchers(80);
  let owner = await start();
  const presses = codes.map((scan) => ({
    branchId: at.branch._id,
    scan,
    billCentimes,
    idempotencyKey: keyOf('press', nextNumber()),
  }));
  let answered = 0;
  let killed: Promise<void> | null = null;
  const heard = await inParallel(presses, 20, async (input) => {
    const answer = await sendRedeem(owner.url, cashier, input);
    if (answer.text !== null && ++answered === 25) killed = kill(owner);
    return answer;
  });
  await killed;
  const acknowledged = heard.filter((answer) => answer.text !== null).length;
  expect(acknowledged).toBeGreaterThanOrEqual(25);
  expect(acknowledged).toBeLessThan(presses.length);

  const afterwards = await readLedger();
  for (const [index, answer] of heard.entries())
    if (answer.text !== null) {
      const { redemption } = resultOf<RedemptionAnswer>(answer);
      expect(afterwards.get(codes[index] ?? '')?.receiptNumber).toBe(redemption?.receiptNumber);
    }

  owner = await start();
  const retried = await inParallel(presses, 20, (input) => sendRedeem(owner.url, cashier, input));
  for (const [index, answer] of retried.entries()) {
    expect(resultOf<RedemptionAnswer>(answer).__typename).toBe('RedeemVoucherSuccess');
    if (heard[index]?.text) expect(answer.text).toBe(heard[index]?.text);
  }
  await kill(owner);
  expect([...(await readLedger()).values()].every((entry) => entry.count === 1)).toBe(true);
});

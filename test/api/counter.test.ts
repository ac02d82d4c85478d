import { checkCharacter } from '@wasl/shared/voucher-code';
import { createVoucherToken } from '@wasl/shared/voucher-token';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberRecord } from '../../server/src/modules/members/index.ts';
import type { OfferRecord } from '../../server/src/modules/offers/index.ts';
import { buildBranch, buildDependent, keyOf, nextNumber } from '../support/builders.ts';
import {
  type GivenOffer,
  givenMember,
  givenOffer,
  givenPartner,
  givenPartnerStaff,
  signInAs,
} from '../support/given.ts';
import {
  createTestClient,
  defaultNow,
  startTestApp,
  type TestApp,
  type TestClient,
} from '../support/test-app.ts';
import {
  checkVoucher,
  issueVoucher,
  rateRedemption,
  redeemVoucher,
  redeemVoucherDocument,
  reverseRedemption,
} from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(() => app.clock.set(defaultNow));

const freshKey = () => keyOf('press', nextNumber());

interface Scene extends GivenOffer {
  member: TestClient;
  memberRecord: MemberRecord;
  cashier: TestClient;
}

async function scene(
  offer: Partial<OfferRecord> = {},
  memberOverrides: Partial<MemberRecord> = {},
  on: Parameters<typeof givenOffer>[2] = {},
): Promise<Scene> {
  const given = await givenOffer(app, offer, on);
  const { account, member } = await givenMember(app, {
    organizationId: given.organization._id,
    ...memberOverrides,
  });
  return {
    ...given,
    memberRecord: member,
    member: await signInAs(app, account),
    cashier: await signInAs(app, await givenPartnerStaff(app, given)),
  };
}

async function issued(at: Scene, beneficiaryId?: string) {
  const answer = await issueVoucher(at.member, {
    offerId: at.offer._id,
    idempotencyKey: freshKey(),
    ...(beneficiaryId ? { beneficiaryId } : {}),
  });
  if (!answer.voucher) throw new Error(`not issued: ${answer.code}`);
  const { id, code, qrSecret } = answer.voucher;
  return {
    id,
    code,
    secret: qrSecret ?? '',
    token: () => createVoucherToken(qrSecret ?? '', code, app.clock.now().getTime()),
  };
}

interface Redeeming {
  scan: string;
  billCentimes?: number;
  lines?: { serviceCode: string; amountCentimes: number }[];
  idempotencyKey?: string;
  branchId?: string;
}

const redeem = (at: Scene, { scan, branchId, idempotencyKey, ...bill }: Redeeming, client = at.cashier) =>
  redeemVoucher(client, {
    branchId: branchId ?? at.branch._id,
    scan,
    ...(bill.lines || bill.billCentimes !== undefined ? bill : { billCentimes: 10_000 }),
    idempotencyKey: idempotencyKey ?? freshKey(),
  });

const check = (at: Scene, scan: string, branchId = at.branch._id) =>
  checkVoucher(at.cashier, { branchId, scan });

/** A well-formed code nobody was given. */
function unknownCode(number = nextNumber()): string {
  const alphabet = '23456789CDFHJKMNPQRTWXY';
  let payload = '';
  for (let rest = number; payload.length < 9; rest = Math.floor(rest / 23)) payload += alphabet[rest % 23];
  return payload + checkCharacter(payload);
}

describe('scanning', () => {
  it('takes the rotating QR, and the code however it is typed', async () => {
    const at = await scene();
    const voucher = await issued(at);
    const { code } = voucher;
    const typed = [
      code,
      code.toLowerCase(),
      `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`,
      ` ${code} `,
    ];
    for (const scan of [voucher.token(), ...typed])
      expect(await check(at, scan)).toMatchObject({ __typename: 'CheckVoucherSuccess', voucher: { code } });
  });

  it('changes nothing by looking', async () => {
    const at = await scene();
    const voucher = await issued(at);
    await check(at, voucher.code);
    await check(at, voucher.code);
    expect((await redeem(at, { scan: voucher.code })).__typename).toBe('RedeemVoucherSuccess');
  });

  it('refuses a QR older than 60 seconds and one from a clock ahead, without counting them as guesses', async () => {
    const at = await scene();
    const voucher = await issued(at);
    const old = voucher.token();
    app.clock.advance(60_000);
    expect((await check(at, old)).__typename).toBe('CheckVoucherSuccess');
    app.clock.advance(30_000);
    for (let n = 0; n < 12; n++)
      expect(await check(at, old)).toMatchObject({
        __typename: 'VoucherNotUsableError',
        code: 'QR_TOO_OLD',
        sayToMember: expect.stringContaining('30 secondes'),
      });
    const ahead = createVoucherToken(voucher.secret, voucher.code, app.clock.now().getTime() + 90_000);
    expect((await check(at, ahead)).code).toBe('QR_FROM_FUTURE');
    expect((await check(at, voucher.code)).__typename).toBe('CheckVoucherSuccess');
  });

  it('refuses a forged QR in the same words whether or not the code exists', async () => {
    const at = await scene();
    const voucher = await issued(at);
    const forgedSecret = 'A'.repeat(32);
    for (const code of [voucher.code, unknownCode()]) {
      const forged = createVoucherToken(forgedSecret, code, app.clock.now().getTime());
      expect((await check(at, forged)).code).toBe('QR_FORGED');
    }
  });

  it('refuses a QR replayed after the redemption', async () => {
    const at = await scene();
    const voucher = await issued(at);
    const scan = voucher.token();
    await redeem(at, { scan });
    expect(await redeem(at, { scan })).toMatchObject({
      __typename: 'VoucherNotUsableError',
      code: 'VOUCHER_ALREADY_REDEEMED',
      message: expect.stringContaining('22 novembre 2026'),
    });
  });

  it('says what it cannot read', async () => {
    const at = await scene();
    expect((await check(at, 'https://example.test/menu')).code).toBe('SCAN_NOT_UNDERSTOOD');
    expect((await check(at, 'x'.repeat(5000))).code).toBe('SCAN_NOT_UNDERSTOOD');
    expect((await check(at, '7KQ4-M2XH-9')).code).toBe('VOUCHER_NOT_FOUND');
  });

  it('hides a voucher of another partner from who types its code, and says where it is for who scans it', async () => {
    const at = await scene();
    const other = await scene();
    const voucher = await issued(other);
    expect((await check(at, voucher.code)).code).toBe('VOUCHER_NOT_FOUND');
    expect(await check(at, voucher.token())).toMatchObject({
      code: 'VOUCHER_NOT_AT_THIS_BRANCH',
      message: expect.stringContaining('Agdal'),
    });
  });
});

describe('wrong guesses', () => {
  it('are ten in a quarter of an hour for an account, then wait, and the QR still works', async () => {
    const at = await scene();
    const voucher = await issued(at);
    for (let n = 0; n < 10; n++) expect((await check(at, unknownCode())).code).toBe('VOUCHER_NOT_FOUND');
    const refusal = await check(at, unknownCode());
    expect(refusal).toMatchObject({ __typename: 'TooManyAttemptsError', code: 'TOO_MANY_ATTEMPTS' });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(800);
    expect((await check(at, voucher.code)).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await redeem(at, { scan: voucher.code })).code).toBe('TOO_MANY_ATTEMPTS');
    expect((await redeem(at, { scan: voucher.token() })).__typename).toBe('RedeemVoucherSuccess');
  });

  it('are ten for a branch, whoever of its staff guesses', async () => {
    const at = await scene();
    const second = await signInAs(app, await givenPartnerStaff(app, at));
    for (let n = 0; n < 5; n++) await check(at, unknownCode());
    for (let n = 0; n < 5; n++) await checkVoucher(second, { branchId: at.branch._id, scan: unknownCode() });
    expect((await checkVoucher(second, { branchId: at.branch._id, scan: unknownCode() })).code).toBe(
      'TOO_MANY_ATTEMPTS',
    );
    expect((await check(at, unknownCode())).code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('are charged one by one when they come as aliases of one request or all at once', async () => {
    const at = await scene();
    const voucher = await issued(at);
    const aliases = (codes: string[]) =>
      at.cashier.ask<Record<string, { code?: string }>>(
        `mutation { ${codes
          .map(
            (code, n) =>
              `g${n}: checkVoucher(input: { branchId: "${at.branch._id}", scan: "${code}" }) { ... on UserError { code } }`,
          )
          .join(' ')} }`,
      );
    const answers = await Promise.all([
      aliases(Array.from({ length: 8 }, () => unknownCode())),
      aliases(Array.from({ length: 8 }, () => unknownCode())),
    ]);
    const codes = answers.flatMap((answer) => Object.values(answer).map((each) => each.code));
    expect(codes.filter((code) => code === 'VOUCHER_NOT_FOUND')).toHaveLength(10);
    expect((await check(at, voucher.code)).code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('are not what a mistyped code is: its check character shows it without a look', async () => {
    const at = await scene();
    const { code } = await issued(at);
    const mistyped = `${code[1]}${code[0]}${code.slice(2)}`;
    if (mistyped !== code)
      for (let n = 0; n < 12; n++) expect((await check(at, mistyped)).code).toBe('VOUCHER_NOT_FOUND');
    expect((await check(at, code)).__typename).toBe('CheckVoucherSuccess');
  });
});

describe('redeeming', () => {
  it('computes the discount on the bill and numbers the receipt', async () => {
    const at = await scene({ maximumDiscountCentimes: 20_000 });
    const answer = await redeem(at, { scan: (await issued(at)).code, billCentimes: 100_000 });
    expect(answer).toMatchObject({
      __typename: 'RedeemVoucherSuccess',
      redemption: {
        receiptNumber: expect.stringMatching(/^WSL-2611-\d{6}$/),
        beneficiaryName: 'Fatima-Zahra E.',
        billCentimes: 100_000,
        discountCentimes: 20_000,
        payableCentimes: 80_000,
        lines: [{ service: null, amountCentimes: 100_000, discountCentimes: 20_000 }],
      },
    });
  });

  it('takes a bill by service, each with its own gain', async () => {
    const at = await scene({
      gain: {
        kind: 'by_service',
        services: [
          { serviceCode: 'biochemistry', gain: { kind: 'percentage', basisPoints: 3000 } },
          { serviceCode: 'genetics', gain: null },
        ],
      },
    });
    const lines = [
      { serviceCode: 'biochemistry', amountCentimes: 28_000 },
      { serviceCode: 'genetics', amountCentimes: 9_000 },
    ];
    const { redemption } = await redeem(at, { scan: (await issued(at)).code, lines });
    expect(redemption).toMatchObject({
      billCentimes: 37_000,
      discountCentimes: 8400,
      lines: [{ discountCentimes: 8400 }, { discountCentimes: 0 }],
    });
  });

  it.each([
    ['none', {}, 'billCentimes'],
    ['zero', { billCentimes: 0 }, 'billCentimes'],
    ['below zero', { billCentimes: -5 }, 'billCentimes'],
    ['beyond any amount', { billCentimes: 100_000_000_001 }, 'billCentimes'],
    ['with a line below zero', { lines: [{ serviceCode: 'biochemistry', amountCentimes: -1 }] }, 'lines'],
    ['with a service of another trade', { lines: [{ serviceCode: 'tyres', amountCentimes: 5 }] }, 'lines'],
    [
      'whose lines are not its total',
      { billCentimes: 6, lines: [{ serviceCode: 'biochemistry', amountCentimes: 5 }] },
      'billCentimes',
    ],
  ])('refuses a bill that is %s and keeps the voucher', async (_, bill, field) => {
    const at = await scene();
    const { code } = await issued(at);
    const answer = await redeemVoucher(at.cashier, {
      branchId: at.branch._id,
      scan: code,
      ...bill,
      idempotencyKey: freshKey(),
    });
    expect(answer).toMatchObject({ __typename: 'ValidationError', fields: [{ field }] });
    expect((await redeem(at, { scan: code })).__typename).toBe('RedeemVoucherSuccess');
  });

  it('asks for the services when the gain depends on them', async () => {
    const at = await scene({
      gain: {
        kind: 'by_service',
        services: [{ serviceCode: 'biochemistry', gain: { kind: 'percentage', basisPoints: 3000 } }],
      },
    });
    const answer = await redeem(at, { scan: (await issued(at)).code, billCentimes: 5000 });
    expect(answer.fields?.[0]?.field).toBe('lines');
  });

  it('is done once: pressing twice with one key gives one receipt, another key is told it was used', async () => {
    const at = await scene();
    const { code } = await issued(at);
    const press = { scan: code, idempotencyKey: freshKey() };
    const [first, ...others] = await Promise.all(Array.from({ length: 10 }, () => redeem(at, press)));
    for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(first));
    expect(first?.__typename).toBe('RedeemVoucherSuccess');
    expect(await redeem(at, { scan: code })).toMatchObject({ code: 'VOUCHER_ALREADY_REDEEMED' });
  });

  it('gives the receipt again to a retry whose QR is too old by now', async () => {
    const at = await scene();
    const press = { scan: (await issued(at)).token(), idempotencyKey: freshKey() };
    const first = await redeem(at, press);
    app.clock.advance(5 * 60_000);
    expect(JSON.stringify(await redeem(at, press))).toBe(JSON.stringify(first));
  });

  it('refuses the same key with another bill', async () => {
    const at = await scene();
    const press = { scan: (await issued(at)).code, idempotencyKey: freshKey() };
    await redeem(at, { ...press, billCentimes: 10_000 });
    expect((await redeem(at, { ...press, billCentimes: 10_001 })).__typename).toBe(
      'IdempotencyKeyReusedError',
    );
  });

  it('refuses an expired voucher from the first instant after its last day', async () => {
    const at = await scene({ voucherValidDays: 1 });
    const [first, second] = [await issued(at), await issued(at)];
    app.clock.set('2026-11-23T23:59:59.999Z');
    expect((await redeem(at, { scan: first.code })).__typename).toBe('RedeemVoucherSuccess');
    app.clock.set('2026-11-24T00:00:00.000Z');
    for (const answer of [await check(at, second.code), await redeem(at, { scan: second.code })])
      expect(answer).toMatchObject({ __typename: 'VoucherNotUsableError', code: 'VOUCHER_EXPIRED' });
  });

  const changes: [string, (at: Scene) => Promise<unknown>, string][] = [
    [
      'its agreement was suspended',
      (at) =>
        app.modules.runInTransaction((session) =>
          app.modules.agreements.agreements.moveTo(session, at.agreement._id, 'SUSPENDED'),
        ),
      'AGREEMENT_NOT_ACTIVE',
    ],
    [
      'its partner was suspended',
      (at) =>
        app.modules.runInTransaction((session) =>
          app.modules.partners.partners.setState(session, at.partner._id, 'SUSPENDED'),
        ),
      'PARTNER_SUSPENDED',
    ],
    [
      'its offer was paused',
      (at) =>
        app.modules.runInTransaction((session) => app.modules.offers.offers.pause(session, at.offer._id)),
      'OFFER_PAUSED',
    ],
    [
      'its member was suspended',
      (at) =>
        app.stores.connection
          .collection<{ _id: string }>('members')
          .updateOne({ _id: at.memberRecord._id }, { $set: { state: 'SUSPENDED' } }),
      'MEMBER_NOT_ACTIVE',
    ],
    [
      'the offer left this branch',
      (at) =>
        app.stores.connection
          .collection<{ _id: string }>('offers')
          .updateOne({ _id: at.offer._id }, { $set: { branchIds: [] } }),
      'VOUCHER_NOT_AT_THIS_BRANCH',
    ],
  ];
  it.each(changes)(
    'refuses a voucher since issued when %s, at a look and at the act',
    async (_, change, code) => {
      const at = await scene();
      const voucher = await issued(at);
      await change(at);
      expect((await check(at, voucher.code)).code).toBe(code);
      expect((await redeem(at, { scan: voucher.code })).code).toBe(code);
      const stored = await app.stores.connection
        .collection<{ _id: string; state: string }>('vouchers')
        .findOne({ _id: voucher.id });
      expect(stored?.state).toBe('ISSUED');
    },
  );

  it('refuses a dependent who was removed or passed the age since', async () => {
    const salma = buildDependent({ birthDate: '2004-11-23' });
    const at = await scene({ voucherValidDays: 30 }, { dependents: [salma] });
    const voucher = await issued(at, salma.personId);
    app.clock.set('2026-11-23T09:00:00.000Z');
    expect(await redeem(at, { scan: voucher.code })).toMatchObject({
      __typename: 'BeneficiaryNotCoveredError',
      message: expect.stringContaining('Salma'),
    });
  });

  it('is for the branches of the offer and of whoever stands there', async () => {
    const { partner, branches } = await givenPartner(app, {}, [{}, { name: { fr: 'Hay Riad' } }]);
    const [agdal, hayRiad] = branches;
    if (!agdal || !hayRiad) throw new Error('two branches');
    const given = await givenOffer(app, { branchIds: [agdal._id] }, { partner, branches });
    const { account, member } = await givenMember(app, { organizationId: given.organization._id });
    const manager = await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_MANAGER' });
    const cashier = await givenPartnerStaff(app, { partner, branches: [hayRiad] });
    const at: Scene = {
      ...given,
      memberRecord: member,
      member: await signInAs(app, account),
      cashier: await signInAs(app, manager),
    };
    const { code } = await issued(at);
    expect(await redeem(at, { scan: code, branchId: hayRiad._id })).toMatchObject({
      code: 'VOUCHER_NOT_AT_THIS_BRANCH',
      message: expect.stringContaining('Agdal'),
    });
    const input = { branchId: agdal._id, scan: code, billCentimes: 100, idempotencyKey: freshKey() };
    const foreign = await (await signInAs(app, cashier)).send(redeemVoucherDocument, { input });
    expect(foreign.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await redeem(at, { scan: code, branchId: agdal._id })).__typename).toBe('RedeemVoucherSuccess');
  });

  it('takes the discount off the budget of the region it is used in, not of where it was reserved', async () => {
    const { partner, branches } = await givenPartner(app, {}, [
      {},
      { regionCode: '06', provinceCode: '06.141' },
    ]);
    const [, casablanca] = branches;
    const at = await scene(
      { maximumDiscountCentimes: 5000 },
      {},
      {
        partner,
        branches,
        budgets: [
          { regionCode: '04', limitCentimes: 10_000 },
          { regionCode: '06', limitCentimes: 4000 },
        ],
      },
    );
    const budgets = () => app.modules.agreements.budgets.listByAgreement(at.agreement._id);
    const [first, second] = [await issued(at), await issued(at)];
    const answer = await redeem(at, {
      scan: first.code,
      billCentimes: 10_000,
      branchId: casablanca?._id ?? '',
    });
    expect(answer.redemption?.discountCentimes).toBe(3000);
    expect(await budgets()).toMatchObject([
      { regionCode: '04', reservedCentimes: 5000, spentCentimes: 0 },
      { regionCode: '06', reservedCentimes: 0, spentCentimes: 3000 },
    ]);
    const exhausted = await redeem(at, {
      scan: second.code,
      billCentimes: 10_000,
      branchId: casablanca?._id ?? '',
    });
    expect(exhausted).toMatchObject({ __typename: 'BudgetExhaustedError', code: 'BUDGET_EXHAUSTED' });
    expect((await redeem(at, { scan: second.code, billCentimes: 10_000 })).redemption?.discountCentimes).toBe(
      3000,
    );
    expect(await budgets()).toMatchObject([
      { regionCode: '04', reservedCentimes: 0, spentCentimes: 3000 },
      { regionCode: '06', reservedCentimes: 0, spentCentimes: 3000 },
    ]);
  });

  it('shows a counter first name and initial, never who the member is or what they did before', async () => {
    const salma = buildDependent();
    const at = await scene({}, { dependents: [salma] });
    const voucher = await issued(at, salma.personId);
    expect(await check(at, voucher.code)).toMatchObject({
      voucher: { memberName: 'Fatima-Zahra E.', beneficiaryName: 'Salma', relation: 'DAUGHTER', age: 9 },
    });
    const asCashier = await at.cashier.send('query ($id: ID!) { voucher(id: $id) { id } }', {
      id: voucher.id,
    });
    expect(asCashier.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('undoing a redemption', () => {
  async function redeemed(at: Scene, voucher?: Awaited<ReturnType<typeof issued>>) {
    const answer = await redeem(at, { scan: (voucher ?? (await issued(at))).code });
    return answer.redemption?.id ?? '';
  }
  const reverse = (
    at: Scene,
    redemptionId: string,
    more: { reason?: string; idempotencyKey?: string } = {},
  ) =>
    reverseRedemption(at.cashier, {
      redemptionId,
      reason: 'erreur de caisse',
      idempotencyKey: freshKey(),
      ...more,
    });

  it('frees the limits, the budget and the counts, and is in the ledger and in the audit log', async () => {
    const at = await scene(
      { limits: [{ scope: 'person', period: 'total', count: 1 }], maximumDiscountCentimes: 5000 },
      {},
      { budgets: [{ limitCentimes: 5000 }] },
    );
    const voucher = await issued(at);
    const id = await redeemed(at, voucher);
    await rateRedemption(at.member, voucher.id, 1);
    expect(await reverse(at, id)).toMatchObject({
      __typename: 'ReverseRedemptionSuccess',
      redemption: { id, isReversed: true, reversibleForSeconds: 0, reversibleUntil: null },
    });
    const { connection } = app.stores;
    const kinds = await connection
      .collection('redemptions')
      .find({ voucherId: voucher.id })
      .sort({ _id: 1 })
      .toArray();
    expect(kinds.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['REDEMPTION', null],
      ['REVERSAL', 'erreur de caisse'],
    ]);
    const audited = await connection.collection('audit-entries').findOne({ subjectId: id });
    expect(audited).toMatchObject({ action: 'redemption:reverse', organizationId: at.organization._id });
    expect((await app.modules.offers.offers.findOffer(at.offer._id))?.redemptionCount).toBe(0);
    expect(await app.modules.partners.partners.findPartner(at.partner._id)).toMatchObject({
      ratingSum: 0,
      ratingCount: 0,
    });
    expect(await app.modules.agreements.budgets.listByAgreement(at.agreement._id)).toMatchObject([
      { spentCentimes: 0, reservedCentimes: 0 },
    ]);
    expect(await redeemed(at)).not.toBe('');
    expect((await check(at, voucher.code)).code).toBe('VOUCHER_REVERSED');
  });

  it('is possible for 15 minutes', async () => {
    const at = await scene();
    const [first, second] = [await redeemed(at), await redeemed(at)];
    app.clock.advance(15 * 60_000);
    expect((await reverse(at, first)).__typename).toBe('ReverseRedemptionSuccess');
    app.clock.advance(1);
    expect(await reverse(at, second)).toMatchObject({
      __typename: 'ReversalWindowOverError',
      code: 'REVERSAL_WINDOW_OVER',
    });
  });

  it('happens once: the same key gets the same answer, another is told it was undone', async () => {
    const at = await scene();
    const id = await redeemed(at);
    const idempotencyKey = freshKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => reverse(at, id, { idempotencyKey })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await reverse(at, id)).toMatchObject({ code: 'ALREADY_REVERSED' });
    expect((await reverse(at, id, { idempotencyKey, reason: 'autre motif' })).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('asks for a reason', async () => {
    const at = await scene();
    const id = await redeemed(at);
    for (const reason of ['', '  x ', 'x'.repeat(501)])
      expect(await reverse(at, id, { reason })).toMatchObject({
        __typename: 'ValidationError',
        fields: [{ field: 'reason' }],
      });
  });

  it('is for who works at that branch; to all others the redemption does not exist', async () => {
    const at = await scene();
    const id = await redeemed(at);
    const other = await scene();
    const document = `mutation ($input: ReverseRedemptionInput!) { reverseRedemption(input: $input) { __typename } }`;
    const input = { redemptionId: id, reason: 'erreur', idempotencyKey: freshKey() };
    const codes = [];
    for (const client of [other.cashier, at.member, app.client()])
      codes.push((await client.send(document, { input })).errors?.[0]?.extensions.code);
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'UNAUTHENTICATED']);
  });

  it('takes the saving back in the year it was counted, across the new year', async () => {
    const at = await scene(
      { validTo: '2027-12-31' },
      { validUntil: '2027-12-31' },
      {
        agreement: { endsOn: '2027-12-31' },
      },
    );
    app.clock.set('2026-12-31T23:55:00.000Z');
    const id = await redeemed(at);
    app.clock.set('2027-01-01T00:05:00.000Z');
    await reverse(at, id);
    const savings = await at.member.ask(
      `{ viewer { member { last: savings(year: 2026) { totalCentimes redemptionCount bySector { totalCentimes } }
        this: savings(year: 2027) { totalCentimes redemptionCount } } } }`,
    );
    expect(savings).toEqual({
      viewer: {
        member: {
          last: { totalCentimes: 0, redemptionCount: 0, bySector: [] },
          this: { totalCentimes: 0, redemptionCount: 0 },
        },
      },
    });
  });
});

describe('the list at a counter', () => {
  const list = (client: TestClient, branchId: string, first = 10) =>
    client.send<{
      counterRedemptions: { receiptNumber: string; isReversed: boolean; beneficiaryName: string }[];
    }>(
      `query ($branchId: ID!, $first: Int) { counterRedemptions(branchId: $branchId, first: $first) {
        receiptNumber isReversed beneficiaryName } }`,
      { branchId, first },
    );

  it('shows the latest of the branch, newest first, undone ones marked', async () => {
    const at = await scene();
    const first = await redeem(at, { scan: (await issued(at)).code });
    const second = await redeem(at, { scan: (await issued(at)).code });
    await reverseRedemption(at.cashier, {
      redemptionId: first.redemption?.id ?? '',
      reason: 'erreur',
      idempotencyKey: freshKey(),
    });
    expect((await list(at.cashier, at.branch._id)).data?.counterRedemptions).toEqual([
      {
        receiptNumber: second.redemption?.receiptNumber,
        isReversed: false,
        beneficiaryName: 'Fatima-Zahra E.',
      },
      {
        receiptNumber: first.redemption?.receiptNumber,
        isReversed: true,
        beneficiaryName: 'Fatima-Zahra E.',
      },
    ]);
  });

  it('names people in the language of whoever reads', async () => {
    const at = await scene();
    await redeem(at, { scan: (await issued(at)).code });
    const reader = createTestClient(app.url, 'ar', at.cashier.cookie());
    expect((await list(reader, at.branch._id)).data?.counterRedemptions[0]?.beneficiaryName).toBe(
      'فاطمة الزهراء و.',
    );
  });

  it('is for who works there, 50 at most', async () => {
    const at = await scene();
    const elsewhere = buildBranch({ partnerId: at.partner._id });
    expect((await list(at.cashier, elsewhere._id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await list(at.member, at.branch._id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await list(at.cashier, at.branch._id, 51)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

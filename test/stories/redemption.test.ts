import { createVoucherToken } from '@wasl/shared/voucher-token';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDependent, keyOf } from '../support/builders.ts';
import { givenMember, givenOffer, givenPartnerStaff, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { checkVoucher, issueVoucher, rateRedemption, redeemVoucher } from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

it('a member gets a voucher for her daughter, a cashier scans it, and both see the same receipt', async () => {
  const { offer, partner, branches, branch, organization } = await givenOffer(app, {
    limits: [{ scope: 'household', period: 'year', count: 4 }],
  });
  const salma = buildDependent({ name: { ar: 'سلمى', fr: 'Salma' }, birthDate: '2017-05-14' });
  const { account } = await givenMember(app, { organizationId: organization._id, dependents: [salma] });
  const member = await signInAs(app, account);
  const cashier = await signInAs(app, await givenPartnerStaff(app, { partner, branches }));

  const issued = await issueVoucher(member, {
    offerId: offer._id,
    beneficiaryId: salma.personId,
    idempotencyKey: keyOf('story', 'issue'),
  });
  expect(issued).toMatchObject({
    __typename: 'IssueVoucherSuccess',
    voucher: {
      state: 'ISSUED',
      beneficiary: { name: { display: 'Salma' }, relation: 'DAUGHTER' },
      expiresAt: { instant: '2026-11-26T00:00:00.000Z' },
    },
  });
  const { code, qrSecret, id } = issued.voucher ?? { code: '', qrSecret: '', id: '' };

  app.clock.advance(3 * 60_000);
  const scan = createVoucherToken(qrSecret ?? '', code, app.clock.now().getTime());
  expect(await checkVoucher(cashier, { branchId: branch._id, scan })).toMatchObject({
    __typename: 'CheckVoucherSuccess',
    voucher: { memberName: 'Fatima-Zahra E.', beneficiaryName: 'Salma', relation: 'DAUGHTER', age: 9 },
  });

  const redeemed = await redeemVoucher(cashier, {
    branchId: branch._id,
    scan,
    billCentimes: 45_000,
    idempotencyKey: keyOf('story', 'redeem'),
  });
  expect(redeemed).toMatchObject({
    __typename: 'RedeemVoucherSuccess',
    redemption: {
      receiptNumber: expect.stringMatching(/^WSL-2611-\d{6}$/),
      discountCentimes: 13_500,
      payableCentimes: 31_500,
      reversibleForSeconds: 900,
    },
  });

  const seen = await member.ask<{ voucher: { state: string; redemption: { receiptNumber: string } } }>(
    'query ($id: ID!) { voucher(id: $id) { state redemption { receiptNumber } } }',
    { id },
  );
  expect(seen.voucher).toEqual({
    state: 'REDEEMED',
    redemption: { receiptNumber: redeemed.redemption?.receiptNumber },
  });

  expect((await rateRedemption(member, id, 5)).voucher?.rating).toBe(5);
  const after = await member.ask<{
    viewer: { member: { savings: { totalCentimes: number; redemptionCount: number }; limitsLeft: unknown } };
    offer: { redemptionCount: number; rating: { average: number; count: number } };
  }>(
    `query ($offerId: ID!) {
      viewer { member { savings { totalCentimes redemptionCount } limitsLeft { limitLeft { left text } } } }
      offer(id: $offerId) { redemptionCount rating { average count } }
    }`,
    { offerId: offer._id },
  );
  expect(after).toEqual({
    viewer: {
      member: {
        savings: { totalCentimes: 13_500, redemptionCount: 1 },
        limitsLeft: [{ limitLeft: { left: 3, text: '3 sur 4 utilisations restantes' } }],
      },
    },
    offer: { redemptionCount: 1, rating: { average: 5, count: 1 } },
  });
});

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CheckReport, checkData } from '../../server/src/app/check-data.ts';
import { keyOf, nextNumber } from '../support/builders.ts';
import { givenMember, givenOffer, givenPartnerStaff, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import {
  cancelVoucher,
  issueVoucher,
  rateRedemption,
  redeemVoucher,
  reverseRedemption,
} from '../support/voucher-operations.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await givenHistory();
});
afterAll(() => app?.stop());

const freshKey = () => keyOf('press', nextNumber());

/** Vouchers in every state, rated, limited, on a budget. */
async function givenHistory() {
  const at = await givenOffer(
    app,
    {
      limits: [
        { scope: 'person', period: 'year', count: 10 },
        { scope: 'offer', period: 'month', count: 50 },
      ],
      maximumDiscountCentimes: 3000,
    },
    { budgets: [{ limitCentimes: 100_000 }] },
  );
  const { account } = await givenMember(app, { organizationId: at.organization._id });
  const member = await signInAs(app, account);
  const cashier = await signInAs(app, await givenPartnerStaff(app, at));
  const issue = async () => {
    const answer = await issueVoucher(member, { offerId: at.offer._id, idempotencyKey: freshKey() });
    return answer.voucher ?? { id: '', code: '' };
  };
  const use = async (code: string) =>
    (
      await redeemVoucher(cashier, {
        branchId: at.branch._id,
        scan: code,
        billCentimes: 8000,
        idempotencyKey: freshKey(),
      })
    ).redemption?.id ?? '';
  await issue();
  const rated = await issue();
  await use(rated.code);
  await rateRedemption(member, rated.id, 4);
  await use((await issue()).code);
  const undone = await use((await issue()).code);
  await reverseRedemption(cashier, { redemptionId: undone, reason: 'erreur', idempotencyKey: freshKey() });
  await cancelVoucher(member, (await issue()).id);
}

const check = (fix = false): Promise<CheckReport> => checkData({ ...app, clock: app.clock }, { fix });
const collection = (name: string) => app.stores.connection.collection(name);

beforeEach(async () => {
  expect((await check()).findings).toEqual([]);
});

it('looks at everything there is', async () => {
  const examined = new Map((await check()).checks.map((each) => [each.name, each.examined]));
  for (const name of [
    'ledger of redemptions',
    'slots of limits',
    'uses of offers',
    'open vouchers of members',
    'budgets of agreements',
    'ratings of partners',
    'counts of offer-wide limits',
    'audit chain',
  ])
    expect(examined.get(name), name).toBeGreaterThan(0);
});

it.each([
  ['offers', { redemptionCount: 7 }, 'redemptionCount is 7 and should be 2'],
  ['members', { openVoucherCount: 0 }, 'openVoucherCount is 0 and should be 1'],
  ['agreement-budgets', { spentCentimes: 1 }, 'spentCentimes is 1 and should be 4800'],
  ['agreement-budgets', { reservedCentimes: 0 }, 'reservedCentimes is 0 and should be 3000'],
  [
    'partners',
    { ratingSum: 9, ratingCount: 2 },
    'ratingSum is 9 and should be 4, ratingCount is 2 and should be 1',
  ],
  ['offer-uses', { used: 50 }, 'used is 50 and should be 3'],
])('finds a wrong counter of %s and mends it from the ledger', async (name, wrong, problem) => {
  await collection(name).updateOne({}, { $set: wrong });
  expect((await check()).findings).toMatchObject([{ problem, remedy: 'mendable' }]);
  expect((await check(true)).findings).toMatchObject([{ problem, remedy: 'mended' }]);
});

it('finds a slot that was lost and one that nobody holds', async () => {
  const slots = app.stores.connection.collection<{ _id: string; voucherId: string; offerId: string }>(
    'limit-slots',
  );
  const slot = await slots.findOne();
  if (!slot) throw new Error('a slot');
  await slots.deleteOne({ _id: slot._id });
  await slots.insertOne({ ...slot, _id: slot._id.replace(/\d+$/, '9') });
  const { findings } = await check(true);
  expect(findings.map((finding) => finding.problem).sort()).toEqual([
    expect.stringMatching(/^is missing though voucher/),
    expect.stringMatching(/^names voucher/),
  ]);
});

it('finds a voucher that does not know of its redemption, and mends it and what follows', async () => {
  const vouchers = collection('vouchers');
  const used = await vouchers.findOne({ state: 'REDEEMED' });
  await vouchers.updateOne({ _id: used?._id }, { $set: { state: 'ISSUED', redemptionId: null } });
  expect((await check()).findings.map((finding) => finding.problem)).toContain(
    'is ISSUED and by the ledger REDEEMED',
  );
  await check(true);
  expect(await vouchers.findOne({ _id: used?._id })).toMatchObject({
    state: 'REDEEMED',
    redemptionId: used?.redemptionId,
  });
});

it('leaves to people what the ledger cannot tell: a used voucher without its entry', async () => {
  const redemptions = collection('redemptions');
  const reversed = await redemptions.findOne({ kind: 'REVERSAL' });
  const entry = await redemptions.findOne({ kind: 'REDEMPTION', voucherId: { $ne: reversed?.voucherId } });
  if (!entry) throw new Error('an entry');
  await redemptions.deleteOne({ _id: entry._id });
  const { findings } = await check(true);
  expect(findings[0]).toMatchObject({
    subject: `voucher ${entry.voucherId}`,
    problem: 'is REDEEMED without a redemption in the ledger',
    remedy: 'for_people',
  });
  await redemptions.insertOne(entry);
  await check(true);
});

it('finds a changed entry of the audit log', async () => {
  const entries = collection('audit-entries');
  const entry = await entries.findOne();
  await entries.updateOne({ _id: entry?._id }, { $set: { action: 'nothing:at-all' } });
  expect((await check(true)).findings).toMatchObject([{ check: 'audit chain', remedy: 'for_people' }]);
  await entries.updateOne({ _id: entry?._id }, { $set: { action: entry?.action } });
});

it('finds a file whose content was changed or is gone', async () => {
  const { files, fileStore } = app.modules.uploads;
  const content = Buffer.from('%PDF-1.7');
  const file = await files.make({ name: 'a.pdf', mediaType: 'application/pdf', content });
  await fileStore.put(file.storeKey, Buffer.from('%PDF-1.8'));
  const finding = { check: 'files sent in', subject: `file ${file._id}`, remedy: 'for_people' };
  expect((await check()).findings).toEqual([{ ...finding, problem: 'its content was changed' }]);
  await fileStore.remove(file.storeKey);
  expect((await check()).findings).toEqual([{ ...finding, problem: 'its content is gone' }]);
  await fileStore.put(file.storeKey, content);
});

it('finds an event that does not come through although its consumer is served', async () => {
  const outbox = app.stores.connection.collection<{ _id: string }>('outbox');
  await outbox.insertOne({
    _id: 'f'.repeat(24),
    type: 'offer.changed',
    documentId: 'x',
    documentVersion: 1,
    payload: {},
    occurredAt: new Date(app.clock.now().getTime() - 11 * 60_000),
    waiting: ['search'],
    failures: 0,
    // Not delivered while the test looks.
    notBefore: new Date(app.clock.now().getTime() + 60_000),
  } as { _id: string });
  expect((await check(true)).findings).toMatchObject([{ check: 'events to deliver', remedy: 'for_people' }]);
  await outbox.deleteOne({ _id: 'f'.repeat(24) });
});

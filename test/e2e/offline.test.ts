import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import { readQr } from '../support/qr.ts';
import type { TestApp, TestClient } from '../support/test-app.ts';
import { checkVoucher, issueVoucher, redeemVoucher } from '../support/voucher-operations.ts';
import { findShowcaseOffer, nearAgdal, settle, signInReaders, text } from '../support/web-pages.ts';

const t = (namespace: string, key: string) => text('ar', namespace, key);
/** By the server's words for the moment everything was read at. */
const readAt = /22 نونبر.*09:30/;

/** A phone in Arabic that has seen its card, its vouchers and one search, and then loses the network. */
describe('without a network', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: BrowserContext;
  let page: Page;
  let member: TestClient;
  let cashier: TestClient;
  let branchId: string;
  let voucher: { id: string; code: string };
  let firstFound: string;

  beforeAll(async () => {
    app = await startDemonstration();
    browser = await launchBrowser();
    ({ member, cashier } = await signInReaders(app));
    const { offerId } = await findShowcaseOffer(member);
    const issued = await issueVoucher(member, { offerId, idempotencyKey: 'offline-issue-0001' });
    if (!issued.voucher) throw new Error('no voucher was issued');
    voucher = issued.voucher;
    const { viewer } = await cashier.ask<{ viewer: { partnerStaff: { branches: { id: string }[] } } }>(
      'query { viewer { partnerStaff { branches { id } } } }',
    );
    branchId = viewer.partnerStaff.branches[0]?.id ?? '';

    phone = await openWindow(browser, app.url, { language: 'ar', width: 360, cookie: member.cookie() });
    await phone.clock.setFixedTime(app.clock.now());
    page = await phone.newPage();
    await page.goto(nearAgdal);
    await settle(page);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    firstFound = await page.locator('.search-results article h2, .search-results h2 a').first().innerText();
    await page.goto('/card');
    await settle(page);
    // The list is opened, the voucher itself is not: it is read ahead.
    const isReadAhead = page.waitForResponse(
      (response) => response.request().postData()?.includes(voucher.id) ?? false,
    );
    await page.goto('/vouchers');
    await settle(page);
    await isReadAhead;
    await page.waitForLoadState('networkidle');
    await phone.setOffline(true);
    await letPass(10 * 60_000);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  /** Time goes by, for the phone and for the server. */
  async function letPass(millis: number): Promise<void> {
    app.clock.advance(millis);
    await phone.clock.setFixedTime(app.clock.now());
  }

  /** Says that there is no network, and of when what one reads is. */
  async function expectToSayHowOld(): Promise<void> {
    await page.getByRole('status').filter({ hasText: readAt }).first().waitFor();
  }

  it('shows the card after a reload, says that there is no network and of when the card is', async () => {
    await page.goto('/card');
    await settle(page);
    expect(await page.locator('#content').innerText()).toContain('MB-20418');
    await page
      .getByRole('status')
      .filter({ hasText: t('common', 'network.offline') })
      .first()
      .waitFor({ state: 'attached' });
    await expectToSayHowOld();
  });

  it('lists the vouchers', async () => {
    await page.goto('/vouchers');
    await settle(page);
    await page.locator(`a[href$="${voucher.id}"]`).waitFor();
    await expectToSayHowOld();
  });

  it('shows the results of the last search, and leads to them from another', async () => {
    await page.goto(nearAgdal);
    await page.getByText(t('search', 'kept')).waitFor();
    expect(await page.locator('.search-results').innerText()).toContain(firstFound);
    await page.goto('/?q=zagora');
    await page.getByRole('link', { name: t('search', 'lastResults') }).click();
    await page.locator('.search-results').getByText(firstFound).first().waitFor();
  });

  it('turns the QR of a voucher that was never opened, and the counter takes it', async () => {
    await page.goto(`/vouchers/${voucher.id}`);
    await settle(page);
    await expectToSayHowOld();
    const shown = page.getByRole('img', { name: t('vouchers', 'one.qrLabel') });
    const before = await readQr(shown);
    expect(before).toContain(voucher.code);
    await letPass(45_000);
    await expect.poll(() => readQr(shown), { timeout: 10_000 }).not.toBe(before);
    expect(await checkVoucher(cashier, { branchId, scan: await readQr(shown) })).toMatchObject({
      __typename: 'CheckVoucherSuccess',
      voucher: { id: voucher.id },
    });
  });

  it('says that giving back needs the network, and that the voucher stays good', async () => {
    await page.getByRole('button', { name: t('vouchers', 'actions.cancelVoucher') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(t('vouchers', 'cancel.needsNetwork')).waitFor();
    await dialog.getByRole('button', { name: t('vouchers', 'cancel.keep') }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('shows what happened meanwhile as soon as the network is back', async () => {
    const redeemed = await redeemVoucher(cashier, {
      branchId,
      scan: voucher.code,
      lines: [{ serviceCode: 'haematology', amountCentimes: 18_000 }],
      idempotencyKey: 'offline-redeem-0001',
    });
    await page.getByRole('img', { name: t('vouchers', 'one.qrLabel') }).waitFor();
    await phone.setOffline(false);
    await page.getByRole('heading', { name: t('vouchers', 'used.title') }).waitFor();
    expect(await page.locator('#content').innerText()).toContain(redeemed.redemption?.receiptNumber);
    await page.goto('/card');
    await settle(page);
    expect(await page.getByRole('status').filter({ hasText: readAt }).count()).toBe(0);
  });
});

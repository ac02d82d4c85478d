import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import type { TestApp } from '../support/test-app.ts';

const password = 'wasl-demo-2026';
const laboratory = 'مختبر ابن رشد';
const offerTitle = 'تخفيض على جميع التحاليل';

/** What all of Wasl is for, in two windows: a member's phone in Arabic, a cashier's tablet in French. */
describe('from a search to a redeemed voucher', () => {
  let app: TestApp;
  let browser: Browser;
  let phone: BrowserContext;
  let member: Page;
  let cashier: Page;
  let code = '';

  beforeAll(async () => {
    app = await startDemonstration();
    browser = await launchBrowser();
    phone = await openWindow(browser, app.url, {
      language: 'ar',
      width: 360,
      position: { latitude: 33.9996, longitude: -6.8498 },
    });
    const tablet = await openWindow(browser, app.url, { language: 'fr', width: 1024 });
    member = await phone.newPage();
    cashier = await tablet.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('finds a laboratory near Rabat by the position of the phone, in Arabic', async () => {
    await member.goto('/');
    await member.getByRole('button', { name: 'كل المغرب' }).click();
    await member.getByRole('button', { name: 'البحث قرب موقعي' }).click();
    await member.waitForURL(/near=/);
    const box = member.locator('main input').first();
    await box.fill('مختبر');
    await box.press('Enter');
    const first = member.getByRole('link', { name: new RegExp(laboratory) }).first();
    await first.waitFor();
    expect(await member.locator('main').innerText()).toMatch(/\d\s?م/);
  });

  it('finds what is near Zagora by a place chosen while typing, in French', async () => {
    await cashier.goto('/?lang=fr');
    await cashier.locator('main input').first().fill('zagora');
    await cashier
      .getByRole('option', { name: /Zagora/ })
      .first()
      .click();
    await cashier
      .getByText(/vers Zagora/)
      .first()
      .waitFor();
    await cashier
      .getByRole('link', { name: /Pharmacie Drâa|Laboratoire Al Waha/ })
      .first()
      .waitFor();
  });

  it('brings a visitor back to the offer once signed in, and says why it applies', async () => {
    await member
      .getByRole('link', { name: new RegExp(laboratory) })
      .first()
      .click();
    await member.getByRole('link', { name: 'الدخول للحصول على القسيمة' }).click();
    await member.locator('form input').first().fill('foundation:MB-20418');
    await member.locator('input[type=password]').fill(password);
    await member.locator('form button[type=submit]').click();
    await member.getByRole('heading', { level: 1, name: offerTitle }).waitFor();
    // The son is past the age the agreement covers, and the page says so.
    await member
      .getByText(/ياسين.*21/)
      .first()
      .waitFor();
  });

  it('issues one voucher for the daughter, also when the button is pressed twice', async () => {
    const before = await openVouchersOf(member);
    await member.getByRole('radio', { name: /سلمى/ }).check({ force: true });
    await member.getByRole('button', { name: 'الحصول على القسيمة' }).last().dblclick();
    await member.waitForURL(/\/vouchers\/[0-9a-f]{24}/);
    await member.getByText('سلمى').first().waitFor();
    await member.locator('main .code').first().waitFor({ state: 'attached' });
    code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(await member.locator('main').innerText())?.[0] ?? '';
    expect(code).not.toBe('');
    // The demonstration's member held one before.
    expect(await openVouchersOf(member)).toBe(before + 1);
  });

  it('keeps showing the voucher without a network, after a reload too', async () => {
    await member.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await phone.setOffline(true);
    await member.reload();
    await member.getByText(code).first().waitFor({ state: 'attached' });
    await phone.setOffline(false);
  });

  it('takes the code as a hardware scanner types it, and shows who and what', async () => {
    await cashier.goto('/sign-in?lang=fr');
    await cashier.getByLabel(/E-mail, téléphone/).fill('cashier@demo.wasl.example');
    await cashier.locator('input[type=password]').fill(password);
    await cashier.getByRole('button', { name: 'Entrer' }).click();
    await cashier.waitForURL(/\/counter/);
    await cashier.getByText('Lire le bon').first().waitFor();
    await cashier.keyboard.type(code.replaceAll('-', ''), { delay: 2 });
    await cashier.keyboard.press('Enter');
    await cashier.getByText('Bon valide').waitFor();
    await cashier.getByText(/Pour Salma, sa fille/).waitFor();
  });

  it('computes the discount on the bill and confirms it once, also when pressed twice', async () => {
    await cashier.getByRole('checkbox').first().check({ force: true });
    await cashier.getByRole('checkbox').nth(1).check({ force: true });
    await cashier.getByRole('button', { name: /Biochimie/ }).click();
    await cashier.keyboard.type('280');
    await cashier.getByText('196,00').first().waitFor();
    await cashier.getByRole('button', { name: /Confirmer/ }).dblclick();
    await cashier
      .getByText(/WSL-2611-\d{6}/)
      .first()
      .waitFor();
  });

  it('shows the member that it was used, by itself', async () => {
    await member.getByText('تم الاستعمال').first().waitFor();
    await member.getByText(/84,00/).first().waitFor();
  });

  it('stands once in the ledger of the branch', async () => {
    const { counterRedemptions } = await signedIn(cashier).ask<{
      counterRedemptions: { isReversed: boolean; payableCentimes: number }[];
    }>(
      `{ counterRedemptions(branchId: "${await branchIdOf(cashier)}", first: 1) { isReversed payableCentimes } }`,
    );
    expect(counterRedemptions).toEqual([{ isReversed: false, payableCentimes: 19_600 }]);
  });

  /** The same session outside the page, to ask the server what it holds. */
  function signedIn(page: Page) {
    return {
      ask: <Data>(query: string): Promise<Data> =>
        page.evaluate(async (text) => {
          const response = await fetch('/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-wasl-client': 'test' },
            body: JSON.stringify({ query: text }),
          });
          const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
          if (errors) throw new Error(JSON.stringify(errors));
          return data;
        }, query) as Promise<Data>,
    };
  }

  async function openVouchersOf(page: Page): Promise<number> {
    const { viewer } = await signedIn(page).ask<{
      viewer: { member: { vouchers: { edges: unknown[] } } };
    }>('{ viewer { member { vouchers(states: [ISSUED], first: 50) { edges { cursor } } } } }');
    return viewer.member.vouchers.edges.length;
  }

  async function branchIdOf(page: Page): Promise<string> {
    const { viewer } = await signedIn(page).ask<{ viewer: { partnerStaff: { branches: { id: string }[] } } }>(
      '{ viewer { partnerStaff { branches { id } } } }',
    );
    return viewer.partnerStaff.branches[0]?.id ?? '';
  }
});

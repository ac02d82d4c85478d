import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivenDraft, givenDraft } from '../support/agreements.ts';
import { findAccessibilityProblems, launchBrowser, openWindow } from '../support/browser.ts';
import { signInAs } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { settle, text } from '../support/web-pages.ts';

const email = 'patronne@anzi.example';
const words = (key: string) => text('ar', 'partner-agreement', key);

/** What a partner does from the link in its mailbox on, on a phone, in Arabic. */
describe('a partner that was invited', () => {
  let app: TestApp;
  let browser: Browser;
  let given: GivenDraft;
  let page: Page;
  let invitation: string;

  const part = async (name: string) => {
    await page.goto(`/partner/agreements/${given.agreement._id}?part=${name}`);
    await settle(page);
  };

  beforeAll(async () => {
    app = await startTestApp();
    browser = await launchBrowser();
    given = await givenDraft(app);
    const author = await signInAs(app, given.coordinators.author);
    await author.ask(
      'mutation ($input: InvitePartnerInput!) { invitePartner(input: $input) { __typename } }',
      {
        input: {
          agreementId: given.agreement._id,
          email,
          name: 'Naïma Oubaha',
          language: 'ar',
        },
      },
    );
    const mail = (await sentMessages(app)).find(({ to }) => to === email);
    invitation = mail?.text.match(/\/invitation\/[\w-]+/)?.[0] ?? '';
    // Known to the office alone, as a partner is before its first agreement.
    await app.stores.connection
      .collection<{ _id: string }>('partners')
      .updateOne({ _id: given.partner._id }, { $set: { state: 'PROSPECT' } });
    page = await (await openWindow(browser, app.url, { language: 'ar', width: 360 })).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('makes its account by the link and arrives at its agreement', async () => {
    await page.goto(invitation);
    await settle(page);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByLabel(text('ar', 'invitation', 'name'), { exact: true }).fill('نعيمة أوباحا');
    await page.locator('input[type=password]').fill('مفتاح أخضر صغير');
    await page.getByRole('button', { name: text('ar', 'invitation', 'account.create') }).click();
    await page.waitForURL(/\/partner\/agreements\/[0-9a-f]{24}$/);
    await page.getByText(words('yourTurn')).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('fills in its identity, is warned of a doubtful number and not stopped by it', async () => {
    await page.getByRole('link', { name: words('part.identity.go') }).click();
    await page.getByLabel(words('identity.legalName')).fill('شركة مختبر أنزي ش.م.م.');
    await page.getByLabel(words('identity.ice')).fill('000 123 456 000 094');
    await page.getByRole('button', { name: words('save') }).click();
    await page.getByText(words('identity.warnings')).waitFor();
    expect(await page.getByLabel(words('identity.ice')).inputValue()).toContain('123');
  });

  it('adds a branch by its commune and puts the pin where it is', async () => {
    await part('branches');
    await page.getByRole('button', { name: words('branches.add') }).click();
    await page.getByLabel(words('branches.nameAr')).fill('فرع تابريكت');
    await page.getByLabel(words('branches.nameFr')).fill('Agence Tabriquet');
    await page.getByRole('combobox', { name: words('branches.commune') }).fill('سلا');
    await page.locator('[role=option]').first().click();
    await page.locator('.map-crosshair').focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowUp');
    await page.getByText(words('branches.pinSet')).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: words('save') }).click();
    await page.getByRole('heading', { name: 'فرع تابريكت' }).waitFor();
    const branches = await app.modules.partners.branches.listByPartnerIds([given.partner._id]);
    expect(branches.find(({ name }) => name.fr === 'Agence Tabriquet')).toMatchObject({
      coordinatesAreApproximate: false,
    });
  });

  it('notes a remark on a clause and proposes another discount', async () => {
    await part('text');
    await page
      .getByRole('button', { name: words('remarks.add') })
      .first()
      .click();
    await page.getByLabel(words('remarks.label')).fill('نود توضيح المدة.');
    await page.getByRole('button', { name: words('remarks.send'), exact: true }).click();
    await page.getByText('نود توضيح المدة.').waitFor();
    await page
      .getByRole('button', { name: words('propose.open') })
      .first()
      .click();
    await page.getByLabel(words('propose.figure.percentage')).fill('35');
    await page.getByRole('button', { name: words('propose.send') }).click();
    await page.getByText(words('propose.waiting')).waitFor();
    const agreement = await app.modules.agreements.agreements.findAgreement(given.agreement._id);
    expect(agreement?.handling.openPartnerRemarks).toBe(2);
  });

  it('does the trial at the counter', async () => {
    await part('training');
    await page.getByRole('button', { name: words('training.begin') }).click();
    const code = await page.locator('section[aria-labelledby=trial] .code').innerText();
    await page.getByRole('textbox', { name: words('training.code') }).fill(code);
    await page.getByRole('button', { name: words('training.next') }).click();
    await page.getByRole('textbox', { name: words('training.bill') }).fill('250');
    await page.getByRole('button', { name: words('training.confirm') }).click();
    await page.getByText(words('training.done')).waitFor();
  });

  it('finds every part fit for a phone and a desktop, in both directions and both themes', async () => {
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const problems: Record<string, unknown> = {};
    const base = `/partner/agreements/${given.agreement._id}`;
    const parts = ['identity', 'branches', 'text', 'signing', 'documents', 'training'];
    const paths = ['/partner/agreements', base, ...parts.map((name) => `${base}?part=${name}`)];
    const views = [
      { language: 'ar', width: 360, scheme: 'dark' },
      { language: 'fr', width: 1440, scheme: 'light' },
      { language: 'fr', width: 320, scheme: 'light' },
    ] as const;
    // Each part in one of them: they share their frame, and the suite has other pages to look at.
    for (const [turn, view] of views.entries()) {
      const context = await openWindow(browser, app.url, { ...view, cookie, hasWorker: false });
      const window = await context.newPage();
      for (const path of paths.filter((_, index) => index % views.length === turn)) {
        await window.goto(path);
        await settle(window);
        const found = await findAccessibilityProblems(window);
        const excess = await window.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (found.length > 0 || excess > 0)
          problems[`${path} ${view.language} ${view.width}`] = [found, excess];
      }
      await context.close();
    }
    expect(problems).toEqual({});
  });
});

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { type GivenCoordinators, givenCoordinators, givenTemplate } from '../support/agreements.ts';
import { launchBrowser, openWindow } from '../support/browser.ts';
import { beginTestSession, givenMember, givenOrganization } from '../support/given.ts';
import { sentMessages } from '../support/members.ts';
import { codeSentTo, linkSentTo } from '../support/signing.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { settle, text } from '../support/web-pages.ts';

const say = (namespace: string, key: string) => text('fr', namespace, key);
const partner = 'Laboratoire des Remparts';
const ownerEmail = 'directrice@remparts.example';
const signatories = [
  { name: 'Naïma Oubaha', function: 'Gérante', email: ownerEmail },
  { name: 'Brahim Oulhaj', function: 'Biologiste', email: 'biologiste@remparts.example' },
  { name: 'Khadija Amrani', function: 'Présidente', email: 'presidente@fondation.example' },
];

/** Everybody at their own screen: coordinators at their desks, the partner and those who sign on a phone, a member, a counter. */
describe('from a prospect to a member who saves, in the browser', () => {
  let app: TestApp;
  let browser: Browser;
  let organization: OrganizationRecord;
  let coordinators: GivenCoordinators;
  let desk: Page;
  let owner: Page;
  let path = '';
  let offerPath = '';
  let code = '';

  async function windowOf(account: AccountRecord | null, width: 360 | 1440): Promise<Page> {
    const context = await openWindow(browser, app.url, {
      language: 'fr',
      width,
      hasWorker: false,
      ...(account ? { cookie: await beginTestSession(app, account) } : {}),
    });
    return await context.newPage();
  }

  async function open(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await settle(page);
  }

  const press = (within: Page | Locator, name: string) =>
    within.getByRole('button', { name, exact: true }).click();

  async function confirm(page: Page, fill: (dialog: Locator) => Promise<void>, name: string): Promise<void> {
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await fill(dialog);
    await press(dialog, name);
    await dialog.waitFor({ state: 'detached' });
  }

  beforeAll(async () => {
    app = await startTestApp();
    browser = await launchBrowser();
    organization = await givenOrganization(app);
    coordinators = await givenCoordinators(app, organization);
    await givenTemplate(app, organization);
    desk = await windowOf(coordinators.author, 1440);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('begins with a prospect, and a draft of it', async () => {
    await open(desk, '/office?new=1');
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('radio', { name: say('pipeline', 'new.byHand') }).check();
    await dialog.getByLabel(say('pipeline', 'new.nameFr')).fill(partner);
    await dialog.getByLabel(say('pipeline', 'new.category')).selectOption('laboratory');
    await dialog.getByLabel(say('pipeline', 'new.province')).selectOption('04.421');
    await press(dialog, say('pipeline', 'new.save'));
    const sheet = desk.getByRole('dialog', { name: partner });
    await sheet.waitFor();
    await press(sheet, say('pipeline', 'draft.open'));
    await sheet.getByRole('textbox', { name: say('pipeline', 'draft.startsOn') }).fill('2026-11-22');
    await sheet.getByRole('textbox', { name: say('pipeline', 'draft.endsOn') }).fill('2027-12-31');
    await press(sheet, say('pipeline', 'draft.confirm'));
    await desk.waitForURL(/\/office\/agreements\/[0-9a-f]{24}/);
    path = new URL(desk.url()).pathname;
  });

  it('is written: a discount, and three who sign in two groups', async () => {
    await open(desk, `${path}?view=edit`);
    const section = (key: string) =>
      desk.getByRole('radio', { name: new RegExp(`^${say('agreement-draft', `sections.${key}`)}`) }).check();
    const write = (key: string) => say('agreement-draft', key);
    await section('schedule');
    await press(desk, write('line.add'));
    await desk.getByLabel(write('line.labelFr')).fill('Toutes les analyses');
    await desk.getByLabel(write('line.labelAr')).fill('جميع التحاليل');
    await desk.getByLabel(new RegExp(`^${write('line.amounts.percentage')}`)).fill('30');
    await section('signatories');
    const add = [
      write('people.add'),
      write('people.addBeside'),
      write('people.addGroup').replace('{{number}}', '2'),
    ];
    for (const [index, person] of signatories.entries()) {
      await press(desk, add[index] ?? '');
      for (const field of ['name', 'function', 'email'] as const)
        await desk
          .getByLabel(new RegExp(`^${write(`people.${field}`)}`))
          .nth(index)
          .fill(person[field]);
    }
    await press(desk, write('saveAndRead'));
    await desk.getByText('Toutes les analyses').first().waitFor();
  });

  it('brings the partner in by a link; on a phone it says who and where it is', async () => {
    await confirmInvitation();
    const mail = (await sentMessages(app)).filter(({ to }) => to === ownerEmail).at(-1);
    owner = await windowOf(null, 360);
    await open(owner, mail?.text.match(/\/invitation\/[\w-]+/)?.[0] ?? '');
    await owner.getByLabel(say('invitation', 'name'), { exact: true }).fill('Naïma Oubaha');
    await owner.locator('input[type=password]').fill('une petite clé verte');
    await press(owner, say('invitation', 'account.create'));
    await owner.waitForURL(/\/partner\/agreements\/[0-9a-f]{24}$/);
    const write = (key: string) => say('partner-agreement', key);
    const part = (name: string) => open(owner, `${new URL(owner.url()).pathname}?part=${name}`);
    await part('identity');
    await owner.getByLabel(write('identity.legalName')).fill('Laboratoire des Remparts SARL');
    await owner.getByLabel(write('identity.representative')).fill('Dr Naïma Oubaha');
    await owner.getByLabel(write('identity.ice')).fill('002847163000091');
    await owner.getByLabel(write('identity.rc'), { exact: false }).fill('18342');
    await owner.getByLabel(write('identity.rcCourt')).fill('Rabat');
    await owner.getByLabel(write('identity.taxId')).fill('40218763');
    await press(owner, write('save'));
    await owner.getByText(write('saved')).waitFor();
    await part('branches');
    await press(owner, write('branches.add'));
    await owner.getByLabel(write('branches.nameFr')).fill('Bab Rouah');
    await owner.getByRole('combobox', { name: write('branches.commune') }).fill('rabat');
    await owner.locator('[role=option]').first().click();
    await owner.locator('.map-crosshair').focus();
    await owner.keyboard.press('ArrowUp');
    await owner.getByText(write('branches.pinSet')).waitFor();
    await press(owner, write('save'));
    await owner.getByRole('heading', { name: 'Bab Rouah' }).waitFor();
  });

  async function confirmInvitation(): Promise<void> {
    await press(desk, say('agreement-onboarding', 'invite.title'));
    await confirm(
      desk,
      async (dialog) => {
        await dialog
          .getByLabel(new RegExp(`^${say('agreement-onboarding', 'invite.name')}`))
          .fill('Naïma Oubaha');
        await dialog
          .getByLabel(new RegExp(`^${say('agreement-onboarding', 'invite.email')}`))
          .fill(ownerEmail);
      },
      say('agreement-onboarding', 'invite.send'),
    );
  }

  it('is approved by two others and sent', async () => {
    await open(desk, path);
    await press(desk, say('agreement', 'actions.submitForReview'));
    await desk.locator('.pagebar .badge').getByText(say('agreement', 'state.IN_REVIEW')).waitFor();
    for (const reviewer of coordinators.reviewers) {
      const page = await windowOf(reviewer, 1440);
      await open(page, path);
      await page.keyboard.press('e');
      await confirm(page, async () => undefined, say('agreement', 'review.approve'));
      await page.context().close();
    }
    await open(desk, path);
    await desk.getByRole('button', { name: say('agreement', 'actions.sendForSignature') }).click();
    await confirm(desk, async () => undefined, say('agreement', 'send.send'));
    await desk.locator('.pagebar .badge').getByText(say('agreement', 'state.OUT_FOR_SIGNATURE')).waitFor();
  });

  it('is signed by three on their phones, and sealed', async () => {
    for (const { email, name } of signatories) {
      const phone = await windowOf(null, 360);
      await open(phone, `/sign/${await linkSentTo(app, email)}`);
      await press(phone, say('signing', 'sign'));
      await press(phone, say('signing', 'code.send'));
      const box = phone.getByLabel(say('signing', 'code.label'));
      await box.waitFor();
      await box.fill(await codeSentTo(app, email));
      await phone.getByRole('checkbox').check();
      await phone.getByRole('radio', { name: say('signing', 'signature.type') }).check({ force: true });
      await phone.getByLabel(say('signing', 'signature.name')).fill(name);
      await press(phone, say('signing', 'signing.submit'));
      if (email === signatories.at(-1)?.email)
        await phone.getByRole('link', { name: say('signing', 'download') }).waitFor({ timeout: 60_000 });
      else await phone.getByRole('heading', { name: say('signing', 'settled.signed.title') }).waitFor();
      await phone.context().close();
      await app.modules.drainEvents();
    }
    await open(desk, path);
    await desk.locator('.pagebar .badge').getByText(say('agreement', 'state.sealed')).waitFor();
  });

  it('is completed by the partner: its licence and a trial at the counter', async () => {
    const write = (key: string) => say('partner-agreement', key);
    const base = new URL(owner.url()).pathname;
    await open(owner, `${base}?part=documents`);
    const licence = owner.locator('section[aria-labelledby=item-LICENCE]');
    await licence.getByLabel(write('documents.field.licenceNumber')).fill('1234/RBT');
    await licence.locator('input[type=date]').fill('2028-06-30');
    await press(licence, write('save'));
    await licence.getByText(write('documents.state.GIVEN')).waitFor();
    const identifiers = owner.getByRole('button', { name: write('documents.giveIdentifiers') });
    if ((await identifiers.count()) > 0) {
      await identifiers.click();
      await identifiers.waitFor({ state: 'detached' });
    }
    await open(owner, `${base}?part=training`);
    await press(owner, write('training.begin'));
    const trial = await owner.locator('section[aria-labelledby=trial] .code').innerText();
    await owner.getByRole('textbox', { name: write('training.code') }).fill(trial);
    await press(owner, write('training.next'));
    await owner.getByRole('textbox', { name: write('training.bill') }).fill('250');
    await press(owner, write('training.confirm'));
    await owner.getByText(write('training.done')).waitFor();
  });

  it('gets its first offer, its checklist accepted, and is put in force', async () => {
    const write = (key: string) => say('agreement-onboarding', key);
    await open(desk, path);
    await press(desk, write('offers.propose'));
    await confirm(desk, (dialog) => dialog.getByRole('checkbox').first().check(), write('propose.send'));
    await app.modules.drainEvents();
    const reader = await windowOf(coordinators.reviewers[0], 1440);
    for (;;) {
      await open(reader, path);
      const item = reader.locator('.item.waiting').first();
      if ((await item.count()) === 0) break;
      await item.locator('.item-head').click();
      await press(item, write('checklist.decide'));
      await confirm(reader, async () => undefined, write('accept'));
    }
    await reader.context().close();
    await open(desk, path);
    await desk.getByRole('button', { name: say('agreement', 'actions.activateAgreement') }).click();
    await confirm(desk, async () => undefined, write('activate.confirm'));
    await desk.locator('.pagebar .badge').getByText(say('agreement', 'state.ACTIVE')).waitFor();
    await press(desk, write('offers.publish'));
    await desk.getByText(write('offerState.PUBLISHED')).waitFor();
    await app.modules.drainEvents();
  });

  it('serves a member, who finds it and gets a voucher', async () => {
    const { account } = await givenMember(app, { organizationId: organization._id });
    const member = await windowOf(account, 360);
    await open(member, '/?q=remparts');
    await member
      .getByRole('link', { name: new RegExp(partner) })
      .first()
      .click();
    await member.waitForURL(/\/offers\//);
    offerPath = new URL(member.url()).pathname;
    await member.getByRole('button', { name: 'Obtenir mon bon' }).last().click();
    await member.waitForURL(/\/vouchers\/[0-9a-f]{24}/);
    await member.locator('main .code').first().waitFor();
    code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}/.exec(await member.locator('main').innerText())?.[0] ?? '';
    expect(code).not.toBe('');
    expect(offerPath).toMatch(/^\/offers\//);
  });

  it('gives her the discount at the counter of its owner', async () => {
    await owner.goto('/counter');
    await owner.getByText('Lire le bon').first().waitFor({ state: 'attached' });
    await owner.keyboard.type(code.replaceAll('-', ''), { delay: 2 });
    await owner.keyboard.press('Enter');
    await owner.getByText('Bon valide').waitFor();
    await owner.keyboard.type('450');
    await owner
      .getByText(/315,00/)
      .first()
      .waitFor();
    await owner.getByRole('button', { name: /Confirmer/ }).click();
    await owner
      .getByText(/WSL-2611-\d{6}/)
      .first()
      .waitFor();
  });
});

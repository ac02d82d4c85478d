import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../support/browser.ts';
import { signInToDemonstration, startDemonstration } from '../support/demonstration.ts';
import type { TestApp, TestClient } from '../support/test-app.ts';
import { settle, text } from '../support/web-pages.ts';

interface FoundDrafts {
  pipelineCards: { edges: { node: { id: string; isProspect: boolean; name: { fr: string } } }[] };
}

// Without a full stop at the end: the comparison keeps the one that was there.
const addition = 'Le partenaire nomme un interlocuteur pour les adhérents';
const additionArabic = 'ويعين الشريك مخاطبًا للمنخرطين';

/** A coordinator's desk: the draft is written, read by two others, and sent to those who sign. */
describe('an agreement from its draft to those who sign', () => {
  let app: TestApp;
  let browser: Browser;
  let writer: Page;
  let path = '';

  const say = (key: string) => text('fr', 'agreement', key);
  const write = (key: string) => text('fr', 'agreement-draft', key);

  /** One sign-in each: a code of the second factor serves once. */
  const clients = new Map<string, TestClient>();

  async function clientOf(mailbox: string): Promise<TestClient> {
    const client = clients.get(mailbox) ?? (await signInToDemonstration(app, `${mailbox}@demo.wasl.example`));
    clients.set(mailbox, client);
    return client;
  }

  async function pageOf(mailbox: string): Promise<Page> {
    const client = await clientOf(mailbox);
    const context = await openWindow(browser, app.url, {
      language: 'fr',
      width: 1440,
      cookie: client.cookie(),
      hasWorker: false,
    });
    return await context.newPage();
  }

  async function open(page: Page, search = ''): Promise<void> {
    await page.goto(`${path}${search}`);
    await settle(page);
  }

  const section = (page: Page, key: string) =>
    page.getByRole('radio', { name: new RegExp(`^${write(`sections.${key}`)}`) }).check();

  beforeAll(async () => {
    app = await startDemonstration();
    browser = await launchBrowser();
    writer = await pageOf('coordinator.souss');
    const client = await clientOf('coordinator.national');
    const { pipelineCards } = await client.ask<FoundDrafts>(
      `query { pipelineCards(filter: { text: "Imouran Voyages" }, stages: [DRAFT], first: 5) {
        edges { node { id isProspect name { fr } } } } }`,
    );
    const draft = pipelineCards.edges.find(({ node }) => !node.isProspect);
    if (!draft) throw new Error('the demonstration has no draft with Imouran Voyages');
    path = `/office/agreements/${draft.node.id}`;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  it('keeps on the device what was typed and not saved', async () => {
    await open(writer);
    await writer.getByRole('button', { name: say('actions.saveDraft') }).click();
    const french = writer.getByLabel(write('clause.source.fr')).first();
    await french.waitFor();
    await french.fill(`${await french.inputValue()} ${addition}`);
    const arabic = writer.getByLabel(write('clause.source.ar')).first();
    await arabic.fill(`${await arabic.inputValue()} ${additionArabic}`);
    await writer.waitForFunction(
      (words) => JSON.stringify({ ...globalThis.localStorage }).includes(words),
      addition,
    );
    await open(writer, '?view=edit');
    await writer.getByText(write('restored')).waitFor();
    expect(await writer.getByLabel(write('clause.source.fr')).first().inputValue()).toContain(addition);
  });

  it('names those who sign, in groups, and saves', async () => {
    await section(writer, 'signatories');
    const names = writer.getByLabel(new RegExp(`^${write('people.name')}`));
    const count = await names.count();
    for (let index = count; index < 2; index += 1) {
      const add =
        index === 0
          ? write('people.add')
          : text('fr', 'agreement-draft', 'people.addGroup').replace('{{number}}', '2');
      await writer.getByRole('button', { name: add }).click();
      await names.nth(index).fill(index === 0 ? 'M. Hassan Imouran' : 'Mme Souad Alaoui');
      await writer
        .getByLabel(new RegExp(`^${write('people.function')}`))
        .nth(index)
        .fill('Gérant');
      await writer
        .getByLabel(new RegExp(`^${write('people.email')}`))
        .nth(index)
        .fill(index === 0 ? 'hassan@imouran.example' : 'souad@demo.wasl.example');
    }
    await writer.getByRole('button', { name: write('saveAndRead') }).click();
    await writer.getByText(addition).first().waitFor();
    expect(await writer.locator('.agreement-clause.changed ins').first().innerText()).not.toBe('');
    expect(await writer.evaluate(() => JSON.stringify({ ...globalThis.localStorage }))).not.toContain(
      addition,
    );
  });

  it('goes to those who approve it, and not to who wrote it', async () => {
    await writer.getByRole('button', { name: say('actions.submitForReview') }).click();
    await writer.locator('.pagebar .badge').getByText(say('state.IN_REVIEW')).waitFor();
    expect(await writer.getByRole('button', { name: say('actions.reviewVersion') }).count()).toBe(0);
  });

  it('is approved by two others', async () => {
    for (const mailbox of ['coordinator.souss2', 'coordinator.national']) {
      const reader = await pageOf(mailbox);
      await open(reader);
      await reader.keyboard.press('e');
      const dialog = reader.getByRole('dialog');
      await dialog.getByRole('button', { name: say('review.approve') }).click();
      await dialog.waitFor({ state: 'detached' });
      await reader.context().close();
    }
    await open(writer);
    await writer.getByText('2/2').first().waitFor();
  });

  it('is sent to the first group, whose turn it is', async () => {
    await writer.getByRole('button', { name: say('actions.sendForSignature') }).click();
    const dialog = writer.getByRole('dialog');
    await dialog.getByRole('button', { name: say('send.send') }).click();
    await dialog.waitFor({ state: 'detached' });
    await writer.locator('.pagebar .badge').getByText(say('state.OUT_FOR_SIGNATURE')).waitFor();
    expect(await writer.locator('.signer.waiting').count()).toBeGreaterThan(0);
    expect(await writer.getByText(say('signatories.notYet')).count()).toBeGreaterThan(0);
    await writer.getByRole('button', { name: say('actions.remindSignatory') }).waitFor();
  });
});

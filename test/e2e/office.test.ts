import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type WindowOptions } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import type { TestApp } from '../support/test-app.ts';
import { type Readers, settle, signInReaders, text } from '../support/web-pages.ts';

let app: TestApp;
let browser: Browser;
let readers: Readers;

beforeAll(async () => {
  app = await startDemonstration();
  browser = await launchBrowser();
  readers = await signInReaders(app);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function openAt(path: string, reader: keyof Readers, options: WindowOptions = {}): Promise<Page> {
  const context = await openWindow(browser, app.url, {
    language: 'fr',
    width: 1440,
    hasWorker: false,
    cookie: readers[reader].cookie(),
    ...options,
  });
  const page = await context.newPage();
  await page.goto(path);
  await settle(page);
  return page;
}

const words = (namespace: string, key: string) => text('fr', namespace, key);

/** The column and the card that have the focus; null elsewhere. */
const readFocusedCard = `(() => {
  const card = document.activeElement?.getAttribute('data-board-card');
  const column = document.activeElement?.closest('[data-board-column]');
  if (!card || !column) return null;
  const cards = [...column.querySelectorAll('[data-board-card]')];
  return { stage: column.getAttribute('data-board-column'), place: cards.indexOf(document.activeElement) };
})()`;

const focusedCard = (page: Page) => page.evaluate<{ stage: string; place: number } | null>(readFocusedCard);

describe('the board by keyboard alone', () => {
  it('moves between cards and columns, opens one, and finds the card again', async () => {
    const page = await openAt('/office', 'coordinator');
    await page.keyboard.press('j');
    expect(await focusedCard(page)).toEqual({ stage: 'PROSPECT', place: 0 });
    await page.keyboard.press('j');
    await page.keyboard.press('l');
    expect(await focusedCard(page)).toEqual({ stage: 'DRAFT', place: 1 });
    await page.keyboard.press('h');
    await page.keyboard.press('k');
    expect(await focusedCard(page)).toEqual({ stage: 'PROSPECT', place: 0 });

    const name = await page.locator('[data-board-column=PROSPECT] h3').first().innerText();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name });
    await sheet.waitFor();
    // Keys mean nothing to the board while something stands over it.
    await page.keyboard.press('v');
    expect(new URL(page.url()).searchParams.get('view')).toBeNull();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('prospect')).toBeNull();
    await page.context().close();
  });

  it('switches to the list, searches, tells its keys, and turns them off', async () => {
    const page = await openAt('/office', 'coordinator');
    await page.keyboard.press('v');
    await page.locator('.deal-list article').first().waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('list');

    await page.keyboard.press('/');
    await page.keyboard.type('tifaouine');
    await page.waitForURL(/q=tifaouine/);
    await page.locator('.deal-list article').nth(1).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('q'));

    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: words('pipeline', 'keys.title') });
    await keys.getByRole('checkbox', { name: words('pipeline', 'keys.areOn') }).uncheck();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.keyboard.press('v');
    expect(new URL(page.url()).searchParams.get('view')).toBe('list');
    await page.context().close();
  });
});

it('adds a prospect that a reload does not lose, and shows it on the board', async () => {
  const page = await openAt('/office?new=1', 'coordinator');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: words('pipeline', 'new.byHand') }).check();
  await dialog.getByLabel(words('pipeline', 'new.nameFr')).fill('Laboratoire Tamraght');
  await page.reload();
  await settle(page);
  const name = dialog.getByLabel(words('pipeline', 'new.nameFr'));
  expect(await name.inputValue()).toBe('Laboratoire Tamraght');

  // What is missing is said at the field, and nothing typed is lost.
  await dialog.getByRole('button', { name: words('pipeline', 'new.save') }).click();
  await dialog.getByText(words('pipeline', 'new.categoryMissing')).waitFor();
  expect(await name.inputValue()).toBe('Laboratoire Tamraght');
  await dialog.getByLabel(words('pipeline', 'new.category')).selectOption('laboratory');
  await dialog.getByLabel(words('pipeline', 'new.province')).selectOption({ label: 'Tiznit' });
  await dialog.getByLabel(words('pipeline', 'contact.phone')).fill('0528 86 00 11');
  await dialog.getByRole('button', { name: words('pipeline', 'new.save') }).click();

  const sheet = page.getByRole('dialog', { name: 'Laboratoire Tamraght' });
  await sheet.waitFor();
  await settle(page);
  expect(await sheet.getByLabel(words('pipeline', 'contact.phone')).inputValue()).toContain('528860011');
  await page.keyboard.press('Escape');
  await page
    .getByRole('textbox', { name: words('pipeline', 'filters.search') })
    .or(page.getByRole('searchbox'))
    .first()
    .fill('tamraght');
  await page.waitForURL(/q=tamraght/);
  const card = page
    .locator('[data-board-column=PROSPECT] article')
    .filter({ hasText: 'Laboratoire Tamraght' });
  await card.waitFor();
  expect(await card.innerText()).toContain('Tiznit');
  await page.context().close();
});

it('shows a phone one stage at a time, in Arabic', async () => {
  const page = await openAt('/office', 'coordinator', { language: 'ar', width: 360 });
  const shown = page.locator('.board > .col').filter({ visible: true });
  expect(await shown.count()).toBe(1);
  await page
    .getByRole('group', { name: text('ar', 'pipeline', 'stages') })
    .getByRole('button', { name: new RegExp(text('ar', 'pipeline', 'stage.IN_REVIEW')) })
    .click();
  await page.locator('#stage-in_review').filter({ visible: true }).waitFor();
  expect(await shown.count()).toBe(1);
  await page.context().close();
});

describe('coverage', () => {
  it('is a table that the keyboard walks through, and the map follows', async () => {
    const page = await openAt('/office/coverage', 'nationalCoordinator');
    const rows = page.locator('.tablecard tbody tr:not(.phone-only)');
    expect(await rows.count()).toBe(13);
    await page.keyboard.press('j');
    await page.locator('.tablecard tbody tr[aria-current=true] .rank', { hasText: /^2$/ }).waitFor();
    const second = await rows.nth(1).locator('th button').innerText();
    expect(await page.locator('.mapbox .found h3').innerText()).toContain(second);
    expect(await page.evaluate('document.activeElement?.textContent')).toBe(second);

    await page.getByRole('button', { name: /75/ }).click();
    await rows.nth(74).waitFor();
    expect(await rows.count()).toBe(75);
    await page.context().close();
  });

  it('is saved as a file that spreadsheets read, formulas disarmed', async () => {
    const page = await openAt('/office/coverage', 'nationalCoordinator');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words('coverage', 'csv.save') }).click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    expect(file.startsWith('\uFEFF')).toBe(true);
    const lines = file.trimEnd().split('\r\n');
    expect(lines).toHaveLength(76);
    expect(lines.slice(1).every((line) => /^\d{2}\.\d{3};/.test(line))).toBe(true);
    expect(file).not.toMatch(/(^|;)[=@]/m);
    await page.context().close();
  });
});

describe('templates', () => {
  it('keep what an administrator wrote over a reload, show it in the preview, and publish it', async () => {
    const page = await openAt('/office/templates', 'administrator');
    await page.locator('.template-card a').first().click();
    await page.locator('.clause-row > .title').first().click();
    await settle(page);
    const title = page.getByLabel(words('templates', 'clause.title.fr'));
    await title.fill('Les deux parties');
    await page.locator('.template-preview').getByText('Les deux parties').first().waitFor();
    await page.reload();
    await settle(page);
    await page.getByText(words('templates', 'draft.kept')).waitFor();
    await page.locator('.template-preview').getByText('Les deux parties').first().waitFor();

    await page.getByLabel(words('templates', 'publish.note')).fill('Titre du premier article');
    await page.getByRole('button', { name: words('templates', 'publish.confirm') }).click();
    await page
      .locator('.template-card')
      .getByText(/Version 2/)
      .waitFor();
    await page.context().close();

    // A coordinator reads what changed, and has nothing to write with.
    const reading = await openAt('/office/templates', 'coordinator');
    await reading.locator('.template-card a').first().click();
    await reading.locator('.two-languages').getByText('Les deux parties').first().waitFor();
    expect(await reading.getByRole('button', { name: words('templates', 'publish.confirm') }).count()).toBe(
      0,
    );
    await reading.context().close();
  });
});

it('sends nobody else into the office', async () => {
  const context = await openWindow(browser, app.url, {
    language: 'fr',
    width: 1440,
    hasWorker: false,
    cookie: readers.member.cookie(),
  });
  const page = await context.newPage();
  for (const path of ['/office', '/office/coverage', '/office/templates']) {
    await page.goto(path);
    await page.getByText(words('common', 'guard.officeOnly')).waitFor();
  }
  await context.close();
});

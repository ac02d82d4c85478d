import type { Language } from '@wasl/shared/language';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findAccessibilityProblems,
  launchBrowser,
  openWindow,
  type ScreenProblem,
  type WindowOptions,
} from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import type { TestApp } from '../support/test-app.ts';
import { issueVoucher } from '../support/voucher-operations.ts';
import {
  findShowcaseOffer,
  listPages,
  openPage,
  type Reader,
  type Readers,
  settle,
  signInReaders,
  text,
  type WebPage,
} from '../support/web-pages.ts';

type View = WindowOptions & { language: Language; width: 360 | 1440 };

/** A page is seen in both views of one pair: on a phone and on a desktop, in both directions, in both schemes. */
const pairs = [
  [
    { language: 'ar', width: 360, scheme: 'light' },
    { language: 'fr', width: 1440, scheme: 'dark' },
  ],
  [
    { language: 'ar', width: 1440, scheme: 'light' },
    { language: 'fr', width: 360, scheme: 'dark' },
  ],
  [
    { language: 'ar', width: 360, scheme: 'dark' },
    { language: 'fr', width: 1440, scheme: 'light' },
  ],
  [
    { language: 'ar', width: 1440, scheme: 'dark' },
    { language: 'fr', width: 360, scheme: 'light' },
  ],
] as const satisfies readonly (readonly [View, View])[];

/** The smallest phone, and a desktop of 1440 px at 200 %. */
const narrowWidths = [320, 720] as const;

/** What stands outside the window and makes the page scroll sideways. */
const readOverflow = `(async () => {
  // Rules for a width hold from the next frame on.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const root = document.documentElement;
  const excess = root.scrollWidth - root.clientWidth;
  if (excess <= 0) return null;
  const isCut = (element) => {
    for (; element && element !== document.body; element = element.parentElement)
      if (getComputedStyle(element).overflowX !== 'visible') return true;
    return false;
  };
  const outside = [...document.querySelectorAll('#content *')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 0 && (left < -0.5 || right > root.clientWidth + 0.5) && !isCut(element.parentElement);
  });
  return excess + ' px: ' + outside.slice(0, 3).map(({ tagName, className }) => tagName + '.' + className).join(', ');
})()`;

let app: TestApp;
let browser: Browser;
let sessions: Readers;
let pages: WebPage[];
const windows = new Map<string, Promise<Page>>();

beforeAll(async () => {
  app = await startDemonstration();
  browser = await launchBrowser();
  sessions = await signInReaders(app);
  pages = await listPages(sessions);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** One window for each reader and view, opened when it is first needed. */
function windowFor(reader: Reader, view: View): Promise<Page> {
  const key = JSON.stringify([reader, view]);
  const page = windows.get(key) ?? openWindowFor(reader, view);
  windows.set(key, page);
  return page;
}

async function openWindowFor(reader: Reader, view: View): Promise<Page> {
  const cookie = reader === 'visitor' ? {} : { cookie: sessions[reader].cookie() };
  const context = await openWindow(browser, app.url, { ...view, ...cookie, hasWorker: false });
  return await context.newPage();
}

/** What axe finds on the page, with the bar below at the page's end: it would hide half of whatever is just being scrolled past it. */
async function examine(page: Page): Promise<ScreenProblem[]> {
  await page.addStyleTag({ content: '.tabbar { position: static !important; }' });
  return await findAccessibilityProblems(page);
}

/** What makes the page scroll sideways, in the window as it is and in narrow ones. */
async function findOverflow(page: Page): Promise<string[]> {
  const usual = page.viewportSize() ?? { width: 360, height: 780 };
  const found: string[] = [];
  for (const width of [usual.width, ...narrowWidths]) {
    if (width !== usual.width) await page.setViewportSize({ width, height: 640 });
    const overflow = await page.evaluate<string | null>(readOverflow);
    if (overflow) found.push(`at ${width} px by ${overflow}`);
  }
  await page.setViewportSize(usual);
  return found;
}

const nameOf = ({ language, width, scheme }: View) => `${language} ${width} px ${scheme}`;

it('finds what is wrong where something is', async () => {
  const page = await windowFor('visitor', pairs[0][0]);
  await openPage(page, { name: 'signing in', reader: 'visitor', path: '/sign-in' }, 'ar');
  expect(await findOverflow(page)).toEqual([]);
  await page.evaluate(`
    document.documentElement.lang = "";
    document.querySelector("label").remove();
    document.querySelector("form").style.minWidth = "400px";
  `);
  const rules = (await examine(page)).map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['html-has-lang', 'label']));
  expect(await findOverflow(page)).toEqual([
    expect.stringMatching(/^at 360 px/),
    expect.stringMatching(/^at 320 px/),
  ]);
});

describe('every page, on a phone and on a desktop, in Arabic and in French, light and dark', () => {
  const problemsOf: Record<string, ScreenProblem[]> = {};
  const overflowOf: Record<string, string[]> = {};

  beforeAll(async () => {
    for (const [index, webPage] of pages.entries()) {
      const pair = pairs[index % pairs.length] ?? pairs[0];
      const views = pair.filter(({ width }) => webPage.only !== 'phone' || width === 360);
      await Promise.all(
        views.map(async (view) => {
          const page = await windowFor(webPage.reader, view);
          await openPage(page, webPage, view.language);
          const name = `${webPage.name} · ${nameOf(view)}`;
          problemsOf[name] = await examine(page);
          overflowOf[name] = await findOverflow(page);
        }),
      );
    }
  }, 900_000);

  it('has nothing to mend', () => {
    expect(Object.keys(problemsOf).length).toBeGreaterThan(pages.length);
    expect(withoutEmpty(problemsOf)).toEqual({});
  });

  it('never scrolls sideways, at 320, 360 or 1440 px or at twice the size', () => {
    expect(Object.keys(overflowOf).length).toBeGreaterThan(pages.length);
    expect(withoutEmpty(overflowOf)).toEqual({});
  });
});

function withoutEmpty<Found>(found: Record<string, Found[]>): Record<string, Found[]> {
  return Object.fromEntries(Object.entries(found).filter(([, each]) => each.length > 0));
}

it('finds nothing to mend at the counter, from the code to the receipt and its undoing', async () => {
  const { offerId } = await findShowcaseOffer(sessions.member);
  const problemsOf: Record<string, ScreenProblem[]> = {};
  const overflowOf: Record<string, string[]> = {};
  for (const view of pairs[1]) {
    const words = (key: string) => text(view.language, 'counter', key);
    const { voucher } = await issueVoucher(sessions.member, {
      offerId,
      idempotencyKey: `accessibility-${view.language}-0001`,
    });
    const page = await windowFor('cashier', view);
    const look = async (step: string) => {
      await settle(page);
      problemsOf[`${step} · ${nameOf(view)}`] = await examine(page);
      overflowOf[`${step} · ${nameOf(view)}`] = await findOverflow(page);
    };
    await page.goto('/counter');
    const codeBox = page.getByLabel(words('code.label'));
    await codeBox.fill('7KQ4M2XH9T');
    await page.getByRole('button', { name: words('refusal.next') }).waitFor();
    await look('a refused voucher');
    await page.getByRole('button', { name: words('refusal.next') }).click();

    await codeBox.fill(voucher?.code ?? '');
    await page.getByText(words('voucher.valid')).waitFor();
    await look('the bill');
    for (const box of await page.locator('.must input[type=checkbox]').all()) await box.check();
    await page
      .getByRole('group', { name: words('bill.services') })
      .getByRole('button')
      .first()
      .click();
    await page.keyboard.type('100');
    await look('the bill with an amount');
    await page.locator('.decide .button.ok').click();
    await page.getByRole('button', { name: words('receipt.next') }).waitFor();
    await look('the receipt');
    await page.locator('.counter-receipt .actions button').last().click();
    await page.getByRole('dialog').waitFor();
    await look('undoing');
    await page.getByRole('dialog').getByRole('radio').first().check();
    await page.getByRole('button', { name: words('undo.confirm') }).click();
    await page.getByRole('heading', { name: words('receipt.undone') }).waitFor();
    await look('the undone receipt');
  }
  expect(withoutEmpty(problemsOf)).toEqual({});
  expect(withoutEmpty(overflowOf)).toEqual({});
});

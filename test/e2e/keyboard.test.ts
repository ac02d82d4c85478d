import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow, type WindowOptions } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import type { TestApp, TestClient } from '../support/test-app.ts';
import {
  findShowcaseOffer,
  findVouchers,
  nearAgdal,
  settle,
  signInReaders,
  text,
} from '../support/web-pages.ts';

/** More stops than any page has on the way to what one looks for. */
const mostStops = 200;

/** Where the focus is, read in the page. */
const readFocus = `(() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const isSeen = (element, pseudo) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, pseudo);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const around = [focused, focused.parentElement, focused.parentElement?.parentElement, focused.nextElementSibling];
  const box = focused.getBoundingClientRect();
  // The middle of the part that is in the window.
  const middle = (start, end, size) => (Math.max(start, 0) + Math.min(end, size)) / 2;
  const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
  const top = document.elementFromPoint(x, y);
  const related = [focused, focused.closest('label'), focused.parentElement].filter(Boolean);
  return {
    what: (focused.getAttribute('aria-label') || focused.innerText || focused.name || focused.id || focused.className || focused.tagName).trim().slice(0, 60),
    isOutlined: around.some((element) => element && [null, '::before', '::after'].some((pseudo) => isSeen(element, pseudo))),
    isCovered: !(top && related.some((element) => element.contains(top) || top.contains(element))),
    isInDialog: focused.closest('[role=dialog], [role=alertdialog]') !== null,
    isContent: focused.id === 'content',
  };
})()`;

interface Focus {
  what: string;
  isOutlined: boolean;
  isCovered: boolean;
  isInDialog: boolean;
  isContent: boolean;
}

let app: TestApp;
let browser: Browser;
let member: TestClient;

beforeAll(async () => {
  app = await startDemonstration();
  browser = await launchBrowser();
  ({ member } = await signInReaders(app));
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

async function openAt(path: string, options: WindowOptions): Promise<Page> {
  const context = await openWindow(browser, app.url, {
    hasWorker: false,
    cookie: member.cookie(),
    ...options,
  });
  const page = await context.newPage();
  await page.goto(path);
  await settle(page);
  return page;
}

const focusOf = (page: Page) => page.evaluate<Focus | null>(readFocus);

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const focused = wanted.and(page.locator(':focus'));
  for (let stop = 0; stop < mostStops; stop++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  throw new Error(`the Tab key never comes to ${wanted}`);
}

/** Every stop of the Tab key, from the top of the page to its end. */
async function walk(page: Page): Promise<Focus[]> {
  const stops: Focus[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (!focus) return stops;
    stops.push(focus);
    if (stops.length > mostStops) throw new Error('the Tab key never comes to the end of the page');
  }
}

function describeStop({ what, isOutlined, isCovered }: Focus): string {
  return [what, !isOutlined && 'not outlined', isCovered && 'covered'].filter(Boolean).join(' · ');
}

/** A new page begins at its content, also for who hears it. */
async function expectContentFocused(page: Page): Promise<void> {
  await expect.poll(async () => (await focusOf(page))?.isContent).toBe(true);
}

/** Opens what the focused element opens, sees that the focus cannot leave it, and that Escape gives it back. */
async function expectToKeepFocus(page: Page, opener: Locator): Promise<void> {
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await expect.poll(async () => (await focusOf(page))?.isInDialog).toBe(true);
  const stops = new Set<string>();
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press(press < 8 ? 'Tab' : 'Shift+Tab');
    // At the last stop a guard outside sends the focus back to the first.
    await expect.poll(async () => (await focusOf(page))?.isInDialog).toBe(true);
    const focus = await focusOf(page);
    stops.add(focus?.what ?? '');
  }
  expect(stops.size).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => opener.and(page.locator(':focus')).count()).toBe(1);
}

describe('with the keyboard alone', () => {
  it('a member finds an offer, narrows the results, and gets a voucher for a daughter', async () => {
    const t = (namespace: string, key: string) => text('ar', namespace, key);
    const page = await openAt('/', { language: 'ar', width: 1440 });

    await page.keyboard.press('Tab');
    const skip = page.locator('.skip-link:focus');
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await expectContentFocused(page);

    const box = page.getByRole('combobox', { name: t('search', 'find.label') });
    await tabTo(page, box);
    await page.keyboard.type('الرباط');
    const proposals = page.getByRole('listbox', { name: t('search', 'find.label') });
    const chosen = proposals.getByRole('option', { selected: true });
    await proposals.waitFor();
    await page.keyboard.press('Escape');
    await proposals.waitFor({ state: 'hidden' });
    expect(await box.inputValue()).toBe('الرباط');
    await page.keyboard.press('ArrowDown');
    await proposals.waitFor();
    const place = chosen.filter({ hasText: t('search', 'suggestion.PLACE') });
    for (let step = 0; step < 12 && (await place.count()) === 0; step++)
      await page.keyboard.press('ArrowDown');
    expect(await box.getAttribute('aria-activedescendant')).toBe(await place.getAttribute('id'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/near=.*place=/);

    await page.keyboard.type('مختبر ابن رشد');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await settle(page);
    const filters = page.getByRole('complementary', { name: t('search', 'filters') });
    const category = filters.getByRole('checkbox').first();
    await tabTo(page, category);
    await page.keyboard.press('Space');
    await page.waitForURL(/category=laboratory/);
    await settle(page);
    expect(await category.and(page.locator(':focus')).isChecked()).toBe(true);

    await tabTo(page, page.getByRole('link', { name: 'مختبر ابن رشد' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/offers\//);
    await expectContentFocused(page);
    await settle(page);

    const beneficiaries = page.getByRole('group', { name: t('offers', 'forWhom') }).getByRole('radio');
    const salma = beneficiaries.and(page.getByRole('radio', { name: /سلمى/ }));
    await tabTo(page, beneficiaries);
    for (let step = 0; step < 6 && !(await salma.isChecked()); step++) await page.keyboard.press('ArrowDown');
    await tabTo(page, page.getByRole('button', { name: t('offers', 'issue') }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/vouchers\/[0-9a-f]{24}/);
    await expectContentFocused(page);
    await settle(page);
    expect(await page.locator('#content').innerText()).toContain('سلمى');

    const giveBack = page.getByRole('button', { name: t('vouchers', 'actions.cancelVoucher') });
    await tabTo(page, giveBack);
    await expectToKeepFocus(page, giveBack);
    await page.keyboard.press('Enter');
    await tabTo(
      page,
      page.getByRole('dialog').getByRole('button', { name: t('vouchers', 'cancel.confirm') }),
    );
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: t('vouchers', 'ended.CANCELLED.title') }).waitFor();
    await expect.poll(async () => (await focusOf(page)) !== null).toBe(true);
  });

  it('sheets keep the focus inside and give it back', async () => {
    const page = await openAt(nearAgdal, { language: 'fr', width: 1024 });
    for (const name of [text('fr', 'search', 'filters'), /Tout le Maroc|Ma position/]) {
      const opener = page.getByRole('button', { name }).filter({ visible: true });
      await tabTo(page, opener);
      await expectToKeepFocus(page, opener);
    }
  });
});

describe('the focus', () => {
  it.each([
    { width: 1440, scheme: 'dark' },
    { width: 360, scheme: 'light' },
  ] as const)('is in sight at every stop at $width px', async ({ width, scheme }) => {
    const { offerId, partnerId } = await findShowcaseOffer(member);
    const { openId, usedId } = await findVouchers(member);
    const page = await openAt('/about', { language: 'fr', width, scheme });
    const lost: Record<string, string[]> = {};
    const paths = [
      '/?q=pharmacie&province=08.587',
      `/offers/${offerId}`,
      '/vouchers',
      `/vouchers/${openId}`,
      '/account',
      // Columns of their own on a desktop; on a phone the bar at the foot could hide their ends.
      ...(width === 360 ? [`/partners/${partnerId}`, `/vouchers/${usedId}`, '/history', '/card'] : []),
    ];
    for (const path of paths) {
      await page.goto(path);
      await settle(page);
      const stops = await walk(page);
      expect(stops.length).toBeGreaterThan(2);
      const outOfSight = stops.filter(({ isOutlined, isCovered }) => !isOutlined || isCovered);
      if (outOfSight.length > 0) lost[path] = outOfSight.map(describeStop);
    }
    expect(lost).toEqual({});
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import type { TestApp } from '../support/test-app.ts';
import { findShowcaseOffer, nearAgdal, type Readers, settle, signInReaders } from '../support/web-pages.ts';

/** Half of what is still called good (web.dev, Cumulative Layout Shift); fonts that arrive late come to a tenth of this. */
const mostShift = 0.05;

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

/** Slow 4G as Lighthouse has it, and a processor four times slower. */
const slowNetwork = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 92_160 };
const slowerBy = 4;

/** Begins to note, before anything is drawn, what shifts and when the largest part is painted. */
const observePainting = `
  globalThis.painting = { shift: 0, largestMillis: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) painting.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) painting.largestMillis = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
`;

interface Painting {
  /** Sum of all layout shifts without the reader's doing. */
  shift: number;
  largestMillis: number;
}

describe('nothing jumps while a page arrives over a slow network on a slow phone', () => {
  it.each([
    { name: 'search', language: 'ar', width: 360 },
    { name: 'search', language: 'fr', width: 1440 },
    { name: 'offer', language: 'ar', width: 360 },
    { name: 'offer', language: 'fr', width: 1440 },
    { name: 'board', language: 'ar', width: 360 },
    { name: 'board', language: 'fr', width: 1440 },
    { name: 'coverage', language: 'ar', width: 1440 },
    { name: 'templates', language: 'fr', width: 360 },
  ] as const)('$name in $language at $width px', async ({ name, language, width }) => {
    const { offerId } = await findShowcaseOffer(app.client());
    const paths = {
      search: nearAgdal,
      offer: `/offers/${offerId}`,
      board: '/office',
      coverage: '/office/coverage',
      templates: '/office/templates',
    };
    const ofOffice = paths[name].startsWith('/office') && { cookie: readers.administrator.cookie() };
    const context = await openWindow(browser, app.url, { language, width, hasWorker: false, ...ofOffice });
    const page = await context.newPage();
    await page.addInitScript(observePainting);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', slowNetwork);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowerBy });
    await page.goto(paths[name]);
    await settle(page);
    await page.waitForLoadState('networkidle');
    const { shift, largestMillis } = await page.evaluate<Painting>('painting');
    // For whoever reads the log: it depends on the machine, and asserts nothing.
    console.info(
      `${name} ${width} px: largest paint after ${Math.round(largestMillis)} ms, shift ${shift.toFixed(3)}`,
    );
    expect(largestMillis).toBeGreaterThan(0);
    expect(shift).toBeLessThanOrEqual(mostShift);
    await context.close();
  });
});

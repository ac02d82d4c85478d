import chromium from '@sparticuz/chromium';
import type { Language } from '@wasl/shared/language';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';

/** Unpacks the browser that comes from npm, once per machine, and names its file. */
export async function browserPath(): Promise<string> {
  return await chromium.executablePath();
}

/** A headless browser. `fakeCamera` names a video file that stands for the camera. */
export async function launchBrowser({ fakeCamera }: { fakeCamera?: string } = {}): Promise<Browser> {
  return await driver.launch({
    executablePath: await browserPath(),
    headless: true,
    args: [
      ...chromium.args.filter(
        (argument) => !argument.startsWith('--headless') && argument !== '--single-process',
      ),
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      ...(fakeCamera
        ? [
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            `--use-file-for-fake-video-capture=${fakeCamera}`,
          ]
        : []),
    ],
  });
}

export interface WindowOptions {
  language?: Language;
  /** CSS pixels. 720 is a desktop of 1440 at 200 % zoom. */
  width?: 320 | 360 | 720 | 1024 | 1440;
  scheme?: 'light' | 'dark';
  /** Zone the browser believes to be in. */
  timezoneId?: string;
  /** Where the device is; refused when absent. */
  position?: { latitude: number; longitude: number };
  reducedMotion?: boolean;
  /** A Cookie header to start with: that of a test client that is signed in. */
  cookie?: string;
  /** False keeps the service worker out. */
  hasWorker?: boolean;
}

const heights = { 320: 568, 360: 780, 720: 450, 1024: 768, 1440: 900 } as const;

/** A window of its own: own cookies, own storage. Requests that leave this machine are refused. */
export async function openWindow(
  browser: Browser,
  url: string,
  options: WindowOptions = {},
): Promise<BrowserContext> {
  const {
    language = 'ar',
    width = 360,
    scheme = 'light',
    timezoneId = 'Africa/Casablanca',
    position,
    cookie,
  } = options;
  const isPhone = width <= 360;
  const context = await browser.newContext({
    baseURL: url,
    locale: `${language}-MA`,
    viewport: { width, height: heights[width] },
    deviceScaleFactor: isPhone || width === 720 ? 2 : 1,
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme: scheme,
    timezoneId,
    reducedMotion: options.reducedMotion === false ? 'no-preference' : 'reduce',
    serviceWorkers: options.hasWorker === false ? 'block' : 'allow',
    ...(position ? { geolocation: position, permissions: ['geolocation'] } : {}),
  });
  if (cookie) await context.addCookies(cookiesOf(cookie, url));
  await context.route(
    (address) =>
      !address.href.startsWith(url) &&
      !address.protocol.startsWith('data') &&
      !address.protocol.startsWith('blob'),
    (route) => route.abort(),
  );
  return context;
}

function cookiesOf(header: string, url: string): { name: string; value: string; url: string }[] {
  return header.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}

export interface ScreenProblem {
  rule: string;
  help: string;
  targets: string[];
}

/** What axe finds on the page, all rules of WCAG 2.2 AA and best practices. */
export async function findAccessibilityProblems(page: Page): Promise<ScreenProblem[]> {
  const { source } = (await import('axe-core')).default;
  await page.evaluate(source);
  return await page.evaluate(async () => {
    interface AxeWindow {
      axe: {
        run(
          document: unknown,
          options: unknown,
        ): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] }>;
      };
    }
    const page = globalThis as unknown as AxeWindow & { document: unknown };
    const { violations } = await page.axe.run(page.document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      targets: nodes.slice(0, 5).map(({ target }) => target.join(' ')),
    }));
  });
}

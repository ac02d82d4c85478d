/** Draws the screens from the demonstration network, in both scripts, both themes and every width, into `docs/screens`. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '@wasl/shared/language';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { launchBrowser, openWindow } from '../test/support/browser.ts';
import { createTestClock, createTestConfig, startTestApp, type TestApp } from '../test/support/test-app.ts';
import { type Screen, screens, type Width } from './screens/screens.ts';
import { beginStory, type Onlooker, type Story, stages, storyMoment } from './screens/story.ts';
import { buildWebIfNeeded } from './web-build.ts';

const root = join(import.meta.dirname, '..');
const names = screens.map(({ name }) => name);

const usage = `npm run screenshots [-- --only NAME] [--language ar|fr|en] [--out DIR] [--height PIXELS]

Starts the demonstration on a store of its own, on a Tuesday at 10:30, and draws each screen at its widths, in Arabic and
French, light and dark, as <screen>-<width>-<language>-<scheme>.webp. The web is built first when it has changed.

  --only NAME        one screen, may be repeated: ${names.join(', ')}
  --language NAME    one language, may be repeated; ar and fr without it
  --out DIR          where to; docs/screens without it
  --height PIXELS    windows as tall as this, to see what lies below the fold
  --help             show this

Exit status: 0 every screen is drawn, 1 one is not, 2 wrong use.
`;

const schemes = ['light', 'dark'] as const;
/** A browser and a server share the machine: more windows at a time are no faster on two processors. */
const windowsAtOnce = 2;
const patienceMillis = 60_000;
/** Of a picture and of all of them; what is larger draws a warning. */
const largestPictureBytes = 90_000;

interface Wish {
  only: readonly string[];
  languages: readonly Language[];
  directory: string;
  height: number | null;
}

/** One window: somebody, at a device of a kind. */
interface Seat {
  onlooker: Onlooker;
  width: Width;
  language: Language;
  scheme: (typeof schemes)[number];
}

function readWish(): Wish | null {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: names },
      language: { type: 'string', multiple: true, default: ['ar', 'fr'] },
      out: { type: 'string', default: join(root, 'docs/screens') },
      height: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const unknown = values.only.find((name) => !names.includes(name));
  if (unknown) throw new WishError(`there is no screen called ${unknown}; see --help`);
  const languages = values.language.filter((name) => ['ar', 'fr', 'en'].includes(name)) as Language[];
  if (languages.length !== values.language.length) throw new WishError('a language is ar, fr or en');
  const height = values.height === undefined ? null : Number(values.height);
  if (height !== null && !(height >= 200 && height <= 10_000))
    throw new WishError('a height is 200 to 10000 pixels');
  return { only: values.only, languages, directory: values.out, height };
}

class WishError extends Error {}

async function drawAll(wish: Wish): Promise<void> {
  await buildWebIfNeeded();
  await mkdir(wish.directory, { recursive: true });
  const wanted = screens.filter(({ name }) => wish.only.includes(name));
  const app = await startTestApp({
    config: await createTestConfig({ WASL_DEMO: 'yes' }),
    clock: createTestClock(storyMoment),
  });
  let browser: Browser | null = null;
  try {
    const story = await beginStory(app);
    browser = await launchBrowser();
    for (const stage of stages) {
      const now = wanted.filter((screen) => screen.stage === stage);
      await drawStage(browser, app, story, now, wish);
      if (stage !== stages.at(-1)) await story.goOn();
    }
  } finally {
    await browser?.close();
    await app.stop();
  }
}

/** The screens of one stage, a few windows at a time. The first failure ends it when the windows under way are done. */
async function drawStage(
  browser: Browser,
  app: TestApp,
  story: Story,
  wanted: readonly Screen[],
  wish: Wish,
): Promise<void> {
  const seats = seatsFor(wanted, wish.languages);
  const workers = Array.from({ length: windowsAtOnce }, async () => {
    for (let seat = seats.shift(); seat; seat = seats.shift()) {
      const theirs = wanted.filter((screen) => isFor(screen, seat));
      await drawSeat(browser, app, story, seat, theirs, wish);
    }
  });
  const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === 'rejected');
  if (failed) throw failed.reason;
}

function seatsFor(wanted: readonly Screen[], languages: readonly Language[]): Seat[] {
  const seats = new Map<string, Seat>();
  for (const { onlooker, widths } of wanted)
    for (const width of widths)
      for (const language of languages)
        for (const scheme of schemes)
          seats.set([onlooker, width, language, scheme].join(), { onlooker, width, language, scheme });
  return [...seats.values()];
}

function isFor({ onlooker, widths }: Screen, seat: Seat): boolean {
  return onlooker === seat.onlooker && widths.includes(seat.width);
}

async function drawSeat(
  browser: Browser,
  app: TestApp,
  story: Story,
  seat: Seat,
  theirs: readonly Screen[],
  wish: Wish,
): Promise<void> {
  const context = await openWindow(browser, app.url, {
    ...seat,
    cookie: story.cookieOf(seat.onlooker),
    hasWorker: false,
  });
  try {
    context.setDefaultTimeout(patienceMillis);
    // The server's clock stands too, and dates its answers: no digit depends on when the picture is drawn.
    await context.clock.setFixedTime(app.clock.now());
    const page = await context.newPage();
    for (const screen of theirs) {
      const name = `${screen.name}-${seat.width}-${seat.language}-${seat.scheme}`;
      if (wish.height) await page.setViewportSize({ width: seat.width, height: wish.height });
      await page.goto(screen.address(story, seat.language));
      await screen.prepare?.(page, story);
      await settle(page);
      await writePicture(
        join(wish.directory, `${name}.webp`),
        await page.screenshot({ animations: 'disabled' }),
      );
    }
  } finally {
    await context.close();
  }
}

/** Waits until nothing more comes (answers, fonts, skeletons) and goes to the top, with no field or button in hand. */
async function settle(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction("!document.querySelector('.skeleton, [aria-busy=true]')");
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.evaluate('document.activeElement?.blur(), scrollTo(0, 0)');
}

async function writePicture(file: string, png: Buffer): Promise<void> {
  const picture = await sharp(png).webp({ quality: 76, effort: 5, smartSubsample: true }).toBuffer();
  await writeFile(file, picture);
  const kilobytes = (picture.length / 1000).toFixed(0).padStart(4);
  const remark = picture.length > largestPictureBytes ? '  large' : '';
  process.stdout.write(`${kilobytes} KB  ${relative(root, file)}${remark}\n`);
}

async function describeDirectory(directory: string): Promise<string> {
  const pictures = (await readdir(directory)).filter((name) => name.endsWith('.webp'));
  let bytes = 0;
  for (const name of pictures) bytes += (await stat(join(directory, name))).size;
  return `${pictures.length} pictures, ${(bytes / 1_000_000).toFixed(1)} MB\n`;
}

try {
  const wish = readWish();
  if (!wish) process.stdout.write(usage);
  else {
    await drawAll(wish);
    process.stdout.write(await describeDirectory(wish.directory));
  }
} catch (error) {
  const isMisuse =
    error instanceof WishError ||
    ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false);
  process.stderr.write(`${isMisuse ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = isMisuse ? 2 : 1;
}

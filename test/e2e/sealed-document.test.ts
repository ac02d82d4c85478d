import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SigningRequestRecord } from '../../server/src/modules/signing/index.ts';
import { renderSealedDocument } from '../../server/src/modules/signing/pdf/render-sealed-document.ts';
import { createTypesetter, fontFiles, styles } from '../../server/src/modules/signing/pdf/typesetter.ts';
import { launchBrowser } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import { picturesOf } from '../support/pdf-pictures.ts';
import { buildSealedDocument } from '../support/sealed-document.ts';
import type { TestApp } from '../support/test-app.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const size = 26;
const pixelsPerPoint = 2;

/** Ink of a picture without the white around it: 1 where it is dark. */
interface Ink {
  width: number;
  height: number;
  dark: Uint8Array;
}

async function inkOf(png: Buffer): Promise<Ink> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#fff' })
    .greyscale()
    .trim({ background: '#fff', threshold: 60 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    dark: Uint8Array.from(data, (grey) => (grey < 140 ? 1 : 0)),
  };
}

/**
 * Share of the ink of each picture that has ink of the other within two pixels, the smaller of both; 1 when the same shapes
 * stand at the same places. Two rasterizers never agree on the edges.
 */
function likeness(a: Ink, b: Ink): number {
  const near = ({ width, height, dark }: Ink, x: number, y: number): boolean => {
    for (let dy = -2; dy <= 2; dy++)
      for (let dx = -2; dx <= 2; dx++) {
        const [column, row] = [x + dx, y + dy];
        if (column >= 0 && row >= 0 && column < width && row < height && dark[row * width + column])
          return true;
      }
    return false;
  };
  const share = (of: Ink, within: Ink): number => {
    let [found, all] = [0, 0];
    of.dark.forEach((isDark, index) => {
      if (!isDark) return;
      all++;
      if (near(within, index % of.width, Math.floor(index / of.width))) found++;
    });
    return all === 0 ? 0 : found / all;
  };
  return Math.min(share(a, b), share(b, a));
}

/** A line as the sealed document sets it. */
async function lineInPdf(text: string, direction: 'ltr' | 'rtl'): Promise<Buffer> {
  const typesetter = createTypesetter({ title: 'line', author: 'test', createdAt: new Date(0) });
  const style = { ...styles.body, size, lineHeight: 60, color: '#000000' };
  const [line] = typesetter.setInLines(text, style, 540, direction);
  if (!line) throw new Error('the text is empty');
  typesetter.drawLine(line, style, { left: 20, width: 540, top: 60, align: 'left' });
  const [picture] = await picturesOf(browser, await typesetter.finish(), pixelsPerPoint);
  if (!picture) throw new Error('the document has no page');
  return picture;
}

/** The same line as the browser sets it, with its own shaping and its own order of runs. */
async function lineInBrowser(text: string, direction: 'ltr' | 'rtl'): Promise<Buffer> {
  const context = await browser.newContext({
    deviceScaleFactor: pixelsPerPoint,
    viewport: { width: 700, height: 140 },
  });
  try {
    const page = await context.newPage();
    const font = (await readFile(fontFiles.regular)).toString('base64');
    await page.setContent(`<style>
      @font-face { font-family: Amiri; src: url(data:font/ttf;base64,${font}); }
      body { margin: 30px; font: ${size}px Amiri; color: #000; background: #fff; white-space: nowrap; }
    </style><div dir="${direction}"></div>`);
    await page.locator('div').evaluate((element, content) => {
      element.textContent = content;
    }, text);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    return await page.screenshot();
  } finally {
    await context.close();
  }
}

/** Writes pictures where somebody wants to look at them: into the directory that WASL_TEST_PICTURES names. */
async function keepPictures(name: string, pictures: readonly Buffer[]): Promise<void> {
  const directory = process.env.WASL_TEST_PICTURES;
  if (!directory) return;
  await mkdir(directory, { recursive: true });
  for (const [index, picture] of pictures.entries())
    await writeFile(join(directory, `${name}-${index + 1}.png`), picture);
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('a line of the sealed document', () => {
  it.each([
    ['joined letters and ligatures', 'الاتفاقية بين المؤسسة ومختبر لالة مريم للتحاليل', 'rtl'],
    ['brackets and guillemets', 'المدة (سنتان) [باستثناء «الليلية»] فقط', 'rtl'],
    ['figures, percentages and hours', 'تخفيض 30 % من 08:30 إلى 18:00، القانون 09-08', 'rtl'],
    ['Latin names among Arabic words', 'شركة \u2066ANZI ANALYSES (SARL)\u2069 بمدينة أكادير', 'rtl'],
    ['vowel marks', 'موقّعٌ إلكترونيًا بتاريخٍ محدَّد', 'rtl'],
    ['an Arabic name among French words', 'Partenaire : \u2068مختبر أنزي (أكادير)\u2069, à Agadir', 'ltr'],
  ] as const)('is set as a browser sets it: %s', async (_, text, direction) => {
    const [ours, theirs] = await Promise.all([
      lineInPdf(text, direction).then(inkOf),
      lineInBrowser(text, direction).then(inkOf),
    ]);
    expect(Math.abs(ours.width - theirs.width) / theirs.width).toBeLessThan(0.02);
    expect(likeness(ours, theirs)).toBeGreaterThan(0.9);
  });

  it('is told from the same letters unjoined, and from the same words the other way round', async () => {
    const text = 'الاتفاقية بين المؤسسة ومختبر لالة مريم';
    const theirs = await inkOf(await lineInBrowser(text, 'rtl'));
    const unjoined = [...text].join('\u200C');
    const turned = text.split(' ').reverse().join(' ');
    for (const wrong of [unjoined, turned])
      expect(likeness(await inkOf(await lineInPdf(wrong, 'rtl')), theirs)).toBeLessThan(0.75);
  });
});

describe('a sealed document', () => {
  it('is the same to the byte for the same agreement, and another for one changed word', async () => {
    const whole = await buildSealedDocument();
    const input = { ...whole, clauses: whole.clauses.slice(0, 2) };
    const hash = async (changes: Partial<typeof input> = {}) =>
      sha256(await renderSealedDocument({ ...input, ...changes }));
    const first = await hash();
    expect(await hash()).toBe(first);
    expect(await hash({ reference: 'CNV-2611-0043' })).not.toBe(first);
  });

  it('fills its pages and leaves its margins white', async () => {
    const pdf = await renderSealedDocument(await buildSealedDocument());
    const pictures = await picturesOf(browser, pdf, 1.6);
    expect(pictures).toHaveLength(6);
    await keepPictures('sealed-document', pictures);
    for (const picture of pictures) {
      const { width, height } = await sharp(picture).metadata();
      const darkest = async (left: number, top: number, columns: number, rows: number) => {
        const area = sharp(picture).extract({ left, top, width: columns, height: rows });
        return (await area.greyscale().raw().toBuffer()).reduce((least, grey) => Math.min(least, grey), 255);
      };
      expect(await darkest(100, 110, width - 200, height - 220)).toBeLessThan(80);
      for (const left of [0, width - 72]) expect(await darkest(left, 0, 72, height)).toBe(255);
    }
  });

  it('signed by hand is its certificate alone', async () => {
    const scan = {
      fileId: 'f'.repeat(24),
      sha256: 'e'.repeat(64),
      uploadedByAccountId: 'a'.repeat(24),
      uploadedAt: new Date(0),
      confirmedByAccountId: 'b'.repeat(24),
      confirmedAt: new Date(0),
    };
    const { signatories } = await buildSealedDocument();
    const pdf = await renderSealedDocument(
      await buildSealedDocument({
        route: 'PAPER',
        scan,
        signatories: signatories
          .filter(({ state }) => state === 'SIGNED')
          .map((each) => ({ ...each, signature: null, openedAt: null })),
      }),
    );
    expect(await picturesOf(browser, pdf, 1)).toHaveLength(2);
  });
});

describe('the sealed agreement of the demonstration', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startDemonstration();
  });
  afterAll(() => app?.stop());

  it('is a document whose hash verifies, and whose every other byte does not', async () => {
    const sealed = await app.stores.connection
      .collection<SigningRequestRecord>('signing-requests')
      .findOne({ state: 'SEALED' });
    const file = await app.modules.uploads.files.findById(sealed?.sealedFileId ?? '');
    if (!sealed || !file) throw new Error('the demonstration sealed nothing');
    const pdf = await buffer(await app.modules.uploads.files.openContent(file));
    const verify = async (hashOrCode: string) => {
      const answer = await app
        .client()
        .ask<{ verifyDocument: { isAuthentic: boolean; sha256: string } }>(
          'query ($hashOrCode: String!) { verifyDocument(hashOrCode: $hashOrCode) { isAuthentic sha256 } }',
          { hashOrCode },
        );
      return answer.verifyDocument;
    };
    const authentic = { isAuthentic: true, sha256: sha256(pdf) };
    expect(await verify(sha256(pdf))).toEqual(authentic);
    expect(await verify(sealed.verificationCode ?? '')).toEqual(authentic);
    const changed = Buffer.from(pdf);
    changed[Math.floor(pdf.length / 2)] = (changed[Math.floor(pdf.length / 2)] ?? 0) ^ 1;
    expect((await verify(sha256(changed))).isAuthentic).toBe(false);

    const pictures = await picturesOf(browser, pdf, 1.6);
    await keepPictures('demonstration', pictures);
    expect(pictures.length).toBeGreaterThan(2);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccessibilityProblems, launchBrowser, openWindow } from '../support/browser.ts';
import { buildAccount } from '../support/builders.ts';
import { type GivenOffer, givenOffer, givenPartnerStaff, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { settle, text } from '../support/web-pages.ts';

const words = (key: string) => text('ar', 'listing', key);
const inArabic = (field: string) => words('inArabic').replace('{{what}}', words(`field.${field}`));
const inFrench = (field: string) => words('inFrench').replace('{{what}}', words(`field.${field}`));

/** A red top over blue; turned upside down and marked so where it is asked for. */
async function picture(isUpsideDown = false): Promise<Buffer> {
  const top = await sharp({ create: { width: 800, height: 300, channels: 3, background: '#c33' } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#248' } })
    .composite([{ input: top, left: 0, top: 0 }])
    .png()
    .toBuffer();
  return isUpsideDown
    ? await sharp(upright).rotate(180).withMetadata({ orientation: 3 }).jpeg().toBuffer()
    : await sharp(upright)
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 25/1 0/1' } })
        .jpeg()
        .toBuffer();
}

/** What an owner does on a phone and a coordinator at a desk, in Arabic, until members see it. */
describe('a listing', () => {
  let app: TestApp;
  let browser: Browser;
  let given: GivenOffer;
  let owner: Page;
  let office: Page;
  let folder: string;

  const send = async () => {
    await owner.locator('button[type=submit]').click();
    await owner.getByText(words('sent')).first().waitFor();
    await settle(owner);
  };
  const files = async (...names: string[]) => {
    const chooser = owner.waitForEvent('filechooser');
    await owner.getByRole('button', { name: words('photos.add') }).click();
    await (await chooser).setFiles(names.map((name) => join(folder, name)));
  };
  const decide = async (field: string, decision: string) =>
    await office
      .getByRole('region', { name: words(`field.${field}`), exact: true })
      .getByRole('radio', { name: words(`decision.${decision}`), exact: true })
      .check();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wasl-photos-'));
    await writeFile(join(folder, 'upside-down.jpg'), await picture(true));
    await writeFile(join(folder, 'with-place.jpg'), await picture());
    for (const name of ['third.jpg', 'fourth.jpg']) await writeFile(join(folder, name), await picture());
    await writeFile(join(folder, 'huge.jpg'), Buffer.alloc(30 * 1024 * 1024, 7));
    app = await startTestApp();
    browser = await launchBrowser();
    given = await givenOffer(app);
    const account = await givenPartnerStaff(app, {
      partner: given.partner,
      branches: given.branches,
      role: 'PARTNER_OWNER',
    });
    const coordinator = buildAccount({
      role: 'COORDINATOR',
      organizationId: given.organization._id,
      regionCodes: [given.branch.regionCode],
    });
    await app.modules.accounts.insert(coordinator);
    const cookie = (await signInAs(app, account)).cookie();
    owner = await (await openWindow(browser, app.url, { language: 'ar', width: 360, cookie })).newPage();
    office = await (
      await openWindow(browser, app.url, {
        language: 'ar',
        width: 1440,
        cookie: (await signInAs(app, coordinator)).cookie(),
      })
    ).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is filled in by its owner on a phone, with photos; one of 30 MB is refused with the reason', async () => {
    await owner.goto('/partner/listing');
    await settle(owner);
    expect(await findAccessibilityProblems(owner)).toEqual([]);
    await owner.getByLabel(inArabic('NAME')).fill('مختبر الزعفران');
    await owner.getByLabel(inArabic('DESCRIPTION')).fill('تحاليل طبية.');
    await owner.getByLabel(inFrench('DESCRIPTION')).fill('Analyses médicales.');
    await files('upside-down.jpg', 'with-place.jpg', 'third.jpg', 'fourth.jpg', 'huge.jpg');
    const refusal = owner.getByRole('alert').filter({ hasText: 'huge.jpg' });
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain('20');
    await expect.poll(() => owner.locator('ol > li img').count()).toBe(4);
    await owner.getByLabel(words('photos.alternativeAr')).first().fill('واجهة المختبر');
    // The first photo cannot go further up: the first such button is the second's.
    const [earlier = ''] = words('photos.earlier').split('{{');
    await owner.getByRole('button', { name: earlier }).first().click();
    expect(await owner.getByLabel(words('photos.alternativeAr')).nth(1).inputValue()).toBe('واجهة المختبر');
    expect(await findAccessibilityProblems(owner)).toEqual([]);
    const width = await owner.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(360);
    await send();
    await owner.getByRole('heading', { name: words('request.title') }).waitFor();
    expect(await findAccessibilityProblems(owner)).toEqual([]);
    expect((await app.modules.partners.partners.findPartner(given.partner._id))?.photos).toBeUndefined();
  });

  it('comes back with a question, is sent in again, and is accepted', async () => {
    await office.goto('/office/changes');
    await settle(office);
    await office
      .getByRole('navigation', { name: words('changes.title') })
      .getByRole('link')
      .first()
      .click();
    await office.getByRole('heading', { name: words('field.PHOTOS') }).waitFor();
    expect(await findAccessibilityProblems(office)).toEqual([]);
    await decide('NAME', 'ACCEPT');
    await decide('PHOTOS', 'ACCEPT');
    await decide('DESCRIPTION', 'ASK');
    await office.getByLabel(words('changes.reason')).fill('المرجو ذكر مدة النتائج.');
    await office.getByRole('button', { name: words('changes.send') }).click();
    await office.getByText(words('changes.decided')).waitFor();

    await owner.goto('/partner/listing');
    await settle(owner);
    await owner.getByText('المرجو ذكر مدة النتائج.').first().waitFor();
    await owner.getByLabel(inArabic('DESCRIPTION')).fill('تحاليل طبية في اليوم نفسه.');
    await send();
    await office.goto('/office/changes');
    await settle(office);
    await office
      .getByRole('navigation', { name: words('changes.title') })
      .getByRole('link')
      .first()
      .click();
    await decide('DESCRIPTION', 'ACCEPT');
    await office.getByRole('button', { name: words('changes.send') }).click();
    await office.getByText(words('changes.decided')).waitFor();
  });

  it('is found in search within two seconds and shows its photos upright, without moving the page', async () => {
    const visitor = app.client({ language: 'ar' });
    const search = `query { searchPartners(input: { text: "الزعفران" }, first: 1) { edges { node { id } } } }`;
    await expect
      .poll(
        async () => {
          const { searchPartners } = await visitor.ask<{
            searchPartners: { edges: { node: { id: string } }[] };
          }>(search);
          return searchPartners.edges[0]?.node.id;
        },
        { timeout: 2000 },
      )
      .toBe(given.partner._id);
    const page = await (await openWindow(browser, app.url, { language: 'ar', width: 360 })).newPage();
    await page.goto(`/partners/${given.partner._id}`);
    await settle(page);
    const photo = page.locator(`section[aria-label="${text('ar', 'partners', 'photos')}"] img`);
    expect(await photo.count()).toBe(4);
    await photo.nth(1).scrollIntoViewIfNeeded();
    expect(await photo.nth(1).getAttribute('alt')).toBe('واجهة المختبر');
    await expect
      .poll(() => page.evaluate<number>("document.querySelectorAll('section.full > ul img')[1].naturalWidth"))
      .toBeGreaterThan(0);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.getByText('تحاليل طبية في اليوم نفسه.').count()).toBe(1);
  });
});

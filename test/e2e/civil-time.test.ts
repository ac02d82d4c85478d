import { createVoucherToken } from '@wasl/shared/voucher-token';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openWindow } from '../support/browser.ts';
import { startDemonstration } from '../support/demonstration.ts';
import { readQr } from '../support/qr.ts';
import type { TestApp, TestClient } from '../support/test-app.ts';
import { checkVoucher, issueVoucher, redeemVoucher } from '../support/voucher-operations.ts';
import { findShowcaseOffer, settle, signInReaders, text } from '../support/web-pages.ts';

/** Sunday, half an hour before midnight in Morocco: Monday already by rules of one hour more, afternoon in New York. */
const lateOnSunday = '2026-11-22T23:30:00.000Z';
const hourMillis = 60 * 60_000;

/** Zones a device may believe in, with the minutes they put between UTC and themselves at that moment. */
const zones = [
  // As far from UTC as Morocco is now, and without any rule.
  { timezoneId: 'Etc/GMT', minutesBehindUtc: 0 },
  { timezoneId: 'America/New_York', minutesBehindUtc: 300 },
  // Morocco as a browser knows it that never heard of the change of September 2026.
  { timezoneId: 'Etc/GMT-1', minutesBehindUtc: -60 },
] as const;

interface Answers {
  offer: {
    validTo: { date: string; text: string };
    branches: {
      openingState: { text: string };
      openingHours: { weekday: number; day: { date: string } }[];
    }[];
  };
  open: { expiresAt: { date: string; time: string } };
  used: { redemption: { redeemedAt: { text: string; time: string } } };
  viewer: { member: { card: { validUntil: { date: string } } } };
  service: { now: { date: string; time: string } };
}

let app: TestApp;
let browser: Browser;
let member: TestClient;
let cashier: TestClient;
let offerId: string;
let openId: string;
let usedId: string;
let branchId: string;
let answers: Answers;

beforeAll(async () => {
  app = await startDemonstration();
  app.clock.set(lateOnSunday);
  browser = await launchBrowser();
  ({ member, cashier } = await signInReaders(app));
  ({ offerId } = await findShowcaseOffer(member));
  const { viewer } = await cashier.ask<{ viewer: { partnerStaff: { branches: { id: string }[] } } }>(
    'query { viewer { partnerStaff { branches { id } } } }',
  );
  branchId = viewer.partnerStaff.branches[0]?.id ?? '';
  const issue = async (key: string) => {
    const { voucher } = await issueVoucher(member, { offerId, idempotencyKey: `civil-time-${key}-0001` });
    if (!voucher) throw new Error('no voucher was issued');
    return voucher;
  };
  const used = await issue('used');
  usedId = used.id;
  openId = (await issue('open')).id;
  await redeemVoucher(cashier, {
    branchId,
    scan: used.code,
    lines: [{ serviceCode: 'haematology', amountCentimes: 18_000 }],
    idempotencyKey: 'civil-time-redeem-0001',
  });
  answers = await member.ask<Answers>(
    `query ($offerId: ID!, $openId: ID!, $usedId: ID!) {
      offer(id: $offerId) {
        validTo { date text } branches { openingState { text } openingHours { weekday day { date } } }
      }
      open: voucher(id: $openId) { expiresAt { date time } }
      used: voucher(id: $usedId) { redemption { redeemedAt { text time } } }
      viewer { member { card { validUntil { date } } } }
      service { now { date time } }
    }`,
    { offerId, openId, usedId },
  );
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** A device whose clock stands still, this much beside the server's. */
async function openDevice(
  who: TestClient | null,
  device: { timezoneId?: string; wrongByMillis?: number } = {},
): Promise<Page> {
  const { timezoneId = 'Africa/Casablanca', wrongByMillis = 0 } = device;
  const context = await openWindow(browser, app.url, {
    language: 'fr',
    timezoneId,
    hasWorker: false,
    ...(who && { cookie: who.cookie() }),
  });
  await context.clock.setFixedTime(app.clock.now().getTime() + wrongByMillis);
  return await context.newPage();
}

async function read(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await settle(page);
  await page.waitForLoadState('networkidle');
  return (await page.locator('#content').innerText()).replaceAll('\u00a0', ' ');
}

describe('a device in another zone, or with old rules for this one', () => {
  type Reading = Record<'offer' | 'vouchers' | 'open' | 'used' | 'history' | 'card', string>;
  const readings = new Map<string, Reading & { today: string; minutesBehindUtc: number }>();

  beforeAll(async () => {
    await Promise.all(
      zones.map(async ({ timezoneId }) => {
        const page = await openDevice(member, { timezoneId });
        const offer = await read(page, `/offers/${offerId}`);
        readings.set(timezoneId, {
          offer,
          today: await page.locator('.hours [aria-current=date] th').innerText(),
          vouchers: await read(page, '/vouchers'),
          open: await read(page, `/vouchers/${openId}`),
          used: await read(page, `/vouchers/${usedId}`),
          history: await read(page, '/history'),
          card: await read(page, '/card'),
          minutesBehindUtc: await page.evaluate<number>(`new Date('${lateOnSunday}').getTimezoneOffset()`),
        });
        await page.context().close();
      }),
    );
  });

  it.each(zones)(
    'shows the days and times of the server in $timezoneId',
    ({ timezoneId, minutesBehindUtc }) => {
      const reading = readings.get(timezoneId);
      expect(reading?.minutesBehindUtc).toBe(minutesBehindUtc);
      expect(answers.service.now).toEqual({ date: '2026-11-22', time: '23:30' });

      expect(reading?.offer).toContain(answers.offer.branches[0]?.openingState.text);
      expect(reading?.today).toMatch(/^Dimanche/);

      expect(answers.open.expiresAt).toEqual({ date: '2026-11-26', time: '00:00' });
      expect(reading?.open).toContain('mercredi 25 novembre, 23:59');
      expect(reading?.vouchers).toContain('mercredi 25 novembre, 23:59');
      expect(reading?.vouchers).toContain('3 jours');

      const { redeemedAt } = answers.used.redemption;
      expect(redeemedAt.text).toContain('22 novembre');
      expect(redeemedAt.time).toBe('23:30');
      for (const page of ['used', 'vouchers', 'history'] as const)
        expect(reading?.[page]).toContain(redeemedAt.text);

      const validUntil = answers.viewer.member.card.validUntil.date.split('-').reverse().join('/');
      expect(reading?.card).toContain(validUntil);
    },
  );

  it('reads the same word for word, whatever the zone', () => {
    const [here, ...elsewhere] = [...readings.values()].map(({ minutesBehindUtc: _, ...texts }) => texts);
    expect(elsewhere).toHaveLength(2);
    for (const reading of elsewhere) expect(reading).toEqual(here);
  });

  it('shows an offer’s last day to a visitor, and the hour of a redemption at the counter', async () => {
    expect(answers.offer.validTo).toMatchObject({ date: '2026-12-31', text: '31 décembre 2026' });
    await Promise.all(
      zones.map(async ({ timezoneId }) => {
        const visitor = await openDevice(null, { timezoneId });
        expect(await read(visitor, `/offers/${offerId}`)).toContain('31 décembre 2026');
        const counter = await openDevice(cashier, { timezoneId });
        expect(await read(counter, '/counter')).toContain('23:30');
      }),
    );
  });
});

describe('a device whose clock is an hour wrong', () => {
  it.each([
    { clock: 'ahead', wrongByMillis: hourMillis },
    { clock: 'behind', wrongByMillis: -hourMillis },
  ])('shows a QR that the counter takes when it is $clock', async ({ wrongByMillis }) => {
    const { voucher } = await member.ask<{ voucher: { code: string; qrSecret: string } }>(
      'query ($id: ID!) { voucher(id: $id) { code qrSecret } }',
      { id: openId },
    );
    const uncorrected = createVoucherToken(
      voucher.qrSecret,
      voucher.code,
      app.clock.now().getTime() + wrongByMillis,
    );
    expect(await checkVoucher(cashier, { branchId, scan: uncorrected })).toMatchObject({
      __typename: 'VoucherNotUsableError',
    });

    const page = await openDevice(member, { wrongByMillis });
    const shown = await read(page, `/vouchers/${openId}`);
    expect(shown).toContain('3 jours');
    const scan = await readQr(page.getByRole('img', { name: text('fr', 'vouchers', 'one.qrLabel') }));
    expect(await checkVoucher(cashier, { branchId, scan })).toMatchObject({
      __typename: 'CheckVoucherSuccess',
      voucher: { id: openId },
    });
  });
});

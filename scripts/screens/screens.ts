import type { Language } from '@wasl/shared/language';
import type { Page } from 'playwright-core';
import type { Onlooker, Stage, Story } from './story.ts';

export type Width = 360 | 1024 | 1440;

/** One screen that is drawn. */
export interface Screen {
  name: string;
  /** The moment of the story it shows. */
  stage: Stage;
  onlooker: Onlooker;
  widths: readonly Width[];
  address(story: Story, language: Language): string;
  /** What is done on it before it is drawn. */
  prepare?(page: Page, story: Story): Promise<void>;
}

const everyWidth = [360, 1440] as const;
const agdal = { near: '33.9996,-6.8498', ar: 'الرباط – أكدال', fr: 'Rabat – Agdal', en: 'Rabat – Agdal' };
const searched = { ar: 'مختبر تحاليل', fr: 'laboratoire', en: 'laboratory' };

function searchAddress(language: Language): string {
  const asked = new URLSearchParams({
    q: searched[language],
    sector: 'health',
    near: agdal.near,
    place: agdal[language],
    radius: '10',
    sort: 'distance',
  });
  return `/?${asked}`;
}

/** In the order in which a window comes to them: an offer tells how far it is from where was searched. */
export const screens: readonly Screen[] = [
  {
    name: 'search',
    stage: 'before',
    onlooker: 'member',
    widths: everyWidth,
    address: (_, language) => searchAddress(language),
    // The list and the map answer each other: the first offer is pointed at.
    prepare: (page) => page.locator('.offer-card').first().hover(),
  },
  {
    name: 'offer',
    stage: 'before',
    onlooker: 'member',
    widths: everyWidth,
    address: ({ offerId }) => `/offers/${offerId}`,
    prepare: (page) =>
      page
        .getByRole('radio', { name: /سلمى|Salma/ })
        .first()
        .check({ force: true }),
  },
  {
    name: 'partner',
    stage: 'before',
    onlooker: 'member',
    widths: everyWidth,
    address: ({ partnerId }) => `/partners/${partnerId}`,
  },
  {
    name: 'sign-in',
    stage: 'before',
    onlooker: 'visitor',
    widths: everyWidth,
    address: () => '/sign-in',
  },
  {
    name: 'join',
    stage: 'before',
    onlooker: 'visitor',
    widths: everyWidth,
    address: () => '/join',
  },
  {
    name: 'office',
    stage: 'before',
    onlooker: 'coordinator',
    widths: everyWidth,
    address: () => '/office',
  },
  {
    name: 'agreement',
    stage: 'before',
    onlooker: 'coordinator',
    widths: everyWidth,
    address: ({ agreementId }) => `/office/agreements/${agreementId}`,
  },
  {
    name: 'coverage',
    stage: 'before',
    onlooker: 'nationalCoordinator',
    widths: [1440],
    address: () => '/office/coverage?sector=health&category=laboratory',
  },
  {
    name: 'voucher',
    stage: 'issued',
    onlooker: 'member',
    widths: everyWidth,
    address: ({ voucherId }) => `/vouchers/${voucherId}`,
    prepare: (page) => page.locator('.qr').first().waitFor(),
  },
  {
    name: 'vouchers',
    stage: 'issued',
    onlooker: 'member',
    widths: everyWidth,
    address: () => '/vouchers',
  },
  {
    name: 'card',
    stage: 'issued',
    onlooker: 'member',
    widths: everyWidth,
    address: () => '/card',
    prepare: (page) => page.locator('.qr').first().waitFor(),
  },
  {
    name: 'counter',
    stage: 'issued',
    onlooker: 'cashier',
    widths: [360, 1024, 1440],
    address: () => '/counter',
    prepare: enterBill,
  },
  {
    name: 'voucher-redeemed',
    stage: 'redeemed',
    onlooker: 'member',
    widths: everyWidth,
    address: ({ voucherId }) => `/vouchers/${voucherId}`,
  },
];

/** The voucher is read, its conditions are seen, and the third line of the bill is being typed. */
async function enterBill(page: Page, { voucherCode }: Story): Promise<void> {
  await page.locator('.counter-code input').fill(voucherCode);
  await page.locator('.counter-voucher').waitFor();
  for (const box of await page.locator('.counter-voucher input[type=checkbox]').all())
    await box.check({ force: true });
  for (const [at, amount] of ['280', '90', '80'].entries()) {
    await page.locator('.counter-services button').nth(at).click();
    await page.keyboard.type(amount);
  }
}

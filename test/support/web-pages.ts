import type { Language } from '@wasl/shared/language';
import type { Page } from 'playwright-core';
import { listAgreementPages } from './agreement-pages.ts';
import { signInToDemonstration } from './demonstration.ts';
import type { TestApp, TestClient } from './test-app.ts';
import { text } from './web-texts.ts';

export { text };

/** Whom the stories of the demonstration are about. */
export const demonstrationMember = 'foundation:MB-20418';
export const demonstrationCashier = 'cashier@demo.wasl.example';

export type Reader = 'visitor' | keyof Readers;

/** Members and staff that browser tests show pages to. */
export interface Readers {
  member: TestClient;
  cashier: TestClient;
  /** Of the laboratory, with all its branches. */
  owner: TestClient;
  /** Of Souss-Massa. */
  coordinator: TestClient;
  nationalCoordinator: TestClient;
  administrator: TestClient;
}

/** Their sessions: one sign-in each, for all windows. */
export async function signInReaders(app: TestApp): Promise<Readers> {
  return {
    member: await signInToDemonstration(app, demonstrationMember),
    cashier: await signInToDemonstration(app, demonstrationCashier),
    owner: await signInToDemonstration(app, 'owner@demo.wasl.example'),
    coordinator: await signInToDemonstration(app, 'coordinator.souss@demo.wasl.example'),
    nationalCoordinator: await signInToDemonstration(app, 'coordinator.national@demo.wasl.example'),
    administrator: await signInToDemonstration(app, 'administrator@demo.wasl.example'),
  };
}

export interface WebPage {
  name: string;
  reader: Reader;
  /** Address in the web, with a leading slash. */
  path: string;
  /** What to press to see it, once the page is there. */
  open?: (page: Page, language: Language) => Promise<void>;
  /** Only at these widths: what a wide window shows without opening anything. */
  only?: 'phone';
}

interface MemberVouchers {
  viewer: { member: Record<'open' | 'used', { edges: { node: { id: string } }[] }> };
}

interface FoundOffers {
  searchOffers: { edges: { node: { id: string; partner: { id: string } } }[] };
}

/** Around Agdal in Rabat, where the demonstration is densest. */
export const nearAgdal = '/?near=34.000,-6.850&radius=10';

/** The laboratory's offer that the demonstration tells of, and its partner. */
export async function findShowcaseOffer(client: TestClient): Promise<{ offerId: string; partnerId: string }> {
  const { searchOffers } = await client.ask<FoundOffers>(
    `query { searchOffers(input: { text: "laboratoire ibn rochd" }, first: 1) {
      edges { node { id partner { id } } } } }`,
  );
  const [found] = searchOffers.edges;
  if (!found) throw new Error('the demonstration has no Laboratoire Ibn Rochd');
  return { offerId: found.node.id, partnerId: found.node.partner.id };
}

/** An open and a used voucher of a member of the demonstration. */
export async function findVouchers(member: TestClient): Promise<{ openId: string; usedId: string }> {
  const { viewer } = await member.ask<MemberVouchers>(
    `query { viewer { member {
      open: vouchers(states: [ISSUED], first: 1) { edges { node { id } } }
      used: vouchers(states: [REDEEMED], first: 1) { edges { node { id } } } } } }`,
  );
  const [open] = viewer.member.open.edges;
  const [used] = viewer.member.used.edges;
  if (!open || !used) throw new Error('the member of the demonstration has too few vouchers');
  return { openId: open.node.id, usedId: used.node.id };
}

/** A branch of the partner that the owner works at. */
async function findBranch(owner: TestClient): Promise<string> {
  const { viewer } = await owner.ask<{ viewer: { partnerStaff: { branches: { id: string }[] } } }>(
    'query { viewer { partnerStaff { branches { id } } } }',
  );
  return viewer.partnerStaff.branches[0]?.id ?? '';
}

interface FoundCards {
  pipelineCards: { edges: { node: { id: string } }[] };
}

/** A prospect of the coordinator's regions. */
export async function findProspect(coordinator: TestClient): Promise<string> {
  const { pipelineCards } = await coordinator.ask<FoundCards>(
    'query { pipelineCards(stages: [PROSPECT], first: 1) { edges { node { id } } } }',
  );
  const [found] = pipelineCards.edges;
  if (!found) throw new Error('the demonstration has no prospect in Souss-Massa');
  return found.node.id;
}

/** The pages of the office that show the pipeline, coverage and templates. */
async function listOfficePages({ coordinator, administrator }: Readers): Promise<WebPage[]> {
  const prospectId = await findProspect(coordinator);
  const { agreementTemplates } = await administrator.ask<{ agreementTemplates: { id: string }[] }>(
    'query { agreementTemplates { id } }',
  );
  const template = `/office/templates/${agreementTemplates[0]?.id}`;
  const inDialog = async (page: Page) => {
    await page.getByRole('dialog').waitFor();
  };
  return [
    { name: 'board', path: '/office', reader: 'coordinator' },
    { name: 'pipeline as a list', path: '/office?view=list&ended=1', reader: 'nationalCoordinator' },
    { name: 'board that finds nothing', path: '/office?q=zzzzzzzz', reader: 'coordinator' },
    { name: 'new agreement', path: '/office?new=1', reader: 'coordinator', open: inDialog },
    { name: 'prospect', path: `/office?prospect=${prospectId}`, reader: 'coordinator', open: inDialog },
    { name: 'coverage of the country', path: '/office/coverage?all=1', reader: 'nationalCoordinator' },
    { name: 'coverage of a region', path: '/office/coverage?measure=share', reader: 'coordinator' },
    { name: 'templates', path: '/office/templates', reader: 'administrator' },
    { name: 'new template', path: '/office/templates/new', reader: 'administrator' },
    {
      name: 'template being written',
      path: template,
      reader: 'administrator',
      open: async (page) => await page.locator('.clause-row > .title').nth(1).click(),
    },
    { name: 'template being read', path: template, reader: 'coordinator' },
  ];
}

/** Every page with an address, for everybody who sees it differently. */
export async function listPages(readers: Readers): Promise<WebPage[]> {
  const { member } = readers;
  const { offerId, partnerId } = await findShowcaseOffer(member);
  const branchId = await findBranch(readers.owner);
  const { openId, usedId } = await findVouchers(member);
  const press = (namespace: string, key: string, role: 'button' | 'link' = 'button') => {
    return async (page: Page, language: Language) => {
      const name = text(language, namespace, key);
      await page.getByRole(role, { name, exact: true }).filter({ visible: true }).first().click();
    };
  };
  const dialog = (open: (page: Page, language: Language) => Promise<void>) => {
    return async (page: Page, language: Language) => {
      await open(page, language);
      await page.getByRole('dialog').waitFor();
    };
  };
  const visitor = (name: string, path: string): WebPage => ({ name, path, reader: 'visitor' });
  const ofMember = (name: string, path: string): WebPage => ({ name, path, reader: 'member' });
  return [
    visitor('search', nearAgdal),
    visitor('search by words', '/?q=pharmacie'),
    visitor('search that finds nothing', '/?q=zzzzzzzz'),
    visitor('search for partners', `${nearAgdal}&show=partners`),
    {
      ...visitor('search with its filters', `${nearAgdal}&discount=from_30`),
      open: dialog((page, language) =>
        page
          .getByRole('button', { name: text(language, 'search', 'filters') })
          .first()
          .click(),
      ),
      only: 'phone',
    },
    {
      ...visitor('search for a place', nearAgdal),
      open: dialog((page) =>
        page
          .locator('[aria-haspopup=dialog], .chip:has(.lucide-map-pin)')
          .filter({ visible: true })
          .first()
          .click(),
      ),
    },
    visitor('offer', `/offers/${offerId}`),
    visitor('partner', `/partners/${partnerId}`),
    visitor('signing in', '/sign-in'),
    visitor('joining', '/join'),
    visitor('resetting a password', '/reset-password'),
    visitor('about', '/about'),
    visitor('privacy', '/privacy'),
    visitor('a page that does not exist', '/no-such-page'),
    visitor('verifying a document', '/verify'),
    visitor('verifying a code nobody gave', '/verify/AAAA-BBBB-CCCC'),
    visitor('signing link nobody has', '/sign/nobody'),
    visitor('invitation nobody has', '/invitation/nobody'),
    ofMember('offer for a member', `/offers/${offerId}`),
    ofMember('vouchers', '/vouchers'),
    ofMember('live voucher', `/vouchers/${openId}`),
    {
      ...ofMember('giving a voucher back', `/vouchers/${openId}`),
      open: dialog(press('vouchers', 'actions.cancelVoucher')),
    },
    ofMember('redeemed voucher', `/vouchers/${usedId}`),
    ofMember('history', '/history'),
    ofMember('card', '/card'),
    { ...ofMember('card enlarged', '/card'), open: dialog(press('card', 'enlarge')) },
    ofMember('favourites', '/favourites'),
    ofMember('account', '/account'),
    { name: 'counter', path: '/counter', reader: 'cashier' },
    {
      name: 'settings of the counter',
      path: '/counter',
      reader: 'cashier',
      open: dialog(press('counter', 'bar.menu')),
    },
    { name: 'listing of a partner', path: '/partner/listing', reader: 'owner' },
    { name: 'listing of a branch', path: `/partner/listing?branch=${branchId}`, reader: 'owner' },
    { name: 'changes to decide', path: '/office/changes', reader: 'coordinator' },
    ...(await listOfficePages(readers)),
    ...(await listAgreementPages(readers.coordinator)),
  ];
}

/** Opens a screen and waits until everything that it loads is there. */
export async function openPage(page: Page, screen: WebPage, language: Language): Promise<void> {
  await page.goto(screen.path);
  await settle(page);
  await screen.open?.(page, language);
  if (screen.open) await settle(page);
}

/** Waits for the page's heading, its data and its fonts. What the server wrote for readers without scripts has no `#content`. */
export async function settle(page: Page): Promise<void> {
  await page.locator('#content h1').first().waitFor({ state: 'attached' });
  await page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
}

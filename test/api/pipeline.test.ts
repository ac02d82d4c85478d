import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgreementRecord, newHandling } from '../../server/src/modules/agreements/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import { buildAccount, buildAgreement, nextNumber } from '../support/builders.ts';
import { givenOrganization, givenPartner, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let organization: OrganizationRecord;
let coordinatorId: string;
let souss: TestClient;
let oriental: TestClient;
let national: TestClient;

const tiznit = '09.581';
const oujda = '02.411';

async function staff(
  organizationId: string,
  regionCodes: string[] | null,
  overrides: Parameters<typeof buildAccount>[0] = { role: 'COORDINATOR' },
) {
  const account = buildAccount({
    organizationId,
    regionCodes,
    secondFactorSecret: 'JBSWY3DPEHPK3PXP',
    ...overrides,
  });
  await app.modules.accounts.insert(account);
  return { account, client: await signInAs(app, account) };
}

beforeAll(async () => {
  app = await startTestApp();
  organization = await givenOrganization(app);
  const first = await staff(organization._id, ['09']);
  coordinatorId = first.account._id;
  souss = first.client;
  oriental = (await staff(organization._id, ['02'])).client;
  national = (await staff(organization._id, null, { role: 'NATIONAL_COORDINATOR' })).client;
});
afterAll(async () => {
  await app.stop();
});

/** An agreement of a partner in Tiznit, in Souss-Massa, unless told otherwise. */
async function givenHandled(
  overrides: Partial<Omit<AgreementRecord, 'handling'>> & {
    name?: string;
    handling?: Partial<AgreementRecord['handling']>;
    of?: OrganizationRecord;
  } = {},
): Promise<AgreementRecord> {
  const { name = `Clinique ${nextNumber()}`, handling = {}, of = organization, ...rest } = overrides;
  const { partner } = await givenPartner(app, { name: { fr: name, ar: `مصحة ${nextNumber()}` } });
  const agreement = buildAgreement({
    state: 'ACTIVE',
    regionCodes: ['09'],
    endsOn: '2028-12-31',
    organizationId: of._id,
    partnerId: partner._id,
    ...rest,
    handling: newHandling({
      sectorCode: 'health',
      categoryCode: 'clinic',
      provinceCode: tiznit,
      stateSince: new Date('2026-11-20T09:00:00Z'),
      searchText: `${name.toLowerCase()} tiznit`,
      ...handling,
    }),
  });
  await app.modules.agreements.insertAgreements([agreement]);
  return agreement;
}

interface Card {
  id: string;
  stage: string;
  isProspect: boolean;
  name: { display: string };
  ageDays: number;
  isLate: boolean;
  daysToEnd: number | null;
  nextStep: { code: string; text: string; isOurs: boolean; isLate: boolean; dueOn: { date: string } | null };
}

interface Board {
  openCount: number;
  lateCount: number;
  mineCount: number;
  provinceCount: number;
  columns: { stage: string; count: number; lateCount: number; targetDays: number | null; cards: Card[] }[];
}

const cardFields = `id stage isProspect name { display } ageDays isLate daysToEnd
  nextStep { code text isOurs isLate dueOn { date } }`;

async function board(client: TestClient, filter: object = {}, cardsPerColumn = 100): Promise<Board> {
  const { pipelineBoard } = await client.ask<{ pipelineBoard: Board }>(
    `query ($filter: PipelineFilter, $cardsPerColumn: Int) {
      pipelineBoard(filter: $filter, cardsPerColumn: $cardsPerColumn) {
        openCount lateCount mineCount provinceCount
        columns { stage count lateCount targetDays cards { ${cardFields} } }
      } }`,
    { filter, cardsPerColumn },
  );
  return pipelineBoard;
}

const idsOf = ({ columns }: Board): string[] => columns.flatMap(({ cards }) => cards.map(({ id }) => id));

describe('the board', () => {
  it('counts and shows what lies in the viewer’s regions and nothing else', async () => {
    const here = await givenHandled();
    const everywhere = await givenHandled({ regionCodes: null });
    const there = await givenHandled({ regionCodes: ['02'], handling: { provinceCode: oujda } });
    const elsewhere = await givenHandled({ of: await givenOrganization(app) });
    const seen = await board(souss);
    expect(idsOf(seen)).toEqual(expect.arrayContaining([here._id, everywhere._id]));
    expect(idsOf(seen)).not.toContain(there._id);
    expect(idsOf(seen)).not.toContain(elsewhere._id);
    expect(idsOf(await board(national))).toEqual(expect.arrayContaining([here._id, there._id]));
    expect(idsOf(await board(oriental))).not.toContain(here._id);
    for (const asked of [souss, oriental, national]) {
      const shown = await board(asked);
      expect(shown.openCount).toBe(idsOf(shown).length);
      for (const { count, cards } of shown.columns) expect(count).toBe(cards.length);
    }
  });

  it('shows nothing of regions that are asked for and not the viewer’s', async () => {
    await givenHandled({ regionCodes: null });
    const seen = await board(souss, { regionCodes: ['02'] });
    expect(idsOf(seen)).toEqual([]);
    expect(seen).toMatchObject({ openCount: 0, lateCount: 0, mineCount: 0, provinceCount: 0 });
  });

  it('puts each state in its column', async () => {
    const made = {
      DRAFT: await givenHandled({ state: 'DRAFT' }),
      IN_REVIEW: await givenHandled({ state: 'IN_REVIEW' }),
      OUT_FOR_SIGNATURE: await givenHandled({ state: 'OUT_FOR_SIGNATURE' }),
      ACTIVE: await givenHandled({}),
      EXPIRING: await givenHandled({ endsOn: '2027-02-20' }),
      ENDED: await givenHandled({ state: 'SUSPENDED' }),
    };
    const renewing = await givenHandled({ state: 'RENEWING', endsOn: '2027-12-31' });
    const byStage = (shown: Board) =>
      Object.fromEntries(shown.columns.map(({ stage, cards }) => [stage, cards.map(({ id }) => id)]));
    const shown = byStage(await board(souss, { includeEnded: true }));
    for (const [stage, { _id }] of Object.entries(made)) expect(shown[stage]).toContain(_id);
    expect(shown.EXPIRING).toContain(renewing._id);
    expect((await board(souss)).columns.map(({ stage }) => stage)).not.toContain('ENDED');
  });

  it('shows a change at the next question', async () => {
    const agreement = await givenHandled({ state: 'DRAFT' });
    expect(idsOf(await board(souss))).toContain(agreement._id);
    await app.modules.runInTransaction(async (session) => {
      await app.modules.agreements.agreements.noteHandling(session, agreement._id, {
        ownerAccountId: coordinatorId,
      });
    });
    expect(idsOf(await board(souss, { onlyMine: true }))).toContain(agreement._id);
    await app.modules.runInTransaction(async (session) => {
      await app.modules.agreements.agreements.moveTo(session, agreement._id, 'WITHDRAWN');
    });
    expect(idsOf(await board(souss))).not.toContain(agreement._id);
  });

  it('is for the office alone', async () => {
    const visitor = await app.client().send('{ pipelineBoard { openCount } }');
    expect(visitor.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { partner, branches } = await givenPartner(app);
    const account = buildAccount({
      role: 'PARTNER_OWNER',
      partnerId: partner._id,
      branchIds: branches.map(({ _id }) => _id),
    });
    await app.modules.accounts.insert(account);
    const partnerStaff = await signInAs(app, account);
    const refused = await partnerStaff.send('{ pipelineBoard { openCount } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

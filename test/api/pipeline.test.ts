import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgreementRecord, newHandling } from '../../server/src/modules/agreements/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import { buildStandardTemplate } from '../../server/src/modules/templates/index.ts';
import { buildAccount, buildAgreement, buildBranch, nextNumber } from '../support/builders.ts';
import { givenOffer, givenOrganization, givenPartner, signInAs } from '../support/given.ts';
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

describe('filters and orders', () => {
  it('finds by folded words of name, town, ICE and reference', async () => {
    const found = await givenHandled({
      name: 'Polyclinique Ifrane',
      handling: { searchText: 'polyclinique ifrane مصحة افران tiznit 001234567000089 ag-2026-99001' },
    });
    for (const text of ['IFRANE poly', 'إفران', '001234567000089', 'ag-2026-99001', 'tiznit ifrane'])
      expect(idsOf(await board(souss, { text })), text).toContain(found._id);
    expect(idsOf(await board(souss, { text: 'ifrane oujda' }))).toEqual([]);
  });

  it('narrows by province, sector, owner and lateness, each with its own counts', async () => {
    const of = await givenOrganization(app);
    const { client, account } = await staff(of._id, ['09']);
    const late = await givenHandled({
      of,
      state: 'DRAFT',
      handling: { stateSince: new Date('2026-11-10T09:00:00Z'), ownerAccountId: account._id },
    });
    const agadir = await givenHandled({ of, state: 'DRAFT', handling: { provinceCode: '09.001' } });
    const gym = await givenHandled({ of, handling: { sectorCode: 'sport', categoryCode: 'gym' } });
    expect(await board(client)).toMatchObject({ openCount: 3, lateCount: 1, mineCount: 1, provinceCount: 2 });
    const expected: [object, string[]][] = [
      [{ provinceCodes: ['09.001'] }, [agadir._id]],
      [{ sectorCodes: ['sport'] }, [gym._id]],
      [{ ownerIds: [account._id] }, [late._id]],
      [{ onlyMine: true }, [late._id]],
      [{ onlyLate: true }, [late._id]],
      [{ onlyLate: true, provinceCodes: ['09.001'] }, []],
      [{ ownerIds: [], sectorCodes: [], text: ' ' }, [late._id, agadir._id, gym._id]],
    ];
    for (const [filter, ids] of expected) {
      const shown = await board(client, filter);
      expect(idsOf(shown), JSON.stringify(filter)).toEqual(ids);
      expect(shown.openCount).toBe(ids.length);
      expect(shown.columns.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length);
      expect(shown.lateCount).toBe(ids.includes(late._id) ? 1 : 0);
    }
  });

  it('counts all of a column and shows the first in order', async () => {
    const of = await givenOrganization(app);
    const { client } = await staff(of._id, ['09']);
    const made = [];
    for (const day of ['18', '12', '20'])
      made.push(
        await givenHandled({
          of,
          state: 'DRAFT',
          handling: { stateSince: new Date(`2026-11-${day}T09:00:00Z`) },
        }),
      );
    const [drafts] = (await board(client, {}, 2)).columns.filter(({ stage }) => stage === 'DRAFT');
    expect(drafts).toMatchObject({ count: 3, lateCount: 1, targetDays: 7 });
    expect(drafts?.cards.map(({ id }) => id)).toEqual([made[1]?._id, made[0]?._id]);
  });

  it('becomes late at midnight in Morocco', async () => {
    const of = await givenOrganization(app);
    const { client } = await staff(of._id, ['09']);
    await givenHandled({ of, state: 'DRAFT', handling: { stateSince: new Date('2026-11-15T08:00:00Z') } });
    const lateCount = async (at: string) => {
      app.clock.set(at);
      return (await board(client)).lateCount;
    };
    try {
      expect(await lateCount('2026-11-22T23:59:59Z')).toBe(0);
      expect(await lateCount('2026-11-23T00:00:00Z')).toBe(1);
    } finally {
      app.clock.set('2026-11-22T09:30:00.000Z');
    }
  });

  it('pages through the list in every order without missing or repeating any', async () => {
    const of = await givenOrganization(app);
    const { client } = await staff(of._id, ['09']);
    for (let number = 0; number < 11; number++)
      await givenHandled({
        of,
        state: number % 2 === 0 ? 'DRAFT' : 'ACTIVE',
        endsOn: `2028-0${1 + (number % 4)}-01`,
        name: `Centre ${'abcd'.charAt(number % 4)}`,
        handling: { stateSince: new Date(Date.UTC(2026, 10, 1 + (number % 5), 9)) },
      });
    interface Page {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { id: string; name: { display: string } } }[];
    }
    for (const order of ['LATENESS', 'NAME', 'NEWEST', 'END']) {
      const pages: Page[] = [];
      for (let after: string | null = null; ; ) {
        const { pipelineCards }: { pipelineCards: Page } = await client.ask(
          `query ($order: PipelineOrder, $after: String) {
            pipelineCards(order: $order, first: 4, after: $after) {
              totalCount pageInfo { hasNextPage endCursor } edges { node { id name { display } } }
            } }`,
          { order, after },
        );
        pages.push(pipelineCards);
        if (!pipelineCards.pageInfo.hasNextPage) break;
        after = pipelineCards.pageInfo.endCursor;
      }
      expect(pages.map(({ edges }) => edges.length)).toEqual([4, 4, 3]);
      expect(pages.every(({ totalCount }) => totalCount === 11)).toBe(true);
      const cards = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
      expect(new Set(cards.map(({ id }) => id)).size).toBe(11);
      const names = cards.map(({ name }) => name.display);
      if (order === 'NAME') expect(names).toEqual([...names].sort());
    }
    const drafts = await client.ask<{ pipelineCards: Page }>(
      '{ pipelineCards(stages: [DRAFT]) { totalCount pageInfo { hasNextPage endCursor } edges { node { id name { display } } } } }',
    );
    expect(drafts.pipelineCards.totalCount).toBe(6);
  });

  it('refuses pages and cursors that cannot be', async () => {
    for (const query of [
      '{ pipelineBoard(cardsPerColumn: 101) { openCount } }',
      '{ pipelineCards(first: 101) { totalCount } }',
      '{ pipelineCards(after: "nothing") { totalCount } }',
      '{ findPartnersWithoutAgreement(text: "a", first: 21) { id } }',
    ])
      expect((await souss.send(query)).errors?.[0]?.extensions.code, query).toBe('BAD_USER_INPUT');
  });
});

interface ProspectAnswer {
  __typename: string;
  code?: string;
  currentVersion?: number;
  obstacles?: string[];
  fields?: { field: string }[];
  prospect?: {
    id: string;
    version: number;
    state: string;
    name: { fr: string | null };
    contactPhone: string | null;
    province: { code: string };
    owner: { id: string } | null;
    nextStep: { code: string; text: string; dueOn: { date: string } | null };
  };
}

const prospectAnswer = `__typename ... on UserError { code } ... on ValidationError { fields { field } }
  ... on NotPossibleNowError { obstacles } ... on StaleVersionError { currentVersion }
  ... on ProspectChanged { prospect {
    id version state name { fr } contactPhone province { code } owner { id } nextStep { code text dueOn { date } }
  } }`;

async function change(
  client: TestClient,
  mutation: 'addProspect' | 'updateProspect' | 'dropProspect',
  input: object,
): Promise<ProspectAnswer> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const answer = await client.ask<Record<string, ProspectAnswer>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${prospectAnswer} } }`,
    { input },
  );
  return answer[mutation] as ProspectAnswer;
}

const codeOf = async (client: TestClient, mutation: string, type: string, input: object) => {
  const answer = await client.send(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`,
    { input },
  );
  return answer.errors?.[0]?.extensions.code;
};

const byHand = { name: { fr: 'Kiné Aglou' }, categoryCode: 'physiotherapy', provinceCode: tiznit };

describe('a prospect', () => {
  it('is added by hand, with its phone in one spelling, and stands on the board of its region', async () => {
    const added = await change(souss, 'addProspect', {
      ...byHand,
      contactName: 'Mme Aglou',
      contactPhone: '06 61 23 45 67',
    });
    expect(added).toMatchObject({
      __typename: 'ProspectChanged',
      prospect: {
        state: 'OPEN',
        version: 1,
        contactPhone: '+212661234567',
        owner: { id: coordinatorId },
        nextStep: { code: 'CONTACT', dueOn: { date: '2026-12-06' } },
      },
    });
    const id = added.prospect?.id ?? '';
    expect(idsOf(await board(souss, { text: 'aglou' }))).toContain(id);
    expect(idsOf(await board(national, { text: 'aglou' }))).toContain(id);
    expect(idsOf(await board(oriental, { text: 'aglou' }))).not.toContain(id);
    const seen = (client: TestClient) =>
      client.ask<{ prospect: object | null }>('query ($id: ID!) { prospect(id: $id) { id } }', { id });
    expect((await seen(souss)).prospect).toEqual({ id });
    expect((await seen(oriental)).prospect).toBeNull();
    const entries = await app.stores.connection.collection('audit-entries').find({ subjectId: id }).toArray();
    expect(entries.map((entry) => entry.action)).toEqual(['prospect:add']);
  });

  it('is added from a listed partner once, and not beside an agreement', async () => {
    const { partner } = await givenPartner(app, {}, [
      { provinceCode: oujda, regionCode: '02' },
      { provinceCode: tiznit, regionCode: '09', phones: ['+212528800009'] },
    ]);
    const added = await change(souss, 'addProspect', { partnerId: partner._id });
    expect(added.prospect).toMatchObject({ province: { code: tiznit }, contactPhone: '+212528800009' });
    expect(await change(souss, 'addProspect', { partnerId: partner._id })).toMatchObject({
      __typename: 'NotPossibleNowError',
      code: 'NOT_POSSIBLE_NOW',
    });
    const signed = await givenHandled();
    await app.modules.partners.insertBranches([
      buildBranch({ partnerId: signed.partnerId, regionCode: '09', provinceCode: tiznit }),
    ]);
    expect((await change(souss, 'addProspect', { partnerId: signed.partnerId })).__typename).toBe(
      'NotPossibleNowError',
    );
    const elsewhere = await givenPartner(app, {}, [{ provinceCode: oujda, regionCode: '02' }]);
    expect(await change(souss, 'addProspect', { partnerId: elsewhere.partner._id })).toMatchObject({
      __typename: 'ValidationError',
      fields: [{ field: 'partnerId' }],
    });
  });

  it.each([
    ['without a name', { ...byHand, name: { en: 'Physio' } }, ['name']],
    ['without a category', { ...byHand, categoryCode: null }, ['categoryCode']],
    ['in no known province', { ...byHand, provinceCode: '99.999' }, ['provinceCode']],
    ['with a phone that cannot be', { ...byHand, contactPhone: '123' }, ['contactPhone']],
    ['with an address that cannot be', { ...byHand, contactEmail: 'somebody' }, ['contactEmail']],
  ])('is refused %s', async (_, input, fields) => {
    const refused = await change(souss, 'addProspect', input);
    expect(refused.fields?.map(({ field }) => field)).toEqual(fields);
  });

  it('is added, changed and given up by coordinators of its region only', async () => {
    const added = await change(souss, 'addProspect', byHand);
    const prospectId = added.prospect?.id ?? '';
    expect(await codeOf(souss, 'addProspect', 'AddProspectInput', { ...byHand, provinceCode: oujda })).toBe(
      'FORBIDDEN',
    );
    const update = { prospectId, version: 1, notes: 'x' };
    const drop = { prospectId, reason: 'Fermé' };
    const { client: auditor } = await staff(organization._id, null, { role: 'AUDITOR' });
    const { client: stranger } = await staff((await givenOrganization(app))._id, ['09']);
    for (const client of [oriental, stranger]) {
      expect(await codeOf(client, 'updateProspect', 'UpdateProspectInput', update)).toBe('NOT_FOUND');
      expect(await codeOf(client, 'dropProspect', 'DropProspectInput', drop)).toBe('NOT_FOUND');
    }
    expect(await codeOf(auditor, 'addProspect', 'AddProspectInput', byHand)).toBe('FORBIDDEN');
    expect(await codeOf(auditor, 'updateProspect', 'UpdateProspectInput', update)).toBe('FORBIDDEN');
    expect(await codeOf(auditor, 'dropProspect', 'DropProspectInput', drop)).toBe('FORBIDDEN');
  });

  it('is changed in the version that was read, and is handed to a coordinator of its region', async () => {
    const { prospect } = await change(souss, 'addProspect', byHand);
    const prospectId = prospect?.id;
    const updated = await change(souss, 'updateProspect', {
      prospectId,
      version: 1,
      nextStep: 'Visite sur place',
      nextStepDueOn: '2026-11-25',
    });
    expect(updated.prospect).toMatchObject({
      version: 2,
      nextStep: { code: 'NOTED', text: 'Visite sur place', dueOn: { date: '2026-11-25' } },
    });
    expect(await change(souss, 'updateProspect', { prospectId, version: 1, notes: 'x' })).toMatchObject({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      currentVersion: 2,
    });
    const { account } = await staff(organization._id, ['02']);
    expect(
      await change(souss, 'updateProspect', { prospectId, version: 2, ownerId: account._id }),
    ).toMatchObject({ __typename: 'ValidationError', fields: [{ field: 'ownerId' }] });
    const { account: colleague } = await staff(organization._id, ['09', '08']);
    const handed = await change(souss, 'updateProspect', {
      prospectId,
      version: 2,
      ownerId: colleague._id,
      nextStep: '',
    });
    expect(handed.prospect).toMatchObject({
      version: 3,
      owner: { id: colleague._id },
      nextStep: { code: 'CONTACT' },
    });
  });

  it('leaves the board once given up, and is not changed any more', async () => {
    const { prospect } = await change(souss, 'addProspect', { ...byHand, name: { fr: 'Kiné Fermé' } });
    const prospectId = prospect?.id ?? '';
    expect(idsOf(await board(souss, { text: 'ferme' }))).toEqual([prospectId]);
    expect(await change(souss, 'dropProspect', { prospectId, reason: 'x' })).toMatchObject({
      __typename: 'ValidationError',
    });
    expect((await change(souss, 'dropProspect', { prospectId, reason: 'Fermé' })).prospect?.state).toBe(
      'DROPPED',
    );
    expect(idsOf(await board(souss, { text: 'ferme' }))).toEqual([]);
    expect((await change(souss, 'updateProspect', { prospectId, version: 2, notes: 'x' })).__typename).toBe(
      'NotPossibleNowError',
    );
  });

  it('turns into a draft once, and leaves the prospects', async () => {
    const { prospect } = await change(souss, 'addProspect', { ...byHand, name: { fr: 'Kiné Brouillon' } });
    const template = buildStandardTemplate({
      organizationId: organization._id,
      publishedByAccountId: coordinatorId,
      publishedAt: new Date('2026-01-01T10:00:00Z'),
    });
    await app.modules.templates.insertTemplates([template]);
    const input = {
      prospectId: prospect?.id,
      templateId: template.template._id,
      regionCodes: ['09'],
      startsOn: '2027-01-01',
      endsOn: '2028-12-31',
    };
    const { draftAgreement } = await souss.ask<{ draftAgreement: { agreement?: { id: string } } }>(
      `mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) {
        ... on AgreementChanged { agreement { id } } } }`,
      { input },
    );
    const agreementId = draftAgreement.agreement?.id ?? '';
    const seen = await board(souss, { text: 'brouillon' });
    expect(idsOf(seen)).toEqual([agreementId]);
    expect(seen.columns.find(({ stage }) => stage === 'DRAFT')?.cards[0]).toMatchObject({
      name: { display: 'Kiné Brouillon' },
      nextStep: { code: 'COMPLETE_DRAFT' },
    });
    const { prospect: now } = await souss.ask<{ prospect: object }>(
      'query ($id: ID!) { prospect(id: $id) { state agreement { id } } }',
      { id: prospect?.id },
    );
    expect(now).toEqual({ state: 'CONVERTED', agreement: { id: agreementId } });
    expect(await codeOf(souss, 'draftAgreement', 'DraftAgreementInput', input)).toBe('NOT_FOUND');
  });
});

describe('the next step of an agreement', () => {
  const note = (client: TestClient, input: object) =>
    client.ask<{ noteNextStep: { __typename: string; agreement?: object } }>(
      `mutation ($input: NoteNextStepInput!) { noteNextStep(input: $input) {
        __typename ... on AgreementChanged { agreement { owner { id } nextStep { code text isLate } } } } }`,
      { input },
    );

  it('is what a coordinator of all its regions noted, until its state changes', async () => {
    const agreement = await givenHandled({ state: 'DRAFT', handling: { ownerAccountId: coordinatorId } });
    const agreementId = agreement._id;
    const input = { agreementId, text: 'Attendre son barème', dueOn: '2026-11-20' };
    expect((await note(souss, input)).noteNextStep.agreement).toEqual({
      owner: { id: coordinatorId },
      nextStep: { code: 'NOTED', text: 'Attendre son barème', isLate: true },
    });
    const card = async () =>
      (await board(souss, { includeEnded: true })).columns
        .flatMap(({ cards }) => cards)
        .find(({ id }) => id === agreementId);
    expect(await card()).toMatchObject({ isLate: true, nextStep: { text: 'Attendre son barème' } });
    await app.modules.runInTransaction(async (session) => {
      await app.modules.agreements.agreements.moveTo(session, agreementId, 'IN_REVIEW');
    });
    expect((await card())?.nextStep.code).toBe('WAIT_FOR_REVIEW');
    await note(souss, { ...input, text: '' });
    const history = await app.modules.agreements.agreements.listHistory(agreementId);
    expect(history.map(({ kind }) => kind)).toEqual(['agreement:note-step', 'agreement:note-step']);
    await app.modules.runInTransaction(async (session) => {
      await app.modules.agreements.agreements.moveTo(session, agreementId, 'WITHDRAWN');
    });
    expect((await note(souss, input)).noteNextStep.__typename).toBe('NotPossibleNowError');
  });

  it('is noted by nobody else', async () => {
    const here = await givenHandled();
    const everywhere = await givenHandled({ regionCodes: null });
    const asks = (client: TestClient, { _id }: AgreementRecord) =>
      codeOf(client, 'noteNextStep', 'NoteNextStepInput', { agreementId: _id, text: 'x' });
    expect(await asks(oriental, here)).toBe('NOT_FOUND');
    expect(await asks(souss, everywhere)).toBe('FORBIDDEN');
    expect(await asks(national, everywhere)).toBeUndefined();
    const { client: auditor } = await staff(organization._id, null, { role: 'AUDITOR' });
    expect(await asks(auditor, here)).toBe('FORBIDDEN');
  });
});

describe('today', () => {
  const tasks = async (client: TestClient) =>
    (
      await client.ask<{ todayTasks: { id: string; reason: string; nextStep: { code: string } }[] }>(
        '{ todayTasks { id reason nextStep { code } } }',
      )
    ).todayTasks;

  it('lists what the viewer handles and what needs another’s opinion, most pressing first', async () => {
    const of = await givenOrganization(app);
    const mine = await staff(of._id, ['09']);
    const colleague = await staff(of._id, ['09']);
    const ownerAccountId = mine.account._id;
    const late = await givenHandled({
      of,
      state: 'DRAFT',
      handling: { ownerAccountId, stateSince: new Date('2026-11-10T09:00:00Z') },
    });
    const notYet = await givenHandled({ of, state: 'DRAFT', handling: { ownerAccountId } });
    const answer = await givenHandled({
      of,
      state: 'DRAFT',
      handling: { ownerAccountId, openPartnerRemarks: 1 },
    });
    const review = await givenHandled({
      of,
      state: 'IN_REVIEW',
      handling: {
        ownerAccountId,
        review: { approvalCount: 0, approvalsNeeded: 2, closedTo: [ownerAccountId] },
      },
    });
    expect((await tasks(mine.client)).map(({ id }) => id)).toEqual([late._id, answer._id]);
    expect(await tasks(colleague.client)).toEqual([
      { id: review._id, reason: 'En revue depuis 2 jours ; avis 1 sur 2.', nextStep: { code: 'REVIEW' } },
    ]);
    const { client: auditor } = await staff(of._id, null, { role: 'AUDITOR' });
    const { client: elsewhere } = await staff(of._id, ['02']);
    expect(await tasks(auditor)).toEqual([]);
    expect(await tasks(elsewhere)).toEqual([]);
    expect((await tasks(mine.client)).map(({ id }) => id)).not.toContain(notYet._id);
  });

  it('lists at most twelve', async () => {
    const of = await givenOrganization(app);
    const { client, account } = await staff(of._id, ['09']);
    for (let number = 0; number < 14; number++)
      await givenHandled({
        of,
        state: 'DRAFT',
        handling: { ownerAccountId: account._id, openPartnerRemarks: 1 },
      });
    expect(await tasks(client)).toHaveLength(12);
  });
});

describe('who and with whom', () => {
  it('names coordinators who share a region with the viewer, and none who left', async () => {
    const of = await givenOrganization(app);
    const mine = await staff(of._id, ['09']);
    const neighbour = await staff(of._id, ['09', '08']);
    const everywhere = await staff(of._id, null, { role: 'NATIONAL_COORDINATOR' });
    await staff(of._id, ['02']);
    await staff(of._id, ['09'], { role: 'COORDINATOR', isSuspended: true });
    await staff(of._id, null, { role: 'AUDITOR' });
    const { colleagues } = await mine.client.ask<{ colleagues: { id: string }[] }>('{ colleagues { id } }');
    expect(colleagues.map(({ id }) => id).sort()).toEqual(
      [mine, neighbour, everywhere].map(({ account }) => account._id).sort(),
    );
  });

  it('finds listed partners of the viewer’s regions without an agreement or prospect', async () => {
    const place = { provinceCode: tiznit, regionCode: '09' };
    const named = (name: string, at = place) =>
      givenPartner(app, { name: { fr: name, ar: `${name} ar` } }, [at]);
    const free = await named('Ammeln Libre');
    const signed = await named('Ammeln Signé');
    const prospect = await named('Ammeln Suivi');
    await named('Ammeln Oujda', { provinceCode: oujda, regionCode: '02' });
    await app.modules.agreements.insertAgreements([
      buildAgreement({
        organizationId: organization._id,
        partnerId: signed.partner._id,
        regionCodes: ['09'],
      }),
    ]);
    await change(souss, 'addProspect', { partnerId: prospect.partner._id });
    await app.modules.search.rebuildIndexes();
    const find = async (client: TestClient) => {
      const answer = await client.ask<{ findPartnersWithoutAgreement: { id: string }[] }>(
        '{ findPartnersWithoutAgreement(text: "ammeln") { id } }',
      );
      return answer.findPartnersWithoutAgreement.map(({ id }) => id);
    };
    expect(await find(souss)).toEqual([free.partner._id]);
    const { client: stranger } = await staff((await givenOrganization(app))._id, ['09']);
    expect((await find(stranger)).sort()).toEqual(
      [free, signed, prospect].map(({ partner }) => partner._id).sort(),
    );
  });

  it('notes the first use of an agreement, so that nobody is called about it', async () => {
    const { offer, agreement } = await givenOffer(
      app,
      { redemptionCount: 3 },
      {
        organization,
        agreement: {
          regionCodes: ['09'],
          handling: newHandling({
            sectorCode: 'health',
            categoryCode: 'laboratory',
            provinceCode: tiznit,
            stateSince: new Date('2026-09-01T10:00:00Z'),
            redemptionCount: 0,
          }),
          endsOn: '2028-12-31',
        },
      },
    );
    const step = async () => {
      const { columns } = await board(souss);
      return columns.flatMap(({ cards }) => cards).find(({ id }) => id === agreement._id)?.nextStep.code;
    };
    expect(offer.redemptionCount).toBe(3);
    expect(await step()).toBe('CALL_UNUSED');
    expect(await app.modules.pipeline.countFirstUses()).toBe(1);
    expect(await step()).toBe('NONE');
    expect(await app.modules.pipeline.countFirstUses()).toBe(0);
  });
});

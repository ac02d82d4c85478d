import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AgreementRecord } from '../../server/src/modules/agreements/index.ts';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { BranchRecord, PartnerRecord } from '../../server/src/modules/partners/index.ts';
import { buildAgreement } from '../support/builders.ts';
import { givenPartner } from '../support/given.ts';
import {
  givenMember,
  givenOrganization,
  givenStaff,
  nextNumber,
  password,
  request,
  sentMessages,
  signedIn,
} from '../support/members.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

const changeFields = `
  __typename
  ... on UserError { code message }
  ... on ValidationError { fields { field message } }
  ... on NotPossibleNowError { obstacles }
  ... on AgreementChanged { agreement { id state } }
`;
const inviteMutation = `mutation ($input: InvitePartnerInput!) { invitePartner(input: $input) { ${changeFields} } }`;
const revokeMutation = `mutation ($id: ID!) { revokeInvitation(input: { invitationId: $id }) { ${changeFields} } }`;
const openMutation = `mutation ($token: String!) { openInvitation(input: { token: $token }) {
  __typename
  ... on UserError { code message }
  ... on InvitationUnusableError { reason }
  ... on InvitationVisit { email role hasAccount partnerName { fr } organizationName { fr } expiresAt { date } }
} }`;
const acceptMutation = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  __typename
  ... on UserError { code message }
  ... on InvitationUnusableError { reason }
  ... on ValidationError { fields { field } }
  ... on AcceptInvitationSuccess {
    viewer { role partnerStaff { partner { id } branches { id } } }
    agreement { id }
  }
} }`;
const identityMutation = `mutation ($input: UpdatePartnerIdentityInput!) { updatePartnerIdentity(input: $input) { ${changeFields} } }`;
const branchMutation = `mutation ($input: SavePartnerBranchInput!) { savePartnerBranch(input: $input) { ${changeFields} } }`;

interface Answer {
  __typename: string;
  code?: string;
  message?: string;
  reason?: string;
  fields?: { field: string; message: string }[];
  obstacles?: string[];
  hasAccount?: boolean;
  viewer?: { role: string; partnerStaff: { partner: { id: string }; branches: { id: string }[] } };
  agreement?: { id: string };
  [more: string]: unknown;
}

let app: TestApp;
let organization: OrganizationRecord;
let partner: PartnerRecord;
let branch: BranchRecord;
let agreement: AgreementRecord;
let coordinator: TestClient;

/** One mutation's answer; throws when it was refused by an error. */
async function ask(client: TestClient, query: string, variables: Record<string, unknown>): Promise<Answer> {
  const data = await client.ask<Record<string, Answer>>(query, variables);
  const [answer] = Object.values(data);
  if (!answer) throw new Error('no answer');
  return answer;
}

async function codeOf(client: TestClient, query: string, variables: Record<string, unknown>) {
  const { errors } = await client.send(query, variables);
  return errors?.[0]?.extensions.code;
}

async function givenPreparedAgreement(
  overrides: Partial<AgreementRecord> = {},
  partnerOverrides: Partial<PartnerRecord> = {},
) {
  const made = await givenPartner(app, { state: 'PROSPECT', ...partnerOverrides });
  const [first] = made.branches;
  if (!first) throw new Error('a partner without a branch was made');
  const prepared = buildAgreement({
    organizationId: organization._id,
    partnerId: made.partner._id,
    state: 'DRAFT',
    regionCodes: ['04'],
    ...overrides,
  });
  await app.modules.agreements.insertAgreements([prepared]);
  return { partner: made.partner, branch: first, agreement: prepared };
}

const newEmail = () => `owner${nextNumber()}@example.ma`;

async function invited(overrides: Record<string, unknown> = {}, client = coordinator) {
  const email = newEmail();
  const input = { agreementId: agreement._id, email, name: 'Naïma Oubaha', language: 'fr', ...overrides };
  const answer = await ask(client, inviteMutation, { input });
  return { answer, email: String(input.email) };
}

async function tokenTo(email: string): Promise<string> {
  const mail = (await sentMessages(app)).filter(({ to }) => to === email).at(-1);
  const token = mail?.text.match(/\/invitation\/([\w-]{40,})/)?.[1];
  if (!token) throw new Error(`no invitation was sent to ${email}`);
  return token;
}

async function invitationId(email: string): Promise<string> {
  const stored = await app.stores.connection
    .collection<{ _id: string }>('partner-invitations')
    .findOne({ email }, { sort: { _id: -1 } });
  return String(stored?._id);
}

beforeAll(async () => {
  app = await startTestApp();
  organization = await givenOrganization(app);
  coordinator = await signedIn(
    app,
    await givenStaff(app, {
      role: 'COORDINATOR',
      organizationId: organization._id,
      regionCodes: ['04', '09'],
    }),
  );
});
afterAll(async () => {
  await app?.stop();
});
beforeEach(async () => {
  await app.stores.connection.collection('attempts').deleteMany({});
  ({ partner, branch, agreement } = await givenPreparedAgreement());
});

describe('inviting a partner', () => {
  it('sends a personal link whose token is nowhere but in the message', async () => {
    const { answer, email } = await invited();
    expect(answer.__typename).toBe('AgreementChanged');
    const token = await tokenTo(email);
    const mail = (await sentMessages(app)).find(({ to }) => to === email);
    expect(mail?.text).toContain('6 décembre 2026');
    const db = app.stores.connection.db;
    for (const { name } of (await db?.listCollections().toArray()) ?? [])
      expect(JSON.stringify(await db?.collection(name).find().toArray()), name).not.toContain(token);
  });

  it('shows the organization’s staff who was invited, with the address hidden, and the partner nothing', async () => {
    const { email } = await invited();
    const query = `{ agreement(id: "${agreement._id}") { invitations { maskedEmail role acceptedAt { date } } history { kind } } }`;
    const seen = await coordinator.ask<{
      agreement: { invitations: { maskedEmail: string }[]; history: { kind: string }[] };
    }>(query);
    expect(seen.agreement.invitations).toEqual([
      { maskedEmail: `o•••@example.ma`, role: 'PARTNER_OWNER', acceptedAt: null },
    ]);
    expect(seen.agreement.history[0]?.kind).toBe('partner:invite');
    const owner = app.client();
    await ask(owner, acceptMutation, {
      input: { token: await tokenTo(email), name: 'Naïma Oubaha', password },
    });
    const own = await owner.ask<{ agreement: { invitations: unknown[] } }>(query);
    expect(own.agreement.invitations).toEqual([]);
  });

  it.each([
    [{ email: 'not an address' }, 'email'],
    [{ name: ' ' }, 'name'],
    [{ role: 'PARTNER_CASHIER' }, 'role'],
  ])('refuses %j', async (overrides, field) => {
    const { answer } = await invited(overrides);
    expect(answer.fields?.map((problem) => problem.field)).toEqual([field]);
  });

  it('refuses an agreement that is over', async () => {
    ({ agreement } = await givenPreparedAgreement({ state: 'WITHDRAWN' }));
    const { answer } = await invited();
    expect(answer).toMatchObject({ __typename: 'NotPossibleNowError', code: 'NOT_POSSIBLE_NOW' });
  });

  it('lets only coordinators of its regions invite and take back', async () => {
    const { email } = await invited();
    const id = await invitationId(email);
    const input = { agreementId: agreement._id, email: newEmail(), name: 'Autre', language: 'fr' };
    const oriental = await signedIn(
      app,
      await givenStaff(app, {
        role: 'COORDINATOR',
        organizationId: organization._id,
        regionCodes: ['02'],
      }),
    );
    const elsewhere = await signedIn(
      app,
      await givenStaff(app, {
        role: 'NATIONAL_COORDINATOR',
        organizationId: (await givenOrganization(app))._id,
      }),
    );
    const auditor = await signedIn(
      app,
      await givenStaff(app, { role: 'AUDITOR', organizationId: organization._id }),
    );
    for (const [client, code] of [
      [oriental, 'NOT_FOUND'],
      [elsewhere, 'NOT_FOUND'],
      [auditor, 'FORBIDDEN'],
      [app.client(), 'UNAUTHENTICATED'],
    ] as const) {
      expect(await codeOf(client, inviteMutation, { input })).toBe(code);
      expect(await codeOf(client, revokeMutation, { id })).toBe(code);
    }
  });

  it('replaces the open invitation of the same address', async () => {
    const email = newEmail();
    await invited({ email });
    const first = await tokenTo(email);
    await invited({ email });
    const second = await tokenTo(email);
    expect(await ask(app.client(), openMutation, { token: first })).toMatchObject({ reason: 'REVOKED' });
    expect(await ask(app.client(), openMutation, { token: second })).toMatchObject({ email });
  });
});

describe('opening an invitation', () => {
  it('says who invites, for whom, and until when', async () => {
    const { email } = await invited();
    expect(await ask(app.client(), openMutation, { token: await tokenTo(email) })).toEqual({
      __typename: 'InvitationVisit',
      email,
      role: 'PARTNER_OWNER',
      hasAccount: false,
      partnerName: { fr: partner.name.fr },
      organizationName: { fr: organization.name.fr },
      expiresAt: { date: '2026-12-06' },
    });
  });

  it('says why a link cannot be used: unknown, taken back, over, of an agreement that no longer stands', async () => {
    const open = async (token: string) => (await ask(app.client(), openMutation, { token })).reason;
    expect(await open('x'.repeat(43))).toBe('UNKNOWN');

    const { email } = await invited();
    const token = await tokenTo(email);
    expect((await ask(coordinator, revokeMutation, { id: await invitationId(email) })).__typename).toBe(
      'AgreementChanged',
    );
    expect(await open(token)).toBe('REVOKED');
    expect(
      (await ask(coordinator, revokeMutation, { id: await invitationId(email) })).obstacles,
    ).toHaveLength(1);

    const late = await invited();
    const lateToken = await tokenTo(late.email);
    app.clock.advance(14 * 24 * 60 * 60 * 1000);
    expect(await open(lateToken)).toBe('EXPIRED');
    app.clock.advance(-14 * 24 * 60 * 60 * 1000);
    await app.modules.runInTransaction((session) =>
      app.modules.agreements.agreements.moveTo(session, agreement._id, 'WITHDRAWN'),
    );
    expect(await open(lateToken)).toBe('AGREEMENT_OVER');
  });

  it('refuses whoever tries many tokens, and does not count those that open', async () => {
    const { email } = await invited();
    const token = await tokenTo(email);
    const open = async (tried: string, address: string) =>
      (
        await request<Record<string, Answer>>(
          app,
          { query: openMutation, variables: { token: tried } },
          { address },
        )
      ).answer.data?.openInvitation?.__typename;
    for (let count = 0; count < 25; count++) expect(await open(token, '196.0.0.1')).toBe('InvitationVisit');
    for (let count = 0; count < 20; count++)
      expect(await open(`guess${count}`, '196.0.0.1')).toBe('InvitationUnusableError');
    expect(await open('guess', '196.0.0.1')).toBe('TooManyAttemptsError');
    expect(await open(token, '196.0.0.1')).toBe('TooManyAttemptsError');
  });
});

describe('accepting an invitation', () => {
  const accept = async (client: TestClient, token: string, overrides: Record<string, unknown> = {}) =>
    await ask(client, acceptMutation, {
      input: { token, name: 'Naïma Oubaha', password, ...overrides },
    });

  it('makes an account of the partner, begins its session and leads to the agreement', async () => {
    const { email } = await invited();
    const client = app.client();
    const answer = await accept(client, await tokenTo(email));
    expect(answer).toMatchObject({
      __typename: 'AcceptInvitationSuccess',
      viewer: {
        role: 'PARTNER_OWNER',
        partnerStaff: { partner: { id: partner._id }, branches: [{ id: branch._id }] },
      },
      agreement: { id: agreement._id },
    });
    const mine = await client.ask<{ myAgreements: { id: string; history: { kind: string }[] }[] }>(
      '{ myAgreements { id history { kind } } }',
    );
    expect(mine.myAgreements.map(({ id }) => id)).toEqual([agreement._id]);
    expect(mine.myAgreements[0]?.history[0]?.kind).toBe('partner:accept-invitation');
    const again = await signedIn(app, { email, secondFactorSecret: null });
    expect((await again.ask<{ viewer: { role: string } }>('{ viewer { role } }')).viewer.role).toBe(
      'PARTNER_OWNER',
    );
  });

  it('refuses a password that is short or one’s own name, and a missing name', async () => {
    const { email } = await invited();
    const token = await tokenTo(email);
    expect((await accept(app.client(), token, { password: 'short' })).fields).toEqual([
      { field: 'password' },
    ]);
    expect((await accept(app.client(), token, { name: '' })).fields).toEqual([{ field: 'name' }]);
    expect((await accept(app.client(), token)).__typename).toBe('AcceptInvitationSuccess');
  });

  it('serves once: the second time it says to sign in', async () => {
    const { email } = await invited();
    const token = await tokenTo(email);
    await accept(app.client(), token);
    expect(await accept(app.client(), token)).toMatchObject({
      __typename: 'InvitationUnusableError',
      reason: 'ACCEPTED',
    });
  });

  it('makes one account when it is accepted twice at the same instant', async () => {
    for (let round = 0; round < 5; round++) {
      const { email } = await invited();
      const token = await tokenTo(email);
      const answers = await Promise.all([1, 2, 3].map(() => accept(app.client(), token)));
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
        'AcceptInvitationSuccess',
        'InvitationUnusableError',
        'InvitationUnusableError',
      ]);
      const { connection } = app.stores;
      expect(await connection.collection('accounts').countDocuments({ email })).toBe(1);
    }
  });

  it('takes the password of somebody who works there already, and gives them the wider role', async () => {
    const cashier = await givenStaff(app, { role: 'PARTNER_CASHIER', partnerId: partner._id });
    const { email } = await invited({ email: cashier.email, role: 'PARTNER_MANAGER' });
    const token = await tokenTo(email);
    expect(await ask(app.client(), openMutation, { token })).toMatchObject({ hasAccount: true });
    expect((await accept(app.client(), token, { password: 'a wrong password' })).__typename).toBe(
      'WrongCredentialsError',
    );
    expect((await accept(app.client(), token)).viewer?.role).toBe('PARTNER_MANAGER');
  });

  it('lets passwords be guessed five times', async () => {
    const cashier = await givenStaff(app, { role: 'PARTNER_CASHIER', partnerId: partner._id });
    const { email } = await invited({ email: cashier.email });
    const token = await tokenTo(email);
    for (let count = 0; count < 5; count++)
      expect((await accept(app.client(), token, { password: 'a wrong password' })).__typename).toBe(
        'WrongCredentialsError',
      );
    expect((await accept(app.client(), token)).__typename).toBe('TooManyAttemptsError');
  });

  it('refuses an address that serves a member, an office or another partner, and says what to do', async () => {
    const { account } = await givenMember(app, organization);
    const auditor = await givenStaff(app, { role: 'AUDITOR', organizationId: organization._id });
    const other = await givenStaff(app, {
      role: 'PARTNER_OWNER',
      partnerId: (await givenPartner(app)).partner._id,
    });
    for (const { email } of [account, auditor, other]) {
      await invited({ email });
      const answer = await accept(app.client(), await tokenTo(String(email)));
      expect(answer).toMatchObject({ reason: 'ADDRESS_TAKEN' });
      expect(answer.message).toContain('une autre adresse');
    }
  });
});

describe('the partner’s identity', () => {
  let owner: TestClient;
  const update = async (input: Record<string, unknown>, client = owner) =>
    await ask(client, identityMutation, { input: { agreementId: agreement._id, ...input } });
  const identity = async () =>
    (
      await owner.ask<{ agreement: { partnerIdentity: Record<string, unknown> } }>(
        `{ agreement(id: "${agreement._id}") { partnerIdentity {
          legalName ice rc rcCourt taxId representative address { ar fr } warnings
        } } }`,
      )
    ).agreement.partnerIdentity;

  beforeEach(async () => {
    owner = await signedIn(
      app,
      await givenStaff(app, {
        role: 'PARTNER_OWNER',
        partnerId: partner._id,
        branchIds: [branch._id],
      }),
    );
  });

  it('is filled in by its owner, and what is absent stays', async () => {
    expect(
      (await update({ ice: '000 123 456 000 093', rc: 'RC 018342', rcCourt: 'Inezgane' })).__typename,
    ).toBe('AgreementChanged');
    await update({
      legalName: 'Anzi SARL',
      representative: 'Mme Naïma Oubaha',
      address: { fr: '12, rue X' },
    });
    expect(await identity()).toEqual({
      legalName: 'Anzi SARL',
      ice: '000123456000093',
      rc: '18342',
      rcCourt: 'Inezgane',
      taxId: null,
      representative: 'Mme Naïma Oubaha',
      address: { ar: null, fr: '12, rue X' },
      warnings: [],
    });
    await update({ rcCourt: '' });
    expect(await identity()).toMatchObject({ rc: '18342', rcCourt: null });
  });

  it('warns of what may be a mistake and keeps it', async () => {
    await update({ ice: '000123456000094', rc: '12345678', taxId: '12' });
    const { warnings, ice } = await identity();
    expect(ice).toBe('000123456000094');
    expect(warnings).toHaveLength(4);
  });

  it('refuses what cannot be stored: no name, a text too long, a site that is none', async () => {
    const answer = await update({
      name: { ar: '', fr: '' },
      legalName: 'x'.repeat(201),
      website: 'javascript:alert(1)',
    });
    expect(answer.fields?.map(({ field }) => field).sort()).toEqual(['legalName', 'name', 'website']);
  });

  it('is what the agreement is found by', async () => {
    await update({ name: { fr: 'Laboratoire Tafoukt' }, ice: '000123456000093' });
    const found = await app.modules.agreements.agreements.findAgreement(agreement._id);
    expect(found?.handling.searchText).toContain('tafoukt');
    expect(found?.handling.searchText).toContain('000123456000093');
  });

  it('is changed only while an agreement is prepared', async () => {
    for (const state of ['ACTIVE', 'WITHDRAWN', 'EXPIRED'] as const) {
      const { agreement: other, partner: its } = await givenPreparedAgreement({ state });
      const its_owner = await signedIn(
        app,
        await givenStaff(app, { role: 'PARTNER_OWNER', partnerId: its._id }),
      );
      const answer = await update({ agreementId: other._id, legalName: 'X SARL' }, its_owner);
      expect(answer.obstacles, state).toHaveLength(1);
    }
  });

  it('refuses what stands in a text that is locked, and takes what does not', async () => {
    ({ agreement, partner, branch } = await givenPreparedAgreement({
      state: 'OUT_FOR_SIGNATURE',
      preparedVersion: 1,
    }));
    owner = await signedIn(app, await givenStaff(app, { role: 'PARTNER_OWNER', partnerId: partner._id }));
    await app.modules.drafting.insertVersions([
      {
        _id: 'e'.repeat(23) + String(nextNumber() % 10),
        agreementId: agreement._id,
        number: 1,
        stage: 'OUT_FOR_SIGNATURE',
        purpose: 'INITIAL',
        templateId: null,
        templateVersion: null,
        clauses: [
          {
            key: 'parties',
            title: { ar: 'الأطراف', fr: 'Parties' },
            source: { ar: 'بين {{partner.legalName}}', fr: 'Entre {{ partner.legalName }}' },
            templateSource: null,
            condition: null,
            isRequired: true,
          },
        ],
        schedule: [],
        startsOn: '2027-01-01',
        endsOn: '2027-12-31',
        noticeDays: 30,
        renewal: 'NONE',
        budgetCentimes: null,
        signatories: [],
        reviews: [],
        authorAccountId: 'a'.repeat(24),
        editorAccountIds: [],
        createdAt: app.clock.now(),
        changeNote: null,
        lockedValues: [
          { name: 'partner.legalName', ar: 'X', fr: 'X' },
          { name: 'partner.ice', ar: '1', fr: '1' },
        ],
        lockedAttachments: [],
        textHash: 'f'.repeat(64),
        documentVersion: 1,
      },
    ]);
    const refused = await update({ legalName: 'Autre SARL', name: { fr: 'Autre' } });
    expect(refused.fields?.map(({ field }) => field).sort()).toEqual(['legalName', 'name']);
    expect(refused.fields?.[0]?.message).toContain('verrouillé');
    expect((await update({ ice: '000123456000093', website: 'https://anzi.ma' })).__typename).toBe(
      'AgreementChanged',
    );
  });

  it('of a published page goes through the coordinator, as far as members see it', async () => {
    ({ agreement, partner, branch } = await givenPreparedAgreement({}, { state: 'ACTIVE' }));
    owner = await signedIn(app, await givenStaff(app, { role: 'PARTNER_OWNER', partnerId: partner._id }));
    expect((await update({ name: { fr: 'Nouveau nom' } })).fields?.[0]?.field).toBe('name');
    expect((await update({ legalName: 'Anzi SARL' })).__typename).toBe('AgreementChanged');
    expect((await update({ name: { fr: 'Nouveau nom' } }, coordinator)).__typename).toBe('AgreementChanged');
  });

  it('belongs to its own owner and managers and coordinators of its regions', async () => {
    const input = { agreementId: agreement._id, legalName: 'X SARL' };
    const stranger = await givenStaff(app, {
      role: 'PARTNER_OWNER',
      partnerId: (await givenPartner(app)).partner._id,
    });
    const cashier = await givenStaff(app, { role: 'PARTNER_CASHIER', partnerId: partner._id });
    const { account } = await givenMember(app, organization);
    for (const [client, code] of [
      [await signedIn(app, stranger), 'NOT_FOUND'],
      [await signedIn(app, cashier), 'FORBIDDEN'],
      [await signedIn(app, account), 'FORBIDDEN'],
      [app.client(), 'UNAUTHENTICATED'],
    ] as const) {
      expect(await codeOf(client, identityMutation, { input })).toBe(code);
    }
    expect(await codeOf(await signedIn(app, cashier), '{ myAgreements { id } }', {})).toBe('FORBIDDEN');
    expect(await codeOf(coordinator, '{ myAgreements { id } }', {})).toBe('FORBIDDEN');
  });
});

describe('branches of a partner that is prepared', () => {
  let owner: TestClient;
  const input = (overrides: Record<string, unknown> = {}) => ({
    agreementId: agreement._id,
    name: { fr: 'Agence Hassan', ar: 'فرع حسان' },
    communeCode: '04.421.01.0',
    phones: ['0537 12 34 56'],
    ...overrides,
  });
  const save = async (overrides: Record<string, unknown> = {}, client = owner) =>
    await ask(client, branchMutation, { input: input(overrides) });
  const stored = async () => await app.modules.partners.branches.listByPartnerIds([partner._id]);

  beforeEach(async () => {
    owner = await signedIn(
      app,
      await givenStaff(app, {
        role: 'PARTNER_OWNER',
        partnerId: partner._id,
        branchIds: [branch._id],
      }),
    );
  });

  it('stand in the middle of their commune, marked as approximate, until a pin is put', async () => {
    expect((await save()).__typename).toBe('AgreementChanged');
    const added = (await stored()).find(({ _id }) => _id !== branch._id);
    expect(added).toMatchObject({
      coordinatesAreApproximate: true,
      provinceCode: branch.provinceCode,
      regionCode: branch.regionCode,
      phones: ['+212537123456'],
    });
    const pin = { latitude: 34.0209, longitude: -6.8416 };
    await save({ branchId: added?._id, coordinates: pin });
    expect((await stored()).find(({ _id }) => _id === added?._id)).toMatchObject({
      ...pin,
      coordinatesAreApproximate: false,
    });
    await save({ branchId: added?._id, phones: [] });
    expect((await stored()).find(({ _id }) => _id === added?._id)).toMatchObject({ ...pin, phones: [] });
  });

  it('are places of their owners at once', async () => {
    await save();
    const { viewer } = await owner.ask<{ viewer: { partnerStaff: { branches: unknown[] } } }>(
      '{ viewer { partnerStaff { branches { id } } } }',
    );
    expect(viewer.partnerStaff.branches).toHaveLength(2);
  });

  it.each([
    [{ communeCode: '99.999.99.9' }, 'communeCode'],
    [{ name: { fr: ' ' } }, 'name'],
    [{ phones: ['12'] }, 'phones'],
    [{ coordinates: { latitude: 48.85, longitude: 2.35 } }, 'coordinates'],
    [{ coordinates: { latitude: 31.63, longitude: -8.0 } }, 'coordinates'],
  ])('refuse %j', async (overrides, field) => {
    expect((await save(overrides)).fields?.map((problem) => problem.field)).toEqual([field]);
  });

  it('are not those of another partner, nor of regions a coordinator does not answer for', async () => {
    const other = await givenPartner(app);
    expect(await codeOf(owner, branchMutation, { input: input({ branchId: other.branches[0]?._id }) })).toBe(
      'NOT_FOUND',
    );
    const oujda = app.modules.geography.geography.listCommunes('02.411')[0];
    expect((await save({ communeCode: oujda?.code }, coordinator)).obstacles).toHaveLength(1);
  });

  it('of a published partner are changed by the coordinator', async () => {
    ({ agreement, partner, branch } = await givenPreparedAgreement({}, { state: 'ACTIVE' }));
    owner = await signedIn(app, await givenStaff(app, { role: 'PARTNER_OWNER', partnerId: partner._id }));
    expect((await save()).obstacles).toHaveLength(1);
    expect((await save({}, coordinator)).__typename).toBe('AgreementChanged');
  });
});

describe('a partner that is only prepared', () => {
  it('is found by no visitor and no member, by name, page or branch', async () => {
    const name = `Laboratoire Invisible ${nextNumber()}`;
    ({ partner } = await givenPreparedAgreement({}, { name: { fr: name, ar: name } }));
    await app.modules.search.rebuildMissing();
    await app.modules.drainEvents();
    const member = await signedIn(app, (await givenMember(app, organization)).account);
    for (const client of [app.client(), member]) {
      const seen = await client.ask<{
        partner: unknown;
        searchPartners: { edges: unknown[] };
        searchSuggestions: unknown[];
      }>(
        `query ($name: String!) {
          partner(id: "${partner._id}") { id }
          searchPartners(input: { text: $name }) { edges { node { name { fr } } } }
          searchSuggestions(text: $name) { text { text } }
        }`,
        { name },
      );
      expect(seen.partner).toBeNull();
      expect(JSON.stringify(seen)).not.toContain('Invisible');
    }
  });
});

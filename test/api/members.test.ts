import { createPublicKey, type JsonWebKeyInput, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import type { AccountRecord } from '../../server/src/platform/auth/account.model.ts';
import { givenOffer } from '../support/given.ts';
import {
  givenMember,
  givenOrganization,
  givenStaff,
  nextNumber,
  password,
  type SignInAnswer,
  sentMessages,
  signedIn,
  signInMutation,
  tokenSentTo,
} from '../support/members.ts';
import { defaultNow, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let organization: OrganizationRecord;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app?.stop();
});
beforeEach(async () => {
  // Each test has limits of its own, as if it came from another network.
  await app.stores.connection.collection('attempts').deleteMany({});
  organization = await givenOrganization(app);
});

interface JoinAnswer {
  __typename: string;
  message: string;
  fields?: { field: string; message: string }[];
  member?: { id: string; state: string; membershipNumber: string; card: { validUntil: { date: string } } };
}

const joinMutation = /* GraphQL */ `
  mutation ($input: JoinInput!) {
    join(input: $input) {
      __typename
      ... on JoinSuccess {
        message
        member { id state membershipNumber card { validUntil { date } } }
      }
      ... on UserError { message }
      ... on ValidationError { fields { field message } }
    }
  }
`;

function joinInput(overrides: Record<string, unknown> = {}) {
  const number = nextNumber();
  return {
    organizationId: organization._id,
    membershipNumber: `mb 90${number}`,
    name: { fr: 'Youssef El Idrissi' },
    birthDate: '1990-02-28',
    email: `joiner${number}@example.ma`,
    password,
    provinceCode: '04.421',
    consentsToProcessing: true,
    language: 'fr',
    ...overrides,
  };
}

async function join(overrides: Record<string, unknown> = {}, client: TestClient = app.client()) {
  const input = joinInput(overrides);
  const { join: answer } = await client.ask<{ join: JoinAnswer }>(joinMutation, { input });
  return { ...answer, client, input };
}

/** The roster knows Youssef under this number. */
async function givenRoster(
  membershipNumber: string,
  overrides: { validUntil?: string; birthDate?: string } = {},
) {
  await app.modules.members.upsertRoster([
    {
      organizationId: organization._id,
      membershipNumber,
      name: { ar: 'الإدريسي يوسف', fr: 'EL IDRISSI Youssef' },
      birthDate: '1990-02-28',
      validUntil: '2027-06-30',
      ...overrides,
    },
  ]);
}

async function memberOf(id: string | undefined) {
  const [member] = await app.modules.members.members.findMembersByIds([id ?? '']);
  if (!member) throw new Error(`no member ${id}`);
  return member;
}

const signIn = async (identifier: string, given = password) =>
  (await app.client().ask<SignInAnswer>(signInMutation, { identifier, password: given })).signIn;

const coordinatorOf = async (regionCodes: string[], overrides: Partial<AccountRecord> = {}) =>
  await signedIn(
    app,
    await givenStaff(app, {
      role: 'COORDINATOR',
      organizationId: organization._id,
      regionCodes,
      ...overrides,
    }),
  );

interface DecideAnswer {
  decideMembership: {
    __typename: string;
    member?: { state: string; stateReason: string | null };
    fields?: { field: string }[];
  };
}

const decideMutation = /* GraphQL */ `
  mutation ($memberId: ID!, $accept: Boolean!, $reason: String) {
    decideMembership(input: { memberId: $memberId, accept: $accept, reason: $reason }) {
      __typename
      ... on DecideMembershipSuccess { member { state stateReason } }
      ... on ValidationError { fields { field message } }
    }
  }
`;

async function decide(client: TestClient, memberId: string | undefined, accept: boolean, reason?: string) {
  const answer = await client.send<DecideAnswer>(decideMutation, { memberId, accept, reason });
  return answer.data?.decideMembership ?? { __typename: answer.errors?.[0]?.extensions.code ?? 'nothing' };
}

describe('joining', () => {
  it('makes who matches the roster active at once, with the validity the organization gave, and signs them in', async () => {
    await givenRoster('MB-20418');
    const joined = await join({ membershipNumber: 'mb20418', name: { ar: 'يوسف الادريسى' } });
    expect(joined).toMatchObject({
      __typename: 'JoinSuccess',
      member: { state: 'ACTIVE', membershipNumber: 'MB-20418', card: { validUntil: { date: '2027-06-30' } } },
    });
    expect(await joined.client.ask('{ viewer { member { id } } }')).toEqual({
      viewer: { member: { id: joined.member?.id } },
    });
    expect((await signIn(`${organization.slug}:MB-20418`)).__typename).toBe('SignInSuccess');
    expect((await signIn(joined.input.email)).__typename).toBe('SignInSuccess');
  });

  it.each([
    ['another birth date', { birthDate: '1990-02-27' }],
    ['another name', { name: { fr: 'Youssef Alaoui' } }],
    ['a number the roster does not have', { membershipNumber: 'MB-1' }],
  ])('leaves %s to a coordinator, in the same words', async (_, change) => {
    await givenRoster('MB-20419');
    const joined = await join({ membershipNumber: 'MB-20419', ...change });
    expect(joined.__typename).toBe('JoinSuccess');
    expect(joined.member?.state).toBe('PENDING');
    expect(joined.message).toBe((await join()).message);
  });

  it('leaves a roster entry whose last day is over to a coordinator, and takes one on its last day', async () => {
    await givenRoster('MB-30001', { validUntil: '2026-11-21' });
    await givenRoster('MB-30002', { validUntil: '2026-11-22' });
    expect((await join({ membershipNumber: 'MB-30001' })).member?.state).toBe('PENDING');
    expect((await join({ membershipNumber: 'MB-30002' })).member?.state).toBe('ACTIVE');
  });

  it('says every field that needs mending, in the reader’s language', async () => {
    const answer = await join(
      {
        membershipNumber: '-',
        name: { en: 'Only English' },
        birthDate: '2020-01-01',
        email: 'not an address',
        phone: '12',
        provinceCode: '99.999',
        password: 'court',
        consentsToProcessing: false,
      },
      app.client({ language: 'ar' }),
    );
    expect(answer.__typename).toBe('ValidationError');
    expect(answer.fields?.map(({ field }) => field).sort()).toEqual([
      'birthDate',
      'consentsToProcessing',
      'email',
      'membershipNumber',
      'name',
      'password',
      'phone',
      'provinceCode',
    ]);
    for (const { message } of answer.fields ?? []) expect(message).toMatch(/[\u0600-\u06ff]/);
    expect((await join({ organizationId: '0'.repeat(24) })).fields).toMatchObject([
      { field: 'organizationId' },
    ]);
  });

  it.each(['1234567890', 'motdepasse2026', 'aaaaaaaaaaaa', 'Idrissi1234567'])(
    'refuses the password %s',
    async (guessable) => {
      expect((await join({ password: guessable })).fields).toMatchObject([{ field: 'password' }]);
    },
  );

  it('cannot take a number from its owner: who only applied with it does not hold it', async () => {
    await givenRoster('MB-40001');
    const squatter = await join({ membershipNumber: 'MB-40001', name: { fr: 'Quelqu’un Autre' } });
    expect(squatter.member?.state).toBe('PENDING');
    const owner = await join({ membershipNumber: 'MB-40001' });
    expect(owner.member?.state).toBe('ACTIVE');
  });

  it('joins once: the second time it says to sign in, also when both come at the same instant', async () => {
    await givenRoster('MB-40002');
    const answers = await Promise.all([1, 2, 3].map(() => join({ membershipNumber: 'MB-40002' })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'JoinSuccess',
      'ValidationError',
      'ValidationError',
    ]);
    const refused = answers.find(({ __typename }) => __typename === 'ValidationError');
    expect(refused?.fields).toMatchObject([{ field: 'membershipNumber' }]);
  });

  it('does not tell that an address has an account, neither by its answer nor by what works afterwards', async () => {
    const { account } = await givenMember(app, organization);
    const email = account.email ?? '';
    const taken = await join({ email, password: 'mon autre phrase' });
    const free = await join({ password: 'mon autre phrase' });
    const shape = (answer: JoinAnswer) => ({
      ...answer,
      client: null,
      input: null,
      member: { ...answer.member, id: null, membershipNumber: null },
    });
    expect(shape(taken)).toEqual(shape(free));
    // Whoever joined signs in with the address they gave, and its owner still does.
    for (const [identifier, given, id] of [
      [email, 'mon autre phrase', taken.member?.id],
      [free.input.email, 'mon autre phrase', free.member?.id],
      [email, password, account.memberId],
    ] as const)
      expect((await signIn(identifier, given)).viewer?.member?.id).toBe(id);
  });

  it('gives an address to who confirms it, even when a stranger joined with it first', async () => {
    const email = `owner${nextNumber()}@example.ma`;
    const stranger = await join({ email, password: 'la phrase du voleur' });
    await sentMessages(app);
    app.clock.advance(1000);
    const owner = await join({ email, password: 'la phrase du vrai' });
    const token = await tokenSentTo(app, email, '/confirm-email');
    expect(
      await app.client().ask(`mutation { confirmEmail(input: { token: "${token}" }) { __typename } }`),
    ).toEqual({ confirmEmail: { __typename: 'ConfirmEmailSuccess' } });
    const holder = await app.modules.accounts.findByIdentifier(email);
    expect(holder?.memberId).toBe(owner.member?.id);
    expect(holder?.memberId).not.toBe(stranger.member?.id);
    expect(holder?.emailConfirmedAt).toEqual(app.clock.now());
    app.clock.set(defaultNow);
  });

  it('lets a coordinator decide, instead of the roster, about a number that was guessed at', async () => {
    await givenRoster('MB-50001');
    for (let day = 1; day <= 11; day++) {
      await app.stores.connection.collection('attempts').deleteMany({ key: /^join-(pair|address)/ });
      await join({ membershipNumber: 'MB-50001', birthDate: `1990-03-${String(day).padStart(2, '0')}` });
    }
    await app.stores.connection.collection('attempts').deleteMany({ key: /^join-(pair|address)/ });
    const owner = await join({ membershipNumber: 'MB-50001' });
    expect(owner).toMatchObject({ __typename: 'JoinSuccess', member: { state: 'PENDING' } });
  });

  it('stops guesses of a number’s birth date, each alias of one request counted', async () => {
    await givenRoster('MB-50002');
    const inputs = Array.from({ length: 8 }, (_, at) =>
      joinInput({ membershipNumber: 'MB-50002', birthDate: `1990-04-${String(at + 10)}` }),
    );
    const answer = await app.client().ask<Record<string, { __typename: string }>>(
      `mutation (${inputs.map((_, at) => `$i${at}: JoinInput!`).join(', ')}) {
        ${inputs.map((_, at) => `j${at}: join(input: $i${at}) { __typename }`).join('\n')}
      }`,
      Object.fromEntries(inputs.map((input, at) => [`i${at}`, input])),
    );
    const kinds = Object.values(answer).map(({ __typename }) => __typename);
    expect(kinds).toEqual([...Array(5).fill('JoinSuccess'), ...Array(3).fill('TooManyAttemptsError')]);
  });
});

describe('decisions on memberships', () => {
  const pendingQuery = `query ($first: Int, $after: String) {
    pendingMembers(first: $first, after: $after) {
      edges { cursor node { id state province { code } } } pageInfo { hasNextPage endCursor }
    }
  }`;
  interface Pending {
    pendingMembers: {
      edges: { node: { id: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const idsOf = ({ pendingMembers }: Pending) => pendingMembers.edges.map(({ node }) => node.id);

  it('shows applications of the coordinator’s regions and organization alone, oldest first, in pages', async () => {
    const rabat = [await join(), await join(), await join()].map(({ member }) => member?.id);
    const nowhere = await join({ provinceCode: null });
    const [elsewhere] = await givenMember(app, organization, {
      state: 'PENDING',
      regionCode: '09',
      provinceCode: null,
    }).then((given) => [given.member._id]);
    const other = await givenOrganization(app);
    await givenMember(app, other, { state: 'PENDING' });

    const here = await coordinatorOf(['04']);
    const first = await here.ask<Pending>(pendingQuery, { first: 2 });
    const second = await here.ask<Pending>(pendingQuery, {
      first: 2,
      after: first.pendingMembers.pageInfo.endCursor,
    });
    expect([...idsOf(first), ...idsOf(second)]).toEqual(rabat);
    expect(first.pendingMembers.pageInfo.hasNextPage).toBe(true);
    expect(second.pendingMembers.pageInfo.hasNextPage).toBe(false);
    expect(idsOf(await (await coordinatorOf(['09', '01'])).ask<Pending>(pendingQuery))).toEqual([elsewhere]);
    const national = await coordinatorOf([], { role: 'NATIONAL_COORDINATOR', regionCodes: null });
    expect(idsOf(await national.ask<Pending>(pendingQuery)).sort()).toEqual(
      [...rabat, nowhere.member?.id, elsewhere].sort(),
    );
  });

  it('accepts once, for a year when no roster says otherwise, and tells the applicant', async () => {
    const applicant = await join();
    const coordinator = await coordinatorOf(['04']);
    expect(await decide(coordinator, applicant.member?.id, true)).toEqual({
      __typename: 'DecideMembershipSuccess',
      member: { state: 'ACTIVE', stateReason: null },
    });
    expect((await decide(coordinator, applicant.member?.id, false, 'trop tard')).fields).toMatchObject([
      { field: 'memberId' },
    ]);
    expect(
      await applicant.client.ask('{ viewer { member { state card { validUntil { date } } } } }'),
    ).toEqual({
      viewer: { member: { state: 'ACTIVE', card: { validUntil: { date: '2027-11-21' } } } },
    });
    const toApplicant = (await sentMessages(app)).filter(({ to }) => to === applicant.input.email);
    expect(toApplicant.map(({ subject }) => subject)).toEqual([
      'Confirmez votre adresse',
      'Décision sur votre adhésion',
    ]);
    expect((await signIn(`${organization.slug}:${applicant.input.membershipNumber}`)).__typename).toBe(
      'SignInSuccess',
    );
  });

  it('refuses with a reason that the applicant reads, and without a reason not at all', async () => {
    const applicant = await join();
    const coordinator = await coordinatorOf(['04']);
    expect((await decide(coordinator, applicant.member?.id, false)).fields).toMatchObject([
      { field: 'reason' },
    ]);
    expect(
      (await decide(coordinator, applicant.member?.id, false, 'Numéro inconnu du fichier')).__typename,
    ).toBe('DecideMembershipSuccess');
    expect((await signIn(applicant.input.email)).viewer?.member?.state).toBe('REFUSED');
    expect(await applicant.client.ask('{ viewer { member { stateReason } } }')).toEqual({
      viewer: { member: { stateReason: 'Numéro inconnu du fichier' } },
    });
    // The address and the number are free for another try.
    const again = await join({
      email: applicant.input.email,
      membershipNumber: applicant.input.membershipNumber,
    });
    expect((await app.modules.accounts.findByIdentifier(applicant.input.email))?.memberId).toBe(
      again.member?.id,
    );
  });

  it('does not exist for coordinators of another region or organization, nor for who may not decide', async () => {
    const { member } = await join();
    expect((await decide(await coordinatorOf(['09']), member?.id, true)).__typename).toBe('NOT_FOUND');
    const other = await givenOrganization(app);
    const abroad = await coordinatorOf(['04'], { organizationId: other._id });
    expect((await decide(abroad, member?.id, true)).__typename).toBe('NOT_FOUND');
    const auditor = await coordinatorOf([], { role: 'AUDITOR', regionCodes: null });
    expect((await decide(auditor, member?.id, true)).__typename).toBe('FORBIDDEN');
    const { account } = await givenMember(app, organization);
    expect((await decide(await signedIn(app, account), member?.id, true)).__typename).toBe('FORBIDDEN');
    expect((await decide(app.client(), member?.id, true)).__typename).toBe('UNAUTHENTICATED');
    expect((await memberOf(member?.id)).state).toBe('PENDING');
  });

  it('accepts one of two applications with the same number, and says why it cannot accept the other', async () => {
    const one = await join({ membershipNumber: 'MB-60001' });
    const two = await join({ membershipNumber: 'mb-60001' });
    const coordinator = await coordinatorOf(['04']);
    const answers = await Promise.all([
      decide(coordinator, one.member?.id, true),
      decide(coordinator, two.member?.id, true),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'DecideMembershipSuccess',
      'ValidationError',
    ]);
  });

  it('keeps the person across refusal and joining again, and the roster’s person for who was on it', async () => {
    await givenRoster('MB-70001');
    const coordinator = await coordinatorOf(['04']);
    const first = await join({ membershipNumber: 'MB-70001', name: { fr: 'Y. Idrissi' } });
    await decide(coordinator, first.member?.id, true);
    const before = await memberOf(first.member?.id);
    expect(before.validUntil).toBe('2027-06-30');
    // The membership is given up (here: removed from the store), and taken again later.
    await app.stores.connection.collection<{ _id: string }>('members').deleteOne({ _id: before._id });
    await app.stores.connection.collection('accounts').deleteOne({ memberId: before._id });
    const again = await join({ membershipNumber: 'MB-70001', email: 'new@example.ma' });
    const after = await memberOf(again.member?.id);
    expect([after.personId, after.householdId]).toEqual([before.personId, before.householdId]);
  });

  it('stands in the audit log, chained, in the transaction of the decision and without personal data', async () => {
    const { audit } = app.modules;
    const coordinator = await coordinatorOf(['04']);
    const applicants = [await join(), await join(), await join(), await join()];
    await Promise.all(
      applicants.map(({ member }, at) => decide(coordinator, member?.id, at % 2 === 0, 'Dossier incomplet')),
    );
    const entries = app.stores.connection.collection('audit-entries');
    const stored = await entries.find({ organizationId: organization._id }).sort({ sequence: 1 }).toArray();
    expect(stored.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(new Set(stored.map(({ subjectId }) => subjectId))).toEqual(
      new Set(applicants.map(({ member }) => member?.id)),
    );
    expect(JSON.stringify(stored)).not.toMatch(/Dossier incomplet|Youssef|example\.ma/);
    expect((await audit.verifyAuditChain()).problems).toEqual([]);

    const [, second] = stored;
    await entries.updateOne({ _id: second?._id }, { $set: { subjectId: 'f'.repeat(24) } });
    expect((await audit.verifyAuditChain()).problems).toMatchObject([{ sequence: 2, kind: 'changed' }]);
    await entries.deleteOne({ _id: second?._id });
    expect((await audit.verifyAuditChain()).problems).toMatchObject([{ sequence: 2, kind: 'missing' }]);
    await entries.deleteMany({ organizationId: organization._id, sequence: { $gt: 1 } });
    expect((await audit.verifyAuditChain()).problems).toMatchObject([{ sequence: 2, kind: 'head_differs' }]);
    await entries.deleteMany({ organizationId: organization._id });
    await app.stores.connection
      .collection<{ _id: string }>('audit-heads')
      .deleteOne({ _id: organization._id });
  });
});

describe('the card', () => {
  const cardQuery = `{ viewer { member { card {
    membershipNumber name { display } organizationName { display } validUntil { date text } state renewalPending dependentCount qrText
  } } } }`;
  interface Card {
    viewer: {
      member: {
        card: { state: string; membershipNumber: string; qrText: string; validUntil: { text: string } };
      };
    };
  }

  it('carries a statement anybody can check with the public key', async () => {
    const { account, member } = await givenMember(app, organization);
    const { card } = (await (await signedIn(app, account)).ask<Card>(cardQuery)).viewer.member;
    const [header = '', payload = '', signature = ''] = card.qrText.split('.');
    const decode = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
    expect(decode(payload)).toEqual({
      org: organization.slug,
      num: member.membershipNumber,
      until: '2026-12-31',
      state: 'ACTIVE',
      iat: Date.parse(defaultNow) / 1000,
    });
    const jwks = (await (await fetch(`${app.url}/.well-known/jwks.json`)).json()) as {
      keys: (JsonWebKeyInput['key'] & { kid: string })[];
    };
    const { kid, alg } = decode(header);
    expect(alg).toBe('EdDSA');
    const jwk = jwks.keys.find((key) => key.kid === kid);
    expect(jwk).not.toHaveProperty('d');
    if (!jwk) throw new Error('the key is not published');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const isSigned = (text: string) =>
      verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
    expect(isSigned(`${header}.${payload}`)).toBe(true);
    const forged = Buffer.from(JSON.stringify({ ...decode(payload), until: '2036-12-31' })).toString(
      'base64url',
    );
    expect(isSigned(`${header}.${forged}`)).toBe(false);
  });

  it('is valid on its whole last day in Morocco and lapsed the next, unless a renewal is being looked at', async () => {
    const { account } = await givenMember(app, organization, { validUntil: '2026-11-30' });
    const renewing = await givenMember(app, organization, { validUntil: '2026-11-30', renewalPending: true });
    const [client, other] = [await signedIn(app, account), await signedIn(app, renewing.account)];
    const stateOf = async (of: TestClient) => (await of.ask<Card>(cardQuery)).viewer.member.card.state;
    try {
      app.clock.set('2026-11-30T23:59:59.000Z');
      expect(await stateOf(client)).toBe('ACTIVE');
      app.clock.set('2026-12-01T00:00:00.000Z');
      expect(await stateOf(client)).toBe('LAPSED');
      expect(await stateOf(other)).toBe('ACTIVE');
    } finally {
      app.clock.set(defaultNow);
    }
  });

  it('is there in every state', async () => {
    for (const state of ['PENDING', 'ACTIVE', 'SUSPENDED', 'LAPSED', 'REFUSED'] as const) {
      const { account, member } = await givenMember(app, organization, { state });
      const { card } = (await (await signedIn(app, account)).ask<Card>(cardQuery)).viewer.member;
      expect(card).toMatchObject({ state, membershipNumber: member.membershipNumber });
    }
  });
});

describe('dependents', () => {
  const addMutation = `mutation ($name: LocalizedTextInput!, $relation: Relation!, $birthDate: Date!) {
    addDependent(input: { name: $name, relation: $relation, birthDate: $birthDate }) {
      __typename
      ... on AddDependentSuccess { member { dependents { id name { display } relation age } } }
      ... on ValidationError { fields { field } }
    }
  }`;
  interface Added {
    addDependent: {
      __typename: string;
      member?: { dependents: { id: string; age: number }[] };
      fields?: { field: string }[];
    };
  }
  const salma = { name: { fr: 'Salma', ar: 'سلمى' }, relation: 'DAUGHTER', birthDate: '2015-11-22' };
  const add = async (client: TestClient, dependent: object) =>
    (await client.ask<Added>(addMutation, { ...dependent })).addDependent;
  const remove = (client: TestClient, dependentId: string | undefined) =>
    client.send(
      `mutation ($id: ID!) { removeDependent(input: { dependentId: $id }) { member { dependents { id } } } }`,
      { id: dependentId },
    );

  async function member() {
    const given = await givenMember(app, organization);
    return { ...given, client: await signedIn(app, given.account) };
  }

  it('are covered with their age in whole years, and not twice', async () => {
    const { client } = await member();
    expect((await add(client, salma)).member?.dependents).toMatchObject([{ relation: 'DAUGHTER', age: 11 }]);
    expect((await add(client, salma)).fields).toEqual([{ field: 'name' }]);
  });

  it('are added once when the button is pressed twice at the same instant', async () => {
    const { client } = await member();
    const kinds = await Promise.all([1, 2, 3].map(async () => (await add(client, salma)).__typename));
    expect(kinds.sort()).toEqual(['AddDependentSuccess', 'ValidationError', 'ValidationError']);
  });

  it.each([
    ['spelt otherwise', { ...salma, name: { fr: 'SALMÁ' } }],
    ['in Arabic alone', { ...salma, name: { ar: 'سَلْمى' } }],
    ['by a slip as a son', { ...salma, relation: 'SON' }],
  ])('are the same person when removed and added again, also %s', async (_, again) => {
    const { client } = await member();
    const [before] = (await add(client, salma)).member?.dependents ?? [];
    expect((await remove(client, before?.id)).data).toEqual({
      removeDependent: { member: { dependents: [] } },
    });
    const [after] = (await add(client, again)).member?.dependents ?? [];
    expect(after?.id).toBe(before?.id);
  });

  it('are other persons with another birth date, name or household', async () => {
    const [{ client }, other] = [await member(), await member()];
    await add(client, salma);
    await add(client, { ...salma, birthDate: '2015-11-21' });
    const { member: changed } = await add(client, { ...salma, name: { fr: 'Ines' } });
    const elsewhere = await add(other.client, salma);
    const ids = [...(changed?.dependents ?? []), ...(elsewhere.member?.dependents ?? [])].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  it.each([
    ['name', { ...salma, name: { en: 'Salma' } }],
    ['birthDate', { ...salma, birthDate: '2026-11-23' }],
    ['birthDate', { ...salma, birthDate: '1985-03-14' }],
    ['birthDate', { ...salma, relation: 'SPOUSE', birthDate: '2015-01-01' }],
  ])('are refused for their %s', async (field, dependent) => {
    const { client } = await member();
    expect((await add(client, dependent)).fields).toEqual([{ field }]);
  });

  it('cannot be invented without end, removed ones counted', async () => {
    const { client } = await member();
    for (let day = 1; day <= 20; day++) {
      const born = { ...salma, birthDate: `2016-01-${String(day).padStart(2, '0')}` };
      const { member: changed } = await add(client, born);
      await remove(client, changed?.dependents[0]?.id);
    }
    expect((await add(client, { ...salma, birthDate: '2016-02-01' })).fields).toEqual([
      { field: 'relation' },
    ]);
    expect((await add(client, { ...salma, birthDate: '2016-01-01' })).__typename).toBe('AddDependentSuccess');
  });

  it('of another household cannot be removed, and do not exist', async () => {
    const [{ client }, other] = [await member(), await member()];
    const [dependent] = (await add(other.client, salma)).member?.dependents ?? [];
    expect((await remove(client, dependent?.id)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await memberOf(other.member._id)).dependents[0]?.removedAt).toBeNull();
  });
});

describe('the profile', () => {
  const update = async (client: TestClient, input: object) =>
    (
      await client.ask<{
        updateProfile: { __typename: string; fields?: { field: string }[]; viewer?: unknown };
      }>(
        `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) {
          __typename
          ... on UpdateProfileSuccess { viewer { language member { phone province { code } } } }
          ... on ValidationError { fields { field } }
        } }`,
        { input },
      )
    ).updateProfile;

  it('changes what is given and leaves the rest', async () => {
    const { account } = await givenMember(app, organization, { phone: '+212661000001' });
    const client = await signedIn(app, account);
    expect(await update(client, { provinceCode: '07.351', language: 'ar' })).toMatchObject({
      viewer: { language: 'ar', member: { phone: '+212661000001', province: { code: '07.351' } } },
    });
    expect(await update(client, { phone: '' })).toMatchObject({
      viewer: { language: 'ar', member: { phone: null, province: { code: '07.351' } } },
    });
    const moved = await memberOf(account.memberId ?? '');
    expect([moved.provinceCode, moved.regionCode]).toEqual(['07.351', '07']);
  });

  it('makes the new phone an identifier and the old one none', async () => {
    const { account } = await givenMember(app, organization);
    const client = await signedIn(app, account);
    await update(client, { phone: '0662 11 22 33' });
    expect((await signIn('+212662112233')).viewer?.member?.id).toBe(account.memberId);
    await update(client, { phone: '0662 11 22 44' });
    expect((await signIn('+212662112233')).__typename).toBe('WrongCredentialsError');
    expect((await signIn('+212662112244')).viewer?.member?.id).toBe(account.memberId);
  });

  it('does not tell that a phone has an account, and does not take it away', async () => {
    const [{ account }, other] = [await givenMember(app, organization), await givenMember(app, organization)];
    await update(await signedIn(app, account), { phone: '0663334455' });
    await app.modules.accounts.setPassword(other.account._id, account.passwordHash);
    expect((await update(await signedIn(app, other.account), { phone: '0663334455' })).__typename).toBe(
      'UpdateProfileSuccess',
    );
    expect((await app.modules.accounts.findByIdentifier('+212663334455'))?._id).toBe(account._id);
  });

  it('refuses what cannot be, and what only members have', async () => {
    const { account } = await givenMember(app, organization);
    const client = await signedIn(app, account);
    expect((await update(client, { phone: '123', provinceCode: 'x' })).fields).toEqual([
      { field: 'phone' },
      { field: 'provinceCode' },
    ]);
    const staff = await coordinatorOf(['04']);
    expect((await update(staff, { phone: '0661234567' })).fields).toEqual([{ field: 'phone' }]);
    expect(await update(staff, { language: 'en' })).toMatchObject({
      viewer: { language: 'en', member: null },
    });
  });
});

describe('favourites', () => {
  const setFavourite = async (client: TestClient, offerId: string, isFavourite: boolean) =>
    await client.send<{ setFavourite: { offer: { id: string; isFavourite: boolean } } }>(
      `mutation ($offerId: ID!, $isFavourite: Boolean!) {
        setFavourite(input: { offerId: $offerId, isFavourite: $isFavourite }) { offer { id isFavourite } }
      }`,
      { offerId, isFavourite },
    );
  const favouritesQuery = `query ($first: Int, $after: String) { viewer { member {
    favourites(first: $first, after: $after) {
      edges { node { id isFavourite } } pageInfo { hasNextPage endCursor }
    }
  } } }`;
  interface Favourites {
    viewer: {
      member: {
        favourites: {
          edges: { node: { id: string; isFavourite: boolean } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
    };
  }

  async function favouritesOf(client: TestClient, page: object = {}) {
    const { edges, pageInfo } = (await client.ask<Favourites>(favouritesQuery, { ...page })).viewer.member
      .favourites;
    return { ids: edges.map(({ node }) => node.id), pageInfo };
  }

  it('are listed newest first in pages; marking and unmarking twice changes nothing', async () => {
    const { account } = await givenMember(app, organization);
    const client = await signedIn(app, account);
    const offers: string[] = [];
    for (let n = 0; n < 3; n++) offers.push((await givenOffer(app, {}, { organization })).offer._id);
    for (const id of offers)
      expect((await setFavourite(client, id, true)).data?.setFavourite.offer.isFavourite).toBe(true);
    await setFavourite(client, offers[0] ?? '', true);
    const first = await favouritesOf(client, { first: 2 });
    const second = await favouritesOf(client, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.ids, ...second.ids]).toEqual(offers.toReversed());
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    await setFavourite(client, offers[1] ?? '', false);
    await setFavourite(client, offers[1] ?? '', false);
    expect((await favouritesOf(client)).ids).toEqual([offers[2], offers[0]]);
  });

  it('are one when marked many times at the same instant', async () => {
    const { account } = await givenMember(app, organization);
    const client = await signedIn(app, account);
    const { offer } = await givenOffer(app, {}, { organization });
    const answers = await Promise.all(Array.from({ length: 8 }, () => setFavourite(client, offer._id, true)));
    for (const { errors } of answers) expect(errors).toBeUndefined();
    expect((await favouritesOf(client)).ids).toEqual([offer._id]);
  });

  it('are each member’s own, and false for who is not one', async () => {
    const [one, other] = [await givenMember(app, organization), await givenMember(app, organization)];
    const { offer } = await givenOffer(app, {}, { organization });
    await setFavourite(await signedIn(app, one.account), offer._id, true);
    const query = `{ offer(id: "${offer._id}") { isFavourite } }`;
    expect(await (await signedIn(app, one.account)).ask(query)).toEqual({ offer: { isFavourite: true } });
    expect(await (await signedIn(app, other.account)).ask(query)).toEqual({ offer: { isFavourite: false } });
    expect(await app.client().ask(query)).toEqual({ offer: { isFavourite: false } });
  });

  it('cannot be an offer that is not published, which can still be unmarked by who marked it', async () => {
    const { account } = await givenMember(app, organization);
    const client = await signedIn(app, account);
    const { offer } = await givenOffer(app, {}, { organization });
    const draft = await givenOffer(app, { state: 'DRAFT' }, { organization });
    expect((await setFavourite(client, draft.offer._id, true)).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await setFavourite(client, 'f'.repeat(24), true)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await setFavourite(client, offer._id, true);
    await app.modules.runInTransaction((session) => app.modules.offers.offers.pause(session, offer._id));
    expect((await favouritesOf(client)).ids).toEqual([offer._id]);
    expect((await setFavourite(client, offer._id, false)).errors).toBeUndefined();
    expect((await setFavourite(client, offer._id, false)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import {
  givenMember,
  givenOrganization,
  givenStaff,
  password,
  request,
  type SignInAnswer,
  secondFactorCode,
  secondFactorSecret,
  sentMessages,
  signedIn,
  signInMutation,
  tokenSentTo,
} from '../support/members.ts';
import { defaultNow, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let organization: OrganizationRecord;

beforeAll(async () => {
  // One proxy is believed, so that requests can come from several addresses.
  app = await startTestApp({ environment: { TRUST_PROXY: '1' } });
  organization = await givenOrganization(app, { slug: 'fondation' });
});
afterAll(async () => {
  await app?.stop();
});

async function signIn(
  variables: { identifier: string; password?: string; secondFactorCode?: string | null },
  headers: { cookie?: string; address?: string } = {},
) {
  const { answer, setCookies } = await request<SignInAnswer>(
    app,
    { query: signInMutation, variables: { password, ...variables } },
    headers,
  );
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return { ...answer.data.signIn, setCookies };
}

const sessionOf = (cookie: string) => /wasl\.sid=[^;]+/.exec(cookie)?.[0] ?? '';

/** Whether a Cookie header still stands for somebody. */
async function isSignedIn(cookie: string): Promise<boolean> {
  const { answer } = await request<{ viewer: object | null }>(
    app,
    { query: '{ viewer { role } }' },
    { cookie },
  );
  return answer.data?.viewer != null;
}

describe('signing in', () => {
  it('takes e-mail in any case, phone in any form, the number with its organization, and the bare number', async () => {
    const { member, account } = await givenMember(
      app,
      organization,
      { membershipNumber: 'AB-77001', phone: '+212661770011' },
      { email: 'naima@example.ma', identifiers: ['naima@example.ma', '+212661770011', 'fondation:AB77001'] },
    );
    for (const identifier of [
      ' Naima@Example.MA',
      '0661 77 00 11',
      '٠٦٦١٧٧٠٠١١',
      'fondation:ab-77001',
      'FONDATION: AB 77001',
      'AB-77001',
    ]) {
      const answer = await signIn({ identifier });
      expect(answer, identifier).toMatchObject({
        __typename: 'SignInSuccess',
        viewer: { role: 'MEMBER', member: { id: member._id, state: 'ACTIVE' } },
      });
    }
    expect(account.identifiers).not.toContain('AB-77001');
  });

  it('refuses a bare number that two organizations gave', async () => {
    const other = await givenOrganization(app);
    await givenMember(app, organization, { membershipNumber: 'TWICE-1' });
    await givenMember(app, other, { membershipNumber: 'TWICE-1' });
    expect((await signIn({ identifier: 'TWICE-1' })).__typename).toBe('WrongCredentialsError');
    expect((await signIn({ identifier: `${other.slug}:TWICE-1` })).__typename).toBe('SignInSuccess');
  });

  it('answers an unknown identifier, a wrong password and a suspended account in the same words', async () => {
    const { account } = await givenMember(app, organization);
    const suspended = await givenMember(app, organization, {}, { isSuspended: true });
    const answers = await Promise.all([
      signIn({ identifier: 'nobody@example.ma' }),
      signIn({ identifier: account.email ?? '', password: 'not the password' }),
      signIn({ identifier: suspended.account.email ?? '' }),
      signIn({ identifier: '' }),
    ]);
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], setCookies: [] });
    expect(answers[0]).toMatchObject({ __typename: 'WrongCredentialsError', code: 'WRONG_CREDENTIALS' });
  });

  it('sets cookies that scripts cannot read and other sites do not send', async () => {
    const { account } = await givenMember(app, organization);
    const { setCookies } = await signIn({ identifier: account.email ?? '' });
    expect(setCookies.length).toBe(2);
    for (const cookie of setCookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/i);
  });

  it('answers the rest of the request as the one who signed in', async () => {
    const { account, member } = await givenMember(app, organization);
    const { answer } = await request<{ signIn: { viewer: { member: { favourites: { edges: [] } } } } }>(app, {
      query: `mutation ($identifier: String!, $password: String!) {
        signIn(input: { identifier: $identifier, password: $password }) {
          ... on SignInSuccess { viewer { member { id favourites { edges { cursor } } } } }
        }
      }`,
      variables: { identifier: account.email, password },
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.signIn.viewer.member).toEqual({ id: member._id, favourites: { edges: [] } });
  });
});

describe('limits on guesses', () => {
  const guesses = (count: number, identifier: string) => ({
    query: `mutation { ${Array.from(
      { length: count },
      (_, at) =>
        `g${at}: signIn(input: { identifier: "${identifier}", password: "guess number ${at}" }) { __typename }`,
    ).join(' ')} }`,
  });

  it('refuses sixteen aliases of one guess in one request as a whole', async () => {
    const { answer } = await request<Record<string, { __typename: string }>>(
      app,
      guesses(16, 'sixteen@example.ma'),
    );
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors?.length).toBeGreaterThan(0);
  });

  it('counts each alias of one request as an attempt', async () => {
    const { account } = await givenMember(app, organization);
    const identifier = account.email ?? '';
    const { answer } = await request<Record<string, { __typename: string }>>(app, guesses(15, identifier), {
      address: '203.0.113.1',
    });
    const kinds = Object.values(answer.data ?? {}).map(({ __typename }) => __typename);
    expect(kinds.filter((kind) => kind === 'WrongCredentialsError').length).toBe(5);
    expect(kinds.filter((kind) => kind === 'TooManyAttemptsError').length).toBe(10);
    const right = await signIn({ identifier }, { address: '203.0.113.1' });
    expect(right.__typename).toBe('TooManyAttemptsError');
    expect(right.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('limits an identifier nobody has just the same', async () => {
    const { answer } = await request<Record<string, { __typename: string }>>(
      app,
      guesses(15, 'nobody-at-all@example.ma'),
      { address: '203.0.113.2' },
    );
    const kinds = Object.values(answer.data ?? {}).map(({ __typename }) => __typename);
    expect(kinds.filter((kind) => kind === 'TooManyAttemptsError').length).toBe(10);
  });

  it('lets one in from another address, and forgets the attempts of who got it right', async () => {
    const { account } = await givenMember(app, organization);
    const identifier = account.email ?? '';
    for (let attempt = 0; attempt < 3; attempt++) {
      await request(app, guesses(4, identifier), { address: '203.0.113.3' });
      expect((await signIn({ identifier }, { address: '203.0.113.3' })).__typename).toBe('SignInSuccess');
    }
    await request(app, guesses(15, identifier), { address: '203.0.113.3' });
    expect((await signIn({ identifier }, { address: '203.0.113.3' })).__typename).toBe(
      'TooManyAttemptsError',
    );
    expect((await signIn({ identifier }, { address: '203.0.113.4' })).__typename).toBe('SignInSuccess');
  });

  it('cannot be used to lock somebody out: a browser that signed in before, and the mailbox, still open', async () => {
    const { account } = await givenMember(app, organization);
    const identifier = account.email ?? '';
    const { setCookies } = await signIn({ identifier }, { address: '203.0.113.5' });
    const device = setCookies.find((cookie) => cookie.startsWith('wasl.device='))?.split(';')[0] ?? '';

    for (let network = 10; network < 20; network++)
      await request(app, guesses(5, identifier), { address: `198.51.100.${network}` });
    const stranger = await signIn({ identifier }, { address: '198.51.100.30' });
    expect(stranger.__typename).toBe('TooManyAttemptsError');
    const sameBrowser = await signIn({ identifier }, { address: '198.51.100.31', cookie: device });
    expect(sameBrowser.__typename).toBe('SignInSuccess');

    await app
      .client()
      .ask(`mutation { requestPasswordReset(input: { email: "${identifier}" }) { message } }`);
    const token = await tokenSentTo(app, identifier, '/reset-password');
    const newPassword = 'encore une autre phrase';
    const reset = await request<{ resetPassword: { __typename: string } }>(app, {
      query: `mutation { resetPassword(input: { token: "${token}", password: "${newPassword}" }) { __typename } }`,
    });
    const newDevice =
      reset.setCookies.find((cookie) => cookie.startsWith('wasl.device='))?.split(';')[0] ?? '';
    const atHome = { address: '198.51.100.32', cookie: newDevice };
    expect((await signIn({ identifier, password: newPassword }, atHome)).__typename).toBe('SignInSuccess');
    // A known browser guesses as slowly as any other.
    for (let attempt = 0; attempt < 5; attempt++)
      await signIn({ identifier, password: 'a wrong password' }, atHome);
    expect((await signIn({ identifier, password: newPassword }, atHome)).__typename).toBe(
      'TooManyAttemptsError',
    );
  });

  it('does not spare a browser that only made up a device token', async () => {
    const { account } = await givenMember(app, organization);
    const identifier = account.email ?? '';
    const kinds = new Set<string>();
    for (let attempt = 0; attempt < 8; attempt++) {
      const cookie = `wasl.device=${'A'.repeat(21)}${attempt}`;
      kinds.add(
        (await signIn({ identifier, password: 'a guess' }, { address: '203.0.113.9', cookie })).__typename,
      );
    }
    expect(kinds).toContain('TooManyAttemptsError');
  });
});

describe('second factor', () => {
  const givenCoordinator = () =>
    givenStaff(app, { role: 'COORDINATOR', organizationId: organization._id, regionCodes: ['04'] });

  it('is asked of staff of organizations, once the password is right and not before', async () => {
    const { email } = await givenCoordinator();
    const identifier = email ?? '';
    expect((await signIn({ identifier })).__typename).toBe('SecondFactorRequiredError');
    expect((await signIn({ identifier, password: 'a wrong password' })).__typename).toBe(
      'WrongCredentialsError',
    );
    expect((await signIn({ identifier, secondFactorCode: '000000' })).__typename).toBe(
      'WrongCredentialsError',
    );
    const right = await signIn({ identifier, secondFactorCode: secondFactorCode(app.clock.now()) });
    expect(right).toMatchObject({
      __typename: 'SignInSuccess',
      viewer: { role: 'COORDINATOR', member: null },
    });
  });

  it('takes a code once, even from two browsers at the same instant', async () => {
    const { email } = await givenCoordinator();
    const code = secondFactorCode(app.clock.now());
    const kinds = await Promise.all(
      [1, 2, 3].map(
        async () => (await signIn({ identifier: email ?? '', secondFactorCode: code })).__typename,
      ),
    );
    expect(kinds.sort()).toEqual(['SignInSuccess', 'WrongCredentialsError', 'WrongCredentialsError']);
  });

  it('lets nobody of an organization in without one', async () => {
    const { email } = await givenStaff(app, {
      role: 'ADMINISTRATOR',
      organizationId: organization._id,
      secondFactorSecret: null,
    });
    const code = secondFactorCode(app.clock.now(), secondFactorSecret);
    expect((await signIn({ identifier: email ?? '' })).__typename).toBe('SecondFactorRequiredError');
    expect((await signIn({ identifier: email ?? '', secondFactorCode: code })).__typename).toBe(
      'WrongCredentialsError',
    );
  });

  it('is not asked of a cashier', async () => {
    const { email } = await givenStaff(app, { role: 'PARTNER_CASHIER', partnerId: 'f'.repeat(24) });
    expect((await signIn({ identifier: email ?? '' })).__typename).toBe('SignInSuccess');
  });
});

describe('sessions', () => {
  async function memberClient(): Promise<{ client: TestClient; accountId: string; email: string }> {
    const { account } = await givenMember(app, organization);
    return { client: await signedIn(app, account), accountId: account._id, email: account.email ?? '' };
  }

  it('begins under a new id, so that one planted before is worthless', async () => {
    const attacker = await memberClient();
    const planted = sessionOf(attacker.client.cookie());
    const { account } = await givenMember(app, organization);
    const { setCookies } = await signIn({ identifier: account.email ?? '' }, { cookie: planted });
    const given = sessionOf(setCookies.join('; '));
    expect(given).not.toBe('');
    expect(given).not.toBe(planted);
    expect(await isSignedIn(planted)).toBe(false);
    expect(await isSignedIn(given)).toBe(true);
  });

  it('ends with signOut, also for who kept the cookie; twice is harmless', async () => {
    const { client } = await memberClient();
    const kept = client.cookie();
    expect(await isSignedIn(kept)).toBe(true);
    expect(await client.ask('mutation { signOut { signedOut } }')).toEqual({ signOut: { signedOut: true } });
    expect(await client.ask('mutation { signOut { signedOut } }')).toEqual({ signOut: { signedOut: true } });
    expect(await isSignedIn(kept)).toBe(false);
  });

  it('ends on every device with signOutEverywhere', async () => {
    const { account } = await givenMember(app, organization);
    const [phone, laptop] = [await signedIn(app, account), await signedIn(app, account)];
    const kept = phone.cookie();
    await laptop.ask('mutation { signOutEverywhere { signedOut } }');
    expect(await isSignedIn(kept)).toBe(false);
    expect(await laptop.ask('{ viewer { role } }')).toEqual({ viewer: null });
    const again = await signedIn(app, account);
    expect(await again.ask('{ viewer { role } }')).toEqual({ viewer: { role: 'MEMBER' } });
  });

  it('dies at once when the account is suspended', async () => {
    const { client, accountId } = await memberClient();
    await app.modules.accounts.setSuspended(accountId, true);
    expect(await client.ask('{ viewer { role } }')).toEqual({ viewer: null });
    await app.modules.accounts.setSuspended(accountId, false);
    expect(await client.ask('{ viewer { role } }')).toEqual({ viewer: null });
  });

  it('ends after twelve hours for staff and sixty days for members, however much it was used', async () => {
    const staff = await givenStaff(app, { role: 'PARTNER_OWNER', partnerId: 'f'.repeat(24) });
    const [owner, member] = [await signedIn(app, staff), (await memberClient()).client];
    const hour = 60 * 60 * 1000;
    try {
      app.clock.advance(12 * hour - 1000);
      expect(await owner.ask('{ viewer { role } }')).toEqual({ viewer: { role: 'PARTNER_OWNER' } });
      app.clock.advance(2000);
      expect(await owner.ask('{ viewer { role } }')).toEqual({ viewer: null });
      expect(await member.ask('{ viewer { role } }')).toEqual({ viewer: { role: 'MEMBER' } });
      app.clock.advance(60 * 24 * hour);
      expect(await member.ask('{ viewer { role } }')).toEqual({ viewer: null });
    } finally {
      app.clock.set(defaultNow);
    }
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) =>
    app
      .client()
      .send(`mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { message } }`, {
        email,
      });

  const reset = async (token: string, newPassword: string, client: TestClient = app.client()) =>
    (
      await client.ask<{ resetPassword: { __typename: string; fields?: { field: string }[] } }>(
        `mutation ($token: String!, $password: String!) {
          resetPassword(input: { token: $token, password: $password }) {
            __typename ... on ValidationError { fields { field } }
          }
        }`,
        { token, password: newPassword },
      )
    ).resetPassword;

  it('is answered alike for a known and an unknown address, and only the known one gets a message', async () => {
    const { account } = await givenMember(app, organization);
    const known = await ask(account.email ?? '');
    const unknown = await ask('not-here@example.ma');
    expect(unknown).toEqual(known);
    const receivers = (await sentMessages(app)).map(({ to }) => to);
    expect(receivers).toContain(account.email);
    expect(receivers).not.toContain('not-here@example.ma');
  });

  it('sets a new password with a link that serves once and ends every session', async () => {
    const { account } = await givenMember(app, organization);
    const email = account.email ?? '';
    const elsewhere = await signedIn(app, account);
    await ask(email);
    const token = await tokenSentTo(app, email, '/reset-password');
    expect((await reset(token, 'court')).fields).toEqual([{ field: 'password' }]);
    expect((await reset(token, 'la nouvelle phrase')).__typename).toBe('ResetPasswordSuccess');
    expect(await reset(token, 'une troisième phrase')).toEqual({
      __typename: 'ValidationError',
      fields: [{ field: 'token' }],
    });
    expect(await elsewhere.ask('{ viewer { role } }')).toEqual({ viewer: null });
    expect((await signIn({ identifier: email })).__typename).toBe('WrongCredentialsError');
    expect((await signIn({ identifier: email, password: 'la nouvelle phrase' })).__typename).toBe(
      'SignInSuccess',
    );
  });

  it('lets the link serve once when it is used twice at the same instant', async () => {
    const { account } = await givenMember(app, organization);
    await ask(account.email ?? '');
    const token = await tokenSentTo(app, account.email ?? '', '/reset-password');
    const kinds = await Promise.all(
      [1, 2, 3].map(async (n) => (await reset(token, `phrase numéro ${n} !`)).__typename),
    );
    expect(kinds.filter((kind) => kind === 'ResetPasswordSuccess').length).toBe(1);
  });

  it('makes the links sent before worthless once one of them was used', async () => {
    const { account } = await givenMember(app, organization);
    await ask(account.email ?? '');
    const first = await tokenSentTo(app, account.email ?? '', '/reset-password');
    app.clock.advance(1000);
    await ask(account.email ?? '');
    const second = await tokenSentTo(app, account.email ?? '', '/reset-password');
    expect(second).not.toBe(first);
    expect((await reset(second, 'la nouvelle phrase')).__typename).toBe('ResetPasswordSuccess');
    expect((await reset(first, 'encore une phrase')).__typename).toBe('ValidationError');
  });

  it('refuses a link after 30 minutes, and one for something else', async () => {
    const { account } = await givenMember(app, organization);
    await ask(account.email ?? '');
    const token = await tokenSentTo(app, account.email ?? '', '/reset-password');
    const confirmed = await app
      .client()
      .ask(`mutation { confirmEmail(input: { token: "${token}" }) { __typename } }`);
    expect(confirmed).toEqual({ confirmEmail: { __typename: 'ValidationError' } });
    app.clock.advance(30 * 60 * 1000);
    expect((await reset(token, 'la nouvelle phrase')).__typename).toBe('ValidationError');
    app.clock.set(defaultNow);
  });

  it('keeps no token at rest, only its hash', async () => {
    const { account } = await givenMember(app, organization);
    await ask(account.email ?? '');
    const token = await tokenSentTo(app, account.email ?? '', '/reset-password');
    const { connection } = app.stores;
    for (const { name } of (await connection.db?.listCollections().toArray()) ?? []) {
      const documents = await connection.collection(name).find().toArray();
      expect(JSON.stringify(documents), name).not.toContain(token);
    }
  });

  it('stops writing to an address that is asked for again and again, without saying so', async () => {
    const { account } = await givenMember(app, organization);
    const email = account.email ?? '';
    const query = `mutation { requestPasswordReset(input: { email: "${email}" }) { message } }`;
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => request(app, { query }, { address: `203.0.113.${100 + n}` })),
    );
    expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect((await sentMessages(app)).filter(({ to }) => to === email).length).toBe(3);
  });

  it('asks a network that asks for many addresses to wait', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 12; n++) {
      const query = `mutation { requestPasswordReset(input: { email: "many${n}@example.ma" }) { message } }`;
      const { answer } = await request(app, { query }, { address: '203.0.113.200' });
      codes.push(answer.errors?.[0]?.extensions.code ?? 'ok');
    }
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('ok'));
    expect(codes.slice(10)).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
  });
});

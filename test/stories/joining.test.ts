import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationRecord } from '../../server/src/modules/organizations/index.ts';
import {
  givenOrganization,
  givenStaff,
  type SignInAnswer,
  sentMessages,
  signedIn,
  signInMutation,
  tokenSentTo,
} from '../support/members.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

const joinMutation = /* GraphQL */ `
  mutation ($input: JoinInput!) {
    join(input: $input) {
      __typename
      ... on JoinSuccess { message member { id state } }
      ... on ValidationError { fields { field message } }
    }
  }
`;

interface Joined {
  join: { __typename: string; message?: string; member?: { id: string; state: string } };
}

const cardQuery = /* GraphQL */ `
  query {
    viewer {
      name { display displayLanguage }
      member {
        state
        stateReason
        dependents { name { display } relation age }
        card {
          membershipNumber
          organizationName { display }
          validUntil { date }
          state
          dependentCount
        }
      }
    }
  }
`;

interface CardAnswer {
  viewer: {
    name: { display: string };
    member: {
      state: string;
      stateReason: string | null;
      dependents: { name: { display: string }; age: number }[];
      card: { membershipNumber: string; validUntil: { date: string }; state: string; dependentCount: number };
    };
  } | null;
}

describe('joining, from the first visit to the card', () => {
  let app: TestApp;
  let foundation: OrganizationRecord;
  /** Amina is on the roster; Karim is not. */
  let amina: TestClient;
  let karim: TestClient;
  let karimId: string | undefined;

  const input = (overrides: object) => ({
    organizationId: foundation._id,
    provinceCode: '04.421',
    consentsToProcessing: true,
    language: 'ar',
    password: 'قهوة بدون سكر كل صباح',
    ...overrides,
  });

  beforeAll(async () => {
    app = await startTestApp();
    foundation = await givenOrganization(app, {
      slug: 'foundation',
      name: { ar: 'مؤسسة الأعمال الاجتماعية', fr: 'Fondation des œuvres sociales' },
    });
    await app.modules.members.upsertRoster([
      {
        organizationId: foundation._id,
        membershipNumber: 'MB-20418',
        name: { ar: 'بناني أمينة', fr: 'BENNANI Amina' },
        birthDate: '1988-07-09',
        validUntil: '2026-12-31',
      },
    ]);
    amina = app.client({ language: 'ar' });
    karim = app.client({ language: 'fr' });
  });
  afterAll(async () => {
    await app?.stop();
  });

  it('a visitor chooses an organization and sees how its numbers look', async () => {
    const answer = await amina.ask<{ organizations: { id: string; membershipNumberExample: string }[] }>(
      '{ organizations { id name { display } membershipNumberExample } }',
    );
    expect(answer.organizations).toEqual([
      {
        id: foundation._id,
        name: { display: 'مؤسسة الأعمال الاجتماعية' },
        membershipNumberExample: 'MB-20418',
      },
    ]);
  });

  it('Amina, who is on the roster, is a member at once and sees her card', async () => {
    const { join } = await amina.ask<Joined>(joinMutation, {
      input: input({
        membershipNumber: 'mb ٢٠٤١٨',
        name: { ar: 'أمينة بنّاني' },
        birthDate: '1988-07-09',
        email: 'Amina@Example.ma',
        phone: '0661 23 45 67',
      }),
    });
    expect(join).toMatchObject({ __typename: 'JoinSuccess', member: { state: 'ACTIVE' } });
    expect(join.message).toContain('البطاقة جاهزة');
    const { viewer } = await amina.ask<CardAnswer>(cardQuery);
    expect(viewer?.name.display).toBe('أمينة بنّاني');
    expect(viewer?.member.card).toEqual({
      membershipNumber: 'MB-20418',
      organizationName: { display: 'مؤسسة الأعمال الاجتماعية' },
      validUntil: { date: '2026-12-31' },
      state: 'ACTIVE',
      dependentCount: 0,
    });
  });

  it('she confirms her address by the link, and adds her son', async () => {
    const token = await tokenSentTo(app, 'amina@example.ma', '/confirm-email');
    const confirmed = await app
      .client({ language: 'ar' })
      .ask(
        `mutation { confirmEmail(input: { token: "${token}" }) { ... on ConfirmEmailSuccess { message } } }`,
      );
    expect(confirmed).toEqual({ confirmEmail: { message: 'تم تأكيد العنوان.' } });
    await amina.ask(
      `mutation { addDependent(input: { name: { ar: "آدم" }, relation: SON, birthDate: "2018-02-01" }) { __typename } }`,
    );
    const { viewer } = await amina.ask<CardAnswer>(cardQuery);
    expect(viewer?.member.dependents).toEqual([{ name: { display: 'آدم' }, relation: 'SON', age: 8 }]);
    expect(viewer?.member.card.dependentCount).toBe(1);
  });

  it('she signs out, and in again on another phone with her number alone', async () => {
    await amina.ask('mutation { signOut { signedOut } }');
    expect((await amina.ask<CardAnswer>(cardQuery)).viewer).toBeNull();
    const phone = app.client({ language: 'ar' });
    const { signIn } = await phone.ask<SignInAnswer>(signInMutation, {
      identifier: 'MB-20418',
      password: 'قهوة بدون سكر كل صباح',
    });
    expect(signIn.viewer?.member?.membershipNumber).toBe('MB-20418');
  });

  it('Karim, who is not on the roster, waits, and sees that he does', async () => {
    const { join } = await karim.ask<Joined>(joinMutation, {
      input: input({
        membershipNumber: 'MB-31007',
        name: { fr: 'Karim Tazi' },
        birthDate: '1979-01-15',
        email: 'karim@example.ma',
        language: 'fr',
      }),
    });
    expect(join).toMatchObject({ __typename: 'JoinSuccess', member: { state: 'PENDING' } });
    expect(join.message).toContain('un coordinateur décide');
    karimId = join.member?.id;
    expect((await karim.ask<CardAnswer>(cardQuery)).viewer?.member.card.state).toBe('PENDING');
  });

  it('the coordinator of his region accepts him; the one of another never sees him', async () => {
    const coordinator = async (regionCode: string) =>
      await signedIn(
        app,
        await givenStaff(app, {
          role: 'COORDINATOR',
          organizationId: foundation._id,
          regionCodes: [regionCode],
        }),
      );
    const pendingQuery = '{ pendingMembers { edges { node { id name { display } membershipNumber } } } }';
    const dakhla = await coordinator('12');
    expect(await dakhla.ask(pendingQuery)).toEqual({ pendingMembers: { edges: [] } });
    const rabat = await coordinator('04');
    expect(await rabat.ask(pendingQuery)).toEqual({
      pendingMembers: {
        edges: [{ node: { id: karimId, name: { display: 'Karim Tazi' }, membershipNumber: 'MB-31007' } }],
      },
    });
    await rabat.ask(
      'mutation ($id: ID!) { decideMembership(input: { memberId: $id, accept: true }) { __typename } }',
      {
        id: karimId,
      },
    );
    expect(await rabat.ask(pendingQuery)).toEqual({ pendingMembers: { edges: [] } });
    const { viewer } = await karim.ask<CardAnswer>(cardQuery);
    expect(viewer?.member).toMatchObject({ state: 'ACTIVE', card: { validUntil: { date: '2027-11-21' } } });
    const subjects = (await sentMessages(app))
      .filter(({ to }) => to === 'karim@example.ma')
      .map((m) => m.subject);
    expect(subjects).toContain('Décision sur votre adhésion');
  });

  it('he forgets his password, sets another by the link, and every session of before is over', async () => {
    await app
      .client()
      .ask('mutation { requestPasswordReset(input: { email: "karim@example.ma" }) { message } }');
    const token = await tokenSentTo(app, 'karim@example.ma', '/reset-password');
    const laptop = app.client();
    const answer = await laptop.ask<{ resetPassword: { __typename: string } }>(
      'mutation ($token: String!) { resetPassword(input: { token: $token, password: "thé à la menthe" }) { __typename } }',
      { token },
    );
    expect(answer.resetPassword.__typename).toBe('ResetPasswordSuccess');
    expect((await karim.ask<CardAnswer>(cardQuery)).viewer).toBeNull();
    const { signIn } = await laptop.ask<SignInAnswer>(signInMutation, {
      identifier: 'karim@example.ma',
      password: 'thé à la menthe',
    });
    expect(signIn.viewer?.member?.id).toBe(karimId);
  });

  it('what staff did stands in the audit log, and the log is whole', async () => {
    expect(await app.modules.audit.verifyAuditChain()).toEqual({
      chainCount: 1,
      entryCount: 1,
      problems: [],
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkData } from '../../server/src/app/check-data.ts';
import { type SeedOutcome, seedDemonstration } from '../../server/src/app/seed/index.ts';
import { secondFactorCode } from '../../server/src/platform/auth/second-factor.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let outcome: SeedOutcome;
beforeAll(async () => {
  app = await startTestApp();
  outcome = await seedDemonstration(app.modules, { config: app.config, clock: app.clock });
  await app.modules.drainEvents();
});
afterAll(async () => {
  await app.stop();
});

async function signIn(identifier: string): Promise<{ client: TestClient; answer: unknown }> {
  const account = outcome.accounts.find((candidate) => candidate.identifier === identifier);
  if (!account) throw new Error(`nobody signs in as ${identifier}`);
  const client = app.client();
  const { signIn: answer } = await client.ask<{ signIn: unknown }>(
    `mutation ($input: SignInInput!) { signIn(input: $input) {
       __typename ... on SignInSuccess { viewer { role name { fr } } }
     } }`,
    {
      input: {
        identifier,
        password: account.password,
        secondFactorCode:
          account.secondFactorSecret && secondFactorCode(account.secondFactorSecret, app.clock.now()),
      },
    },
  );
  return { client, answer };
}

describe('the seed', () => {
  it('fills an empty store', () => {
    expect(outcome.isSeeded).toBe(true);
  });

  it('leaves every counter equal to the ledger', async () => {
    const { findings, checks } = await checkData({ ...app, clock: app.clock }, { fix: false });
    expect(checks.reduce((sum, { examined }) => sum + examined, 0)).toBeGreaterThan(3000);
    expect(findings).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const digest = async () =>
      Promise.all(
        ['partners', 'offers', 'vouchers', 'redemptions', 'limit-slots', 'accounts', 'roster-entries'].map(
          (name) => app.stores.connection.collection(name).countDocuments(),
        ),
      );
    const before = await digest();
    for (const besideOthers of [false, true]) {
      const again = await seedDemonstration(app.modules, {
        config: app.config,
        clock: app.clock,
        besideOthers,
      });
      expect(again).toEqual({ ...outcome, isSeeded: false });
    }
    expect(await digest()).toEqual(before);
  });

  it('is refused in production', async () => {
    await expect(
      seedDemonstration(app.modules, { config: { mode: 'production' }, clock: app.clock }),
    ).rejects.toThrow(/never made there/);
  });

  it('lets each of its accounts sign in, staff with their second factor', async () => {
    for (const account of outcome.accounts) {
      const { answer } = await signIn(account.identifier);
      expect(answer).toEqual({
        __typename: 'SignInSuccess',
        viewer: { role: account.role, name: { fr: account.name.fr } },
      });
    }
  });
});

describe('the story of the demonstration', () => {
  it('shows the member’s savings of the year by sector', async () => {
    const { client } = await signIn('foundation:MB-20418');
    const { viewer } = await client.ask<{ viewer: unknown }>(`{ viewer { member {
      dependents { name { fr } relation age }
      savings { totalCentimes redemptionCount bySector { sector { code } totalCentimes } }
    } } }`);
    expect(viewer).toEqual({
      member: {
        dependents: [
          { name: { fr: 'Hicham' }, relation: 'SPOUSE', age: 49 },
          { name: { fr: 'Yassine' }, relation: 'SON', age: 22 },
          { name: { fr: 'Salma' }, relation: 'DAUGHTER', age: 9 },
        ],
        savings: {
          totalCentimes: 186_000,
          redemptionCount: 11,
          bySector: [
            { sector: { code: 'health' }, totalCentimes: 92_000 },
            { sector: { code: 'education' }, totalCentimes: 54_000 },
            { sector: { code: 'sport' }, totalCentimes: 24_000 },
            { sector: { code: 'travel' }, totalCentimes: 16_000 },
          ],
        },
      },
    });
  });

  it('finds the laboratory near Agdal with its rating, and two of four uses left', async () => {
    const { client } = await signIn('foundation:MB-20418');
    const { searchOffers } = await client.ask<{
      searchOffers: { edges: { node: Record<string, unknown> & { id: string } }[] };
    }>(`{ searchOffers(input: { text: "مختبر ابن رشد", near: { center: { latitude: 33.996, longitude: -6.853 } } }, first: 1) {
      edges { node { id headline { text } partner { name { fr } rating { average count } }
        eligibility { isEligible reasons { limitLeft { left text } } beneficiaries { beneficiary { name { fr } } isEligible } }
      } } } }`);
    expect(searchOffers.edges[0]?.node).toMatchObject({
      headline: { text: '−30\u00a0%' },
      partner: { name: { fr: 'Laboratoire Ibn Rochd' }, rating: { average: 4.7, count: 86 } },
      eligibility: {
        isEligible: true,
        reasons: expect.arrayContaining([{ limitLeft: expect.objectContaining({ left: 2 }) }]),
        beneficiaries: [
          { beneficiary: { name: { fr: 'Fatima-Zahra El Ouahi' } }, isEligible: true },
          { beneficiary: { name: { fr: 'Hicham' } }, isEligible: true },
          { beneficiary: { name: { fr: 'Yassine' } }, isEligible: false },
          { beneficiary: { name: { fr: 'Salma' } }, isEligible: true },
        ],
      },
    });
  });

  it('finds offers near Zagora', async () => {
    const { searchOffers } = await app.client().ask<{ searchOffers: { totalCount: number } }>(`{
      searchOffers(input: { near: { center: { latitude: 30.3247, longitude: -5.8425 }, radiusMetres: 10000 } }) { totalCount }
    }`);
    expect(searchOffers.totalCount).toBeGreaterThanOrEqual(10);
  });

  it('lets a visitor join with the number it names', async () => {
    const { joining } = outcome;
    const { organizations } = await app
      .client()
      .ask<{ organizations: { id: string; name: { fr: string } }[] }>('{ organizations { id name { fr } } }');
    const organizationId = organizations.find(({ name }) => name.fr === joining.organizationName)?.id;
    const { join } = await app
      .client()
      .ask<{ join: unknown }>(
        `mutation ($input: JoinInput!) { join(input: $input) { __typename ... on JoinSuccess { member { state } } } }`,
        {
          input: {
            organizationId,
            membershipNumber: joining.membershipNumber,
            name: { fr: joining.name },
            birthDate: joining.birthDate,
            email: 'othmane@example.test',
            password: 'une phrase assez longue',
            consentsToProcessing: true,
            language: 'fr',
          },
        },
      );
    expect(join).toEqual({ __typename: 'JoinSuccess', member: { state: 'ACTIVE' } });
  });

  it('has a membership the coordinator of Souss-Massa decides on', async () => {
    app.clock.advance(60_000);
    const { client } = await signIn('coordinator.souss@demo.wasl.example');
    const { pendingMembers } = await client.ask<{
      pendingMembers: { edges: { node: { id: string; membershipNumber: string } }[] };
    }>('{ pendingMembers { edges { node { id membershipNumber } } } }');
    const applicant = pendingMembers.edges.find(({ node }) => node.membershipNumber === 'MB-20777');
    const { decideMembership } = await client.ask<{ decideMembership: unknown }>(
      `mutation ($input: DecideMembershipInput!) { decideMembership(input: $input) {
         __typename ... on DecideMembershipSuccess { member { state } }
       } }`,
      { input: { memberId: applicant?.node.id, accept: true } },
    );
    expect(decideMembership).toEqual({ __typename: 'DecideMembershipSuccess', member: { state: 'ACTIVE' } });
  });
});

import { secondFactorCode } from './members.ts';
import { createTestConfig, startTestApp, type TestApp, type TestClient } from './test-app.ts';

/** Wasl on a fresh store with the demonstration network, its clock standing at the tests' usual moment. */
export async function startDemonstration(): Promise<TestApp> {
  return await startTestApp({ config: await createTestConfig({ WASL_DEMO: 'yes' }) });
}

/** A browser signed in to a demonstration account, by the password everybody knows and the second factor where there is one: once per account and half minute. */
export async function signInToDemonstration(
  app: TestApp,
  identifier: string,
  language: 'ar' | 'fr' | 'en' = 'fr',
): Promise<TestClient> {
  const account = app.demonstration?.accounts.find((candidate) => candidate.identifier === identifier);
  if (!account) throw new Error(`the demonstration has no account ${identifier}`);
  const client = app.client({ language });
  const { signIn } = await client.ask<{ signIn: { __typename: string } }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
    {
      input: {
        identifier,
        password: account.password,
        ...(account.secondFactorSecret && {
          secondFactorCode: secondFactorCode(app.clock.now(), account.secondFactorSecret),
        }),
      },
    },
  );
  if (signIn.__typename !== 'SignInSuccess')
    throw new Error(`signing in as ${identifier}: ${signIn.__typename}`);
  return client;
}

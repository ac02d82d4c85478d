import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenMember, givenOrganization, signedIn } from '../support/members.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});

describe('signing in', () => {
  it('knows who is signed in', async () => {
    const organization = await givenOrganization(app);
    const { account, member } = await givenMember(app, organization);
    const client = await signedIn(app, account);
    expect(await client.ask('{ viewer { role member { id membershipNumber } } }')).toEqual({
      viewer: { role: 'MEMBER', member: { id: member._id, membershipNumber: member.membershipNumber } },
    });
  });
});

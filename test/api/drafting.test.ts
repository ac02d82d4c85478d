import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenApprovedAgreement } from '../support/agreements.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

describe('the text of an agreement', () => {
  it('is locked with the second approval, and its hash says what it says', async () => {
    const { agreement, version } = await givenApprovedAgreement(app);
    expect(agreement).toMatchObject({ state: 'IN_REVIEW', preparedVersion: 1 });
    expect(version).toMatchObject({
      stage: 'OUT_FOR_SIGNATURE',
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(app.modules.drafting.versions.hashMatches(version, agreement)).toBe(true);
    const changed = { ...version, noticeDays: version.noticeDays + 1 };
    expect(app.modules.drafting.versions.hashMatches(changed, agreement)).toBe(false);
  });
});

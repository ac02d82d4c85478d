import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sentMessages } from '../support/members.ts';
import {
  actByLink,
  givenSent,
  linkSentTo,
  linksSentTo,
  signBy,
  signingOf,
} from '../support/signing.ts';
import { defaultNow, startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());
beforeEach(() => app.clock.set(defaultNow));

describe('signing by links', () => {
  it('goes from the first group to the second, is sealed, and can be verified and read', async () => {
    const given = await givenSent(app);
    const [naima = '', brahim = '', khadija = ''] = given.emails;
    expect(await linksSentTo(app, khadija)).toEqual([]);

    const opened = await actByLink(app.client(), 'openSigningLink', {
      token: await linkSentTo(app, naima),
    });
    expect(opened).toMatchObject({
      __typename: 'SigningVisit',
      signatoryName: 'Naïma Oubaha',
      state: 'OPENED',
      isTheirTurn: true,
      textHash: given.version.textHash,
    });
    expect((await signBy(app, given, brahim)).__typename).toBe('SigningRecorded');
    expect(await linksSentTo(app, khadija)).toEqual([]);
    expect(await signBy(app, given, naima)).toMatchObject({
      __typename: 'SigningRecorded',
      visit: { state: 'SIGNED', requestState: 'OPEN' },
    });
    expect((await signBy(app, given, khadija)).__typename).toBe('SigningRecorded');
    await app.modules.drainEvents();

    const sealed = await signingOf(given.office, given.agreement._id);
    expect(sealed).toMatchObject({ state: 'SEALED', signedCount: 3 });
    const again = await actByLink(app.client(), 'openSigningLink', {
      token: await linkSentTo(app, brahim),
    });
    expect(again).toMatchObject({ __typename: 'SigningVisit', state: 'SIGNED', requestState: 'SEALED' });
    const document = await fetch(`${app.url}${again.sealedDocumentUrl}`);
    expect(document.status).toBe(200);
    expect(
      (await sentMessages(app)).filter(({ subject }) => subject.startsWith('Tous ont signé')),
    ).toHaveLength(4);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { afterCommit } from '../../server/src/platform/mongo/transaction.ts';
import { givenMember, givenOffer, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const stateQuery = 'query ($id: ID!) { offer(id: $id) { id partner { name { fr } } } }';

async function shownOffer(id: string) {
  const answer = await app
    .client()
    .ask<{ offer: { partner: { name: { fr: string } } } | null }>(stateQuery, { id });
  return answer.offer;
}

/** Changes a document behind the back of this process, as another one would. */
async function changedElsewhere(
  collection: string,
  id: string,
  fields: Record<string, unknown>,
): Promise<void> {
  await app.stores.connection
    .collection<{ _id: string }>(collection)
    .updateOne({ _id: id }, { $set: fields });
}

it('shows at once what was changed here', async () => {
  const { offer } = await givenOffer(app);
  expect(await shownOffer(offer._id)).not.toBeNull();
  await app.modules.runInTransaction((session) => app.modules.offers.offers.pause(session, offer._id));
  expect(await shownOffer(offer._id)).toBeNull();
});

it('shows within moments what was changed by another process', async () => {
  const { offer, partner } = await givenOffer(app);
  await shownOffer(offer._id);
  await changedElsewhere('partners', partner._id, { 'name.fr': 'Nom nouveau' });
  await expect
    .poll(async () => (await shownOffer(offer._id))?.partner.name.fr, { timeout: 5000 })
    .toBe('Nom nouveau');
  await changedElsewhere('partners', partner._id, { state: 'SUSPENDED' });
  await expect.poll(() => shownOffer(offer._id), { timeout: 5000 }).toBeNull();
});

it('judges whether a member may use an offer by the offer as it is, whatever is shown', async () => {
  const { offer, organization } = await givenOffer(app);
  const { account } = await givenMember(app, { organizationId: organization._id });
  const client = await signInAs(app, account);
  const ask = async () =>
    (
      await client.ask<{ offer: { eligibility: { isEligible: boolean } } }>(
        'query ($id: ID!) { offer(id: $id) { eligibility { isEligible } } }',
        { id: offer._id },
      )
    ).offer;
  // Kept from now on, and looked at again before a second is over.
  expect((await ask()).eligibility.isEligible).toBe(true);
  await changedElsewhere('offers', offer._id, { validTo: '2026-11-01' });
  expect((await ask()).eligibility.isEligible).toBe(false);
});

it('tells of a change when it is committed, and of none that was given up', async () => {
  const told: string[] = [];
  await app.modules.runInTransaction(async (session) => {
    afterCommit(session, () => told.push('committed'));
    expect(told).toEqual([]);
  });
  const givenUp = app.modules.runInTransaction(async (session) => {
    afterCommit(session, () => told.push('given up'));
    throw new Error('changed my mind');
  });
  await expect(givenUp).rejects.toThrow('changed my mind');
  expect(told).toEqual(['committed']);
});

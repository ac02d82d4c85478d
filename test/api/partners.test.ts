import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpeningHours } from '../../shared/src/opening-hours.ts';
import { buildAccount } from '../support/builders.ts';
import { givenMember, givenOffer, givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});

const agdal = { latitude: 33.996, longitude: -6.853 };

const week = (monday: { opens: string; closes: string }[], sunday: typeof monday): OpeningHours['weekly'] => [
  ...Array.from({ length: 6 }, () => monday),
  sunday,
];

/** The clock of tests stands at Sunday 22 November 2026, 09:30. */
const openOnSunday: OpeningHours = {
  weekly: week([{ opens: '07:30', closes: '19:00' }], [{ opens: '09:00', closes: '13:00' }]),
  ramadan: week([{ opens: '09:00', closes: '15:00' }], []),
};

describe('a partner', () => {
  it('is shown to anybody with its sector, category and rating to one decimal', async () => {
    const { partner } = await givenPartner(app, { ratingSum: 401, ratingCount: 86 });
    const answer = await app.client({ language: 'ar' }).ask(
      `query ($id: ID!) { partner(id: $id) {
         id name { display displayLanguage } sector { code } category { code icon } rating { average count }
       } }`,
      { id: partner._id },
    );
    expect(answer).toEqual({
      partner: {
        id: partner._id,
        name: { display: partner.name.ar, displayLanguage: 'ar' },
        sector: { code: 'health' },
        category: { code: 'laboratory', icon: 'flask-conical' },
        rating: { average: 4.7, count: 86 },
      },
    });
  });

  it('has no rating before the first one, and an id nobody has is no partner', async () => {
    const { partner } = await givenPartner(app);
    const query = 'query ($id: ID!) { partner(id: $id) { rating { count } } }';
    expect(await app.client().ask(query, { id: partner._id })).toEqual({ partner: { rating: null } });
    expect(await app.client().ask(query, { id: 'f'.repeat(24) })).toEqual({ partner: null });
    expect(await app.client().ask(query, { id: 'not an id' })).toEqual({ partner: null });
  });

  it('lists its branches nearest first, with the distance in whole metres', async () => {
    const { partner } = await givenPartner(app, {}, [
      { name: { fr: 'Salé' }, latitude: 34.05, longitude: -6.79 },
      { name: { fr: 'Agdal' }, latitude: 33.9965, longitude: -6.853 },
      { name: { fr: 'Zagora' }, latitude: 30.33, longitude: -5.84, regionCode: '08', provinceCode: '08.587' },
    ]);
    const { partner: shown } = await app.client().ask<{ partner: { branches: unknown[] } }>(
      `query ($id: ID!, $near: CoordinatesInput!) { partner(id: $id) { branches(near: $near) {
         name { fr } distanceMetres(from: $near) region { code } province { name { fr } } commune { code }
       } } }`,
      { id: partner._id, near: agdal },
    );
    expect(shown.branches).toEqual([
      expect.objectContaining({ name: { fr: 'Agdal' }, distanceMetres: 56, commune: null }),
      expect.objectContaining({ name: { fr: 'Salé' }, distanceMetres: 8353 }),
      expect.objectContaining({
        name: { fr: 'Zagora' },
        region: { code: '08' },
        province: { name: { fr: 'Zagora' } },
      }),
    ]);
  });

  it('that is suspended is shown to its own staff only', async () => {
    const { partner, branches } = await givenPartner(app, { state: 'SUSPENDED' });
    const own = await givenPartnerStaff(app, { partner, branches });
    const other = await givenPartnerStaff(app, await givenPartner(app));
    const { organization } = await givenOffer(app);
    const { account: member } = await givenMember(app, { organizationId: organization._id });
    const query = 'query ($id: ID!) { partner(id: $id) { id } }';
    const seenBy = async (client: TestClient) =>
      (await client.ask<{ partner: unknown }>(query, { id: partner._id })).partner;
    expect(await seenBy(app.client())).toBeNull();
    expect(await seenBy(await signInAs(app, member))).toBeNull();
    expect(await seenBy(await signInAs(app, other))).toBeNull();
    expect(await seenBy(await signInAs(app, own))).toEqual({ id: partner._id });
  });

  it('that is suspended is shown to staff of organizations who answer for its region', async () => {
    const { partner } = await givenPartner(app, { state: 'SUSPENDED' });
    const { organization } = await givenOffer(app);
    const coordinator = (regionCodes: string[] | null) =>
      buildAccount({
        role: regionCodes ? 'COORDINATOR' : 'NATIONAL_COORDINATOR',
        organizationId: organization._id,
        regionCodes,
      });
    const accounts = [coordinator(['04']), coordinator(['09']), coordinator(null)];
    await app.modules.accounts.insertMany(accounts);
    const seen = await Promise.all(
      accounts.map(async (account) => {
        const client = await signInAs(app, account);
        return (
          await client.ask<{ partner: unknown }>('query ($id: ID!) { partner(id: $id) { id } }', {
            id: partner._id,
          })
        ).partner;
      }),
    );
    expect(seen.map(Boolean)).toEqual([true, false, true]);
  });
});

describe('the opening hours of a branch', () => {
  const query = `query ($id: ID!) { partner(id: $id) { branches {
    openingState { isOpen text changesAt { date time } }
    openingHours { weekday day { date } intervals { opens closes } }
  } } }`;

  interface Shown {
    partner: { branches: { openingState: unknown; openingHours: { intervals: unknown }[] }[] };
  }

  async function branchAt(instant: string, hours: OpeningHours | null, language: 'ar' | 'fr' | 'en' = 'fr') {
    const { partner } = await givenPartner(app, {}, [{ openingHours: hours }]);
    app.clock.set(instant);
    const { partner: shown } = await app.client({ language }).ask<Shown>(query, { id: partner._id });
    return shown.branches[0];
  }

  it('are those of this week, Monday first, and the state is told in the reader’s language', async () => {
    const branch = await branchAt('2026-11-22T09:30:00.000Z', openOnSunday, 'ar');
    expect(branch?.openingState).toEqual({
      isOpen: true,
      text: 'مفتوح حتى 13:00',
      changesAt: { date: '2026-11-22', time: '13:00' },
    });
    expect(branch?.openingHours).toHaveLength(7);
    expect(branch?.openingHours[0]).toEqual({
      weekday: 1,
      day: { date: '2026-11-16' },
      intervals: [{ opens: '07:30', closes: '19:00' }],
    });
    const closed = await branchAt('2026-11-22T13:00:00.000Z', openOnSunday);
    expect(closed?.openingState).toMatchObject({ isOpen: false, text: 'Ouvre demain à 07:30' });
  });

  it('are those of Ramadan in Ramadan, by the clock of Morocco', async () => {
    // A Wednesday in Ramadan, with Morocco at UTC+0.
    const branch = await branchAt('2026-02-25T15:30:00.000Z', openOnSunday);
    expect(branch?.openingState).toMatchObject({ isOpen: false });
    expect(branch?.openingHours[2]?.intervals).toEqual([{ opens: '09:00', closes: '15:00' }]);
  });

  it('are empty, and the state unknown, where nobody told them', async () => {
    expect(await branchAt('2026-11-22T09:30:00.000Z', null)).toEqual({
      openingState: null,
      openingHours: [],
    });
  });
});

describe('the offers of a partner', () => {
  it('are those that can be used, largest discount first, page by page', async () => {
    app.clock.set('2026-11-22T09:30:00.000Z');
    const on = await givenOffer(app, { gain: { kind: 'percentage', basisPoints: 1000 } });
    const give = (overrides: Parameters<typeof givenOffer>[1], agreement = {}) =>
      givenOffer(app, overrides, { ...on, agreement });
    const larger = await give({ gain: { kind: 'free_service' } });
    const middle = await give({ gain: { kind: 'percentage', basisPoints: 3000 } });
    const alike = await give({ gain: { kind: 'percentage', basisPoints: 3000 } });
    await give({ state: 'PAUSED' });
    await give({ validTo: '2026-11-21' });
    await give({}, { state: 'SUSPENDED' });
    await give({}, { endsOn: '2026-11-21' });

    const query = `query ($id: ID!, $after: String) { partner(id: $id) { offers(first: 2, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor }
    } } }`;
    interface Answer {
      partner: {
        offers: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
    }
    const pageAfter = async (after: string | null) =>
      (await app.client().ask<Answer>(query, { id: on.partner._id, after })).partner.offers;
    const first = await pageAfter(null);
    const second = await pageAfter(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(
      [larger, middle, alike, on].map(({ offer }) => offer._id),
    );
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('refuses a page of more than a hundred', async () => {
    const { partner } = await givenPartner(app);
    const { errors } = await app
      .client()
      .send('query ($id: ID!) { partner(id: $id) { offers(first: 101) { edges { cursor } } } }', {
        id: partner._id,
      });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

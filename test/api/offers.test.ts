import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gain } from '../../shared/src/gain.ts';
import { buildAccount } from '../support/builders.ts';
import { givenMember, givenOffer, givenPartner, givenPartnerStaff, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.stop();
});

const gainFragment = `
  gain {
    __typename
    ... on PercentageGain { basisPoints }
    ... on AmountOffGain { amountCentimes minimumBillCentimes }
    ... on FixedPriceGain { priceCentimes fixedUsual: usualPriceCentimes }
    ... on FreeServiceGain { freeUsual: usualPriceCentimes }
    ... on TieredGain { tiers { fromCentimes basisPoints } }
    ... on ByServiceGain { services { service { code name { fr } } gain { __typename ... on PercentageGain { basisPoints } } } }
  }
  headline { text insteadOf }`;

async function shownGain(gain: Gain, language: 'ar' | 'fr' = 'fr'): Promise<unknown> {
  const { offer } = await givenOffer(app, { gain });
  const answer = await app
    .client({ language })
    .ask<{ offer: unknown }>(`query ($id: ID!) { offer(id: $id) { ${gainFragment} } }`, { id: offer._id });
  return answer.offer;
}

describe('the gain of an offer', () => {
  it.each<[string, Gain, unknown]>([
    [
      'a share of the bill',
      { kind: 'percentage', basisPoints: 3000 },
      {
        gain: { __typename: 'PercentageGain', basisPoints: 3000 },
        headline: { text: '−30\u00a0%', insteadOf: null },
      },
    ],
    [
      'a sum off',
      { kind: 'amount_off', amountCentimes: 5000 },
      {
        gain: { __typename: 'AmountOffGain', amountCentimes: 5000, minimumBillCentimes: null },
        headline: { text: '−50\u00a0DH', insteadOf: null },
      },
    ],
    [
      'a price',
      { kind: 'fixed_price', priceCentimes: 9000, usualPriceCentimes: 14_000 },
      {
        gain: { __typename: 'FixedPriceGain', priceCentimes: 9000, fixedUsual: 14_000 },
        headline: { text: '90\u00a0DH', insteadOf: '140\u00a0DH' },
      },
    ],
    [
      'nothing to pay',
      { kind: 'free_service' },
      {
        gain: { __typename: 'FreeServiceGain', freeUsual: null },
        headline: { text: 'Gratuit', insteadOf: null },
      },
    ],
  ])('is shown as %s', async (_, gain, expected) => {
    expect(await shownGain(gain)).toEqual(expected);
  });

  it('grows by tiers, and by service names each one with what is gained', async () => {
    const tiers = [
      { fromCentimes: 0, basisPoints: 500 },
      { fromCentimes: 100_000, basisPoints: 1000 },
    ];
    expect(await shownGain({ kind: 'tiered_by_amount', tiers })).toMatchObject({
      gain: { __typename: 'TieredGain', tiers },
    });
    const byService = await shownGain({
      kind: 'by_service',
      services: [
        { serviceCode: 'biochemistry', gain: { kind: 'percentage', basisPoints: 3000 } },
        { serviceCode: 'molecular-biology', gain: null },
      ],
    });
    expect(byService).toMatchObject({
      gain: {
        __typename: 'ByServiceGain',
        services: [
          {
            service: { code: 'biochemistry', name: { fr: 'Biochimie' } },
            gain: { __typename: 'PercentageGain', basisPoints: 3000 },
          },
          { service: { code: 'molecular-biology' }, gain: null },
        ],
      },
    });
  });

  it('is worded in the reader’s language', async () => {
    expect(await shownGain({ kind: 'free_service' }, 'ar')).toMatchObject({ headline: { text: 'مجاني' } });
  });
});

describe('an offer', () => {
  it('tells prices, conditions, limits, ages and branches as its page shows them', async () => {
    const { partner, branches } = await givenPartner(app, { ratingSum: 9, ratingCount: 2 }, [
      { name: { fr: 'Tabriquet' }, latitude: 34.05, longitude: -6.79 },
      { name: { fr: 'Agdal' }, latitude: 33.997, longitude: -6.853 },
    ]);
    const { offer } = await givenOffer(
      app,
      {
        gain: {
          kind: 'by_service',
          services: [
            { serviceCode: 'biochemistry', gain: { kind: 'percentage', basisPoints: 3000 } },
            { serviceCode: 'home-sampling', gain: { kind: 'free_service' } },
            { serviceCode: 'molecular-biology', gain: null },
          ],
        },
        usualPrices: [
          { serviceCode: 'biochemistry', priceCentimes: 4000 },
          { serviceCode: 'home-sampling', priceCentimes: 6000 },
        ],
        conditions: [{ kind: 'PRESCRIPTION', text: { fr: 'Présenter une ordonnance' } }],
        limits: [{ scope: 'household', period: 'year', count: 4 }],
      },
      { partner, branches },
    );
    const answer = await app.client().ask(
      `query ($id: ID!) { offer(id: $id) {
         priceList { service { code } isCovered usualPriceCentimes voucherPriceCentimes }
         conditions { kind text { display displayLanguage } }
         limits { scope period count text }
         dependentCoverage { spouse children childMaximumAge studentMaximumAge text }
         branches(near: { latitude: 33.996, longitude: -6.853 }) { name { fr } }
         rating { average count } validTo { text } isFavourite eligibility { isEligible }
       } }`,
      { id: offer._id },
    );
    expect(answer).toEqual({
      offer: {
        priceList: [
          {
            service: { code: 'biochemistry' },
            isCovered: true,
            usualPriceCentimes: 4000,
            voucherPriceCentimes: 2800,
          },
          {
            service: { code: 'home-sampling' },
            isCovered: true,
            usualPriceCentimes: 6000,
            voucherPriceCentimes: 0,
          },
          {
            service: { code: 'molecular-biology' },
            isCovered: false,
            usualPriceCentimes: null,
            voucherPriceCentimes: null,
          },
        ],
        conditions: [
          { kind: 'PRESCRIPTION', text: { display: 'Présenter une ordonnance', displayLanguage: 'fr' } },
        ],
        limits: [{ scope: 'HOUSEHOLD', period: 'YEAR', count: 4, text: '4 utilisations par an, par foyer' }],
        dependentCoverage: {
          spouse: true,
          children: true,
          childMaximumAge: 21,
          studentMaximumAge: 26,
          text: 'Conjoint, enfants jusqu’à 21 ans (26 ans s’ils étudient)',
        },
        branches: [{ name: { fr: 'Agdal' } }, { name: { fr: 'Tabriquet' } }],
        rating: { average: 4.5, count: 2 },
        validTo: { text: '31 décembre 2026' },
        isFavourite: false,
        eligibility: null,
      },
    });
  });

  it('that is not published exists for its own partner and organization only', async () => {
    const { offer, organization, partner, branches } = await givenOffer(app, { state: 'PAUSED' });
    const { account: member } = await givenMember(app, { organizationId: organization._id });
    const office = (organizationId: string, regionCodes: string[]) =>
      buildAccount({ role: 'COORDINATOR', organizationId, regionCodes });
    const offices = [
      office(organization._id, ['04']),
      office(organization._id, ['09']),
      office((await givenOffer(app)).organization._id, ['04']),
    ];
    await app.modules.accounts.insertMany(offices);
    const accounts = [
      member,
      await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_CASHIER' }),
      await givenPartnerStaff(app, { ...(await givenPartner(app)), role: 'PARTNER_MANAGER' }),
      await givenPartnerStaff(app, { partner, branches, role: 'PARTNER_MANAGER' }),
      ...offices,
    ];
    const clients = [app.client(), ...(await Promise.all(accounts.map((account) => signInAs(app, account))))];
    const seen = await Promise.all(
      clients.map(async (client) => {
        const answer = await client.ask<{ offer: { state: string } | null }>(
          'query ($id: ID!) { offer(id: $id) { state } }',
          { id: offer._id },
        );
        return answer.offer?.state ?? null;
      }),
    );
    expect(seen).toEqual([null, null, null, null, 'PAUSED', 'PAUSED', null, null]);
  });

  it('of a suspended partner is not shown, though it is published', async () => {
    const { partner, branches } = await givenPartner(app, { state: 'SUSPENDED' });
    const { offer } = await givenOffer(app, {}, { partner, branches });
    expect(await app.client().ask('query ($id: ID!) { offer(id: $id) { id } }', { id: offer._id })).toEqual({
      offer: null,
    });
  });

  it('is published, paused and ended along its states only', async () => {
    const { offer } = await givenOffer(app, { state: 'SUBMITTED', publishedAt: null });
    const { offers } = app.modules.offers;
    const step = (name: 'publish' | 'pause' | 'end') =>
      app.modules.runInTransaction((session) => offers[name](session, offer._id));
    expect(await step('pause')).toBeNull();
    expect(await step('publish')).toMatchObject({ state: 'PUBLISHED', publishedAt: app.clock.now() });
    expect(await step('pause')).toMatchObject({ state: 'PAUSED', version: 3 });
    expect(await step('publish')).toMatchObject({ state: 'PUBLISHED' });
    expect(await step('end')).toMatchObject({ state: 'ENDED' });
    expect(await step('publish')).toBeNull();
  });

  it('is refused by the store with a gain or limits nobody could apply', async () => {
    await expect(givenOffer(app, { gain: { kind: 'percentage', basisPoints: 0 } })).rejects.toThrow(
      /cannot be stored/,
    );
    await expect(givenOffer(app, { limits: [{ scope: 'person', period: 'day', count: 0 }] })).rejects.toThrow(
      /cannot be stored/,
    );
  });
});

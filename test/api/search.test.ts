import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInToDemonstration, startDemonstration } from '../support/demonstration.ts';
import { givenMember, givenOffer, givenPartner, signInAs } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const agdal = { latitude: 33.9996, longitude: -6.8498 };
const zagora = { latitude: 30.3324, longitude: -5.8384 };

interface Edge {
  cursor: string;
  distanceMetres: number | null;
  title: { text: string; isMatch: boolean }[];
  partnerName: { text: string; isMatch: boolean }[];
  node: { id: string; sector: { code: string }; partner: { name: { ar: string; fr: string } } };
  branch: { region: { code: string }; openingState: { isOpen: boolean } | null };
}

interface FacetCount {
  code: string;
  count: number;
  parentCode: string | null;
}

interface Found {
  totalCount: number;
  isRelaxed: boolean;
  edges: Edge[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  facets: {
    sectors: FacetCount[];
    categories: FacetCount[];
    regions: FacetCount[];
    provinces: FacetCount[];
    discountBands: { band: string; count: number }[];
    openNow: number;
    forDependents: number;
  };
  relaxations: { kind: string; count: number; text: string; radiusMetres: number | null }[];
}

const operation = `query Search($input: SearchOffersInput!, $first: Int, $after: String) {
  searchOffers(input: $input, first: $first, after: $after) {
    totalCount
    isRelaxed
    edges {
      cursor distanceMetres title { text isMatch } partnerName { text isMatch }
      node { id sector { code } partner { name { ar fr } } }
      branch { region { code } openingState { isOpen } }
    }
    pageInfo { hasNextPage endCursor }
    facets {
      sectors { code count parentCode } categories { code count parentCode } regions { code count parentCode }
      provinces { code count parentCode } discountBands { band count } openNow forDependents
    }
    relaxations { kind count text radiusMetres }
  }
}`;

describe('search on the demonstration network', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startDemonstration();
    // A Tuesday morning: most branches are open.
    app.clock.set('2026-11-24T10:30:00.000Z');
  });
  afterAll(() => app?.stop());

  async function search(
    input: Record<string, unknown>,
    page: { first?: number; after?: string } = {},
  ): Promise<Found> {
    const { searchOffers } = await app.client().ask<{ searchOffers: Found }>(operation, { input, ...page });
    return searchOffers;
  }

  const namesOf = ({ edges }: Found) => edges.map(({ node }) => node.partner.name.fr);

  it('finds near Rabat and near Zagora, the nearest first', async () => {
    for (const [center, regionCode] of [
      [agdal, '04'],
      [zagora, '08'],
    ] as const) {
      const { edges, totalCount } = await search({ near: { center, radiusMetres: 10_000 } });
      expect(totalCount).toBeGreaterThan(5);
      const distances = edges.map(({ distanceMetres }) => distanceMetres ?? Number.POSITIVE_INFINITY);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(Math.max(...distances)).toBeLessThanOrEqual(10_000);
      expect(new Set(edges.map(({ branch }) => branch.region.code))).toEqual(new Set([regionCode]));
    }
  });

  it('finds the same laboratory in Arabic, in French, in Arabic written with Latin letters, and misspelt', async () => {
    for (const text of [
      'مختبر ابن رشد',
      'laboratoire ibn rochd',
      'mokhtabar ibn rochd',
      'laboratiore ibn rochd',
      'مختبر ابن رشذ',
    ])
      expect(namesOf(await search({ text })), text).toContain('Laboratoire Ibn Rochd');
  });

  it('marks what matched', async () => {
    const { edges } = await search({ text: 'laboratoire ibn' });
    expect(edges[0]?.partnerName.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual([
      'Laboratoire',
      'Ibn',
    ]);
  });

  it('counts each facet without its own choice and with all others', async () => {
    const all = await search({});
    const health = await search({ sectorCodes: ['health'] });
    expect(health.facets.sectors).toEqual(all.facets.sectors);
    expect(health.totalCount).toBe(all.facets.sectors.find(({ code }) => code === 'health')?.count);
    expect(health.facets.categories.every(({ parentCode }) => parentCode === 'health')).toBe(true);
    expect(health.facets.regions.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(
      health.totalCount,
    );
    for (const { code, count } of health.facets.regions.slice(0, 3))
      expect((await search({ sectorCodes: ['health'], regionCodes: [code] })).totalCount).toBe(count);
    for (const { band, count } of health.facets.discountBands)
      expect((await search({ sectorCodes: ['health'], discountBands: [band] })).totalCount).toBe(count);
  });

  it('finds what is open now, as the branches themselves say', async () => {
    const input = { near: { center: agdal, radiusMetres: 5_000 }, openNow: true };
    const open = await search(input, { first: 50 });
    expect(open.totalCount).toBeGreaterThan(0);
    expect(open.edges.every(({ branch }) => branch.openingState?.isOpen)).toBe(true);
    expect((await search({ ...input, openNow: false })).facets.openNow).toBe(open.totalCount);
    app.clock.set('2026-11-24T03:00:00.000Z');
    const atNight = await search(input);
    expect(atNight.totalCount).toBeLessThan(open.totalCount);
    app.clock.set('2026-11-24T10:30:00.000Z');
  });

  it('finds what dependents can use too', async () => {
    const all = await search({ sectorCodes: ['health'] });
    const forDependents = await search({ sectorCodes: ['health'], forDependents: true });
    expect(forDependents.totalCount).toBe(all.facets.forDependents);
    expect(forDependents.totalCount).toBeLessThan(all.totalCount);
  });

  it('pages through everything once', async () => {
    const ids: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 20; page++) {
      const found = await search(
        { regionCodes: ['04'], sort: 'NEWEST' },
        { first: 50, ...(after ? { after } : {}) },
      );
      ids.push(...found.edges.map(({ node }) => node.id));
      if (!found.pageInfo.hasNextPage) {
        expect(ids).toHaveLength(found.totalCount);
        break;
      }
      after = found.pageInfo.endCursor ?? undefined;
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps to the bounds of a map', async () => {
    const bounds = { south: 33.9, west: -6.95, north: 34.1, east: -6.7 };
    const found = await search({ bounds });
    expect(found.totalCount).toBeGreaterThan(0);
    expect(found.totalCount).toBeLessThan((await search({})).totalCount);
    expect(found.edges.every(({ branch }) => branch.region.code === '04')).toBe(true);
  });

  it('proposes the nearest ways out when nothing is found', async () => {
    const narrow = { text: 'laboratoire', near: { center: zagora, radiusMetres: 100 } };
    const { totalCount, relaxations } = await search(narrow);
    expect(totalCount).toBe(0);
    const wider = relaxations.find(({ kind }) => kind === 'WIDER_RADIUS');
    expect(wider?.radiusMetres).toBeGreaterThan(100);
    const again = await search({ ...narrow, near: { center: zagora, radiusMetres: wider?.radiusMetres } });
    expect(again.totalCount).toBe(wider?.count);
    expect(relaxations.map(({ kind }) => kind)).toContain('ANYWHERE');
  });

  it('proposes nothing when enough is found', async () => {
    expect((await search({ text: 'pharmacie' })).relaxations).toEqual([]);
  });

  it('suggests categories, places, partners and offers while typing', async () => {
    const { searchSuggestions } = await app
      .client({ language: 'ar' })
      .ask<{ searchSuggestions: { kind: string; id: string; coordinates: unknown }[] }>(
        '{ searchSuggestions(text: "زاك", first: 10) { kind id coordinates { latitude } } }',
      );
    const place = searchSuggestions.find(({ kind }) => kind === 'PLACE');
    expect(place?.coordinates).not.toBeNull();
    const { searchSuggestions: typed } = await app
      .client()
      .ask<{ searchSuggestions: { kind: string; id: string }[] }>(
        '{ searchSuggestions(text: "labo", first: 8) { kind id } }',
      );
    expect(typed[0]).toMatchObject({ kind: 'CATEGORY', id: 'laboratory' });
    expect(typed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['CATEGORY', 'PARTNER', 'OFFER']));
  });

  it('shows a member the offers of their organization', async () => {
    const member = await signInToDemonstration(app, 'foundation:MB-20418');
    const mine = await member.ask<{
      searchOffers: { totalCount: number; edges: { node: { organization: { slug: string } } }[] };
    }>('{ searchOffers(input: {}, first: 100) { totalCount edges { node { organization { slug } } } } }');
    expect(mine.searchOffers.totalCount).toBeLessThan((await search({})).totalCount);
    expect(new Set(mine.searchOffers.edges.map(({ node }) => node.organization.slug))).toEqual(
      new Set(['foundation']),
    );
  });

  it.each([
    [{ sort: 'DISTANCE' }, 'needs a place'],
    [{ near: { center: agdal, radiusMetres: 1 } }, 'radiusMetres'],
    [{ near: { center: { latitude: 133, longitude: 0 } } }, 'latitude'],
    [{ text: 'x'.repeat(201) }, 'characters'],
    [{ bounds: { south: 35, west: -7, north: 33, east: -6 } }, 'south'],
  ])('refuses a search that cannot be made: %o', async (input, why) => {
    const { errors } = await app.client().send(operation, { input });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(why);
  });
});

describe('search after a change', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  async function countOf(text: string): Promise<number> {
    const { searchOffers } = await app
      .client()
      .ask<{ searchOffers: { totalCount: number } }>(
        'query ($text: String) { searchOffers(input: { text: $text }) { totalCount } }',
        { text },
      );
    return searchOffers.totalCount;
  }

  it('finds an offer once it is published and no longer once it is paused', async () => {
    const { offer } = await givenOffer(app, { title: { fr: 'Semaine au bord du lac' }, state: 'PAUSED' });
    const { offers } = app.modules.offers;
    await app.modules.runInTransaction((session) => offers.publish(session, offer._id));
    await app.modules.drainEvents();
    expect(await countOf('bord du lac')).toBe(1);
    await app.modules.runInTransaction((session) => offers.pause(session, offer._id));
    await app.modules.drainEvents();
    expect(await countOf('bord du lac')).toBe(0);
  });

  it('drops the offers of a partner that is suspended and of an agreement that ends', async () => {
    const first = await givenOffer(app, { title: { fr: 'Escalade en salle' }, state: 'PAUSED' });
    const second = await givenOffer(app, { title: { fr: 'Escalade en falaise' }, state: 'PAUSED' });
    const { runInTransaction, offers, partners, agreements } = app.modules;
    for (const { offer } of [first, second])
      await runInTransaction((session) => offers.offers.publish(session, offer._id));
    await app.modules.drainEvents();
    expect(await countOf('escalade')).toBe(2);
    await runInTransaction((session) => partners.partners.setState(session, first.partner._id, 'SUSPENDED'));
    await runInTransaction((session) =>
      agreements.agreements.moveTo(session, second.agreement._id, 'TERMINATED'),
    );
    await app.modules.drainEvents();
    expect(await countOf('escalade')).toBe(0);
  });

  it('does not find an offer before its first day or after its last, in the time of Morocco', async () => {
    await givenOffer(app, {
      title: { fr: 'Stage de natation' },
      validFrom: '2026-11-23',
      validTo: '2026-11-23',
    });
    await app.modules.search.rebuildIndexes();
    for (const [instant, count] of [
      ['2026-11-22T23:59:59.000Z', 0],
      ['2026-11-23T00:00:00.000Z', 1],
      ['2026-11-23T23:59:59.000Z', 1],
      ['2026-11-24T00:00:00.000Z', 0],
    ] as const) {
      app.clock.set(instant);
      expect(await countOf('natation'), instant).toBe(count);
    }
  });

  it('builds its indexes one after the other when asked twice at once', async () => {
    const builds = await Promise.all([
      app.modules.search.rebuildIndexes(),
      app.modules.search.rebuildIndexes(),
    ]);
    expect(builds[0]).toEqual(builds[1]);
  });

  it('finds partners without offers too', async () => {
    await givenPartner(app, {
      name: { ar: 'صيدلية ابن سينا', fr: 'Pharmacie Ibn Sina' },
      categoryCode: 'pharmacy',
    });
    await app.modules.search.rebuildIndexes();
    for (const text of [
      'pharmacie ibn sina',
      'saydaliya ibn sina',
      'صيدلية ابن سينا',
      'pharmacie ibn sona',
      'صيدلية ابن سيما',
    ]) {
      const { searchPartners } = await app
        .client()
        .ask<{ searchPartners: { edges: { node: { name: { fr: string } } }[] } }>(
          'query ($text: String) { searchPartners(input: { text: $text }, first: 1) { edges { node { name { fr } } } } }',
          { text },
        );
      expect(searchPartners.edges[0]?.node.name.fr, text).toBe('Pharmacie Ibn Sina');
    }
  });

  it('shows a member nothing of another organization', async () => {
    const mine = await givenOffer(app, { title: { fr: 'Abonnement théâtre' } });
    await givenOffer(app, { title: { fr: 'Abonnement théâtre' } });
    await app.modules.search.rebuildIndexes();
    app.clock.set('2026-11-22T09:30:00.000Z');
    const { account } = await givenMember(app, { organizationId: mine.organization._id });
    const member = await signInAs(app, account);
    const { searchOffers } = await member.ask<{ searchOffers: { edges: { node: { id: string } }[] } }>(
      '{ searchOffers(input: { text: "théâtre" }) { edges { node { id } } } }',
    );
    expect(searchOffers.edges.map(({ node }) => node.id)).toEqual([mine.offer._id]);
  });
});

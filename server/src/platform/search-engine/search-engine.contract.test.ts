import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSearchEngine } from './index.ts';
import type { IndexConfig, SearchDoc, SearchEngine, SearchQuery } from './port.ts';

/** What every engine must do, whichever it is: run on the embedded one always, on Meilisearch where there is one. */

const config: IndexConfig = {
  name: 'offers',
  searchable: [
    { field: 'title', names: true },
    { field: 'partner', names: true },
    { field: 'about', long: true },
  ],
  attributes: {
    sector: { type: 'keyword' },
    region: { type: 'keyword' },
    partnerId: { type: 'keyword' },
    dependents: { type: 'boolean' },
    discount: {
      type: 'number',
      bands: [
        { value: 'under-20', to: 20 },
        { value: '20-39', from: 20, to: 40 },
        { value: 'from-40', from: 40 },
      ],
    },
    lastDay: { type: 'number' },
    redemptions: { type: 'number' },
  },
  tieBreakers: ['redemptions:desc'],
  synonyms: [
    ['pharmacie', 'صيدلية', 'saydaliya', 'pharmacy', 'farmasyan'],
    ['salle de sport', 'gym', 'قاعة رياضية'],
    ['dentiste', 'طبيب أسنان', 'tbib snan'],
  ],
};

const rabat = { lat: 34.0209, lng: -6.8416 };
const sale = { lat: 34.0531, lng: -6.7985 };
const casablanca = { lat: 33.5731, lng: -7.5898 };
const zagora = { lat: 30.3324, lng: -5.8384 };

interface OfferShape {
  title: string | string[];
  partner?: string;
  about?: string;
  sector?: string;
  region?: string[];
  discount?: number;
  geo?: { lat: number; lng: number }[];
  redemptions?: number;
  dependents?: boolean;
  partnerId?: string;
  seq?: number;
}

function offer(id: string, shape: OfferShape): SearchDoc {
  const { title, partner = '', about = '', geo = [], seq = 1, ...attributes } = shape;
  return {
    id,
    text: { title, partner, about },
    attributes: {
      sector: 'health',
      region: ['04'],
      discount: 10,
      redemptions: 0,
      lastDay: 20_000,
      ...attributes,
    },
    geo,
    seq,
  };
}

const offers: SearchDoc[] = [
  offer('avicenne', {
    title: ['صيدلية ابن سينا'],
    geo: [rabat],
    redemptions: 5,
    partnerId: 'p1',
    dependents: true,
  }),
  offer('avicenna', {
    title: ['Pharmacie Ibn Sina'],
    geo: [casablanca, sale],
    region: ['06', '04'],
    partnerId: 'p2',
  }),
  offer('rochd', {
    title: ['Pharmacie Ibn Rochd', 'صيدلية ابن رشد'],
    geo: [zagora],
    region: ['08'],
    discount: 25,
  }),
  offer('saada', {
    title: ['صيدلية السعادة'],
    geo: [casablanca],
    region: ['06'],
    discount: 45,
    redemptions: 9,
  }),
  offer('gym', {
    title: ['Salle de sport Atlas', 'القاعة الرياضية أطلس'],
    sector: 'sport',
    discount: 30,
    partnerId: 'p3',
  }),
  offer('yoga', {
    title: ['Cours de yoga'],
    partner: 'Atlas',
    sector: 'sport',
    discount: 30,
    partnerId: 'p3',
    geo: [sale],
  }),
  offer('dentist', {
    title: ['Détartrage'],
    partner: 'Cabinet dentaire Atlas',
    about: 'Chez votre dentiste',
    discount: 20,
  }),
];

const everything = { page: { offset: 0, limit: 100 } };

function contract(name: string, open: () => Promise<{ engine: SearchEngine; dispose(): Promise<void> }>) {
  describe(name, () => {
    let engine: SearchEngine;
    let dispose: () => Promise<void>;

    beforeAll(async () => {
      ({ engine, dispose } = await open());
      await engine.configure(config);
      await engine.rebuild('offers', batchesOf(offers));
    });
    afterAll(() => dispose());

    const search = (query: Partial<SearchQuery>) => engine.search('offers', { ...everything, ...query });
    const ids = async (query: Partial<SearchQuery>) => (await search(query)).hits.map(({ id }) => id);
    const counts = async (query: Partial<SearchQuery>) => {
      const { facets } = await search(query);
      return Object.fromEntries(
        Object.entries(facets).map(([facet, values]) => [
          facet,
          Object.fromEntries(values.map(({ value, count }) => [value, count])),
        ]),
      );
    };

    describe('text', () => {
      it.each([
        'pharmacie ibn sina',
        'saydaliya ibn sina',
        'صيدلية ابن سينا',
        'الصيدلية ابن سينا',
        'farmasyan ibn sina',
      ])('finds صيدلية ابن سينا and Pharmacie Ibn Sina by "%s"', async (q) => {
        const { hits, relaxed } = await search({ q });
        expect(hits.map(({ id }) => id).sort()).toEqual(['avicenna', 'avicenne']);
        expect(relaxed).toBe(false);
      });

      it.each([
        'pharmacie ibn sima',
        'pharmaxie ibn sina',
        'saydalia ibn sina',
        'saydaliya ibn sinna',
        'صيدلبة ابن سينا',
      ])('still finds it with one letter wrong: "%s"', async (q) => {
        expect(await ids({ q: `${q} ` })).toContain('avicenne');
      });

      it('finds an Arabic name by its joined Latin article, and without', async () => {
        expect(await ids({ q: 'pharmacie essaada ' })).toEqual(['saada']);
        expect(await ids({ q: 'saada ' })).toEqual(['saada']);
      });

      it('finds a phrase by its synonyms, run together or apart', async () => {
        expect(await ids({ q: 'gym atlas ' })).toEqual(['gym']);
        expect(await ids({ q: 'قاعة رياضية ' })).toEqual(['gym']);
        expect(await ids({ q: 'salledesport ' })).toEqual(['gym']);
        expect(await ids({ q: 'tbib snan ' })).toEqual(['dentist']);
      });

      it('takes the last word for a beginning, unless told otherwise', async () => {
        expect(await ids({ q: 'détar' })).toEqual(['dentist']);
        expect((await search({ q: 'déta', prefix: false })).hits).toEqual([]);
      });

      it('ranks the title before the partner, and fewer spelling errors before more', async () => {
        expect((await ids({ q: 'atlas ' }))[0]).toBe('gym');
        expect((await ids({ q: 'rochd ' }))[0]).toBe('rochd');
      });

      it('leaves words out, and says so, when nothing has them all', async () => {
        const { hits, relaxed } = await search({ q: 'yoga zzzzzz ' });
        expect(hits.map(({ id }) => id)).toEqual(['yoga']);
        expect(relaxed).toBe(true);
      });

      it('does not take quotes and dashes for operators', async () => {
        expect(await ids({ q: '"yoga" ' })).toEqual(['yoga']);
        expect(await ids({ q: '-yoga ' })).toEqual(['yoga']);
      });

      it('finds nothing for what is nowhere', async () => {
        expect(await search({ q: 'zzzzzz ' })).toMatchObject({ hits: [], total: 0, relaxed: false });
      });
    });

    describe('filters, facets, sort', () => {
      it('browses everything, the tie breaker deciding', async () => {
        const { hits, total, totalIsExact } = await search({});
        expect([total, totalIsExact]).toEqual([7, true]);
        expect(hits.slice(0, 2).map(({ id }) => id)).toEqual(['saada', 'avicenne']);
      });

      it('counts values of lists, booleans and bands', async () => {
        expect(await counts({ facets: ['sector', 'region', 'dependents', 'discount'] })).toEqual({
          sector: { health: 5, sport: 2 },
          region: { '04': 5, '06': 2, '08': 1 },
          dependents: { true: 1 },
          discount: { '20-39': 4, 'under-20': 2, 'from-40': 1 },
        });
      });

      it('counts a refined facet as if it were not refined, the others as they are', async () => {
        const refine = { sector: ['sport'], region: ['04'] };
        expect(await search({ refine, facets: [] })).toMatchObject({ total: 2 });
        expect(await counts({ refine, facets: ['sector', 'region', 'discount'] })).toEqual({
          sector: { health: 3, sport: 2 },
          region: { '04': 2 },
          discount: { '20-39': 2 },
        });
      });

      it('refines by any of several values', async () => {
        expect(
          (await ids({ refine: { discount: ['20-39', 'from-40'], region: ['06', '08'] } })).sort(),
        ).toEqual(['rochd', 'saada']);
      });

      it('filters by values, ranges, and their combinations', async () => {
        const sport = { attribute: 'sector', in: ['sport'] };
        const high = { attribute: 'discount', gte: 25, lt: 45 };
        expect((await ids({ filter: { and: [{ not: sport }, high] } })).sort()).toEqual(['rochd']);
        expect((await ids({ filter: { or: [sport, { attribute: 'discount', gt: 40 }] } })).sort()).toEqual([
          'gym',
          'saada',
          'yoga',
        ]);
        expect(await ids({ filter: { attribute: 'dependents', in: [true] } })).toEqual(['avicenne']);
        expect(await ids({ filter: { attribute: 'sector', in: [] } })).toEqual([]);
      });

      it('sorts by a number both ways', async () => {
        expect((await ids({ sort: 'discount:desc' }))[0]).toBe('saada');
        expect((await ids({ sort: 'discount:asc' })).at(-1)).toBe('saada');
      });

      it('keeps the best of each distinct value, and counts values', async () => {
        const { hits, total } = await search({
          q: 'atlas ',
          distinct: 'partnerId',
          refine: { partnerId: ['p3'] },
        });
        expect(hits.map(({ id }) => id)).toEqual(['gym']);
        expect(total).toBe(1);
      });

      it('pages without overlap, and refuses what lies past a thousand', async () => {
        const first = await ids({ page: { offset: 0, limit: 3 } });
        const second = await ids({ page: { offset: 3, limit: 3 } });
        expect(new Set([...first, ...second]).size).toBe(6);
        await expect(search({ page: { offset: 990, limit: 11 } })).rejects.toMatchObject({
          code: 'BAD_QUERY',
        });
      });

      it('refuses unknown indexes and attributes', async () => {
        await expect(engine.search('nowhere', everything)).rejects.toMatchObject({ code: 'UNKNOWN_INDEX' });
        await expect(search({ facets: ['colour'] })).rejects.toMatchObject({ code: 'BAD_QUERY' });
      });
    });

    describe('places', () => {
      it('gives the distance to the nearest branch, and which it is', async () => {
        const { hits } = await search({ q: 'pharmacie ibn sina ', near: rabat });
        expect(hits.find(({ id }) => id === 'avicenna')).toMatchObject({ nearestPoint: 1 });
        const metres = hits.find(({ id }) => id === 'avicenna')?.distanceMetres ?? 0;
        expect(Math.abs(metres - 5_350)).toBeLessThan(60);
      });

      it('finds within a radius in metres, nearest first, each document once', async () => {
        const { hits, total } = await search({ near: { ...rabat, radiusMetres: 10_000 }, sort: 'distance' });
        expect(hits.map(({ id }) => id)[0]).toBe('avicenne');
        expect(hits.map(({ id }) => id).sort()).toEqual(['avicenna', 'avicenne', 'yoga']);
        expect(total).toBe(3);
        expect(await counts({ near: { ...rabat, radiusMetres: 200_000 }, facets: ['sector'] })).toEqual({
          sector: { health: 3, sport: 1 },
        });
      });

      it('finds what has a branch on the map shown', async () => {
        const bounds = { south: 33, north: 33.9, west: -8, east: -7 };
        const { hits } = await search({ bounds, near: rabat });
        expect(hits.map(({ id }) => id).sort()).toEqual(['avicenna', 'saada']);
        expect(hits.find(({ id }) => id === 'avicenna')).toMatchObject({ nearestPoint: 0 });
      });
    });

    describe('writes', () => {
      it('shows what was written when the write returns, and no longer what was removed', async () => {
        await engine.upsert('offers', [offer('new', { title: 'Zanzibar', geo: [zagora, rabat], seq: 5 })]);
        expect(await ids({ q: 'zanzibar ' })).toEqual(['new']);
        await engine.delete('offers', [{ id: 'new', seq: 6 }]);
        expect(await ids({ q: 'zanzibar ' })).toEqual([]);
      });

      it('drops a write older than the one held, also after a removal', async () => {
        await engine.upsert('offers', [offer('late', { title: 'Quasimodo', seq: 9 })]);
        await engine.upsert('offers', [offer('late', { title: 'Esmeralda', seq: 8 })]);
        expect(await ids({ q: 'quasimodo ' })).toEqual(['late']);
        await engine.delete('offers', [{ id: 'late', seq: 7 }]);
        expect(await ids({ q: 'quasimodo ' })).toEqual(['late']);
        await engine.delete('offers', [{ id: 'late', seq: 10 }]);
        await engine.upsert('offers', [offer('late', { title: 'Quasimodo', seq: 9 })]);
        expect(await ids({ q: 'quasimodo ' })).toEqual([]);
      });

      it('replaces everything by a rebuild, keeping writes made meanwhile', async () => {
        async function* stream() {
          yield offers.slice(0, 3);
          await engine.upsert('offers', [offer('meanwhile', { title: 'Kilimanjaro', seq: 20 })]);
          await engine.delete('offers', [{ id: 'dentist', seq: 21 }]);
          yield offers.slice(3);
        }
        await engine.rebuild('offers', stream());
        expect(await ids({ q: 'kilimanjaro ' })).toEqual(['meanwhile']);
        expect((await search({})).total).toBe(offers.length);
        await engine.rebuild('offers', batchesOf(offers));
        expect((await search({})).total).toBe(offers.length);
      });

      it('keeps the old index when the stream of a rebuild fails', async () => {
        async function* failing() {
          yield offers.slice(0, 1);
          throw new Error('the store went away');
        }
        await expect(engine.rebuild('offers', failing())).rejects.toThrow('the store went away');
        expect((await search({})).total).toBe(offers.length);
      });

      it('refuses a document that does not fit', async () => {
        const misfit = offer('misfit', { title: 'x', geo: [{ lat: 95, lng: 0 }] });
        await expect(engine.upsert('offers', [misfit])).rejects.toMatchObject({ code: 'BAD_DOCUMENT' });
      });
    });

    it('suggests from several indexes at once', async () => {
      await engine.configure({
        name: 'places',
        searchable: [{ field: 'name', names: true }],
        attributes: {},
      });
      const places = ['Rabat', 'Salé', 'الرشيدية'].map((name, at) => ({
        id: `place${at}`,
        text: { name },
        attributes: {},
        seq: 1,
      }));
      await engine.rebuild('places', batchesOf(places));
      const [foundOffers, foundPlaces] = await engine.suggest('er', [
        { index: 'offers', limit: 3 },
        { index: 'places', limit: 3 },
      ]);
      expect(foundOffers).toEqual([]);
      expect(foundPlaces).toEqual([]);
      const [, rabatFirst] = await engine.suggest('rab', [
        { index: 'offers', limit: 3 },
        { index: 'places', limit: 3 },
      ]);
      expect(rabatFirst).toEqual([{ id: 'place0' }]);
    });

    it('gives up a search that is no longer wanted', async () => {
      const gone = AbortSignal.abort();
      await expect(search({ q: 'yoga', signal: gone })).rejects.toMatchObject({ code: 'ABORTED' });
    });

    it('says how it is', async () => {
      const health = await engine.health();
      expect(health).toMatchObject({ ok: true, problem: null });
      expect(health.indexes.offers).toMatchObject({ documents: offers.length, needsRebuild: null });
    });
  });
}

async function* batchesOf(docs: readonly SearchDoc[]) {
  yield docs;
}

contract('the embedded engine', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'wasl-search-'));
  const engine = await createSearchEngine({ directory });
  return {
    engine,
    dispose: async () => {
      await engine.close();
      await rm(directory, { recursive: true });
    },
  };
});

const meiliUrl = process.env.MEILI_URL;
if (meiliUrl) {
  contract('Meilisearch', async () => {
    const key = process.env.MEILI_KEY ?? null;
    const meilisearch = { url: meiliUrl, key, prefix: `test-${randomUUID()}-` };
    const engine = await createSearchEngine({ directory: '', meilisearch });
    return { engine, dispose: () => engine.close() };
  });
} else describe.skip('Meilisearch (skipped: MEILI_URL is not set)', () => it('keeps the contract', () => {}));

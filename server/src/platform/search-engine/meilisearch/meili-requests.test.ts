import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndexConfig, SearchEngine, SearchQuery } from '../port.ts';
import { createMeiliSearch } from './meili-engine.ts';

/** What the adapter asks of the server, seen by a small server that writes it down and answers from a list. */

interface Recorded {
  method: string;
  path: string;
  body: unknown;
}

type Answer = { status?: number; body: unknown };

const config: IndexConfig = {
  name: 'offers',
  searchable: [
    { field: 'title', names: true },
    { field: 'about', long: true },
  ],
  attributes: {
    sector: { type: 'keyword' },
    discount: { type: 'number', bands: [{ value: 'low', to: 20 }] },
    redemptions: { type: 'number' },
  },
  tieBreakers: ['redemptions:desc'],
  synonyms: [['pharmacie', 'صيدلية', 'saydaliya']],
};
const page = { offset: 0, limit: 20 };
const succeeded = {
  body: { uid: 1, taskUid: 1, status: 'succeeded', type: 'documentAdditionOrUpdate', error: null },
};
const enqueued = {
  status: 202,
  body: { taskUid: 1, indexUid: 'x', status: 'enqueued', type: 't', enqueuedAt: '2026-11-22T00:00:00Z' },
};

describe('the requests sent to Meilisearch', () => {
  let server: Server;
  let requests: Recorded[];
  let answers: Record<string, Answer[]>;
  let engine: SearchEngine;

  beforeEach(async () => {
    requests = [];
    answers = {};
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const path = request.url ?? '';
        const method = request.method ?? '';
        requests.push({ method, path, body: text ? JSON.parse(text) : null });
        const { status = 200, body } = answerTo(method, path);
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    engine = createMeiliSearch({ url: `http://127.0.0.1:${port}`, key: 'secret', prefix: 'w-' });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function answerTo(method: string, path: string): Answer {
    const planned = answers[`${method} ${path}`];
    if (planned && planned.length > 0) return (planned.length > 1 ? planned.shift() : planned[0]) as Answer;
    if (path.startsWith('/tasks/')) return succeeded;
    if (method === 'GET' && path.includes('/documents/')) {
      return {
        status: 404,
        body: { code: 'document_not_found', message: 'none', type: 'invalid_request', link: '' },
      };
    }
    if (path.endsWith('/documents/fetch')) return { body: { results: [], offset: 0, limit: 20, total: 0 } };
    if (path === '/multi-search')
      return { body: { results: [{ hits: [], estimatedTotalHits: 0, facetDistribution: {} }] } };
    if (method === 'GET') return { body: { uid: 'x', primaryKey: 'id', createdAt: '', updatedAt: '' } };
    return enqueued;
  }
  const sent = (method: string, path: string) =>
    requests
      .filter((request) => request.method === method && request.path.startsWith(path))
      .map(({ body }) => body);
  const writtenLists = () =>
    requests.flatMap(({ body }) => (Array.isArray(body) ? [body as Record<string, unknown>[]] : []));
  const multiSearches = () =>
    sent('POST', '/multi-search') as { queries: Record<string, unknown>[]; federation?: unknown }[];

  async function configured(): Promise<void> {
    await engine.configure(config);
    requests = [];
  }
  async function searching(query: Partial<SearchQuery>, hits = 1): Promise<Record<string, unknown>[]> {
    const found = { hits: [{ docId: 'a', points: [] }], estimatedTotalHits: hits, totalHits: hits };
    const results = [found, found, found];
    answers['POST /multi-search'] = [{ body: { ...found, results, facetsByIndex: {} } }];
    await engine.search('offers', { page, ...query });
    return multiSearches()[0]?.queries ?? [];
  }

  it('configures ranking, typos, locale, folded synonyms and stop words as the embedded engine has them', async () => {
    await engine.configure(config);
    const [settings] = sent('PATCH', '/indexes/w-offers/settings') as Record<string, unknown>[];
    expect(settings).toMatchObject({
      searchableAttributes: ['text_title', 'text_about', 'latin', 'sounds'],
      rankingRules: [
        'words',
        'typo',
        'sort',
        'proximity',
        'attributeRank',
        'wordPosition',
        'exactness',
        'at_redemptions:desc',
      ],
      typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 }, disableOnAttributes: ['sounds'] },
      localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
    });
    expect(settings).toMatchObject({
      synonyms: { pharmacie: expect.arrayContaining(['صيدليه']) },
      stopWords: expect.arrayContaining(['علي']),
    });
  });

  it('stores a record per branch, folded, with the other script in shadow fields', async () => {
    await configured();
    const geo = [
      { lat: 34, lng: -6.8 },
      { lat: 33.5, lng: -7.6 },
    ];
    await engine.upsert('offers', [
      {
        id: 'a',
        text: { title: 'الصيدلية ابن سينا' },
        attributes: { sector: 'health', discount: 15 },
        geo,
        seq: 3,
      },
    ]);
    const [list = []] = writtenLists();
    expect(list.map(({ id, point, docId }) => [id, point, docId])).toEqual([
      ['a__0', 0, 'a'],
      ['a__1', 1, 'a'],
    ]);
    expect(list[0]).toMatchObject({
      text_title: ['صيدليه ابن سينا'],
      latin: ['sidlia', 'ibn', 'sina'],
      sounds: expect.arrayContaining(['zqabn', 'zqsna']),
      at_sector: ['health'],
      at_discount: 15,
      band_discount: ['low'],
      _geo: { lat: 34, lng: -6.8 },
      removed: false,
    });
  });

  it('browses one record per document, and counts a refined facet without its own refinement', async () => {
    await configured();
    const queries = await searching({ refine: { sector: ['health'] }, facets: ['sector', 'discount'] });
    expect(queries).toHaveLength(2);
    expect(queries[0]).toMatchObject({
      q: '',
      matchingStrategy: 'all',
      locales: ['fra'],
      filter: ['removed = false', 'point = 0', 'at_sector IN ["health"]'],
      facets: ['band_discount'],
      offset: 0,
      limit: 20,
    });
    expect(queries[1]).toMatchObject({
      filter: ['removed = false', 'point = 0'],
      facets: ['at_sector'],
      limit: 0,
    });
  });

  it('asks for places with one record per branch, each document once, in a numbered page', async () => {
    await configured();
    const [query] = await searching({
      near: { lat: 34, lng: -6.8, radiusMetres: 5_000 },
      bounds: { south: 33, west: -8, north: 35, east: -5 },
      sort: 'distance',
      page: { offset: 20, limit: 20 },
    });
    expect(query).toMatchObject({
      filter: [
        'removed = false',
        '_geoRadius(34.0000000, -6.8000000, 5000)',
        '_geoBoundingBox([35.0000000, -5.0000000], [33.0000000, -8.0000000])',
      ],
      sort: ['_geoPoint(34.0000000, -6.8000000):asc'],
      distinct: 'docId',
      page: 1,
      hitsPerPage: 40,
    });
    expect(query).not.toHaveProperty('limit');
  });

  it('asks for the words as typed and, below, for names by sound; never with operators', async () => {
    await configured();
    const queries = await searching({ q: '"pharmacie" -ibn sina ' });
    expect(queries.map(({ q }) => q)).toEqual(['pharmacie ibn sina ', 'pharmacie ibn zqsna ']);
    expect(queries[0]).toMatchObject({
      attributesToSearchOn: ['text_title', 'text_about', 'latin'],
      federationOptions: { weight: 1 },
    });
    expect(queries[1]).toMatchObject({ federationOptions: { weight: 0.9 } });
    expect(queries[1]).not.toHaveProperty('attributesToSearchOn');
    expect(multiSearches()[0]?.federation).toMatchObject({ offset: 0, limit: 20 });
  });

  it('asks for the synonym a mistyped word is near', async () => {
    await configured();
    const queries = await searching({ q: 'saxdaliya ' });
    expect(queries.map(({ q }) => q)).toEqual(['saxdaliya ', 'saydaliya ']);
  });

  it('quotes values, so that none is read as a filter', async () => {
    await configured();
    const filter = { not: { attribute: 'sector', in: ['a" OR removed = true', 'b\\'] } };
    const [query] = await searching({ filter });
    expect(query?.filter).toContain('NOT (at_sector IN ["a\\" OR removed = true", "b\\\\"])');
  });

  it('leaves words out, the first kept first, when nothing has them all', async () => {
    await configured();
    const none = {
      body: { hits: [], estimatedTotalHits: 0, results: [{ hits: [], estimatedTotalHits: 0 }] },
    };
    const some = {
      body: {
        hits: [{ docId: 'a', points: [] }],
        estimatedTotalHits: 4,
        results: [{ hits: [{ docId: 'a', points: [] }], estimatedTotalHits: 4 }],
      },
    };
    answers['POST /multi-search'] = [none, none, some, none, some];
    const result = await engine.search('offers', { q: 'yoga 99999 ', page });
    expect(result).toMatchObject({ relaxed: true, total: 4, hits: [{ id: 'a' }] });
  });

  it('drops writes older than the record held, and keeps a tombstone of what is removed', async () => {
    await configured();
    const held = [
      {
        docId: 'a',
        seq: 9,
        removed: false,
        points: [
          [34, -6],
          [33, -7],
          [32, -8],
        ],
      },
    ];
    answers['POST /indexes/w-offers/documents/fetch'] = [
      { body: { results: held, offset: 0, limit: 1, total: 1 } },
    ];
    await engine.upsert('offers', [{ id: 'a', text: { title: 'x' }, attributes: {}, seq: 8 }]);
    expect(requests.filter(({ path }) => path.startsWith('/tasks'))).toEqual([]);
    await engine.delete('offers', [{ id: 'a', seq: 9 }]);
    const lists = writtenLists();
    expect(lists[0]).toMatchObject([{ id: 'a__0', seq: 9, removed: true }]);
    expect(lists[1]).toEqual(['a__1', 'a__2']);
  });

  it('fails when a task fails', async () => {
    await configured();
    const error = { message: 'no space left', code: 'internal', type: 'internal', link: '' };
    answers['GET /tasks/1'] = [{ body: { ...succeeded.body, status: 'failed', error } }];
    const write = engine.upsert('offers', [{ id: 'a', text: { title: 'x' }, attributes: {}, seq: 1 }]);
    await expect(write).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('no space left'),
    });
  });

  it('rebuilds in another index, swaps it in, and deletes the old', async () => {
    await configured();
    async function* one() {
      yield [{ id: 'a', text: { title: 'x' }, attributes: {}, seq: 1 }];
    }
    answers['POST /multi-search'] = [
      { body: { results: [{ hits: [], estimatedTotalHits: 1 }, { hits: [] }] } },
    ];
    await engine.rebuild('offers', one());
    const [swap] = sent('POST', '/swap-indexes') as { indexes: string[] }[][];
    const [live, shadow = ''] = swap?.[0]?.indexes ?? [];
    expect(live).toBe('w-offers');
    expect(sent('PATCH', `/indexes/${shadow}/settings`)).toHaveLength(1);
    expect(requests.at(-2)).toMatchObject({ method: 'DELETE', path: `/indexes/${shadow}` });
  });

  it('says that a server which does not answer is unavailable', async () => {
    await configured();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(engine.search('offers', { page })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await engine.health()).toMatchObject({ ok: false, indexes: {} });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchError } from '../../server/src/platform/search-engine/index.ts';
import { type GivenOffer, givenOffer } from '../support/given.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const countOperation = 'query ($text: String) { searchOffers(input: { text: $text }) { totalCount } }';

describe('a search engine that is down', () => {
  let app: TestApp;
  let shown: GivenOffer;
  let hidden: GivenOffer;

  beforeAll(async () => {
    app = await startTestApp();
    shown = await givenOffer(app, { title: { ar: 'عرض الواحة', fr: 'Offre Palmeraie' } });
    hidden = await givenOffer(app, { title: { ar: 'عرض الأطلس', fr: 'Offre Montagne' }, state: 'PAUSED' });
    await app.modules.search.rebuildIndexes();
  });
  afterAll(() => app?.stop());

  async function countOffers(text: string): Promise<number> {
    const { searchOffers } = await app
      .client()
      .ask<{ searchOffers: { totalCount: number } }>(countOperation, { text });
    return searchOffers.totalCount;
  }

  /** Cuts the engine off, as if its server had gone; returns what brings it back. */
  function cutOff(): () => void {
    const engine = app.stores.searchEngine;
    const { search, upsert, delete: remove } = engine;
    const gone = () => Promise.reject(new SearchError('UNAVAILABLE', 'cut off by the test'));
    Object.assign(engine, { search: gone, upsert: gone, delete: gone });
    return () => Object.assign(engine, { search, upsert, delete: remove });
  }

  it('holds up no write, says so to readers, and catches up with everything by itself', async () => {
    expect(await countOffers('Palmeraie')).toBe(1);
    expect(await countOffers('Montagne')).toBe(0);

    const bringBack = cutOff();
    try {
      const { offers } = app.modules.offers;
      await app.modules.runInTransaction((session) => offers.pause(session, shown.offer._id));
      await app.modules.runInTransaction((session) => offers.publish(session, hidden.offer._id));
      expect((await offers.findOffer(shown.offer._id))?.state).toBe('PAUSED');
      const { errors } = await app.client().send(countOperation, { text: 'Palmeraie' });
      expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    } finally {
      bringBack();
    }

    await app.modules.drainEvents();
    expect(await countOffers('Palmeraie')).toBe(0);
    expect(await countOffers('Montagne')).toBe(1);
  });

  it('starts, and serves everything else, while no engine answers', async () => {
    const lonely = await startTestApp({
      environment: { MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'nobody-listens' },
    });
    try {
      const { regions } = await lonely.client().ask<{ regions: unknown[] }>('{ regions { code } }');
      expect(regions).toHaveLength(12);
      const { errors } = await lonely.client().send('{ searchOffers(input: {}) { totalCount } }');
      expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
      const ready = await fetch(`${lonely.url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual({ documents: true, search: false });
    } finally {
      await lonely.stop();
    }
  });
});

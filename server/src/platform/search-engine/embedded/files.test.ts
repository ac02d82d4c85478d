import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexSettings, type IndexSettings } from '../index-settings.ts';
import type { SearchDoc } from '../port.ts';
import { openStoredIndex, type StoredIndex } from './stored-index.ts';

const config = {
  name: 'offers',
  searchable: [{ field: 'title', names: true }],
  attributes: { regions: { type: 'keyword' }, rate: { type: 'number' } },
} as const;
const settings = createIndexSettings(config);

const docs: SearchDoc[] = Array.from({ length: 300 }, (_, at) => ({
  id: `o${at}`,
  text: { title: [`Pharmacie numéro ${at}`, `صيدلية ${at % 2 ? 'النخيل' : 'السعادة'}`] },
  attributes: { regions: at % 3 ? ['01', '02'] : ['03'], rate: at % 7 },
  geo: [
    { lat: 30 + at / 100, lng: -6 },
    { lat: 31, lng: -7 },
  ].slice(0, at % 3),
  seq: at + 1,
}));

const queries = [
  { q: 'pharmacie 17', page: { offset: 0, limit: 20 } },
  { q: 'essaada ', facets: ['regions'], near: { lat: 31, lng: -6 }, page: { offset: 0, limit: 50 } },
  { sort: 'rate:desc', filter: { attribute: 'rate', gte: 3 }, page: { offset: 10, limit: 20 } },
] as const;

describe('the files of an index', () => {
  let directory: string;
  let lines: string[];
  let open: StoredIndex[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wasl-files-'));
    lines = [];
    open = [];
  });
  afterEach(async () => {
    for (const index of open) await index.close();
    await rm(directory, { recursive: true });
  });

  async function openIndex(under: IndexSettings = settings): Promise<StoredIndex> {
    const index = await openStoredIndex(directory, under, (line) => lines.push(line));
    open.push(index);
    return index;
  }
  async function close(index: StoredIndex): Promise<void> {
    open = open.filter((other) => other !== index);
    await index.close();
  }
  async function givenSnapshot(): Promise<string> {
    const index = await openIndex();
    index.beginRebuild();
    await index.addToRebuild(docs);
    await index.commitRebuild();
    await close(index);
    return join(directory, 'offers.snapshot');
  }
  const answers = (index: StoredIndex) =>
    queries.map((query) => {
      const { hits, total, facets, relaxed } = index.search(query);
      return { hits, total, facets, relaxed };
    });

  it('answers the same from a snapshot as before it', async () => {
    const index = await openIndex();
    index.beginRebuild();
    await index.addToRebuild(docs);
    await index.commitRebuild();
    const before = answers(index);
    await close(index);
    const again = await openIndex();
    expect(answers(again)).toEqual(before);
    expect(again.health()).toEqual({ documents: 300, lastSeq: 300, needsRebuild: null });
  });

  it('has every acknowledged write after a process that did not close', async () => {
    await givenSnapshot();
    const index = await openIndex();
    await index.upsert([{ id: 'late', text: { title: 'Zanzibar' }, attributes: {}, seq: 900 }]);
    await index.remove([{ id: 'o5', seq: 901 }]);
    const again = await openIndex();
    expect(again.search({ q: 'zanzibar ', page: { offset: 0, limit: 5 } }).hits).toEqual([{ id: 'late' }]);
    expect(again.health()).toEqual({ documents: 300, lastSeq: 901, needsRebuild: null });
    await again.upsert([{ ...(docs[5] as SearchDoc), seq: 6 }]);
    expect(again.health().documents).toBe(300);
  });

  it('cuts off a torn end of the journal and goes on', async () => {
    const index = await openIndex();
    await index.upsert(docs.slice(0, 2));
    await index.upsert(docs.slice(2, 3));
    const path = join(directory, 'offers.journal');
    await truncate(path, (await readFile(path)).length - 5);
    const again = await openIndex();
    expect(again.health().documents).toBe(2);
    await again.upsert(docs.slice(3, 5));
    expect((await openIndex()).health().documents).toBe(4);
  });

  it('refuses a snapshot with any part damaged, says so, and asks for a rebuild', async () => {
    const path = await givenSnapshot();
    const whole = await readFile(path);
    const places = [0, 9, 13, 40, 2_000, Math.floor(whole.length / 2), whole.length - 20];
    for (const place of places) {
      const damaged = Buffer.from(whole);
      damaged[place] = (damaged[place] as number) ^ 0xff;
      await writeFile(path, damaged);
      const index = await openIndex();
      expect(index.health()).toMatchObject({ documents: 0, needsRebuild: 'the snapshot is damaged' });
      expect(index.search({ q: 'pharmacie', page: { offset: 0, limit: 5 } }).total).toBe(0);
      await close(index);
    }
    expect(lines).toHaveLength(places.length);
  });

  it('refuses a snapshot cut short, as by a full disk', async () => {
    const path = await givenSnapshot();
    const { length } = await readFile(path);
    for (const kept of [0, 10, 100, length >> 1, length - 9]) {
      await truncate(path, kept);
      const index = await openIndex();
      expect(index.health().needsRebuild).toBe('the snapshot is damaged');
      await close(index);
    }
  });

  it('ignores a snapshot that was still being written when the process was killed', async () => {
    const path = await givenSnapshot();
    await writeFile(`${path}.tmp`, 'half a snapshot');
    expect((await openIndex()).health()).toMatchObject({ documents: 300, needsRebuild: null });
  });

  it('refuses a snapshot written under other settings', async () => {
    await givenSnapshot();
    const other = createIndexSettings({ ...config, synonyms: [['pharmacie', 'صيدلية']] });
    const index = await openIndex(other);
    expect(index.health()).toMatchObject({
      documents: 0,
      needsRebuild: 'the snapshot was written under other settings',
    });
  });

  it('says that an index never filled needs to be', async () => {
    const index = await openIndex();
    expect(index.health().needsRebuild).toBe('the index has never been filled');
  });

  it('folds a long journal into a snapshot, and compacts what died', async () => {
    const index = await openIndex();
    for (let round = 0; round < 8; round++) {
      await index.upsert(docs.map((doc) => ({ ...doc, seq: doc.seq + round * 1_000 })));
    }
    expect((await readFile(join(directory, 'offers.journal'))).length).toBeLessThan(150_000);
    await close(index);
    const again = await openIndex();
    expect(again.health()).toMatchObject({ documents: 300, lastSeq: 7_300 });
  });
});

import { randomUUID } from 'node:crypto';
import type { Index, Meilisearch } from 'meilisearch';
import { checkDocument, checkQuery } from '../checks.ts';
import { createIndexSettings, type IndexSettings } from '../index-settings.ts';
import { type IndexHealth, type Removal, type SearchDoc, type SearchEngine, SearchError } from '../port.ts';
import { calling, createMeiliClient, isNotFound, type MeiliOptions, taskDone } from './meili-client.ts';
import { type MeiliRecord, recordId, toRecords, toTombstone } from './meili-documents.ts';
import { quoted } from './meili-filter.ts';
import { searchMeili } from './meili-search.ts';
import { meiliSettings } from './meili-settings.ts';

/** What we remember of an index, beside it: Meilisearch has no room of its own for it. */
interface IndexMark {
  id: string;
  hash: string;
  complete: boolean;
}

interface OpenIndex {
  settings: IndexSettings;
  uid: string;
}

type HeldRecord = Pick<MeiliRecord, 'docId' | 'seq' | 'removed' | 'points'>;

/** Ids asked for at once: a filter of some 20 KB. */
const idsPerRequest = 500;
const pageSize = 1_000;
/** Clocks of the processes that write may differ by this much, milliseconds. */
const clockMargin = 60_000;

/** The search engine on a Meilisearch server (1.40 or later; written against 1.50). */
export function createMeiliSearch(options: MeiliOptions): SearchEngine {
  const client = createMeiliClient(options);
  const prefix = options.prefix ?? '';
  const marks = `${prefix}marks`;
  const indexes = new Map<string, OpenIndex>();
  const rebuilding = new Set<string>();

  function indexNamed(name: string): OpenIndex {
    const index = indexes.get(name);
    if (!index) throw new SearchError('UNKNOWN_INDEX', `No index is called ${name}`);
    return index;
  }

  const records = (uid: string): Index<MeiliRecord> => client.index<MeiliRecord>(uid);

  async function readMark(name: string): Promise<IndexMark | null> {
    try {
      return await client.index<IndexMark>(marks).getDocument(name);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async function writeMark(name: string, hash: string, complete: boolean): Promise<void> {
    await taskDone(
      client.index<IndexMark>(marks).addDocuments([{ id: name, hash, complete }], { primaryKey: 'id' }),
    );
  }

  async function healthOf(name: string, { uid, settings }: OpenIndex): Promise<IndexHealth> {
    const mark = await readMark(name);
    const { results } = await client.multiSearch({
      queries: [
        { indexUid: uid, q: '', limit: 0, filter: ['removed = false', 'point = 0'] },
        { indexUid: uid, q: '', limit: 1, sort: ['seq:desc'], attributesToRetrieve: ['seq'] },
      ],
    });
    const last = results[1]?.hits[0] as { seq?: number } | undefined;
    return {
      documents: results[0]?.estimatedTotalHits ?? 0,
      lastSeq: last?.seq ?? 0,
      needsRebuild:
        mark?.complete && mark.hash === settings.hash
          ? null
          : 'the index has not been filled under these settings',
    };
  }

  return {
    kind: 'meilisearch',
    configure: (config) =>
      calling(undefined, async () => {
        const settings = createIndexSettings(config);
        const uid = prefix + config.name;
        const mark = await readMark(config.name);
        if (mark?.hash !== settings.hash) {
          await ensureIndex(client, uid);
          await taskDone(client.index(uid).updateSettings(meiliSettings(settings)));
          await writeMark(config.name, settings.hash, false);
        }
        indexes.set(config.name, { settings, uid });
      }),
    upsert: (name, docs) =>
      calling(undefined, async () => {
        const { settings, uid } = indexNamed(name);
        for (const doc of docs) checkDocument(settings.config, doc);
        await writeDocuments(records(uid), settings, docs);
      }),
    delete: (name, removals) =>
      calling(undefined, async () => removeDocuments(records(indexNamed(name).uid), removals)),
    async rebuild(name, batches) {
      const { settings, uid } = indexNamed(name);
      if (rebuilding.has(name)) throw new SearchError('REBUILD_UNDER_WAY', `Index ${name} is being rebuilt`);
      rebuilding.add(name);
      const shadow = `${uid}-${randomUUID()}`;
      try {
        const since = Date.now() - clockMargin;
        await calling(undefined, async () => {
          await ensureIndex(client, shadow);
          await taskDone(client.index(shadow).updateSettings(meiliSettings(settings)));
        });
        for await (const docs of batches) {
          for (const doc of docs) checkDocument(settings.config, doc);
          const filled = docs.flatMap((doc) => toRecords(doc, settings, 0));
          await calling(undefined, () => taskDone(records(shadow).addDocuments(filled)));
        }
        await calling(undefined, async () => {
          await copyWrites(records(uid), records(shadow), since);
          await taskDone(client.swapIndexes([{ indexes: [uid, shadow], rename: false }]));
          await copyWrites(records(shadow), records(uid), since);
          await writeMark(name, settings.hash, true);
        });
        return { documents: (await healthOf(name, indexNamed(name))).documents };
      } finally {
        rebuilding.delete(name);
        await taskDone(client.deleteIndex(shadow)).catch(() => {});
      }
    },
    search: (name, query) =>
      calling(query.signal, async () => {
        const { settings, uid } = indexNamed(name);
        checkQuery(settings.config, query);
        return searchMeili(client, uid, settings, query);
      }),
    suggest: (q, sources) =>
      calling(undefined, () =>
        Promise.all(
          sources.map(async ({ index, limit, ...rest }) => {
            const { settings, uid } = indexNamed(index);
            const query = { ...rest, q, page: { offset: 0, limit } };
            checkQuery(settings.config, query);
            return (await searchMeili(client, uid, settings, query)).hits;
          }),
        ),
      ),
    async health() {
      try {
        await client.health();
        const entries = [...indexes].map(
          async ([name, index]) => [name, await healthOf(name, index)] as const,
        );
        return { ok: true, problem: null, indexes: Object.fromEntries(await Promise.all(entries)) };
      } catch (error) {
        return { ok: false, problem: (error as Error).message, indexes: {} };
      }
    },
    async close() {},
  };
}

async function ensureIndex(client: Meilisearch, uid: string): Promise<void> {
  try {
    await client.index(uid).getRawInfo();
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await taskDone(client.createIndex(uid, { primaryKey: 'id' }));
  }
}

/** Adds the documents that are not older than what is held, and drops the records of points they no longer have. */
async function writeDocuments(
  index: Index<MeiliRecord>,
  settings: IndexSettings,
  docs: readonly SearchDoc[],
): Promise<void> {
  const held = await heldRecords(
    index,
    docs.map(({ id }) => id),
  );
  const newest = new Map<string, SearchDoc>();
  for (const doc of docs) {
    const other = newest.get(doc.id)?.seq ?? held.get(doc.id)?.seq ?? -1;
    const removed = !newest.has(doc.id) && held.get(doc.id)?.removed === true;
    if (removed ? doc.seq > other : doc.seq >= other) newest.set(doc.id, doc);
  }
  const writtenAt = Date.now();
  const added = [...newest.values()].flatMap((doc) => toRecords(doc, settings, writtenAt));
  const dropped = [...newest.values()].flatMap((doc) => {
    return surplusIds(doc.id, Math.max(1, doc.geo?.length ?? 0), held.get(doc.id)?.points.length ?? 0);
  });
  if (added.length > 0) await taskDone(index.addDocuments(added));
  if (dropped.length > 0) await taskDone(index.deleteDocuments(dropped));
}

async function removeDocuments(index: Index<MeiliRecord>, removals: readonly Removal[]): Promise<void> {
  const held = await heldRecords(
    index,
    removals.map(({ id }) => id),
  );
  const current = removals.filter(({ id, seq }) => seq >= (held.get(id)?.seq ?? 0));
  if (current.length === 0) return;
  const writtenAt = Date.now();
  await taskDone(index.addDocuments(current.map(({ id, seq }) => toTombstone(id, seq, writtenAt))));
  const dropped = current.flatMap(({ id }) => surplusIds(id, 1, held.get(id)?.points.length ?? 0));
  if (dropped.length > 0) await taskDone(index.deleteDocuments(dropped));
}

function surplusIds(docId: string, kept: number, held: number): string[] {
  const ids: string[] = [];
  for (let point = kept; point < held; point++) ids.push(recordId(docId, point));
  return ids;
}

async function heldRecords(
  index: Index<MeiliRecord>,
  ids: readonly string[],
): Promise<Map<string, HeldRecord>> {
  const held = new Map<string, HeldRecord>();
  for (let at = 0; at < ids.length; at += idsPerRequest) {
    const some = ids.slice(at, at + idsPerRequest);
    const { results } = await index.getDocuments({
      filter: `point = 0 AND docId IN [${some.map(quoted).join(', ')}]`,
      fields: ['docId', 'seq', 'removed', 'points'],
      limit: some.length,
    });
    for (const record of results) held.set(record.docId, record);
  }
  return held;
}

/** Copies the records written since a moment where the target has none or an older one. */
async function copyWrites(from: Index<MeiliRecord>, to: Index<MeiliRecord>, since: number): Promise<void> {
  for (let offset = 0; ; offset += pageSize) {
    const { results } = await from.getDocuments({ filter: `writtenAt >= ${since}`, limit: pageSize, offset });
    if (results.length === 0) return;
    const held = await heldRecords(to, [...new Set(results.map(({ docId }) => docId))]);
    const newer = results.filter(({ docId, seq }) => seq > (held.get(docId)?.seq ?? -1));
    if (newer.length > 0) await taskDone(to.addDocuments(newer));
  }
}

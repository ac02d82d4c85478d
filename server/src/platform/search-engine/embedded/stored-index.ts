import { join } from 'node:path';
import { checkDocument, checkQuery } from '../checks.ts';
import type { IndexSettings } from '../index-settings.ts';
import { type IndexHealth, type Removal, type SearchDoc, SearchError, type SearchResult } from '../port.ts';
import { compactIndex, createIndexBuilder, type IndexBuilder, needsCompaction } from './index-builder.ts';
import { IndexData } from './index-data.ts';
import { createIndexSearch, type IndexSearch } from './index-search.ts';
import { openJournal } from './journal-file.ts';
import type { WireQuery } from './protocol.ts';
import { createResultCache, type ResultCache } from './result-cache.ts';
import { readSnapshot, writeSnapshot } from './snapshot-file.ts';

/** One index with its files. Writes must come one after the other; searches may come at any pause of a write. */
export interface StoredIndex {
  readonly settings: IndexSettings;
  search(query: WireQuery): SearchResult;
  upsert(docs: readonly SearchDoc[]): Promise<void>;
  remove(removals: readonly Removal[]): Promise<void>;
  beginRebuild(): void;
  addToRebuild(docs: readonly SearchDoc[]): Promise<void>;
  commitRebuild(): Promise<{ documents: number }>;
  abortRebuild(): void;
  health(): IndexHealth;
  /** Lets go of the files, saving a snapshot when the journal has grown. */
  close(): Promise<void>;
}

/** Documents analyzed at a time before others may run: some 5 ms. */
const chunkSize = 50;
/** The journal is folded into a snapshot past this many writes, or this share of the index. */
const journalWrites = 2_000;
const journalShare = 0.1;
const journalWritesAtClose = 200;

const neverFilled = 'the index has never been filled';

/** Opens an index: its snapshot, then its journal. `log` is told of what had to be given up. */
export async function openStoredIndex(
  directory: string,
  settings: IndexSettings,
  log: (line: string) => void,
): Promise<StoredIndex> {
  const { name } = settings.config;
  const snapshotPath = join(directory, `${name}.snapshot`);
  const loaded = await readSnapshot(snapshotPath, settings);
  const { journal, records } = openJournal(join(directory, `${name}.journal`));
  let needsRebuild: string | null = neverFilled;
  let data = new IndexData(settings);
  if (loaded.outcome === 'loaded') {
    data = loaded.data;
    needsRebuild = loaded.complete ? null : neverFilled;
  } else if (loaded.outcome === 'refused') {
    needsRebuild = loaded.reason;
    log(`search index ${name}: ${loaded.reason}; it must be rebuilt`);
    journal.clear();
  }
  let baseCount = data.count;
  let search: IndexSearch = createIndexSearch(data);
  let results: ResultCache = createResultCache();
  let rebuild: IndexBuilder | null = null;

  function swap(next: IndexData): void {
    data = next;
    baseCount = next.count;
    search = createIndexSearch(next);
    results = createResultCache();
  }

  async function apply(docs: readonly SearchDoc[]): Promise<void> {
    for (let at = 0; at < docs.length; at += chunkSize) {
      const chunk = docs.slice(at, at + chunkSize);
      data.upsert(chunk);
      if (rebuild) for (const doc of chunk) rebuild.add(doc);
      await pause();
    }
    if (needsCompaction(data, baseCount)) swap(await runPausing(compactIndex(data)));
  }

  async function save(): Promise<void> {
    if (data.deadCount > 0 || data.count > baseCount) swap(await runPausing(compactIndex(data)));
    await writeSnapshot(snapshotPath, data, needsRebuild === null);
    journal.clear();
  }

  async function saveWhenGrown(): Promise<void> {
    if (journal.writes > Math.max(journalWrites, data.count * journalShare)) await save();
  }

  if (loaded.outcome !== 'refused') {
    for (const record of records) {
      if ('docs' in record) await apply(record.docs);
      else for (const { id, seq } of record.removals) data.remove(id, seq);
    }
  }

  return {
    settings,
    search(query) {
      checkQuery(settings.config, query);
      return results.answer(data.revision, query, () => search.search(query));
    },
    async upsert(docs) {
      for (const doc of docs) checkDocument(settings.config, doc);
      journal.append({ docs });
      await apply(docs);
      await saveWhenGrown();
    },
    async remove(removals) {
      journal.append({ removals });
      for (const { id, seq } of removals) {
        data.remove(id, seq);
        rebuild?.remove(id, seq);
      }
      await saveWhenGrown();
    },
    beginRebuild() {
      if (rebuild) throw new SearchError('REBUILD_UNDER_WAY', `Index ${name} is being rebuilt`);
      rebuild = createIndexBuilder(settings);
    },
    async addToRebuild(docs) {
      for (let at = 0; at < docs.length; at += chunkSize) {
        for (const doc of docs.slice(at, at + chunkSize)) {
          checkDocument(settings.config, doc);
          underWay(rebuild).add(doc);
        }
        await pause();
      }
    },
    async commitRebuild() {
      const built = underWay(rebuild);
      rebuild = null;
      swap(await runPausing(built.finish()));
      needsRebuild = null;
      await save();
      return { documents: data.liveCount };
    },
    abortRebuild() {
      rebuild = null;
    },
    health: () => ({ documents: data.liveCount, lastSeq: data.lastSeq, needsRebuild }),
    async close() {
      if (journal.writes > journalWritesAtClose) await save();
      journal.close();
    },
  };
}

function underWay(rebuild: IndexBuilder | null): IndexBuilder {
  if (!rebuild) throw new SearchError('UNAVAILABLE', 'The rebuild was interrupted');
  return rebuild;
}

/** Lets searches and messages waiting run. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs a generator to its end, giving way at each yield. */
async function runPausing<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

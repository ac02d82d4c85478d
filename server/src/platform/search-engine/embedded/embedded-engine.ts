import { setTimeout as sleep } from 'node:timers/promises';
import {
  type IndexConfig,
  type SearchEngine,
  SearchError,
  type SearchHealth,
  type SearchHit,
  type SearchQuery,
  type SearchResult,
} from '../port.ts';
import { type OwnerLink, reachOwner } from './owner-link.ts';
import type { RequestBody, ServerMessage } from './protocol.ts';

export interface EmbeddedSearchOptions {
  /** Where the snapshots and journals are; made when missing. Processes that name the same one share the indexes. */
  directory: string;
  /** Told, a line at a time, of what had to be given up or repaired. */
  log?: (line: string) => void;
}

export interface EmbeddedSearch extends SearchEngine {
  /** Whether this process holds the indexes or another does. */
  readonly role: 'owner' | 'guest';
}

interface Pending {
  body: RequestBody;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const reconnectMs = 50;

/**
 * The search engine that needs nothing installed: the indexes live in a thread of this process, or of the one that
 * opened the directory first. When that one goes, another takes over from the files, and requests under way are
 * sent again: writes carry their `seq` and may arrive twice.
 */
export async function createEmbeddedSearch(options: EmbeddedSearchOptions): Promise<EmbeddedSearch> {
  const { directory, log = () => {} } = options;
  const configs = new Map<string, IndexConfig>();
  const pending = new Map<number, Pending>();
  let link: OwnerLink | null = null;
  let nextId = 1;
  let closing = false;
  let linkLost: Promise<void> | null = null;

  function adopt(next: OwnerLink): void {
    link = next;
    next.channel.onMessage(receive);
    next.channel.onClose(() => {
      if (link === next) link = null;
      if (!closing) linkLost ??= reconnect().finally(() => (linkLost = null));
    });
  }

  function receive(message: ServerMessage): void {
    const request = pending.get(message.id);
    if (!request) return;
    pending.delete(message.id);
    if (!('error' in message)) {
      request.resolve(message.value);
      return;
    }
    const { code, message: text } = message.error;
    request.reject(new SearchError(code === 'INTERNAL' ? 'UNAVAILABLE' : code, text));
  }

  async function reconnect(): Promise<void> {
    for (const [id, { body, reject }] of pending) {
      if (!body.kind.startsWith('rebuild')) continue;
      pending.delete(id);
      reject(new SearchError('UNAVAILABLE', 'The rebuild was interrupted'));
    }
    const unanswered = [...pending];
    for (;;) {
      try {
        const next = await reachOwner(directory, log);
        if (closing) return await next.close();
        adopt(next);
        break;
      } catch (error) {
        log(`search: ${(error as Error).message}`);
        await sleep(reconnectMs);
      }
    }
    for (const config of configs.values()) void request({ kind: 'configure', config }).catch(() => {});
    for (const [id, { body }] of unanswered) link?.channel.send({ id, body });
  }

  function request(body: RequestBody, signal?: AbortSignal): Promise<unknown> {
    if (closing) return Promise.reject(new SearchError('UNAVAILABLE', 'The search engine is closed'));
    if (signal?.aborted) return Promise.reject(aborted(signal));
    const id = nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    pending.set(id, { body, resolve, reject });
    const cancel = () => {
      if (!pending.delete(id)) return;
      link?.channel.send({ cancel: id });
      if (signal) reject(aborted(signal));
    };
    signal?.addEventListener('abort', cancel, { once: true });
    if (link) link.channel.send({ id, body });
    else void linkLost?.then(() => pending.has(id) && link?.channel.send({ id, body }));
    if (!signal) return promise;
    return promise.finally(() => signal.removeEventListener('abort', cancel));
  }

  adopt(await reachOwner(directory, log));

  return {
    kind: 'embedded',
    get role() {
      return link?.role ?? 'guest';
    },
    async configure(config) {
      await request({ kind: 'configure', config });
      configs.set(config.name, config);
    },
    async upsert(index, docs) {
      for (const some of inMessages(docs)) await request({ kind: 'upsert', index, docs: some });
    },
    async delete(index, removals) {
      await request({ kind: 'delete', index, removals });
    },
    async rebuild(index, batches) {
      await request({ kind: 'rebuild-begin', index });
      try {
        for await (const docs of batches) {
          for (const some of inMessages(docs)) await request({ kind: 'rebuild-add', index, docs: some });
        }
      } catch (error) {
        await request({ kind: 'rebuild-abort', index });
        throw error;
      }
      return (await request({ kind: 'rebuild-commit', index })) as { documents: number };
    },
    async search(index, query) {
      const { signal, ...wire } = query satisfies SearchQuery;
      return (await request({ kind: 'search', index, query: wire }, signal)) as SearchResult;
    },
    async suggest(q, sources) {
      return (await request({ kind: 'suggest', q, sources })) as SearchHit[][];
    },
    async health() {
      try {
        return (await request({ kind: 'health' })) as SearchHealth;
      } catch (error) {
        return { ok: false, problem: (error as Error).message, indexes: {} };
      }
    },
    async close() {
      if (closing) return;
      const closed = new SearchError('UNAVAILABLE', 'The search engine is closed');
      closing = true;
      await linkLost;
      await link?.close();
      for (const { reject } of pending.values()) reject(closed);
      pending.clear();
    },
  };
}

/** A message is unpacked in one go, so large batches travel in several. */
const docsPerMessage = 200;

function* inMessages<T>(docs: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < docs.length; at += docsPerMessage) yield docs.slice(at, at + docsPerMessage);
}

function aborted(signal: AbortSignal): SearchError {
  return new SearchError('ABORTED', 'The search was given up', { cause: signal.reason });
}

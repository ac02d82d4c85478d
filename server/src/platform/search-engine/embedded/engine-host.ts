import { createIndexSettings } from '../index-settings.ts';
import { SearchError, type SearchHit, type SuggestSource } from '../port.ts';
import type { Channel, ClientMessage, RequestBody, ServerMessage } from './protocol.ts';
import { openStoredIndex, type StoredIndex } from './stored-index.ts';

/**
 * Serves the indexes of one directory to any number of connections. Searches run one at a time, the connections in
 * turn; writes run one after the other, in pieces between which searches run. A search cancelled before its turn is
 * not run.
 */
export interface EngineHost {
  serve(channel: Channel<ServerMessage, ClientMessage>): void;
  /** Finishes the writes under way, saves, and lets go of the files. */
  close(): Promise<void>;
}

interface Connection {
  channel: Channel<ServerMessage, ClientMessage>;
  searches: { id: number; body: RequestBody }[];
  rebuilds: Set<string>;
}

/** Searches that wait at once, in all; more are refused rather than answered too late. */
const maxWaiting = 5_000;
/** Searches run for so long, milliseconds, before messages are looked at again. */
const sliceMs = 4;

export function createEngineHost(directory: string, log: (line: string) => void): EngineHost {
  const indexes = new Map<string, StoredIndex>();
  const connections = new Set<Connection>();
  let waiting = 0;
  let draining = false;
  let writes: Promise<unknown> = Promise.resolve();

  function indexNamed(name: string): StoredIndex {
    const index = indexes.get(name);
    if (!index) throw new SearchError('UNKNOWN_INDEX', `No index is called ${name}`);
    return index;
  }

  function answerRead(body: RequestBody): unknown {
    if (body.kind === 'search') return indexNamed(body.index).search(body.query);
    if (body.kind === 'suggest') return body.sources.map((source) => suggestFrom(body.q, source));
    return { ok: true, problem: null, indexes: Object.fromEntries(healthEntries()) };
  }

  function suggestFrom(q: string, source: SuggestSource): readonly SearchHit[] {
    const { index, limit, ...rest } = source;
    return indexNamed(index).search({ ...rest, q, page: { offset: 0, limit } }).hits;
  }

  function* healthEntries() {
    for (const [name, index] of indexes) yield [name, index.health()] as const;
  }

  async function configure(body: RequestBody & { kind: 'configure' }): Promise<void> {
    const settings = createIndexSettings(body.config);
    const open = indexes.get(settings.config.name);
    if (open?.settings.hash === settings.hash) return;
    await open?.close();
    indexes.set(settings.config.name, await openStoredIndex(directory, settings, log));
  }

  async function write(connection: Connection, body: RequestBody): Promise<unknown> {
    switch (body.kind) {
      case 'configure':
        return configure(body);
      case 'upsert':
        return indexNamed(body.index).upsert(body.docs);
      case 'delete':
        return indexNamed(body.index).remove(body.removals);
      case 'rebuild-begin':
        indexNamed(body.index).beginRebuild();
        connection.rebuilds.add(body.index);
        return undefined;
      case 'rebuild-add':
        return indexNamed(body.index).addToRebuild(body.docs);
      case 'rebuild-commit':
        connection.rebuilds.delete(body.index);
        return indexNamed(body.index).commitRebuild();
      case 'rebuild-abort':
        if (connection.rebuilds.delete(body.index)) indexNamed(body.index).abortRebuild();
        return undefined;
      default:
        return answerRead(body);
    }
  }

  /** Whether the indexes a read names are open; when not, it waits behind the writes, among which they may be opened. */
  function canAnswer(body: RequestBody): boolean {
    if (body.kind === 'search') return indexes.has(body.index);
    if (body.kind === 'suggest') return body.sources.every(({ index }) => indexes.has(index));
    return body.kind === 'health';
  }

  async function closeIndexes(): Promise<void> {
    for (const index of indexes.values()) await index.close();
    indexes.clear();
  }

  function enqueueWrite(connection: Connection, id: number, body: RequestBody): void {
    writes = writes.then(async () => {
      try {
        connection.channel.send({ id, value: await write(connection, body) });
      } catch (error) {
        connection.channel.send({ id, error: describeError(error) });
      }
    });
  }

  function enqueueSearch(connection: Connection, id: number, body: RequestBody): void {
    if (waiting >= maxWaiting) {
      const message = 'Too many searches are waiting';
      connection.channel.send({ id, error: { code: 'UNAVAILABLE', message } });
      return;
    }
    waiting++;
    connection.searches.push({ id, body });
    if (draining) return;
    draining = true;
    setImmediate(drain);
  }

  /** One search of each connection in turn, until none waits or the slice is over. */
  function drain(): void {
    const until = performance.now() + sliceMs;
    while (waiting > 0 && performance.now() < until) {
      for (const connection of connections) {
        const request = connection.searches.shift();
        if (!request) continue;
        waiting--;
        try {
          connection.channel.send({ id: request.id, value: answerRead(request.body) });
        } catch (error) {
          connection.channel.send({ id: request.id, error: describeError(error) });
        }
      }
    }
    draining = waiting > 0;
    if (draining) setImmediate(drain);
  }

  function cancel(connection: Connection, id: number): void {
    const before = connection.searches.length;
    connection.searches = connection.searches.filter((request) => request.id !== id);
    waiting -= before - connection.searches.length;
  }

  function forget(connection: Connection): void {
    waiting -= connection.searches.length;
    connection.searches = [];
    connections.delete(connection);
    for (const index of connection.rebuilds) indexes.get(index)?.abortRebuild();
  }

  return {
    serve(channel) {
      const connection: Connection = { channel, searches: [], rebuilds: new Set() };
      connections.add(connection);
      channel.onClose(() => forget(connection));
      channel.onMessage((message) => {
        if ('cancel' in message) return cancel(connection, message.cancel);
        const { id, body } = message;
        if (canAnswer(body)) enqueueSearch(connection, id, body);
        else enqueueWrite(connection, id, body);
      });
    },
    async close() {
      await writes;
      await closeIndexes();
      for (const { channel } of connections) channel.close();
    },
  };
}

function describeError(error: unknown): { code: SearchError['code'] | 'INTERNAL'; message: string } {
  if (error instanceof SearchError) return { code: error.code, message: error.message };
  return {
    code: 'INTERNAL',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

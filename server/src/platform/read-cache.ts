/** Reads several documents by id, some of them from memory. */
export type ReadByIds<Item> = (ids: readonly string[]) => Promise<Item[]>;

/** What is kept under an id: at hand, on its way, or known not to exist. */
export type Found<Item> = Item | null | Promise<Item | null>;

/** Documents as they were at most a moment ago: for what is shown, never for a decision. */
export interface ReadCache<Item> {
  /** At once where it is kept; null when there is no such document. */
  find(id: string): Found<Item>;
  /** In the order of the ids; what does not exist is left out. */
  listByIds: ReadByIds<Item>;
  /** Makes the next reader see a document as it is; call it when one was changed. */
  forget(id: string): void;
}

/** How long what is shown may be kept, in milliseconds and in documents of a kind. */
export const shownFor = { maxAgeMillis: 1000, maximum: 20_000 } as const;

/**
 * Keeps what `read` gave for `maxAgeMillis`, at most `maximum` items, oldest out first. Ids wanted at the same time, by
 * whichever requests, are read once and together; what does not exist is remembered too.
 */
export function createReadCache<Item>(
  read: ReadByIds<Item>,
  idOf: (item: Item) => string,
  { maxAgeMillis, maximum }: { maxAgeMillis: number; maximum: number },
): ReadCache<Item> {
  /** In the order they were read in. */
  const kept = new Map<string, { found: Found<Item>; readAt: number }>();
  let wanted = new Map<string, PromiseWithResolvers<Item | null>>();

  function want(id: string, now: number): Promise<Item | null> {
    const waiting = wanted.get(id);
    if (waiting) return waiting.promise;
    if (wanted.size === 0) setImmediate(readWanted);
    const wish = Promise.withResolvers<Item | null>();
    wanted.set(id, wish);
    kept.delete(id);
    kept.set(id, { found: wish.promise, readAt: now });
    return wish.promise;
  }

  async function readWanted(): Promise<void> {
    const batch = wanted;
    wanted = new Map();
    try {
      const items = new Map((await read([...batch.keys()])).map((item) => [idOf(item), item]));
      for (const [id, { promise, resolve }] of batch) {
        const item = items.get(id) ?? null;
        const entry = kept.get(id);
        if (entry?.found === promise) entry.found = item;
        resolve(item);
      }
    } catch (error) {
      for (const [id, { promise, reject }] of batch) {
        if (kept.get(id)?.found === promise) kept.delete(id);
        reject(error);
      }
    }
    dropOld(performance.now());
  }

  function dropOld(now: number): void {
    for (const [id, { readAt }] of kept) {
      if (kept.size <= maximum && now - readAt <= maxAgeMillis) break;
      kept.delete(id);
    }
  }

  function find(id: string, now = performance.now()): Found<Item> {
    const entry = kept.get(id);
    return entry && now - entry.readAt <= maxAgeMillis ? entry.found : want(id, now);
  }

  return {
    find: (id) => find(id),
    async listByIds(ids) {
      const now = performance.now();
      const items = await Promise.all(ids.map((id) => find(id, now)));
      return items.filter((item): item is Awaited<Item> & Item => item !== null);
    },
    forget(id) {
      kept.delete(id);
    },
  };
}

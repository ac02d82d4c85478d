/** Reads several documents by id, some of them from memory. */
export type ReadByIds<Item> = (ids: readonly string[]) => Promise<Item[]>;

/**
 * A batch read that keeps what it read for `maxAgeMillis`, at most `maximum` items, oldest out first. For lists that
 * may be a moment old, never for a decision. Ids read at the same time are read once; what does not exist is
 * remembered too.
 */
export function createReadCache<Item>(
  read: ReadByIds<Item>,
  idOf: (item: Item) => string,
  { maxAgeMillis, maximum }: { maxAgeMillis: number; maximum: number },
): { listByIds: ReadByIds<Item>; forget(id: string): void } {
  const kept = new Map<string, { item: Item | null | Promise<Item | null>; readAt: number }>();

  function readMissing(ids: readonly string[], now: number): void {
    const reading = read(ids).then((items) => new Map(items.map((item) => [idOf(item), item])));
    for (const id of ids) {
      const pending = reading.then(
        (items) => {
          const item = items.get(id) ?? null;
          const entry = kept.get(id);
          if (entry?.item === pending) entry.item = item;
          return item;
        },
        (error: unknown) => {
          if (kept.get(id)?.item === pending) kept.delete(id);
          throw error;
        },
      );
      kept.delete(id);
      kept.set(id, { item: pending, readAt: now });
    }
    for (const oldest of kept.keys()) {
      if (kept.size <= maximum) break;
      kept.delete(oldest);
    }
  }

  return {
    async listByIds(ids) {
      const now = performance.now();
      const missing = ids.filter((id) => {
        const entry = kept.get(id);
        return !entry || now - entry.readAt > maxAgeMillis;
      });
      if (missing.length > 0) readMissing([...new Set(missing)], now);
      const entries = ids.map((id) => kept.get(id)?.item ?? null);
      const items = await Promise.all(entries);
      return items.filter((item): item is Awaited<Item> & Item => item !== null);
    },
    forget(id) {
      kept.delete(id);
    },
  };
}

/** Reads one document by its key. */
export type ReadOne<Item> = (key: string) => Promise<Item | null>;

interface Asked<Item> {
  key: string;
  resolve: (item: Item | null) => void;
  reject: (error: unknown) => void;
}

/** Keys one read asks for at most. */
const maximumKeys = 200;

/**
 * Reads that share round trips under load: what is asked for while one is under way is read together by the next. Each read
 * begins after it was asked for, so that nobody is given an older state than by a read of their own; alone it waits
 * for nobody. Those who ask for one key at once share what they get and must not change it.
 */
export function createGatheredRead<Item>(
  read: (keys: readonly string[]) => Promise<readonly Item[]>,
  keyOf: (item: Item) => string,
): ReadOne<Item> {
  const waiting: Asked<Item>[] = [];
  let isReading = false;

  async function readOnce(asked: readonly Asked<Item>[]): Promise<void> {
    try {
      const items = await read([...new Set(asked.map(({ key }) => key))]);
      const byKey = new Map(items.map((item) => [keyOf(item), item]));
      for (const { key, resolve } of asked) resolve(byKey.get(key) ?? null);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  async function readAll(): Promise<void> {
    while (waiting.length > 0) await readOnce(waiting.splice(0, maximumKeys));
    isReading = false;
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (isReading) return;
      isReading = true;
      // What other requests of this turn of the event loop ask for goes along.
      setImmediate(() => void readAll());
    });
}

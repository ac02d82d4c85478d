/**
 * A small store on the device (IndexedDB): structured-clonable values under string keys. Where the browser refuses a database (private
 * windows), it keeps values in memory for the visit; nothing that uses it has to care.
 */
export interface KeyValueStore {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  entries<T>(): Promise<[key: string, value: T][]>;
  clear(): Promise<void>;
}

export function createKeyValueStore(
  name: string,
  factory: IDBFactory | undefined = globalThis.indexedDB,
): KeyValueStore {
  const memory = new Map<string, unknown>();
  let opening: Promise<IDBDatabase | null> | null = null;

  function database(): Promise<IDBDatabase | null> {
    opening ??= open(`wasl-${name}`, factory).catch(() => null);
    return opening;
  }

  async function run<T>(
    mode: IDBTransactionMode,
    work: (records: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> {
    const opened = await database();
    if (!opened) return null;
    return new Promise((resolve, reject) => {
      const transaction = opened.transaction('records', mode);
      const request = work(transaction.objectStore('records'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
  }

  return {
    async get<T>(key: string) {
      if (memory.has(key)) return memory.get(key) as T;
      return ((await run('readonly', (records) => records.get(key))) ?? undefined) as T | undefined;
    },
    async set(key, value) {
      if (!(await database())) memory.set(key, value);
      else await run('readwrite', (records) => records.put(value, key)).catch(() => memory.set(key, value));
    },
    async delete(key) {
      memory.delete(key);
      await run('readwrite', (records) => records.delete(key));
    },
    async entries<T>() {
      const keys = (await run('readonly', (records) => records.getAllKeys())) ?? [];
      const values = (await run('readonly', (records) => records.getAll())) ?? [];
      const stored = keys.map((key, index): [string, T] => [String(key), values[index] as T]);
      return [...new Map<string, T>([...stored, ...(memory as Map<string, T>)])];
    },
    async clear() {
      memory.clear();
      await run('readwrite', (records) => records.clear());
    },
  };
}

function open(name: string, factory: IDBFactory | undefined): Promise<IDBDatabase | null> {
  if (!factory) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records');
    request.onsuccess = () => {
      // Another tab with a newer build must be able to upgrade or delete the database.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('The store is held by another tab'));
  });
}

import { UUID } from 'bson';
import {
  type CollectionIndex,
  createCollectionIndex,
  type IndexDefinition,
} from '../index/collection-index.ts';
import { decode, encode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import type { KeyValueStore } from './key-value-store.ts';

export interface Collection {
  /** `database.collection`. */
  ns: string;
  readonly id: number;
  readonly options: Doc;
  readonly uuid: UUID;
  indexes: CollectionIndex[];
  nextRecordId: number;
}

interface StoredCollection extends Doc {
  ns: string;
  id: unknown;
  options: Doc;
  uuid: UUID;
  indexes: { definition: IndexDefinition; id: unknown; multikey?: boolean }[];
}

/** Keys of the catalog itself lie under id 0. */
const catalogKey = (ns: string): Buffer => Buffer.concat([idPrefix(0), Buffer.from(`c${ns}`)]);

/** Key of a document: collection id, then record id, so that natural order is the order of insertion. */
export function documentKey(collectionId: number, recordId: number): Buffer {
  const key = Buffer.allocUnsafe(10);
  key.writeUInt32BE(collectionId);
  key.writeUIntBE(recordId, 4, 6);
  return key;
}

export const recordIdOfDocumentKey = (key: Buffer): number => key.readUIntBE(4, 6);

/**
 * Collections and their indexes, in memory and in the store. Changes are written at once (inside the current commit
 * when there is one); they are not part of transactions.
 */
export class Catalog {
  readonly collections = new Map<string, Collection>();
  readonly #store: KeyValueStore;
  readonly #unsaved = new Set<Collection>();
  #nextId = 1;

  constructor(store: KeyValueStore) {
    this.#store = store;
    this.reload();
  }

  /** Reads everything again: after a commit that failed, memory may know what the disk does not. */
  reload(): void {
    this.collections.clear();
    this.#unsaved.clear();
    const low = Buffer.concat([idPrefix(0), Buffer.from('c')]);
    const high = Buffer.concat([idPrefix(0), Buffer.from('d')]);
    for (const [, value] of this.#store.range(low, high)) this.#open(decode(value) as StoredCollection);
  }

  #open(stored: StoredCollection): Collection {
    const id = toNumber(stored.id);
    const indexes = stored.indexes.map((index) =>
      createCollectionIndex(index.definition, toNumber(index.id), index.multikey),
    );
    this.#nextId = Math.max(this.#nextId, id + 1, ...indexes.map((index) => index.id + 1));
    const [last] = this.#store.range(idPrefix(id), idPrefix(id + 1), {
      reverse: true,
      limit: 1,
      keysOnly: true,
    });
    const nextRecordId = last ? recordIdOfDocumentKey(last[0]) + 1 : 1;
    const collection = {
      ns: stored.ns,
      id,
      options: stored.options,
      uuid: stored.uuid,
      indexes,
      nextRecordId,
    };
    this.collections.set(collection.ns, collection);
    return collection;
  }

  find(ns: string): Collection | null {
    return this.collections.get(ns) ?? null;
  }

  findOrCreate(ns: string): Collection {
    return this.collections.get(ns) ?? this.create(ns);
  }

  create(ns: string, options: Doc = {}): Collection {
    const id = this.#nextId;
    this.#nextId += 2;
    const idIndex: IndexDefinition = { v: 2, key: { _id: 1 }, name: '_id_' };
    const collection = this.#open({
      ns,
      id,
      options,
      uuid: new UUID(),
      indexes: [{ definition: idIndex, id: id + 1 }],
    });
    this.save(collection);
    return collection;
  }

  save(collection: Collection): void {
    const { ns, id, options, uuid } = collection;
    const indexes = collection.indexes.map(({ definition, id, multikey }) => ({ definition, id, multikey }));
    this.#store.write(() => this.#store.put(catalogKey(ns), encode({ ns, id, options, uuid, indexes })));
    this.#unsaved.delete(collection);
  }

  /** The first array in an index changes what it may be used for: kept with the next commit. */
  noteArrays(collection: Collection, index: CollectionIndex): void {
    if (!index.sawArray || index.multikey) return;
    index.multikey = true;
    this.#unsaved.add(collection);
  }

  saveChanged(): void {
    for (const collection of this.#unsaved) this.save(collection);
  }

  nextIndexId(): number {
    return this.#nextId++;
  }

  drop(ns: string): boolean {
    const collection = this.collections.get(ns);
    if (!collection) return false;
    this.collections.delete(ns);
    this.#unsaved.delete(collection);
    this.#store.write(() => {
      this.#store.remove(catalogKey(ns));
      for (const id of [collection.id, ...collection.indexes.map((index) => index.id)]) this.clearKeys(id);
    });
    return true;
  }

  rename(from: string, to: string): void {
    const collection = this.collections.get(from);
    if (!collection) return;
    this.#store.write(() => {
      this.#store.remove(catalogKey(from));
      this.collections.delete(from);
      collection.ns = to;
      this.collections.set(to, collection);
      this.save(collection);
    });
  }

  /** Removes all keys under an id: a collection's documents or an index's entries. */
  clearKeys(id: number): void {
    this.#store.write(() => {
      for (const [key] of this.#store.range(idPrefix(id), idPrefix(id + 1), { keysOnly: true }))
        this.#store.remove(key);
    });
  }
}

import { Catalog } from './catalog.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { LockTable, type OpenTransaction } from './lock-table.ts';
import { View } from './view.ts';

/** What every command works on. */
export interface Engine {
  readonly store: KeyValueStore;
  readonly catalog: Catalog;
  readonly locks: LockTable;
  view(transaction?: OpenTransaction | null): View;
}

export function createEngine(store: KeyValueStore): Engine {
  const catalog = new Catalog(store);
  const locks = new LockTable();
  return { store, catalog, locks, view: (transaction = null) => new View(store, locks, transaction) };
}

import type DataLoader from 'dataloader';
import type { Found } from '../read-cache.ts';

/** Loads what another document names by id. Throws (INTERNAL) when it is gone: the store contradicts itself. */
export async function loadExisting<Item>(
  loader: DataLoader<string, Item | null>,
  id: string,
  what: string,
): Promise<Item> {
  return existing(await loader.load(id), id, what);
}

/** As `loadExisting`, of what is kept for showing: at once where it is at hand. */
export function findExisting<Item>(
  shown: { find(id: string): Found<Item> },
  id: string,
  what: string,
): Item | Promise<Item> {
  const found = shown.find(id);
  return found instanceof Promise
    ? found.then((item) => existing(item, id, what))
    : existing(found, id, what);
}

function existing<Item>(item: Item | null, id: string, what: string): Item {
  if (item === null) throw new Error(`the ${what} ${id} is named by another document but does not exist`);
  return item;
}

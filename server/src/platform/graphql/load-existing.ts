import type DataLoader from 'dataloader';

/** Loads what another document names by id. Throws (INTERNAL) when it is gone: the store contradicts itself. */
export async function loadExisting<Item>(
  loader: DataLoader<string, Item | null>,
  id: string,
  what: string,
): Promise<Item> {
  const item = await loader.load(id);
  if (item === null) throw new Error(`the ${what} ${id} is named by another document but does not exist`);
  return item;
}

/** Loads several; what is gone is left out, a failure is thrown. */
export async function loadFound<Item>(
  loader: DataLoader<string, Item | null>,
  ids: readonly string[],
): Promise<Item[]> {
  const items = await Promise.all(ids.map((id) => loader.load(id)));
  return items.filter((item) => item !== null);
}

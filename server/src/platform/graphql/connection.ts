import { badInput } from '../errors/app-error.ts';

export const pageSizeMaximum = 100;

/** Where a page starts: after the document with this sort key and id. */
export interface Keyset {
  sortKey: string | number;
  id: string;
}

export interface Page<Item> {
  edges: { cursor: string; node: Item }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
}

/** Checks `first` (1 to `maximum`) and decodes `after`. Throws BAD_USER_INPUT. */
export function readPageArguments(
  { first, after }: PageArguments,
  defaults: { first: number; maximum?: number } = { first: 20 },
): { limit: number; after: Keyset | null } {
  const limit = first ?? defaults.first;
  const maximum = defaults.maximum ?? pageSizeMaximum;
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum) throw badInput(`first is 1 to ${maximum}.`);
  return { limit, after: after ? decodeCursor(after) : null };
}

/** Builds a page from one item more than the limit, which tells whether another page follows. */
export function buildPage<Item>(
  items: readonly Item[],
  { limit, after }: { limit: number; after: Keyset | null },
  keyOf: (item: Item) => Keyset,
): Page<Item> {
  const edges = items.slice(0, limit).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: items.length > limit,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export function encodeCursor({ sortKey, id }: Keyset): string {
  return Buffer.from(JSON.stringify([sortKey, id])).toString('base64url');
}

export function decodeCursor(cursor: string): Keyset {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && value.length === 2) {
      const [sortKey, id] = value as unknown[];
      if ((typeof sortKey === 'string' || typeof sortKey === 'number') && typeof id === 'string')
        return { sortKey, id };
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw badInput('This cursor was not made by this API.');
}

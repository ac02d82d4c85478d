import type { Language } from '@wasl/shared/language';
import DataLoader from 'dataloader';
import type { Request } from 'express';
import type { AccountRecord } from '../auth/account.model.ts';
import type { Viewer } from '../auth/viewer.ts';

/** What every resolver knows of the request. */
export interface GraphQLContext {
  viewer: Viewer;
  account: AccountRecord | null;
  language: Language;
  /** The instant the request is answered at; one request sees one time. */
  now: Date;
  requestId: string;
  /** Address the request came from, for limits on attempts. */
  clientAddress: string;
  /** The HTTP request, for the session. */
  request: Request;
}

/** One value per request, made on first use. */
export function perRequest<Value>(
  create: (context: GraphQLContext) => Value,
): (context: GraphQLContext) => Value {
  const made = new WeakMap<GraphQLContext, Value>();
  return (context) => {
    const known = made.get(context);
    if (known !== undefined) return known;
    const value = create(context);
    made.set(context, value);
    return value;
  };
}

/** A loader per request over a batch read; what is not found loads as null. */
export function loaderById<Item>(
  read: (ids: readonly string[], context: GraphQLContext) => Promise<readonly Item[]>,
  idOf: (item: Item) => string,
): (context: GraphQLContext) => DataLoader<string, Item | null> {
  return perRequest(
    (context) =>
      new DataLoader<string, Item | null>(async (ids) => {
        const items = new Map((await read(ids, context)).map((item) => [idOf(item), item]));
        return ids.map((id) => items.get(id) ?? null);
      }),
  );
}

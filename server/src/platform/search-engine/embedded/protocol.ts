import type {
  IndexConfig,
  Removal,
  SearchDoc,
  SearchErrorCode,
  SearchQuery,
  SuggestSource,
} from '../port.ts';

/** What is said to the owner of the index, by its own process's thread or by another process, in the same words. */

/** A query without what cannot cross a thread. */
export type WireQuery = Omit<SearchQuery, 'signal'>;

export type RequestBody =
  | { kind: 'configure'; config: IndexConfig }
  | { kind: 'upsert'; index: string; docs: readonly SearchDoc[] }
  | { kind: 'delete'; index: string; removals: readonly Removal[] }
  | { kind: 'search'; index: string; query: WireQuery }
  | { kind: 'suggest'; q: string; sources: readonly SuggestSource[] }
  | { kind: 'health' }
  /** Answers with nothing; the rebuild belongs to the connection and ends with it. */
  | { kind: 'rebuild-begin'; index: string }
  | { kind: 'rebuild-add'; index: string; docs: readonly SearchDoc[] }
  | { kind: 'rebuild-commit'; index: string }
  | { kind: 'rebuild-abort'; index: string };

export type ClientMessage = { id: number; body: RequestBody } | { cancel: number };

export type ServerMessage =
  | { id: number; value: unknown }
  | { id: number; error: { code: SearchErrorCode | 'INTERNAL'; message: string } };

/** One end of a connection. */
export interface Channel<Sent, Received> {
  send(message: Sent): void;
  onMessage(receive: (message: Received) => void): void;
  /** Called once, when nothing more will arrive. */
  onClose(closed: () => void): void;
  close(): void;
}

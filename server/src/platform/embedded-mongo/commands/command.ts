import { CommandError, failAt } from '../errors.ts';
import type { Cursors } from '../protocol/cursors.ts';
import type { Sessions, SessionTransaction } from '../protocol/sessions.ts';
import type { WireCommand } from '../protocol/wire-messages.ts';
import type { Collection } from '../storage/catalog.ts';
import type { Engine } from '../storage/engine.ts';
import type { Records } from '../storage/records.ts';
import type { View } from '../storage/view.ts';
import { decode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';
import { optionalNumber } from '../values/numbers.ts';
import { isDocument } from '../values/types.ts';

/** One connection of a client. */
export interface ClientConnection {
  readonly id: number;
  /** Holds the sign-in under way on this connection. */
  authentication: { continue(message: string): { message: string; done: boolean } } | null;
  isAuthenticated: boolean;
}

/** What commands share. */
export interface ServerContext {
  readonly engine: Engine;
  readonly records: Records;
  readonly cursors: Cursors;
  readonly sessions: Sessions;
  /** The one account, or null where the socket's file mode guards the server. */
  readonly account: { user: string; password: string } | null;
  readonly startedAt: number;
  /** What clients know the server by. */
  host(): string;
  connectionCount(): number;
  /** Between removals of what TTL indexes let expire. */
  setTtlInterval(milliseconds: number): void;
}

export interface CommandRequest {
  readonly server: ServerContext;
  readonly body: Doc;
  readonly name: string;
  readonly database: string;
  readonly message: WireCommand;
  readonly connection: ClientConnection;
  readonly transaction: SessionTransaction | null;
  /** Changes of this command, or of its transaction. */
  readonly view: View;
  /** From `maxTimeMS`. */
  readonly deadline: number | undefined;
}

/** A document (`ok: 1` is added) or an encoded one. */
export type Reply = Doc | Buffer;

export interface Command {
  run(request: CommandRequest): Reply;
  /** Runs within a commit and is answered after it. */
  writes?: boolean | ((body: Doc) => boolean);
  /** Fields it knows beside those every command may carry; 'any' only where none changes what it does. */
  fields: readonly string[] | 'any';
  /** Answered before sign-in. */
  open?: boolean;
}

/** Fields any command may carry. `readConcern`, `writeConcern` and read preference hold by nature: one copy, always durable. */
const commonFields = new Set([
  'lsid',
  '$db',
  '$clusterTime',
  '$readPreference',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'comment',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  '$audit',
  '$client',
]);

/** Refuses fields the command does not know, as MongoDB does. @throws CommandError 40415 naming the field */
export function checkFields(command: Command, name: string, body: Doc): void {
  if (command.fields === 'any') return;
  for (const field of Object.keys(body)) {
    if (field === name || commonFields.has(field) || command.fields.includes(field)) continue;
    failAt(40415, `BSON field '${name}.${field}' is an unknown field.`);
  }
}

/** `database.collection` that a command names. @throws CommandError 73 */
export function namespaceOf({ body, name, database }: CommandRequest): string {
  const collection = body[name];
  if (typeof collection !== 'string' || !collection || collection.includes('\0')) {
    throw new CommandError(
      73,
      'InvalidNamespace',
      `Invalid namespace specified '${database}.${String(collection ?? '')}'`,
    );
  }
  return `${database}.${collection}`;
}

export const findCollection = (request: CommandRequest): Collection | null =>
  request.server.engine.catalog.find(namespaceOf(request));

/** @throws CommandError 26 */
export function getCollection(request: CommandRequest): Collection {
  const collection = findCollection(request);
  if (!collection)
    throw new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${namespaceOf(request)}`);
  return collection;
}

/** The collection a write goes to, made when missing. @throws CommandError 166 for a view */
export function writableCollection(request: CommandRequest): Collection {
  const collection = request.server.engine.catalog.findOrCreate(namespaceOf(request));
  if (collection.options.viewOn) {
    throw new CommandError(
      166,
      'CommandNotSupportedOnView',
      `Namespace ${collection.ns} is a view, not a collection`,
    );
  }
  return collection;
}

/** A document argument. @throws CommandError 14 when it is something else */
export function documentArgument(body: Doc, field: string): Doc | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (!isDocument(value))
    throw new CommandError(
      14,
      'TypeMismatch',
      `BSON field '${field}' is the wrong type, expected type 'object'`,
    );
  return value;
}

export const numberArgument = (body: Doc, field: string): number | undefined => optionalNumber(body[field]);

/** The statements of a write command, from its sections or from its body. */
export function statementsOf(request: CommandRequest, field: string): Doc[] {
  const sequence = request.message.sequences.get(field);
  if (sequence) return sequence.map((bytes) => decode(bytes));
  const list = request.body[field] ?? [];
  if (!Array.isArray(list))
    throw new CommandError(14, 'TypeMismatch', `BSON field '${field}' must be an array`);
  return list as Doc[];
}

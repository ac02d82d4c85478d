import { ObjectId } from 'bson';
import { CommandError, failAt } from '../errors.ts';
import { type CollectionIndex, recordIdBytes } from '../index/collection-index.ts';
import { compileFilter } from '../query/filter.ts';
import { decode, encode } from '../values/bson-codec.ts';
import type { Doc } from '../values/document.ts';
import { idPrefix } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import { firstValueAt, topField } from '../values/paths.ts';
import { isDocument, isObjectId, isRegex } from '../values/types.ts';
import { type Catalog, type Collection, documentKey, recordIdOfDocumentKey } from './catalog.ts';
import type { View } from './view.ts';

const largestDocumentBytes = 16_777_216;

export interface WriteOptions {
  bypassValidation?: boolean;
}

/** A value as the shell prints it, for messages. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isObjectId(value)) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[ ${value.map(show).join(', ')} ]`;
  if (isDocument(value)) return `{ ${showFields(value)} }`;
  return String(value);
}

const showFields = (doc: Doc): string =>
  Object.entries(doc)
    .map(([name, value]) => `${name}: ${show(value)}`)
    .join(', ');

/** Code 11000 with `keyPattern` and `keyValue`, worded as MongoDB does: mongoose plugins parse the message. */
export function duplicateKeyError(collection: Collection, index: CollectionIndex, doc: Doc): CommandError {
  const keyValue = Object.fromEntries(index.fields.map((field) => [field, firstValueAt(doc, field) ?? null]));
  return new CommandError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.ns} index: ${index.definition.name} dup key: { ${showFields(keyValue)} }`,
    { keyPattern: index.definition.key, keyValue },
  );
}

/** Documents carry `_id` first. */
function withIdFirst(doc: Doc): Doc {
  if (doc._id === undefined) {
    const { _id, ...rest } = doc;
    return { _id: new ObjectId(), ...rest };
  }
  if (Object.keys(doc)[0] === '_id') return doc;
  const { _id, ...rest } = doc;
  return { _id, ...rest };
}

function refuseBadId(id: unknown): void {
  const kind = Array.isArray(id) ? 'array' : isRegex(id) ? 'regex' : null;
  if (kind) throw new CommandError(53, 'InvalidIdField', `The '_id' value cannot be of type ${kind}`);
}

/** `validationLevel` moderate lets documents stay invalid that were so before. */
function validate(
  collection: Collection,
  doc: Doc,
  before: Doc | null,
  { bypassValidation }: WriteOptions,
): void {
  const { validator, validationAction, validationLevel } = collection.options;
  if (!validator || bypassValidation || validationAction === 'warn' || validationLevel === 'off') return;
  const isValid = compileFilter(validator);
  if (isValid(doc)) return;
  if (validationLevel === 'moderate' && before && !isValid(before)) return;
  throw new CommandError(121, 'DocumentValidationFailure', 'Document failed validation');
}

/** Whether an index can tell at a glance that its entries stay: nothing but simple values, none of them changed. */
function hasSameKeys(index: CollectionIndex, before: Doc, doc: Doc): boolean {
  if (index.definition.partialFilterExpression) return false;
  return index.fields.every((path) => {
    const field = topField(path);
    const value = doc[field];
    return Object.is(value, before[field]) && (typeof value !== 'object' || value === null);
  });
}

/** Inserts, replaces and removes documents with their index entries, in a view. */
export class Records {
  readonly #catalog: Catalog;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  /**
   * @param raw the document's own bytes, kept as they are when nothing had to be added
   * @returns the document as stored
   * @throws CommandError 11000 on a duplicate key
   */
  insert(
    view: View,
    collection: Collection,
    given: Doc,
    raw: Buffer | null = null,
    options: WriteOptions = {},
  ): Doc {
    const doc = withIdFirst(given);
    refuseBadId(doc._id);
    validate(collection, doc, null, options);
    const recordId = collection.nextRecordId++;
    const entries: { key: Buffer; unique: boolean }[] = [];
    for (const index of collection.indexes) {
      for (const key of index.keysOf(doc, recordId)) {
        if (index.unique && view.get(key)) throw duplicateKeyError(collection, index, doc);
        entries.push({ key, unique: index.unique });
      }
      this.#catalog.noteArrays(collection, index);
    }
    const bytes = raw && doc === given ? raw : encode(doc);
    if (bytes.length > largestDocumentBytes) {
      throw new CommandError(
        10334,
        'BSONObjectTooLarge',
        `object to insert too large. size in bytes: ${bytes.length}, max size: ${largestDocumentBytes}`,
      );
    }
    const idBytes = recordIdBytes(recordId);
    for (const { key, unique } of entries) view.put(key, idBytes, unique);
    view.put(documentKey(collection.id, recordId), bytes, true);
    if (collection.options.capped) this.#trimCapped(view, collection);
    return doc;
  }

  /**
   * Puts `doc` in place of `before`, changing only the index entries that differ.
   * @param bytes `doc` encoded
   */
  replace(
    view: View,
    collection: Collection,
    recordId: number,
    before: Doc,
    { doc, bytes }: { doc: Doc; bytes: Buffer },
    options: WriteOptions = {},
  ): void {
    validate(collection, doc, before, options);
    if (bytes.length > largestDocumentBytes) {
      failAt(17419, `Resulting document after update is larger than ${largestDocumentBytes}`);
    }
    const added: { key: Buffer; unique: boolean }[] = [];
    const removed: { key: Buffer; unique: boolean }[] = [];
    for (const index of collection.indexes) {
      if (index.definition.name === '_id_' || hasSameKeys(index, before, doc)) continue;
      const was = index.keysOf(before, recordId);
      const is = index.keysOf(doc, recordId);
      const wasKeys = new Set(was.map((key) => key.toString('latin1')));
      const isKeys = new Set(is.map((key) => key.toString('latin1')));
      for (const key of is) {
        if (wasKeys.has(key.toString('latin1'))) continue;
        if (index.unique && view.get(key)) throw duplicateKeyError(collection, index, doc);
        added.push({ key, unique: index.unique });
      }
      for (const key of was)
        if (!isKeys.has(key.toString('latin1'))) removed.push({ key, unique: index.unique });
      this.#catalog.noteArrays(collection, index);
    }
    for (const { key, unique } of removed) view.remove(key, unique);
    const idBytes = recordIdBytes(recordId);
    for (const { key, unique } of added) view.put(key, idBytes, unique);
    view.put(documentKey(collection.id, recordId), bytes, true);
  }

  remove(view: View, collection: Collection, recordId: number, doc: Doc): void {
    for (const index of collection.indexes) {
      for (const key of index.keysOf(doc, recordId)) view.remove(key, index.unique);
    }
    view.remove(documentKey(collection.id, recordId), true);
  }

  /** Drops the oldest documents of a capped collection until count and size fit. */
  #trimCapped(view: View, collection: Collection): void {
    const all = [...view.scan(idPrefix(collection.id), idPrefix(collection.id + 1))];
    const mostDocuments = toNumber(collection.options.max ?? 0) || Number.POSITIVE_INFINITY;
    const mostBytes = toNumber(collection.options.size ?? 0) || Number.POSITIVE_INFINITY;
    let count = all.length;
    let bytes = all.reduce((sum, [, raw]) => sum + raw.length, 0);
    for (const [key, raw] of all) {
      if (count <= mostDocuments && bytes <= mostBytes) return;
      this.remove(view, collection, recordIdOfDocumentKey(key), decode(raw));
      count--;
      bytes -= raw.length;
    }
  }
}

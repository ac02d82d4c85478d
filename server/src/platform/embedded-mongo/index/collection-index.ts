import { CommandError } from '../errors.ts';
import { compileFilter, type DocPredicate } from '../query/filter.ts';
import { type Collation, stringFold } from '../values/collation.ts';
import type { Doc } from '../values/document.ts';
import { type Fold, indexKey } from '../values/key-encoding.ts';
import { toNumber } from '../values/numbers.ts';
import { indexedValues } from '../values/paths.ts';

/** An index as `createIndexes` and `listIndexes` show it. */
export interface IndexDefinition extends Doc {
  v: number;
  key: Doc;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  hidden?: boolean;
  expireAfterSeconds?: unknown;
  partialFilterExpression?: Doc;
  collation?: Collation;
}

export interface CollectionIndex {
  readonly id: number;
  readonly definition: IndexDefinition;
  readonly fields: readonly string[];
  /** 1 or −1 per field. */
  readonly directions: readonly number[];
  readonly unique: boolean;
  /** Folds strings of a case-insensitive collation, or null. */
  readonly fold: Fold;
  /** Text, geospatial and wildcard definitions are kept and listed; they hold no keys and serve no query. */
  readonly inert: boolean;
  /** Some document gave an array: one bound of a range only, and no sort order. Stays so. */
  multikey: boolean;
  /** Milliseconds when it was built in this process, 0 when it was there before: older snapshots lack its entries. */
  readonly builtAt: number;
  /** An array was seen since the catalog was saved. */
  sawArray: boolean;
  /** Keys for a document; unique indexes without the record id, so that equal values collide. */
  keysOf(doc: Doc, recordId: number): Buffer[];
}

/** Six bytes: room for 2^48 records. */
export function recordIdBytes(recordId: number): Buffer {
  const bytes = Buffer.allocUnsafe(6);
  bytes.writeUIntBE(recordId, 0, 6);
  return bytes;
}

function directionOf(value: unknown): number {
  return typeof value !== 'string' && toNumber(value) < 0 ? -1 : 1;
}

/** All combinations of the fields' values. @throws CommandError 171 when two fields hold arrays */
function combinations(
  doc: Doc,
  fields: readonly string[],
): { parts: unknown[][]; exists: boolean; arrays: number } {
  let parts: unknown[][] = [[]];
  let exists = false;
  let arrays = 0;
  for (const field of fields) {
    const found = indexedValues(doc, field);
    exists ||= found.exists;
    if (found.multikey) arrays++;
    if (arrays > 1 && fields.length > 1 && found.values.length > 1 && parts.length > 1) {
      throw new CommandError(171, 'CannotIndexParallelArrays', `cannot index parallel arrays [${field}]`);
    }
    if (found.values.length === 1) for (const combination of parts) combination.push(found.values[0]);
    else parts = parts.flatMap((combination) => found.values.map((value) => [...combination, value]));
  }
  return { parts, exists, arrays };
}

export function createCollectionIndex(
  definition: IndexDefinition,
  id: number,
  multikey = false,
  builtAt = 0,
): CollectionIndex {
  const fields = Object.keys(definition.key);
  const directions = fields.map((field) => directionOf(definition.key[field]));
  const unique = !!definition.unique || definition.name === '_id_';
  const fold = stringFold(definition.collation);
  const inert =
    Object.values(definition.key).some((kind) => typeof kind === 'string' && kind !== 'hashed') ||
    fields.some((field) => field.includes('$**'));
  const includes: DocPredicate | null = definition.partialFilterExpression
    ? compileFilter(definition.partialFilterExpression)
    : null;
  return {
    id,
    definition,
    fields,
    directions,
    unique,
    fold,
    inert,
    multikey,
    builtAt,
    sawArray: false,
    keysOf(doc, recordId) {
      if (inert || (includes && !includes(doc))) return [];
      const { parts, exists, arrays } = combinations(doc, fields);
      if (definition.sparse && !exists) return [];
      if (arrays) this.sawArray = true;
      const suffix = unique ? null : recordIdBytes(recordId);
      const keys = parts.map((values) => indexKey(id, values, directions, fold, suffix));
      if (keys.length < 2) return keys;
      return [...new Map(keys.map((key) => [key.toString('latin1'), key])).values()];
    },
  };
}

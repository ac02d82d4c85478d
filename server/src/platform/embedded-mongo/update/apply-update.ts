import { badValue, CommandError } from '../errors.ts';
import type { MatchContext } from '../query/filter.ts';
import { positionalIndex } from '../query/positional.ts';
import { equals } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { splitPath } from '../values/paths.ts';
import { bsonTypeOf, isDocument, isOperatorDocument, isRegex } from '../values/types.ts';
import { readPlace, writePlace } from './field-place.ts';
import { nonCreatingOperators, refuseChangedId, updateOperators } from './update-operators.ts';
import { expandPositional, locateField, type PositionalContext } from './update-paths.ts';
import { updateKind } from './update-shape.ts';

export interface UpdateOptions {
  /** The query that found the document: `$` takes its position from it. */
  filter: Doc;
  arrayFilters: ReadonlyMap<string, (element: unknown) => boolean>;
  isInsert?: boolean;
  context: MatchContext;
  now: Date;
  /** Runs an update written as a pipeline. */
  runPipeline(doc: Doc, stages: unknown[], variables?: Doc): Doc;
}

/** A deep copy of documents and arrays; BSON scalars are immutable here and shared. */
export function cloneValue<T>(value: T): T {
  if (Array.isArray(value)) return value.map(cloneValue) as T;
  if (isDocument(value) && bsonTypeOf(value) === undefined) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cloneValue(inner)])) as T;
  }
  return value;
}

function renameField(doc: Doc, from: string, to: string): void {
  const source = locateField(doc, splitPath(from), false);
  if (!source) return;
  const value = readPlace(source);
  if (value === undefined) return;
  if (Array.isArray(source.container)) badValue('The source field of a rename cannot be an array element');
  delete source.container[source.name];
  const target = locateField(doc, splitPath(to), true);
  if (target) writePlace(target, value);
}

function applyOperators(original: Doc, update: Doc, options: UpdateOptions): Doc {
  const doc = cloneValue(original);
  const { order } = options.context;
  const positional: PositionalContext = {
    arrayFilters: options.arrayFilters,
    positionOf: (arrayPath) => positionalIndex(original, options.filter, arrayPath, options.context),
  };
  for (const [operator, fields] of Object.entries(update)) {
    if (operator === '$setOnInsert' && !options.isInsert) continue;
    for (const [field, operand] of Object.entries(fields as Doc)) {
      if (operator === '$rename') {
        renameField(doc, field, String(operand));
        continue;
      }
      const parts = splitPath(field);
      for (const path of field.includes('$') ? expandPositional(doc, parts, positional) : [parts]) {
        const place = locateField(doc, path, !nonCreatingOperators.has(operator));
        if (!place) continue;
        const apply = updateOperators[operator];
        apply?.(place, cloneValue(operand), {
          now: options.now,
          order,
          documentId: original._id,
          path: path.join('.'),
        });
      }
    }
  }
  return doc;
}

function replaceWhole(original: Doc, replacement: Doc): Doc {
  const doc: Doc =
    '_id' in original && !('_id' in replacement) ? { _id: original._id, ...replacement } : { ...replacement };
  for (const name of Object.keys(doc)) if (doc[name] === undefined) delete doc[name];
  return doc;
}

/**
 * The document after an update by operators, by a pipeline or by replacement; the original is left as it is.
 * @throws CommandError with MongoDB's codes; 66 when `_id` would change
 */
export function applyUpdate(original: Doc, update: unknown, options: UpdateOptions): Doc {
  const kind = updateKind(update);
  let doc: Doc;
  if (kind === 'replacement') doc = replaceWhole(original, update as Doc);
  else if (kind === 'operators') doc = applyOperators(original, update as Doc, options);
  else {
    doc = options.runPipeline(original, update as unknown[], options.context.variables);
    if (!('_id' in doc) && '_id' in original) doc = { _id: original._id, ...doc };
  }
  if ('_id' in original && !equals(original._id, doc._id ?? null))
    refuseChangedId(original, doc, kind === 'replacement');
  return doc;
}

/** The one value a condition fixes, for the document an upsert makes; undefined when it fixes none. */
function fixedValue(condition: unknown): unknown {
  if (isRegex(condition)) return undefined;
  if (!isOperatorDocument(condition)) return condition;
  if ('$eq' in condition) return condition.$eq;
  if (Array.isArray(condition.$in) && condition.$in.length === 1) return condition.$in[0];
  if (Array.isArray(condition.$all) && condition.$all.length === 1) return condition.$all[0];
  return undefined;
}

function seedFrom(filter: Doc, doc: Doc): void {
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' || (name === '$or' && Array.isArray(condition) && condition.length === 1)) {
      for (const branch of condition as Doc[]) seedFrom(branch, doc);
    } else if (name[0] !== '$') {
      const value = fixedValue(condition);
      if (value === undefined) continue;
      const place = locateField(doc, splitPath(name), true);
      if (!place) continue;
      if (readPlace(place) !== undefined) {
        throw new CommandError(
          54,
          'NotSingleValueField',
          `cannot infer query fields to set, path '${name}' is matched twice`,
        );
      }
      writePlace(place, value);
    }
  }
}

/** The equality conditions of a filter as the document an upsert starts from; a replacement takes only `_id`. */
export function upsertSeed(filter: Doc, update: unknown): Doc {
  const doc: Doc = {};
  if (updateKind(update) === 'replacement') {
    const id = isDocument(filter._id) && isOperatorDocument(filter._id) ? filter._id.$eq : filter._id;
    return id === undefined ? doc : { _id: id };
  }
  seedFrom(filter, doc);
  return doc;
}

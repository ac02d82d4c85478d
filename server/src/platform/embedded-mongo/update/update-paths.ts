import { badValue, CommandError } from '../errors.ts';
import { type Doc, ownField, setField } from '../values/document.ts';
import { isArrayIndex } from '../values/paths.ts';
import { bsonTypeOf, isDocument } from '../values/types.ts';
import type { FieldPlace } from './field-place.ts';

/** Arrays beyond this are refused, as MongoDB does: a single `$set` of `a.999999999` must not fill the memory. */
const longestArrayPadding = 1_500_000;

function pathNotViable(name: string, parent: string | undefined, container: unknown): never {
  throw new CommandError(
    28,
    'PathNotViable',
    `Cannot create field '${name}' in element {${parent}: ${JSON.stringify(container, showBigint)}}`,
  );
}

const showBigint = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

function padTo(array: unknown[], index: number): void {
  if (index - array.length > longestArrayPadding) badValue(`cannot pad an array to ${index} elements`);
  while (array.length < index) array.push(null);
}

const isScalar = (value: unknown): boolean =>
  value === null || typeof value !== 'object' || bsonTypeOf(value) !== undefined || value instanceof Date;

/** The next container on the way, made when missing and `create` is set; null when the way ends. */
function stepInto(
  container: Doc | unknown[],
  parts: readonly string[],
  depth: number,
  create: boolean,
): Doc | null {
  const name = parts[depth] as string;
  const inArray = Array.isArray(container);
  const next = inArray && !isArrayIndex(name) ? undefined : ownField(container, name);
  if (next !== undefined) {
    if (!isScalar(next)) return next as Doc;
    return create ? pathNotViable(parts[depth + 1] as string, name, next) : null;
  }
  if (!create) return null;
  if (inArray) {
    if (!isArrayIndex(name)) pathNotViable(name, parts[depth - 1], container);
    padTo(container, Number(name));
  }
  const made: Doc = {};
  setField(container, name, made);
  return made;
}

/**
 * Where a concrete path ends. With `create`, documents on the way are made and arrays are padded with null.
 * @returns null when the way is missing and not to be made
 * @throws CommandError 28 when a scalar or a name inside an array is in the way
 */
export function locateField(doc: Doc, parts: readonly string[], create: boolean): FieldPlace | null {
  let container: Doc | unknown[] = doc;
  for (let depth = 0; depth < parts.length - 1; depth++) {
    const next = stepInto(container, parts, depth, create);
    if (!next) return null;
    container = next;
  }
  const name = parts.at(-1) as string;
  if (Array.isArray(container)) {
    if (!isArrayIndex(name)) return create ? pathNotViable(name, parts.at(-2), container) : null;
    if (create) padTo(container, Number(name));
  } else if (name in Object.prototype && !Object.hasOwn(container, name)) {
    if (!create) return null;
    setField(container, name, undefined);
  }
  return { container, name };
}

export interface PositionalContext {
  /** Index that `$` stands for in the array at a path, or −1. */
  positionOf(arrayPath: string): number;
  /** Predicates of `arrayFilters` by identifier. */
  arrayFilters: ReadonlyMap<string, (element: unknown) => boolean>;
}

/** Concrete paths for one with `$`, `$[]` or `$[identifier]`. */
export function expandPositional(doc: Doc, parts: readonly string[], context: PositionalContext): string[][] {
  let places: { value: unknown; path: string[] }[] = [{ value: doc, path: [] }];
  for (const part of parts) {
    places = places.flatMap(({ value, path }) => {
      if (part === '$') {
        const index = context.positionOf(path.join('.'));
        if (index < 0) badValue('The positional operator did not find the match needed from the query.');
        return [{ value: (value as unknown[] | undefined)?.[index], path: [...path, String(index)] }];
      }
      if (part.startsWith('$[')) return matchingElements(value, part.slice(2, -1), path, parts, context);
      const isContainer = isDocument(value) || Array.isArray(value);
      return [{ value: isContainer ? ownField(value, part) : undefined, path: [...path, part] }];
    });
  }
  return places.map((place) => place.path);
}

function matchingElements(
  value: unknown,
  identifier: string,
  path: string[],
  parts: readonly string[],
  context: PositionalContext,
): { value: unknown; path: string[] }[] {
  if (!Array.isArray(value)) {
    badValue(`The path '${path.join('.')}' must exist in the document in order to apply array updates.`);
  }
  const filter = identifier === '' ? () => true : context.arrayFilters.get(identifier);
  if (!filter) badValue(`No array filter found for identifier '${identifier}' in path '${parts.join('.')}'`);
  return value.flatMap((element, i) =>
    filter(element) ? [{ value: element, path: [...path, String(i)] }] : [],
  );
}

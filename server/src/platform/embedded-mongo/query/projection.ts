import { failAt } from '../errors.ts';
import { type Doc, ownField, refusePollutingPath, setField } from '../values/document.ts';
import { toNumber } from '../values/numbers.ts';
import { splitPath } from '../values/paths.ts';
import { bsonTypeOf, isDocument, isOperatorDocument, TypeRank, typeRank } from '../values/types.ts';
import { expressions } from './expression-port.ts';
import { compileElementFilter, type MatchContext, type ValuePredicate } from './filter.ts';
import { positionalIndex } from './positional.ts';

/** Names to keep or drop; `true` ends a path. */
interface FieldTree {
  [name: string]: FieldTree | true;
}
/** Changes the array at `path` of a projected document; undefined removes the field. */
interface ArrayStep {
  path: string;
  change(value: unknown, original: Doc): unknown;
}
interface ParsedProjection {
  /** `$slice`, `$elemMatch` and `$` are operators of find; in a pipeline `$slice` is an expression. */
  allowsArrayOperators: boolean;
  includes: boolean | null;
  keepId: boolean | undefined;
  tree: FieldTree;
  arraySteps: ArrayStep[];
  computed: [path: string, evaluate: (doc: Doc) => unknown][];
}
export type Projector = (doc: Doc) => Doc;

const isFlag = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  (value !== null && value !== undefined && typeRank(value) === TypeRank.number);
const flagOf = (value: unknown): boolean => (typeof value === 'boolean' ? value : toNumber(value) !== 0);

function addToTree(tree: FieldTree, path: string): void {
  let node = tree;
  const parts = splitPath(path);
  parts.forEach((part, i) => {
    const known = Object.hasOwn(node, part) ? node[part] : undefined;
    if (i === parts.length - 1) {
      if (known) failAt(31250, `Path collision at ${path}`);
      node[part] = true;
    } else if (known === true) {
      failAt(31249, `Path collision at ${path} remaining portion ${parts.slice(i + 1).join('.')}`);
    } else {
      const next = known ?? (Object.create(null) as FieldTree);
      node[part] = next;
      node = next;
    }
  });
}

function sliceArray(value: unknown, slice: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [from, count] = (Array.isArray(slice) ? slice : [slice]).map(toNumber) as [number, number?];
  if (count === undefined) return from >= 0 ? value.slice(0, from) : value.slice(from);
  const start = from < 0 ? Math.max(0, value.length + from) : from;
  return value.slice(start, start + count);
}

function firstMatching(value: unknown, predicate: ValuePredicate): unknown {
  const element = Array.isArray(value) ? value.find(predicate) : undefined;
  return element === undefined ? undefined : [element];
}

function addFlag(
  parsed: ParsedProjection,
  path: string,
  on: boolean,
  filter: Doc,
  context: MatchContext,
): void {
  if (parsed.includes !== null && parsed.includes !== on) {
    failAt(
      on ? 31253 : 31254,
      `Cannot do ${on ? 'inclusion' : 'exclusion'} on field ${path} in ${on ? 'exclusion' : 'inclusion'} projection`,
    );
  }
  parsed.includes = on;
  if (!path.endsWith('.$')) {
    addToTree(parsed.tree, path);
    return;
  }
  const arrayPath = path.slice(0, -2);
  addToTree(parsed.tree, arrayPath);
  parsed.arraySteps.push({
    path: arrayPath,
    change(value, original) {
      if (!Array.isArray(value)) return value;
      const index = positionalIndex(original, filter, arrayPath, context);
      return index >= 0 ? [value[index]] : [];
    },
  });
}

function addArrayOperator(parsed: ParsedProjection, path: string, spec: Doc, context: MatchContext): boolean {
  const isExpression = Array.isArray(spec.$slice) && typeRank(spec.$slice[0]) !== TypeRank.number;
  if (spec.$slice !== undefined && !isExpression) {
    parsed.arraySteps.push({ path, change: (value) => sliceArray(value, spec.$slice) });
    return true;
  }
  if (isDocument(spec.$elemMatch)) {
    const predicate = compileElementFilter(spec.$elemMatch, context);
    parsed.arraySteps.push({ path, change: (value) => firstMatching(value, predicate) });
    addToTree(parsed.tree, path);
    parsed.includes ??= true;
    return true;
  }
  if (spec.$meta !== undefined)
    failAt(40218, `query requires ${String(spec.$meta)} metadata, but it is not available`);
  return false;
}

function parseInto(
  parsed: ParsedProjection,
  spec: Doc,
  prefix: string,
  filter: Doc,
  context: MatchContext,
): void {
  for (const name of Object.keys(spec)) {
    const path = prefix + name;
    const value = spec[name];
    refusePollutingPath(path);
    if (path === '_id' && isFlag(value)) parsed.keepId = flagOf(value);
    else if (isFlag(value)) addFlag(parsed, path, flagOf(value), filter, context);
    else if (
      isDocument(value) &&
      parsed.allowsArrayOperators &&
      addArrayOperator(parsed, path, value, context)
    )
      continue;
    else if (isDocument(value) && !isOperatorDocument(value) && bsonTypeOf(value) === undefined) {
      if (!Object.keys(value).length) {
        failAt(51270, 'An empty sub-projection is not a valid value. Found empty object at path');
      }
      parseInto(parsed, value, `${path}.`, filter, context);
    } else {
      parsed.computed.push([path, expressions().compile(value, context.variables)]);
      parsed.includes ??= true;
    }
  }
}

/** Keeps the fields of the tree, in the order of the document. */
function include(doc: Doc, tree: FieldTree): Doc {
  const kept: Doc = {};
  for (const name of Object.keys(doc)) {
    const branch = ownField(tree, name) as FieldTree | true | undefined;
    const value = doc[name];
    if (branch === true) setField(kept, name, value);
    else if (branch) {
      if (Array.isArray(value)) setField(kept, name, includeInArray(value, branch));
      else if (isDocument(value)) setField(kept, name, include(value, branch));
    }
  }
  return kept;
}

const includeInArray = (array: unknown[], tree: FieldTree): unknown[] =>
  array.flatMap<unknown>((element) => {
    if (Array.isArray(element)) return [element.filter(isDocument).map((inner) => include(inner, tree))];
    return isDocument(element) ? [include(element, tree)] : [];
  });

/** Drops the fields of the tree. */
function exclude(doc: Doc, tree: FieldTree): Doc {
  const kept: Doc = {};
  for (const name of Object.keys(doc)) {
    const branch = ownField(tree, name) as FieldTree | true | undefined;
    const value = doc[name];
    if (branch === true) continue;
    if (!branch) setField(kept, name, value);
    else if (Array.isArray(value)) {
      setField(
        kept,
        name,
        value.map((element) => (isDocument(element) ? exclude(element, branch) : element)),
      );
    } else setField(kept, name, isDocument(value) ? exclude(value, branch) : value);
  }
  return kept;
}

const shallowCopy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((element) => (isDocument(element) ? { ...element } : element));
  return isDocument(value) ? { ...value } : value;
};

/** Changes the value at a path; what lies on the way is copied, since the document may be shared. */
function changeAt(
  container: unknown,
  parts: readonly string[],
  depth: number,
  change: (value: unknown) => unknown,
): void {
  if (Array.isArray(container)) {
    for (const element of container) changeAt(element, parts, depth, change);
    return;
  }
  const part = parts[depth] as string;
  if (!isDocument(container) || !Object.hasOwn(container, part)) return;
  if (depth === parts.length - 1) {
    const changed = change(container[part]);
    if (changed === undefined) delete container[part];
    else container[part] = changed;
    return;
  }
  container[part] = shallowCopy(container[part]);
  changeAt(container[part], parts, depth + 1, change);
}

/** The value with a computed one set below it; in arrays below every element. What is on the way is copied. */
function withValueAt(container: unknown, parts: readonly string[], depth: number, value: unknown): unknown {
  const part = parts[depth];
  if (part === undefined) return value;
  if (Array.isArray(container)) return container.map((element) => withValueAt(element, parts, depth, value));
  const copy: Doc = isDocument(container) ? { ...container } : {};
  setField(copy, part, withValueAt(ownField(copy, part), parts, depth + 1, value));
  return copy;
}

/**
 * A function that projects documents, or null for an empty projection: inclusion, exclusion, `$slice`, `$elemMatch`,
 * positional `$` (which needs the filter) and computed fields, which come after the others.
 * @throws CommandError for collisions, mixtures and what is not supported
 */
export function compileProjection(
  spec: unknown,
  filter: Doc = {},
  context: MatchContext = {},
  use: 'find' | 'pipeline' = 'find',
): Projector | null {
  if (!isDocument(spec) || !Object.keys(spec).length) return null;
  const parsed: ParsedProjection = {
    allowsArrayOperators: use === 'find',
    includes: null,
    keepId: undefined,
    tree: Object.create(null) as FieldTree,
    arraySteps: [],
    computed: [],
  };
  parseInto(parsed, spec, '', filter, context);
  const { tree, keepId, arraySteps, computed } = parsed;
  if (computed.length && parsed.includes === false) {
    failAt(31252, 'Cannot use an expression in an exclusion projection');
  }
  const computesId = computed.some(([path]) => path === '_id');
  const includes = parsed.includes ?? (keepId === true && !arraySteps.length);
  if (includes ? keepId !== false && !tree._id && !computesId : keepId === false) tree._id = true;
  return (doc) => {
    const projected = includes ? include(doc, tree) : exclude(doc, tree);
    for (const step of arraySteps)
      changeAt(projected, splitPath(step.path), 0, (value) => step.change(value, doc));
    for (const [path, evaluate] of computed) {
      const value = evaluate(doc);
      const parts = splitPath(path);
      const [first = ''] = parts;
      if (value !== undefined)
        setField(projected, first, withValueAt(ownField(projected, first), parts, 1, value));
    }
    return projected;
  };
}

import { equals, type StringOrder } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { someValueAt, splitPath } from '../values/paths.ts';
import { isRegex } from '../values/types.ts';
import { compileRegex } from './regex.ts';

/** What a query needs beside its filter: order of strings (collation) and variables of `let`. */
export interface MatchContext {
  order?: StringOrder | null;
  variables?: Doc;
}

export type DocPredicate = (doc: unknown) => boolean;
export type ValuePredicate = (value: unknown) => boolean;

/** True when a value at the path, or an element of an array there, satisfies the predicate. */
export function pathPredicate(path: string, test: ValuePredicate): DocPredicate {
  const parts = splitPath(path);
  return (doc) =>
    someValueAt(doc, parts, (value) => test(value) || (Array.isArray(value) && value.some(test)));
}

/** Implicit equality: a regular expression matches strings (and itself), null matches missing. */
export function valuePredicate(wanted: unknown, context: MatchContext): ValuePredicate {
  if (isRegex(wanted)) {
    const regex = compileRegex(wanted);
    return (value) =>
      typeof value === 'string'
        ? regex.test(value)
        : value !== undefined && isRegex(value) && equals(value, wanted);
  }
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  return (value) => value !== undefined && equals(value, wanted, context.order);
}

export function allOf(predicates: DocPredicate[]): DocPredicate {
  const [first] = predicates;
  if (!first) return () => true;
  if (predicates.length === 1) return first;
  return (doc) => {
    for (const predicate of predicates) if (!predicate(doc)) return false;
    return true;
  };
}

/** Compiles what operators such as `$not` and `$elemMatch` hold inside. */
export interface NestedCompiler {
  filter(filter: unknown, context: MatchContext): DocPredicate;
  field(path: string, condition: unknown, context: MatchContext): DocPredicate;
}

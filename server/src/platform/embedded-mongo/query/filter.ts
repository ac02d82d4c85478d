import { badValue, CommandError, notSupported } from '../errors.ts';
import { equals, type StringOrder } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { someValueAt, splitPath } from '../values/paths.ts';
import { isDocument, isOperatorDocument, isRegex } from '../values/types.ts';
import { expressions } from './expression-port.ts';
import { operatorPredicate } from './field-operators.ts';
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
  return (doc) => someValueAt(doc, parts, (value) => test(value) || (Array.isArray(value) && value.some(test)));
}

/** Implicit equality: a regular expression matches strings (and itself), null matches missing. */
export function valuePredicate(wanted: unknown, context: MatchContext): ValuePredicate {
  if (isRegex(wanted)) {
    const regex = compileRegex(wanted);
    return (value) =>
      typeof value === 'string' ? regex.test(value) : value !== undefined && isRegex(value) && equals(value, wanted);
  }
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  return (value) => value !== undefined && equals(value, wanted, context.order);
}

/** Conditions on one path: operators, or a value to be equal to. */
export function fieldPredicate(path: string, condition: unknown, context: MatchContext): DocPredicate {
  if (!isOperatorDocument(condition)) return pathPredicate(path, valuePredicate(condition, context));
  return allOf(
    Object.keys(condition).map((operator) => {
      if (operator[0] !== '$') badValue(`unknown operator: ${operator}`);
      return operatorPredicate(path, operator, condition[operator], condition, context);
    }),
  );
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

function logicalPredicate(operator: '$and' | '$or' | '$nor', value: unknown, context: MatchContext): DocPredicate {
  if (!Array.isArray(value)) badValue(`${operator} must be an array`);
  if (!value.length) badValue('$and/$or/$nor must be a nonempty array');
  const branches = value.map((branch) =>
    isDocument(branch) ? compileFilter(branch, context) : badValue('$or/$and/$nor entries need to be full objects'),
  );
  if (operator === '$and') return allOf(branches);
  if (operator === '$or') return (doc) => branches.some((branch) => branch(doc));
  return (doc) => !branches.some((branch) => branch(doc));
}

function topLevelPredicate(operator: string, value: unknown, context: MatchContext): DocPredicate | null {
  switch (operator) {
    case '$and':
    case '$or':
    case '$nor':
      return logicalPredicate(operator, value, context);
    case '$expr': {
      const evaluator = expressions();
      evaluator.check(value);
      return (doc) => evaluator.isTrue(doc as Doc, value, context.variables);
    }
    case '$comment':
      return null;
    case '$alwaysTrue':
      return () => true;
    case '$alwaysFalse':
      return () => false;
    case '$text':
      throw new CommandError(27, 'IndexNotFound', 'text index required for $text query ($text is not supported by the embedded document server)');
    case '$where':
    case '$jsonSchema':
    case '$sampleRate':
      return notSupported(operator);
    default:
      return badValue(`unknown top level operator: ${operator}`);
  }
}

const isDbRefField = (name: string): boolean => name === '$id' || name === '$ref' || name === '$db';

/**
 * A predicate for a MongoDB filter. Every operator is checked here, before any document is seen.
 * @throws CommandError for what is malformed or not supported, by name
 */
export function compileFilter(filter: unknown, context: MatchContext = {}): DocPredicate {
  if (filter === undefined || filter === null) return () => true;
  if (!isDocument(filter)) throw new CommandError(14, 'TypeMismatch', 'a filter must be an object');
  const predicates: DocPredicate[] = [];
  for (const name of Object.keys(filter)) {
    if (name[0] === '$' && !isDbRefField(name)) {
      const predicate = topLevelPredicate(name, filter[name], context);
      if (predicate) predicates.push(predicate);
    } else predicates.push(fieldPredicate(name, filter[name], context));
  }
  return allOf(predicates);
}

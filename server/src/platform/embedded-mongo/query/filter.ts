import { badValue, CommandError, notSupported } from '../errors.ts';
import type { Doc } from '../values/document.ts';
import { isDocument, isOperatorDocument } from '../values/types.ts';
import { expressions } from './expression-port.ts';
import { elementPredicate, operatorPredicate } from './field-operators.ts';
import {
  allOf,
  type DocPredicate,
  type MatchContext,
  type NestedCompiler,
  pathPredicate,
  type ValuePredicate,
  valuePredicate,
} from './predicates.ts';

const nested: NestedCompiler = { filter: compileFilter, field: fieldPredicate };

/** Conditions on one path: operators, or a value to be equal to. */
function fieldPredicate(path: string, condition: unknown, context: MatchContext): DocPredicate {
  if (!isOperatorDocument(condition)) return pathPredicate(path, valuePredicate(condition, context));
  return allOf(
    Object.keys(condition).map((operator) => {
      if (operator[0] !== '$') badValue(`unknown operator: ${operator}`);
      return operatorPredicate(path, operator, condition[operator], condition, context, nested);
    }),
  );
}

function logicalPredicate(
  operator: '$and' | '$or' | '$nor',
  value: unknown,
  context: MatchContext,
): DocPredicate {
  if (!Array.isArray(value)) badValue(`${operator} must be an array`);
  if (!value.length) badValue('$and/$or/$nor must be a nonempty array');
  const branches = value.map((branch) =>
    isDocument(branch)
      ? compileFilter(branch, context)
      : badValue('$or/$and/$nor entries need to be full objects'),
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
      const { compile, isTrue } = expressions();
      const evaluate = compile(value, context.variables);
      return (doc) => isTrue(evaluate(doc as Doc));
    }
    case '$comment':
      return null;
    case '$alwaysTrue':
      return () => true;
    case '$alwaysFalse':
      return () => false;
    case '$text':
      throw new CommandError(
        27,
        'IndexNotFound',
        'text index required for $text query ($text is not supported by the embedded document server)',
      );
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

/** Operators on the elements of an array themselves, or a filter for elements that are documents. */
export function compileElementFilter(condition: Doc, context: MatchContext = {}): ValuePredicate {
  return elementPredicate(condition, context, nested);
}

export type { DocPredicate, MatchContext, ValuePredicate };

import { CommandError, failedToParse } from '../errors.ts';
import { compileFilter, type MatchContext } from '../query/filter.ts';
import { type Doc, refusePollutingPath } from '../values/document.ts';
import { isDocument } from '../values/types.ts';
import { showJson, updateOperators } from './update-operators.ts';

export type UpdateKind = 'pipeline' | 'operators' | 'replacement';

function refuseEmptyName(path: string): void {
  if (path === '') throw new CommandError(56, 'EmptyFieldName', 'An empty update path is not valid.');
  if (path.endsWith('.') || path.startsWith('.') || path.includes('..')) {
    throw new CommandError(
      56,
      'EmptyFieldName',
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
}

function refuseConflict(path: string, seen: string[]): void {
  for (const other of seen) {
    if (other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`)) {
      throw new CommandError(
        40,
        'ConflictingUpdateOperators',
        `Updating the path '${path}' would create a conflict at '${other.length < path.length ? other : path}'`,
      );
    }
  }
  seen.push(path);
}

function checkOperator(operator: string, fields: unknown, seen: string[]): void {
  if (!Object.hasOwn(updateOperators, operator) && operator !== '$rename') {
    failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(fields)) {
    failedToParse(
      `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${showJson(fields)}}`,
    );
  }
  for (const field of Object.keys(fields)) {
    refuseEmptyName(field);
    const target = fields[field];
    if (operator === '$rename' && typeof target !== 'string') {
      failedToParse(`The 'to' field for $rename must be a string: ${field}: ${showJson(target)}`);
    }
    for (const path of operator === '$rename' ? [field, String(target)] : [field]) {
      refusePollutingPath(path);
      refuseConflict(path, seen);
    }
  }
}

/**
 * What kind of update this is, checked as a whole: known operators, no empty names, no two operators on one path.
 * @throws CommandError with MongoDB's codes
 */
export function updateKind(update: unknown): UpdateKind {
  if (Array.isArray(update)) return 'pipeline';
  if (!isDocument(update)) failedToParse('Update argument must be either an object or an array');
  const names = Object.keys(update);
  if (names[0]?.[0] !== '$') {
    const operator = names.find((name) => name[0] === '$');
    if (operator) {
      throw new CommandError(
        52,
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${operator}' in '${operator}' is not valid for storage.`,
      );
    }
    return 'replacement';
  }
  const seen: string[] = [];
  for (const operator of names) checkOperator(operator, update[operator], seen);
  return 'operators';
}

/** Renames the identifier of an array filter to `v`, collecting what it was. */
function renameIdentifier(filter: Doc, identifiers: Set<string>): Doc {
  return Object.fromEntries(
    Object.entries(filter).map(([name, condition]) => {
      if (name[0] === '$' && Array.isArray(condition)) {
        return [name, condition.map((branch) => renameIdentifier(branch as Doc, identifiers))];
      }
      const dot = name.indexOf('.');
      identifiers.add(dot < 0 ? name : name.slice(0, dot));
      return [dot < 0 ? 'v' : `v${name.slice(dot)}`, condition];
    }),
  );
}

/** Predicates for `$[identifier]` from the `arrayFilters` of a command. */
export function compileArrayFilters(
  list: unknown,
  context: MatchContext,
): Map<string, (element: unknown) => boolean> {
  const filters = new Map<string, (element: unknown) => boolean>();
  if (list === undefined || list === null) return filters;
  if (!Array.isArray(list)) failedToParse('arrayFilters must be an array');
  for (const filter of list) {
    if (!isDocument(filter)) failedToParse('each array filter must be an object');
    const identifiers = new Set<string>();
    const predicate = compileFilter(renameIdentifier(filter, identifiers), context);
    const [identifier, another] = identifiers;
    if (identifier === undefined)
      failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
    if (another !== undefined) {
      failedToParse(
        `Error parsing array filter: Expected a single top-level field name, found '${identifier}' and '${another}'`,
      );
    }
    filters.set(identifier, (element) => predicate({ v: element }));
  }
  return filters;
}

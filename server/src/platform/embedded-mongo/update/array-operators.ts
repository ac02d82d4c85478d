import { badValue, typeMismatch } from '../errors.ts';
import { compileFilter } from '../query/filter.ts';
import { compare, equals, type StringOrder } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { toNumber } from '../values/numbers.ts';
import { firstValueAt } from '../values/paths.ts';
import { bsonTypeOf, isDocument, isOperatorDocument } from '../values/types.ts';
import { readPlace, type UpdateOperator, writePlace } from './field-place.ts';

const pushModifiers = new Set(['$each', '$position', '$sort', '$slice']);

const kindOf = (value: unknown): string => (value === null ? 'null' : typeof value);

/** Sorts elements by a direction, or documents by fields. */
function sortElements(array: unknown[], spec: unknown, order: StringOrder | null | undefined): void {
  if (!isDocument(spec)) {
    const direction = toNumber(spec);
    array.sort((a, b) => compare(a, b, order) * direction);
    return;
  }
  const fields = Object.entries(spec).map(([path, direction]) => ({ path, direction: toNumber(direction) }));
  array.sort((a, b) => {
    for (const { path, direction } of fields) {
      const result = compare(firstValueAt(a, path) ?? null, firstValueAt(b, path) ?? null, order) * direction;
      if (result) return result;
    }
    return 0;
  });
}

function pushEach(array: unknown[], modifiers: Doc, order: StringOrder | null | undefined): unknown[] {
  for (const name of Object.keys(modifiers)) {
    if (!pushModifiers.has(name)) badValue(`Unrecognized clause in $push: ${name}`);
  }
  const { $each, $position, $sort, $slice } = modifiers;
  if (!Array.isArray($each)) badValue('The argument to $each in $push must be an array');
  if ($position === undefined) for (const element of $each) array.push(element);
  else {
    const at = toNumber($position);
    array.splice(at < 0 ? Math.max(0, array.length + at) : at, 0, ...$each);
  }
  if ($sort !== undefined) sortElements(array, $sort, order);
  if ($slice === undefined) return array;
  const count = toNumber($slice);
  return count >= 0 ? array.slice(0, count) : array.slice(count);
}

const push: UpdateOperator = (place, operand, { path, order }) => {
  const value = readPlace(place);
  if (value !== undefined && !Array.isArray(value)) {
    badValue(`The field '${path}' must be an array but is of type ${kindOf(value)} in document`);
  }
  const array = value ?? [];
  if (isDocument(operand) && '$each' in operand) return writePlace(place, pushEach(array, operand, order));
  array.push(operand);
  writePlace(place, array);
};

/** Removed from MongoDB long ago; mongoose still documents it. */
const pushAll: UpdateOperator = (place, operand) => {
  const value = readPlace(place) ?? [];
  if (!Array.isArray(value) || !Array.isArray(operand)) badValue('$pushAll requires an array of values');
  value.push(...operand);
  writePlace(place, value);
};

const addToSet: UpdateOperator = (place, operand, { order }) => {
  const value = readPlace(place);
  if (value !== undefined && !Array.isArray(value)) {
    badValue(
      `Cannot apply $addToSet to non-array field. Field named '${place.name}' has non-array type ${kindOf(value)}`,
    );
  }
  const array: unknown[] = value ?? [];
  const each = isDocument(operand) && '$each' in operand ? operand.$each : [operand];
  if (!Array.isArray(each)) typeMismatch('The argument to $each in $addToSet must be an array');
  for (const element of each) if (!array.some((known) => equals(known, element, order))) array.push(element);
  writePlace(place, array);
};

const pop: UpdateOperator = (place, operand, { path }) => {
  const value = readPlace(place);
  if (value === undefined) return;
  if (!Array.isArray(value))
    typeMismatch(`Path '${path}' contains an element of non-array type '${kindOf(value)}'`);
  if (toNumber(operand) < 0) value.shift();
  else value.pop();
};

const logicalOperators = new Set(['$and', '$or', '$nor']);

/** Which elements `$pull` removes: by operators, by fields of documents, or by equality. */
function pullPredicate(
  condition: unknown,
  order: StringOrder | null | undefined,
): (element: unknown) => boolean {
  if (Array.isArray(condition)) return (element) => equals(element, condition, order);
  const first = isDocument(condition) ? (Object.keys(condition)[0] ?? '') : '';
  const isFilter = isDocument(condition) && bsonTypeOf(condition) === undefined;
  if (isFilter && (!isOperatorDocument(condition) || logicalOperators.has(first))) {
    const predicate = compileFilter(condition, { order });
    return (element) => isDocument(element) && predicate(element);
  }
  const predicate = compileFilter({ v: condition }, { order });
  return (element) => predicate({ v: element });
}

const pull: UpdateOperator = (place, operand, { order }) => {
  const value = readPlace(place);
  if (value === undefined) return;
  if (!Array.isArray(value)) badValue('Cannot apply $pull to a non-array value');
  const removes = pullPredicate(operand, order);
  writePlace(
    place,
    value.filter((element) => !removes(element)),
  );
};

const pullAll: UpdateOperator = (place, operand) => {
  const value = readPlace(place);
  if (!Array.isArray(operand)) badValue('$pullAll requires an array argument');
  if (Array.isArray(value))
    writePlace(
      place,
      value.filter((element) => !operand.some((removed) => equals(element, removed))),
    );
};

export const arrayOperators: Readonly<Record<string, UpdateOperator>> = {
  $push: push,
  $pushAll: pushAll,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

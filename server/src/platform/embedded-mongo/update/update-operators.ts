import { badValue, CommandError, typeMismatch } from '../errors.ts';
import { compare } from '../values/compare.ts';
import type { Doc } from '../values/document.ts';
import { arithmetic } from '../values/numbers.ts';
import { isDocument, Timestamp, TypeRank, typeRank } from '../values/types.ts';
import { arrayOperators } from './array-operators.ts';
import { readPlace, type UpdateOperator, writePlace } from './field-place.ts';

/** JSON of a value for messages; bigint as digits. */
export const showJson = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ??
  'undefined';

const isNumeric = (value: unknown): boolean => typeRank(value) === TypeRank.number && value !== undefined;

const increment: UpdateOperator = (place, operand, { path, documentId }) => {
  if (!isNumeric(operand))
    typeMismatch(`Cannot increment with non-numeric argument: {${path}: ${showJson(operand)}}`);
  const value = readPlace(place);
  if (value === undefined) return writePlace(place, operand);
  if (!isNumeric(value)) {
    const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    typeMismatch(
      `Cannot apply $inc to a value of non-numeric type. {_id: ${String(documentId)}} has the field '${place.name}' of non-numeric type ${kind}`,
    );
  }
  writePlace(place, arithmetic(value, operand, '+'));
};

const multiply: UpdateOperator = (place, operand) => {
  if (!isNumeric(operand)) typeMismatch('Cannot multiply with non-numeric argument');
  const value = readPlace(place);
  if (value === undefined) return writePlace(place, typeof operand === 'bigint' ? 0n : 0);
  if (!isNumeric(value)) typeMismatch('Cannot apply $mul to a value of non-numeric type');
  writePlace(place, arithmetic(value, operand, '*'));
};

const keepExtreme =
  (direction: 1 | -1): UpdateOperator =>
  (place, operand) => {
    const value = readPlace(place);
    if (value === undefined || compare(operand, value) * direction > 0) writePlace(place, operand);
  };

const unset: UpdateOperator = ({ container, name }) => {
  if (!Array.isArray(container)) delete container[name];
  else if (Number(name) < container.length) container[Number(name)] = null;
};

const currentDate: UpdateOperator = (place, operand, { now }) => {
  const type = isDocument(operand) ? operand.$type : 'date';
  if (type !== 'date' && type !== 'timestamp')
    badValue("The '$type' string field is required to be 'date' or 'timestamp'");
  const seconds = Math.floor(now.getTime() / 1000);
  writePlace(place, type === 'timestamp' ? new Timestamp({ t: seconds, i: 1 }) : new Date(now));
};

function combineBits(kind: string, left: bigint, right: bigint): bigint {
  if (kind === 'and') return left & right;
  if (kind === 'or') return left | right;
  if (kind === 'xor') return left ^ right;
  return badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${kind}'`);
}

const bits: UpdateOperator = (place, operand) => {
  if (!isDocument(operand)) badValue('The $bit modifier is not compatible with this type');
  for (const kind of Object.keys(operand)) {
    const value = readPlace(place) ?? 0;
    const mask = operand[kind];
    if (!isInteger(value) || !isInteger(mask))
      badValue('The $bit modifier field must be an Integer(32/64 bit)');
    const result = combineBits(kind, BigInt(value), BigInt(mask));
    const wide = typeof value === 'bigint' || typeof mask === 'bigint';
    writePlace(place, wide ? BigInt.asIntN(64, result) : Number(BigInt.asIntN(32, result)));
  }
};

const isInteger = (value: unknown): value is number | bigint =>
  typeof value === 'bigint' || Number.isInteger(value);

export const updateOperators: Readonly<Record<string, UpdateOperator>> = {
  $set: writePlace,
  $setOnInsert: writePlace,
  $unset: unset,
  $inc: increment,
  $mul: multiply,
  $min: keepExtreme(-1),
  $max: keepExtreme(1),
  $currentDate: currentDate,
  $bit: bits,
  ...arrayOperators,
};

/** Operators that never make the path they name. */
export const nonCreatingOperators: ReadonlySet<string> = new Set([
  '$unset',
  '$pop',
  '$pull',
  '$pullAll',
  '$rename',
]);

/** @throws CommandError 66: `_id` never changes */
export function refuseChangedId(before: Doc, after: Doc, isReplacement: boolean): never {
  throw new CommandError(
    66,
    'ImmutableField',
    isReplacement
      ? `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${showJson(after._id)}`
      : `Performing an update on the path '_id' would modify the immutable field '_id' of ${showJson(before._id)}`,
  );
}

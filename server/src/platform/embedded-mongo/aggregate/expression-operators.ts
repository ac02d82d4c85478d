import { evalExpr } from 'mingo/core';
import * as mingoExpressions from 'mingo/operators/expression';
import { badValue, failAt } from '../errors.ts';
import { compare, equals } from '../values/compare.ts';
import { arithmetic, toNumber } from '../values/numbers.ts';
import { Decimal128, isDecimal, isNumber, isObjectId, ObjectId, typeAlias } from '../values/types.ts';
import { accumulators, sumOf } from './accumulators.ts';
import { dateOperators } from './date-operators.ts';
import type { Operator, Operators, Options } from './mingo-operators.ts';

const mingoSet: Operators = { ...(mingoExpressions as unknown as Operators) };
// Code of a client's never runs here.
delete mingoSet.$function;

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;
const asArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** What `$cond`, `$and` and `$expr` take for true. */
export function isTrue(value: unknown): boolean {
  if (isMissing(value) || value === false || value === 0 || value === 0n) return false;
  return !(isDecimal(value) && toNumber(value) === 0);
}

const ofValue =
  (compute: (value: unknown) => unknown): Operator =>
  (input, operand, options) => {
    const value = evalExpr(input, operand, options) as unknown;
    // `{ $toString: ['$a'] }` is the same as `{ $toString: '$a' }`.
    return compute(Array.isArray(operand) && operand.length === 1 ? (value as unknown[])[0] : value);
  };

const ofPair =
  (compute: (left: unknown, right: unknown) => unknown): Operator =>
  (input, operand, options) => {
    const pair = evalExpr(input, operand, options) as unknown;
    if (!Array.isArray(pair) || pair.length !== 2) failAt(16020, 'Expression takes exactly 2 arguments.');
    return compute(pair[0], pair[1]);
  };

const ofOrder = (accept: (order: number) => boolean): Operator =>
  ofPair((left, right) => accept(compare(left, right)));

const isWide = (value: unknown): boolean => isDecimal(value) || typeof value === 'bigint';

/** mingo's operator unless a decimal or a long takes part. */
function exactArithmetic(name: string, compute: (values: unknown[]) => unknown): Operator {
  const plain = mingoSet[name] as Operator;
  return (input, operand, options) => {
    const values = asArray(evalExpr(input, operand, options));
    if (!values.some(isWide)) return plain(input, operand, options);
    return values.some(isMissing) ? null : compute(values);
  };
}

function toDate(value: unknown): unknown {
  if (isMissing(value)) return null;
  if (isObjectId(value)) return value.getTimestamp();
  if (value instanceof Date) return value;
  const date = new Date(isNumber(value) ? toNumber(value) : String(value));
  return Number.isNaN(date.getTime()) ? failAt(241, `Error parsing date string '${String(value)}'`) : date;
}

function toObjectId(value: unknown): unknown {
  if (isMissing(value)) return null;
  if (typeof value !== 'string') return value;
  if (!/^[0-9a-f]{24}$/i.test(value)) failAt(241, `Failed to parse objectId '${value}' in $convert`);
  return ObjectId.createFromHexString(value);
}

function toDouble(value: unknown): unknown {
  if (isMissing(value)) return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return Number(value);
  const number = typeof value === 'string' ? Number(value) : toNumber(value);
  return Number.isNaN(number) ? failAt(241, `Failed to parse number '${String(value)}' in $convert`) : number;
}

function toText(value: unknown): unknown {
  if (isMissing(value)) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

function toDecimal(value: unknown): unknown {
  if (isMissing(value) || isDecimal(value)) return value ?? null;
  return Decimal128.fromString(typeof value === 'boolean' ? String(Number(value)) : String(value));
}

const conditional: Operator = (input, operand, options) => {
  if (!Array.isArray(operand) && (typeof operand !== 'object' || operand === null))
    badValue('$cond needs an object or an array');
  const spec = operand as { if?: unknown; then?: unknown; else?: unknown };
  const [test, yes, no] = Array.isArray(operand) ? (operand as unknown[]) : [spec.if, spec.then, spec.else];
  return evalExpr(input, isTrue(evalExpr(input, test, options)) ? yes : no, options);
};

/**
 * `$sum`, `$avg`, `$min`, `$max` of an expression: of its arguments, or of the elements when it is one array. mingo's own
 * stages (`$bucket` …) evaluate their accumulators as expressions of a list of documents.
 */
const overValues =
  (name: string): Operator =>
  (input, operand, options) => {
    if (Array.isArray(input)) return (accumulators[name] as Operator)(input, operand, options);
    const value = evalExpr(input, operand, options) as unknown;
    const list =
      Array.isArray(value) && value.length === 1 && Array.isArray(value[0])
        ? (value[0] as unknown[])
        : asArray(value);
    return (accumulators[name] as Operator)(list, '$$CURRENT', options) ?? null;
  };

const eachIsTrue = (input: unknown, operand: unknown, options: Options): boolean[] =>
  asArray(operand).map((part) => isTrue(evalExpr(input, part, options)));

/** All expression operators: mingo's, with those that depend on BSON types replaced. */
export const expressionOperators: Operators = {
  ...mingoSet,
  ...dateOperators,
  $eq: ofOrder((order) => order === 0),
  $ne: ofOrder((order) => order !== 0),
  $gt: ofOrder((order) => order > 0),
  $gte: ofOrder((order) => order >= 0),
  $lt: ofOrder((order) => order < 0),
  $lte: ofOrder((order) => order <= 0),
  $cmp: ofPair((left, right) => compare(left, right)),
  $in: ofPair((value, list) => {
    if (!Array.isArray(list)) failAt(40081, '$in requires an array as a second argument, found: missing');
    return list.some((element) => equals(element, value));
  }),
  $type: ofValue(typeAlias),
  $toString: ofValue(toText),
  $toObjectId: ofValue(toObjectId),
  $toDate: ofValue(toDate),
  $toDecimal: ofValue(toDecimal),
  $toDouble: ofValue(toDouble),
  $add: exactArithmetic('$add', (values) => {
    const date = values.find((value) => value instanceof Date);
    if (!date) return sumOf(values);
    return new Date(
      values.reduce<number>(
        (sum, value) => sum + (value instanceof Date ? value.getTime() : toNumber(value)),
        0,
      ),
    );
  }),
  $multiply: exactArithmetic('$multiply', (values) =>
    values.reduce((left, right) => arithmetic(left, right, '*')),
  ),
  $subtract: exactArithmetic('$subtract', ([left, right]) => {
    if (left instanceof Date) return new Date(left.getTime() - toNumber(right));
    return arithmetic(left, arithmetic(right, -1, '*'), '+');
  }),
  $cond: conditional,
  $and: (input, operand, options) => eachIsTrue(input, operand, options).every(Boolean),
  $or: (input, operand, options) => eachIsTrue(input, operand, options).some(Boolean),
  $not: (input, operand, options) =>
    !isTrue(evalExpr(input, Array.isArray(operand) ? operand[0] : operand, options)),
  $sum: overValues('$sum'),
  $avg: overValues('$avg'),
  $min: overValues('$min'),
  $max: overValues('$max'),
};

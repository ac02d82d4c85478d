import * as mingoAccumulators from 'mingo/operators/accumulator';
import { compare } from '../values/compare.ts';
import { valueIdentity } from '../values/key-encoding.ts';
import { arithmetic, toNumber } from '../values/numbers.ts';
import { Decimal128, isDecimal, isNumber } from '../values/types.ts';
import type { Operator, Operators } from './mingo-operators.ts';

const mingoSet: Operators = { ...(mingoAccumulators as unknown as Operators) };
// Code of a client's never runs here.
delete mingoSet.$accumulator;

const collectValues = (input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown[] =>
  (mingoSet.$push as Operator)(input, operand, options) as unknown[];

/** Sum of the numbers among the values; decimals stay exact, longs stay long. */
export function sumOf(values: Iterable<unknown>): unknown {
  let sum: unknown = 0;
  for (const value of values) {
    if (!isNumber(value)) continue;
    sum = typeof sum === 'number' && typeof value === 'number' ? sum + value : arithmetic(sum, value, '+');
  }
  return sum;
}

/** Mean of the numbers; null without any. A decimal among them makes it a decimal. */
function averageFrom(sum: unknown, count: number): unknown {
  if (!count) return null;
  const mean = toNumber(sum) / count;
  return isDecimal(sum) ? Decimal128.fromString(String(mean)) : mean;
}

const isMissing = (value: unknown): boolean => value === null || value === undefined;

function extremeOf(values: Iterable<unknown>, direction: 1 | -1): unknown {
  let best: unknown;
  for (const value of values) {
    if (!isMissing(value) && (best === undefined || compare(value, best) * direction > 0)) best = value;
  }
  return best ?? null;
}

function distinctOf(values: Iterable<unknown>): unknown[] {
  const known = new Map<unknown, unknown>();
  for (const value of values) {
    if (value === undefined) continue;
    const identity = typeof value === 'number' ? value : valueIdentity(value);
    if (!known.has(identity)) known.set(identity, value);
  }
  return [...known.values()];
}

/** Accumulators over a whole group. mingo's own compare decimals as strings and sum them to 0. */
export const accumulators: Operators = {
  ...mingoSet,
  $sum: (input, operand, options) =>
    isNumber(operand)
      ? arithmetic(operand, (input as unknown[]).length, '*')
      : sumOf(collectValues(input, operand, options)),
  $avg: (input, operand, options) => {
    const numbers = collectValues(input, operand, options).filter(isNumber);
    return averageFrom(sumOf(numbers), numbers.length);
  },
  $min: (input, operand, options) => extremeOf(collectValues(input, operand, options), -1),
  $max: (input, operand, options) => extremeOf(collectValues(input, operand, options), 1),
  $addToSet: (input, operand, options) => distinctOf(collectValues(input, operand, options)),
};

/** An accumulator fed value by value, so that a group does not hold its documents. */
export interface RunningAccumulator {
  add(value: unknown): void;
  result(): unknown;
}

function runningExtreme(direction: 1 | -1): RunningAccumulator {
  let best: unknown;
  return {
    add(value) {
      if (!isMissing(value) && (best === undefined || compare(value, best) * direction > 0)) best = value;
    },
    result: () => best ?? null,
  };
}

/** Makers of running accumulators; `$group` streams when it needs only these. */
export const runningAccumulators: Readonly<Record<string, () => RunningAccumulator>> = {
  $sum() {
    let sum: unknown = 0;
    return {
      add(value) {
        if (typeof value === 'number' && typeof sum === 'number') {
          if (!Number.isNaN(value)) sum += value;
        } else if (isNumber(value)) sum = arithmetic(sum, value, '+');
      },
      result: () => sum,
    };
  },
  $avg() {
    let sum: unknown = 0;
    let count = 0;
    return {
      add(value) {
        if (!isNumber(value)) return;
        sum = arithmetic(sum, value, '+');
        count++;
      },
      result: () => averageFrom(sum, count),
    };
  },
  $min: () => runningExtreme(-1),
  $max: () => runningExtreme(1),
  $first() {
    let first: unknown;
    let seen = false;
    return {
      add(value) {
        if (!seen) first = value;
        seen = true;
      },
      result: () => first ?? null,
    };
  },
  $last() {
    let last: unknown;
    return {
      add(value) {
        last = value;
      },
      result: () => last ?? null,
    };
  },
  $push() {
    const values: unknown[] = [];
    return {
      add(value) {
        if (value !== undefined) values.push(value);
      },
      result: () => values,
    };
  },
  $addToSet() {
    const values: unknown[] = [];
    return {
      add(value) {
        values.push(value);
      },
      result: () => distinctOf(values),
    };
  },
  $count() {
    let count = 0;
    return {
      add() {
        count++;
      },
      result: () => count,
    };
  },
};

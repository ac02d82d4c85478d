import { badValue } from '../errors.ts';
import { Decimal128, Double, isDecimal, isDouble, isLong } from './types.ts';

/** A BSON number as JavaScript number or bigint; Decimal128 through its nearest double. */
export function numericValue(value: unknown): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (isLong(value)) return value.toBigInt();
  if (isDecimal(value)) return Number(value.toString());
  return Number((value as { valueOf(): unknown }).valueOf());
}

/** Any BSON number as a plain number. */
export const toNumber = (value: unknown): number => Number(numericValue(value));

/** As `toNumber`, with undefined and null kept apart. */
export function optionalNumber(value: unknown): number | undefined {
  return value === undefined || value === null ? undefined : toNumber(value);
}

/** Exact coefficient and power of ten of a number, or null for NaN and infinities. */
export function decimalParts(value: unknown): { coefficient: bigint; exponent: number } | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(String(value));
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  return {
    coefficient: BigInt(sign + (whole + fraction || '0')),
    exponent: Number(exponent) - fraction.length,
  };
}

export type ArithmeticOperator = '+' | '*';

function decimalArithmetic(left: unknown, right: unknown, operator: ArithmeticOperator): unknown {
  const a = decimalParts(left);
  const b = decimalParts(right);
  if (!a || !b) return left;
  let coefficient: bigint;
  let exponent: number;
  if (operator === '*') {
    coefficient = a.coefficient * b.coefficient;
    exponent = a.exponent + b.exponent;
  } else {
    exponent = Math.min(a.exponent, b.exponent);
    coefficient =
      a.coefficient * 10n ** BigInt(a.exponent - exponent) +
      b.coefficient * 10n ** BigInt(b.exponent - exponent);
  }
  return Decimal128.fromStringWithRounding(exponent === 0 ? `${coefficient}` : `${coefficient}E${exponent}`);
}

function bigintArithmetic(
  left: number | bigint,
  right: number | bigint,
  operator: ArithmeticOperator,
): unknown {
  const product = operator === '*';
  if (!Number.isInteger(Number(left)) || !Number.isInteger(Number(right))) {
    return product ? Number(left) * Number(right) : Number(left) + Number(right);
  }
  const result = product ? BigInt(left) * BigInt(right) : BigInt(left) + BigInt(right);
  if (result !== BigInt.asIntN(64, result)) {
    badValue(`Failed to apply ${product ? '$mul' : '$inc'} operations to current value`);
  }
  return result;
}

/**
 * Sum or product with MongoDB's widening: decimal with anything is decimal (exact), long with an integer is long
 * (refused beyond 64 bits), double with int is double.
 */
export function arithmetic(left: unknown, right: unknown, operator: ArithmeticOperator): unknown {
  if (isDecimal(left) || isDecimal(right)) return decimalArithmetic(left, right, operator);
  const a = numericValue(left);
  const b = numericValue(right);
  if (typeof a === 'bigint' || typeof b === 'bigint') return bigintArithmetic(a, b, operator);
  const result = operator === '*' ? a * b : a + b;
  return (isDouble(left) || isDouble(right)) && result === (result | 0) ? new Double(result) : result;
}

import { evalExpr } from 'mingo/core';
import { failAt } from '../errors.ts';
import type { Doc } from '../values/document.ts';
import { toNumber } from '../values/numbers.ts';
import { fromZone, toZone, utcMilliseconds, zoneOffset } from '../values/time-zone.ts';
import { isDocument, isObjectId, isOperatorDocument, isTimestamp } from '../values/types.ts';
import { formatDate, isoWeekOf, isoWeekYearOf, parseDate, sundayWeekOf } from './date-format.ts';
import type { Operator, Operators } from './mingo-operators.ts';

/*
 * Date expressions. mingo's own know no zone without a slash, read the process's zone, and truncate to the wrong day in zones
 * behind or ahead of UTC.
 */

const dayMilliseconds = 86_400_000;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const fixedUnits: Readonly<Record<string, number>> = {
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const monthsPerUnit: Readonly<Record<string, number>> = { year: 12, quarter: 3, month: 1 };
const daysPerUnit: Readonly<Record<string, number>> = { week: 7, day: 1 };

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

function instantOf(value: unknown, operator: string): number {
  if (value instanceof Date) return value.getTime();
  if (isObjectId(value)) return value.getTimestamp().getTime();
  if (isTimestamp(value)) return value.getHighBits() * 1000;
  return failAt(16006, `${operator} requires a date, found: ${typeof value}`);
}

function zoneOf(value: unknown, operator: string): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : failAt(40517, `${operator}: timezone must evaluate to a string`);
}

/** The evaluated arguments of an operator that takes an object. */
function argumentsOf(input: unknown, operand: unknown, options: Parameters<Operator>[2]): Doc {
  const value = evalExpr(input, operand, options) as unknown;
  return isDocument(value) ? value : {};
}

/** `$year` and the like: of a date, or of `{ date, timezone }`. */
const partOperator =
  (name: string, read: (local: Date) => unknown): Operator =>
  (input, operand, options) => {
    const single = Array.isArray(operand) && operand.length === 1 ? (operand as unknown[])[0] : operand;
    const isObject = isDocument(single) && !isOperatorDocument(single) && 'date' in single;
    const { date, timezone } = isObject
      ? argumentsOf(input, single, options)
      : { date: evalExpr(input, single, options) as unknown, timezone: undefined };
    if (isMissing(date) || (isObject && 'timezone' in single && isMissing(timezone))) return null;
    return read(toZone(zoneOf(timezone, name), instantOf(date, name)));
  };

const dayOfYear = (local: Date): number =>
  Math.floor((local.getTime() - utcMilliseconds(local.getUTCFullYear(), 0)) / dayMilliseconds) + 1;

function dateToParts(input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown {
  const { date, timezone, iso8601 } = argumentsOf(input, operand, options);
  if (isMissing(date) || timezone === null) return null;
  const local = toZone(zoneOf(timezone, '$dateToParts'), instantOf(date, '$dateToParts'));
  const day = iso8601
    ? { isoWeekYear: isoWeekYearOf(local), isoWeek: isoWeekOf(local), isoDayOfWeek: local.getUTCDay() || 7 }
    : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
  return {
    ...day,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  };
}

function dateFromParts(input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown {
  const parts = argumentsOf(input, operand, options);
  if (Object.values(parts).some(isMissing)) return null;
  const part = (name: string, fallback: number): number => (name in parts ? toNumber(parts[name]) : fallback);
  const time = [part('hour', 0), part('minute', 0), part('second', 0), part('millisecond', 0)] as const;
  let local: number;
  if ('isoWeekYear' in parts) {
    const january4 = new Date(utcMilliseconds(part('isoWeekYear', 1970), 0, 4));
    const day =
      4 - ((january4.getUTCDay() || 7) - 1) + (part('isoWeek', 1) - 1) * 7 + part('isoDayOfWeek', 1) - 1;
    local = utcMilliseconds(part('isoWeekYear', 1970), 0, day, ...time);
  } else {
    if (!('year' in parts))
      failAt(40516, "$dateFromParts requires either 'year' or 'isoWeekYear' to be present");
    local = utcMilliseconds(part('year', 1970), part('month', 1) - 1, part('day', 1), ...time);
  }
  return new Date(fromZone(zoneOf(parts.timezone, '$dateFromParts'), local));
}

function dateToString(input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown {
  const spec = argumentsOf(input, operand, options);
  const { date, format, timezone, onNull } = spec;
  if (isMissing(date)) return onNull ?? null;
  if (timezone === null || format === null) return null;
  const zone = zoneOf(timezone, '$dateToString');
  const instant = instantOf(date, '$dateToString');
  const fallback =
    zone === undefined || zoneOffset(zone, instant) === 0 ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L';
  return formatDate(
    toZone(zone, instant),
    typeof format === 'string' ? format : fallback,
    zoneOffset(zone, instant),
  );
}

function dateFromString(input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown {
  const { dateString, format, timezone, onNull, onError } = argumentsOf(input, operand, options);
  if (isMissing(dateString)) return onNull ?? null;
  const instant =
    typeof dateString === 'string'
      ? parseDate(
          dateString,
          typeof format === 'string' ? format : undefined,
          zoneOf(timezone, '$dateFromString'),
        )
      : null;
  if (instant !== null) return new Date(instant);
  const handlesErrors = isDocument(operand) && 'onError' in operand;
  return handlesErrors ? (onError ?? null) : failAt(241, `Error parsing date string '${String(dateString)}'`);
}

/** A date moved by whole units on the zone's calendar; a day beyond the month's end becomes its last. */
function addUnits(zone: string | undefined, instant: number, unit: string, amount: number): number {
  const fixed = fixedUnits[unit];
  if (fixed) return instant + amount * fixed;
  const local = toZone(zone, instant);
  const days = daysPerUnit[unit];
  if (days) return fromZone(zone, local.getTime() + amount * days * dayMilliseconds);
  const months = monthsPerUnit[unit];
  if (!months) failAt(9, `unknown time unit value: ${unit}`);
  const monthIndex = local.getUTCMonth() + amount * months;
  const lastDay = new Date(utcMilliseconds(local.getUTCFullYear(), monthIndex + 1, 0)).getUTCDate();
  const startOfDay = utcMilliseconds(
    local.getUTCFullYear(),
    monthIndex,
    Math.min(local.getUTCDate(), lastDay),
  );
  const timeOfDay = ((local.getTime() % dayMilliseconds) + dayMilliseconds) % dayMilliseconds;
  return fromZone(zone, startOfDay + timeOfDay);
}

const dateMove =
  (name: string, direction: 1 | -1): Operator =>
  (input, operand, options) => {
    const { startDate, unit, amount, timezone } = argumentsOf(input, operand, options);
    if (isMissing(startDate) || isMissing(unit) || isMissing(amount) || timezone === null) return null;
    return new Date(
      addUnits(
        zoneOf(timezone, name),
        instantOf(startDate, name),
        String(unit),
        direction * toNumber(amount),
      ),
    );
  };

const dayNumber = (local: Date): number => Math.floor(local.getTime() / dayMilliseconds);

function weekStart(value: unknown): number {
  const index = weekdays.indexOf(
    String(value ?? 'sunday')
      .toLowerCase()
      .slice(0, 3),
  );
  return index < 0 ? failAt(9, `unknown day of week value: ${String(value)}`) : index;
}

/** Number of the week a day lies in; day 0 of the epoch was a Thursday. */
const weekNumber = (local: Date, firstDay: number): number =>
  Math.floor((dayNumber(local) + 4 - firstDay) / 7);

function dateDiff(input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown {
  const { startDate, endDate, unit, timezone, startOfWeek } = argumentsOf(input, operand, options);
  if (isMissing(startDate) || isMissing(endDate) || isMissing(unit) || timezone === null) return null;
  const zone = zoneOf(timezone, '$dateDiff');
  const from = instantOf(startDate, '$dateDiff');
  const to = instantOf(endDate, '$dateDiff');
  const fixed = fixedUnits[String(unit)];
  if (fixed) {
    const shift = zoneOffset(zone, from) % fixed;
    return Math.floor((to + shift) / fixed) - Math.floor((from + shift) / fixed);
  }
  const start = toZone(zone, from);
  const end = toZone(zone, to);
  if (unit === 'day') return dayNumber(end) - dayNumber(start);
  if (unit === 'week')
    return weekNumber(end, weekStart(startOfWeek)) - weekNumber(start, weekStart(startOfWeek));
  const months = monthsPerUnit[String(unit)];
  if (!months) failAt(9, `unknown time unit value: ${String(unit)}`);
  const inUnits = (local: Date): number =>
    Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / months);
  return inUnits(end) - inUnits(start);
}

/** Start of the bin counted from 2000-01-01 on the zone's clock. */
function truncate(
  zone: string | undefined,
  instant: number,
  unit: string,
  binSize: number,
  firstDay: number,
): number {
  const reference = utcMilliseconds(2000, 0);
  const fixed = fixedUnits[unit];
  if (fixed) {
    const origin = fromZone(zone, reference);
    const bin = fixed * binSize;
    return origin + Math.floor((instant - origin) / bin) * bin;
  }
  const local = toZone(zone, instant);
  const months = monthsPerUnit[unit];
  if (months) {
    const bin = months * binSize;
    const since = (local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth();
    return fromZone(zone, utcMilliseconds(2000, Math.floor(since / bin) * bin));
  }
  const days = daysPerUnit[unit];
  if (!days) failAt(9, `unknown time unit value: ${unit}`);
  // 2000-01-01 was a Saturday: the first week starts on the next first day.
  const origin = dayNumber(new Date(reference)) + (unit === 'week' ? (firstDay - 6 + 7) % 7 : 0);
  const bin = days * binSize;
  return fromZone(zone, (origin + Math.floor((dayNumber(local) - origin) / bin) * bin) * dayMilliseconds);
}

function dateTrunc(input: unknown, operand: unknown, options: Parameters<Operator>[2]): unknown {
  const { date, unit, binSize, timezone, startOfWeek } = argumentsOf(input, operand, options);
  if (isMissing(date) || isMissing(unit) || timezone === null || binSize === null) return null;
  const size = binSize === undefined ? 1 : toNumber(binSize);
  if (!Number.isInteger(size) || size <= 0)
    failAt(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
  const zone = zoneOf(timezone, '$dateTrunc');
  return new Date(truncate(zone, instantOf(date, '$dateTrunc'), String(unit), size, weekStart(startOfWeek)));
}

export const dateOperators: Operators = {
  $year: partOperator('$year', (local) => local.getUTCFullYear()),
  $month: partOperator('$month', (local) => local.getUTCMonth() + 1),
  $dayOfMonth: partOperator('$dayOfMonth', (local) => local.getUTCDate()),
  $hour: partOperator('$hour', (local) => local.getUTCHours()),
  $minute: partOperator('$minute', (local) => local.getUTCMinutes()),
  $second: partOperator('$second', (local) => local.getUTCSeconds()),
  $millisecond: partOperator('$millisecond', (local) => local.getUTCMilliseconds()),
  $dayOfYear: partOperator('$dayOfYear', dayOfYear),
  $dayOfWeek: partOperator('$dayOfWeek', (local) => local.getUTCDay() + 1),
  $isoDayOfWeek: partOperator('$isoDayOfWeek', (local) => local.getUTCDay() || 7),
  $week: partOperator('$week', sundayWeekOf),
  $isoWeek: partOperator('$isoWeek', isoWeekOf),
  $isoWeekYear: partOperator('$isoWeekYear', isoWeekYearOf),
  $dateToParts: dateToParts,
  $dateFromParts: dateFromParts,
  $dateToString: dateToString,
  $dateFromString: dateFromString,
  $dateAdd: dateMove('$dateAdd', 1),
  $dateSubtract: dateMove('$dateSubtract', -1),
  $dateDiff: dateDiff,
  $dateTrunc: dateTrunc,
};

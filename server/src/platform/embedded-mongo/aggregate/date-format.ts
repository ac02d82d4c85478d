import { failAt } from '../errors.ts';
import { fromZone, utcMilliseconds } from '../values/time-zone.ts';

const dayMilliseconds = 86_400_000;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const daysBetween = (from: number, to: number): number => Math.floor((to - from) / dayMilliseconds);

/** Weeks that begin on Sunday; days before the first Sunday are in week 0. */
export function sundayWeekOf(local: Date): number {
  const day = daysBetween(utcMilliseconds(local.getUTCFullYear(), 0), local.getTime());
  return Math.floor((day + 7 - local.getUTCDay()) / 7);
}

/** Thursday of the date's ISO week, which decides its year. */
const thursdayOf = (local: Date): Date =>
  new Date(local.getTime() + (4 - (local.getUTCDay() || 7)) * dayMilliseconds);

export const isoWeekYearOf = (local: Date): number => thursdayOf(local).getUTCFullYear();

export function isoWeekOf(local: Date): number {
  const thursday = thursdayOf(local);
  return Math.floor(daysBetween(utcMilliseconds(thursday.getUTCFullYear(), 0), thursday.getTime()) / 7) + 1;
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
}

const specifiers: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  Y: (local) => pad(local.getUTCFullYear(), 4),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(daysBetween(utcMilliseconds(local.getUTCFullYear(), 0), local.getTime()) + 1, 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(local.getUTCDay() || 7),
  U: (local) => pad(sundayWeekOf(local), 2),
  V: (local) => pad(isoWeekOf(local), 2),
  G: (local) => pad(isoWeekYearOf(local), 4),
  b: (local) => (monthNames[local.getUTCMonth()] as string).slice(0, 3),
  B: (local) => monthNames[local.getUTCMonth()] as string,
  z: (_local, offset) => offsetText(offset),
  Z: (_local, offset) => String(offset / 60_000),
  '%': () => '%',
};

/** `$dateToString`: a zone's clock (read as UTC) in a format. @throws CommandError 18536 for an unknown specifier */
export function formatDate(local: Date, format: string, offset: number): string {
  return format.replace(/%(.?)/gs, (_match, name: string) => {
    const write = Object.hasOwn(specifiers, name) ? specifiers[name] : undefined;
    return write
      ? write(local, offset)
      : failAt(18536, `Invalid format character '%${name}' in format string`);
  });
}

const patterns: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]+)',
  '%': '%',
};

function monthIndexOf(groups: Record<string, string | undefined>): number {
  const name = groups.b ?? groups.B;
  if (name === undefined) return Number(groups.m ?? 1) - 1;
  return monthNames.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
}

function parseByFormat(text: string, format: string, zone: string | undefined): number | null {
  const source = format.replace(/%(.?)|[\\^$.*+?()[\]{}|/]/gs, (match, name: string | undefined) => {
    if (name === undefined) return `\\${match}`;
    return patterns[name] ?? failAt(18536, `Invalid format character '%${name}' in format string`);
  });
  const groups = new RegExp(`^${source}$`).exec(text)?.groups;
  if (!groups || monthIndexOf(groups) < 0) return null;
  const number = (name: string): number => Number(groups[name] ?? 0);
  const local = utcMilliseconds(
    number('Y'),
    monthIndexOf(groups),
    Number(groups.d ?? 1),
    number('H'),
    number('M'),
    number('S'),
    number('L'),
  );
  return fromZone(groups.z === 'Z' ? 'UTC' : (groups.z ?? zone), local);
}

/** The instant a text stands for, or null. Without a format ISO 8601; without a zone of its own the given one counts. */
export function parseDate(text: string, format: string | undefined, zone: string | undefined): number | null {
  if (format !== undefined) return parseByFormat(text, format, zone);
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  const isDateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const instant = Date.parse(hasZone || isDateOnly ? text : `${text.trim().replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) return null;
  return hasZone ? instant : fromZone(zone, instant);
}

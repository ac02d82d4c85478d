import { failAt } from '../errors.ts';

const formats = new Map<string, Intl.DateTimeFormat>();
const knownOffsets = new Map<string, Map<number, number>>();
const quarterHour = 15 * 60_000;
const mostKnownOffsets = 50_000;

/** Offset of `+01:00`, `-0330` or `UTC`; null for names of zones. */
function fixedOffset(zone: string): number | null {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
    formats.set(zone, format);
    return format;
  } catch {
    failAt(40485, `unrecognized time zone identifier: "${zone}"`);
  }
}

function computeOffset(zone: string, instant: number): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const local = utcMilliseconds(
    year,
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** `Date.UTC` for every year: its own takes 0 to 99 for the twentieth century. */
export function utcMilliseconds(
  year: number,
  monthIndex: number,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, monthIndex, day);
  return date.setUTCHours(hour, minute, second, millisecond);
}

/**
 * Milliseconds a zone is ahead of UTC at an instant. Without a zone 0. Remembered per quarter of an hour, since zones
 * change only on those after 1970.
 * @throws CommandError 40485 for a zone that is not known
 */
export function zoneOffset(zone: string | undefined, instant: number): number {
  if (zone === undefined) return 0;
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  if (!Number.isFinite(instant)) return 0;
  if (instant < 0) return computeOffset(zone, instant);
  let offsets = knownOffsets.get(zone);
  if (!offsets || offsets.size > mostKnownOffsets) {
    offsets = new Map();
    knownOffsets.set(zone, offsets);
  }
  const slot = Math.floor(instant / quarterHour);
  let offset = offsets.get(slot);
  if (offset === undefined) {
    offset = computeOffset(zone, slot * quarterHour);
    offsets.set(slot, offset);
  }
  return offset;
}

/** The clock of a zone at an instant, as a date to be read with its UTC methods. */
export const toZone = (zone: string | undefined, instant: number): Date =>
  new Date(instant + zoneOffset(zone, instant));

/** The instant at which a zone's clock shows `local` (milliseconds as if UTC); in a gap the time that long after it. */
export function fromZone(zone: string | undefined, local: number): number {
  if (zone === undefined) return local;
  const first = local - zoneOffset(zone, local);
  const second = local - zoneOffset(zone, first);
  if (local - zoneOffset(zone, second) === second) return second;
  return Math.max(first, second);
}

/**
 * From instants to civil time in Morocco and back, by the zone database of the runtime. For the server only: a
 * browser may carry rules from before 2026-09-20 and would be an hour off (docs/adr/0005-time-and-zones.md).
 */
import { type CivilDate, civilDateParts } from './civil-date.ts';
import { formatCivilDateTime } from './civil-text.ts';
import type { Language } from './language.ts';

export { formatCivilDate } from './civil-text.ts';

export const timeZone = 'Africa/Casablanca';

/** The first release of the tz database that knows Morocco is at UTC+0 from 2026-09-20 on. */
export const oldestTimeZoneData = '2026c';

/** An instant with what a clock and a calendar in Morocco showed; this is what leaves the server. */
export interface CivilMoment {
  /** ISO 8601 with offset Z. */
  instant: string;
  date: CivilDate;
  /** HH:MM, 24 hours. */
  time: string;
  /** Weekday, day, month, year and time in the reader's language. */
  text: string;
  /** Minutes ahead of UTC at that instant. */
  offsetMinutes: number;
}

function zoned(instant: Date): Temporal.ZonedDateTime {
  const millis = instant.getTime();
  if (Number.isNaN(millis)) throw new RangeError('not an instant: the Date is invalid');
  return Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(timeZone);
}

export function civilMoment(instant: Date, language: Language): CivilMoment {
  const local = zoned(instant);
  const date = local.toPlainDate().toString();
  const time = twoDigits(local.hour, local.minute);
  return {
    instant: instant.toISOString(),
    date,
    time,
    text: formatCivilDateTime(date, time, language),
    offsetMinutes: local.offsetNanoseconds / 60_000_000_000,
  };
}

/** The calendar day it is in Morocco at an instant. */
export function civilDateOf(instant: Date): CivilDate {
  return civilDateTimeOf(instant).date;
}

let secondKnown: { epochSecond: number; local: { readonly date: CivilDate; readonly time: string } } | null =
  null;

/**
 * Day and time of day (HH:MM) in Morocco, as opening hours want them. Keeps the answer for the second last asked about,
 * which is nearly always the present one; no offset from UTC has ever had a fraction of a second.
 */
export function civilDateTimeOf(instant: Date): { readonly date: CivilDate; readonly time: string } {
  const epochSecond = Math.floor(instant.getTime() / 1000);
  if (secondKnown?.epochSecond === epochSecond) return secondKnown.local;
  const there = zoned(instant);
  const local = { date: there.toPlainDate().toString(), time: twoDigits(there.hour, there.minute) };
  secondKnown = { epochSecond, local };
  return secondKnown.local;
}

function twoDigits(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/**
 * The instant of a civil date and time. A time that a change of offset skips moves forward by the gap; one that
 * happens twice is the first of the two (Temporal's `compatible`).
 */
export function instantOf(date: CivilDate, time: string): Date {
  civilDateParts(date);
  const local = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone);
  return new Date(local.epochMilliseconds);
}

/** The first instant of a day. */
export function startOfCivilDay(date: CivilDate): Date {
  civilDateParts(date);
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The first instant after a day: what ends on a last day that counts whole ends here, exclusively. */
export function endOfCivilDayExclusive(date: CivilDate): Date {
  civilDateParts(date);
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return new Date(next.toZonedDateTime(timeZone).epochMilliseconds);
}

/** Whether an instant lies within first and last day, both counted whole; a missing bound does not bind. */
export function isWithinValidity(
  instant: Date,
  firstDay?: CivilDate | null,
  lastDay?: CivilDate | null,
): boolean {
  const date = civilDateOf(instant);
  return (!firstDay || date >= firstDay) && (!lastDay || date <= lastDay);
}

/** Compares releases such as `2025b` and `2026c`. */
function isOlderRelease(release: string, than: string): boolean {
  const [year, letters] = [release.slice(0, 4), release.slice(4)];
  const [thanYear, thanLetters] = [than.slice(0, 4), than.slice(4)];
  if (year !== thanYear) return year < thanYear;
  return letters.length === thanLetters.length ? letters < thanLetters : letters.length < thanLetters.length;
}

/**
 * Refuses to go on with zone data that gets Morocco wrong. Takes the release the runtime names
 * (`process.versions.tz`) and also asks the zone itself, since a runtime can name one release and use another.
 */
export function assertTimeZoneData(
  release: string | undefined,
  offsetMinutesAt: (instant: Date) => number = (instant) => zoned(instant).offsetNanoseconds / 60_000_000_000,
): void {
  const remedy = `Wasl needs ${oldestTimeZoneData} or newer: use the pinned Node (npm ci, then npm start) or update Node.`;
  if (!release || !/^\d{4}[a-z]+$/.test(release) || isOlderRelease(release, oldestTimeZoneData))
    throw new Error(
      `The time-zone data of this runtime is ${release ?? 'not named'}: it does not know that Morocco is at UTC+0 since 2026-09-20, so every time would be an hour off. ${remedy}`,
    );
  const offset = offsetMinutesAt(new Date('2026-09-21T12:00:00Z'));
  if (offset !== 0)
    throw new Error(
      `This runtime names time-zone data ${release} but puts Morocco at UTC${offset > 0 ? '+' : ''}${offset} minutes on 2026-09-21 instead of UTC+0. ${remedy}`,
    );
}

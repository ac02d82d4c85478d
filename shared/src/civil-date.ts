/**
 * Calendar days without zones: `YYYY-MM-DD` in the proleptic Gregorian calendar. Which day it is in Morocco at some
 * instant is for the server alone to say (civil-time.ts); from there on this file is enough, in the browser too.
 */
export type CivilDate = string;

export interface CivilDateParts {
  year: number;
  month: number;
  day: number;
}

const millisPerDay = 86_400_000;

function epochDayOf({ year, month, day }: CivilDateParts): number {
  return Date.UTC(year, month - 1, day) / millisPerDay;
}

function fromEpochDay(epochDay: number): CivilDate {
  return new Date(epochDay * millisPerDay).toISOString().slice(0, 10);
}

/** Years 1000 to 9999, and only days that exist: `2026-02-29` is not one. */
export function isCivilDate(value: unknown): value is CivilDate {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\d$/.test(value)) return false;
  const { year, month, day } = numbersOf(value);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function numbersOf(date: CivilDate): CivilDateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Throws a RangeError when the text is not a day of the calendar. */
export function civilDateParts(date: CivilDate): CivilDateParts {
  if (!isCivilDate(date)) throw new RangeError(`"${date}" is not a calendar day written YYYY-MM-DD`);
  return numbersOf(date);
}

export function civilDateFromParts({ year, month, day }: CivilDateParts): CivilDate {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  civilDateParts(date);
  return date;
}

/** The day `days` later, or earlier when negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(epochDayOf(civilDateParts(date)) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDayOf(civilDateParts(to)) - epochDayOf(civilDateParts(from));
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: CivilDate): number {
  // Day 0 of the epoch was a Thursday.
  const fromMonday = (epochDayOf(civilDateParts(date)) + 3) % 7;
  return ((fromMonday + 7) % 7) + 1;
}

/** ISO 8601 week: it starts on Monday and belongs to the year its Thursday is in. */
export function isoWeekOf(date: CivilDate): { year: number; week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const { year } = civilDateParts(thursday);
  return { year, week: 1 + Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) };
}

/**
 * Completed years of age on a day. Somebody born on 29 February turns a year older on 1 March of common years.
 * Throws a RangeError when the day is before the birth.
 */
export function ageInYears(birthDate: CivilDate, on: CivilDate): number {
  const birth = civilDateParts(birthDate);
  const day = civilDateParts(on);
  if (on < birthDate) throw new RangeError(`${on} is before the birth on ${birthDate}`);
  const hadBirthday = on.slice(5) >= birthDate.slice(5);
  return day.year - birth.year - (hadBirthday ? 0 : 1);
}

import { addDays, type CivilDate, isCivilDate, weekdayOf } from './civil-date.ts';
import { findRamadan, type RamadanPeriod, ramadanPeriods } from './ramadan.ts';

/** From opening to closing, HH:MM. `24:00` is midnight; a closing before the opening lies on the next day. */
export interface HoursInterval {
  opens: string;
  closes: string;
}

/** Intervals of one day, a break between each; empty when closed. */
export type DayHours = readonly HoursInterval[];

/** Seven days, Monday first. */
export type WeeklyHours = readonly DayHours[];

export interface OpeningHours {
  weekly: WeeklyHours;
  /** Instead of `weekly` on days in Ramadan; absent when nothing changes. */
  ramadan?: WeeklyHours | null;
  /** Single days: holidays, inventory, late openings. They go before both weeks. */
  exceptions?: readonly { date: CivilDate; intervals: DayHours }[];
}

/** A day and a time of day (HH:MM) in Morocco; on the server from `civilDateTimeOf`. */
export interface CivilDateTime {
  date: CivilDate;
  time: string;
}

const minutesPerDay = 1440;

/** How far a next opening is looked for. */
const horizonDays = 14;

/** All times of day there are, `00:00` to `24:00`, in minutes from midnight: a list of places asks for hundreds. */
const minutesByTime = new Map(
  Array.from({ length: minutesPerDay + 1 }, (_, minutes) => [timeText(minutes), minutes]),
);

function timeText(minutes: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** `HH:MM` to minutes from midnight; `24:00` is 1440. Null when it is not a time. */
function findMinutes(time: string): number | null {
  return minutesByTime.get(time) ?? null;
}

function minutesOf(time: string): number {
  const minutes = findMinutes(time);
  if (minutes === null) throw new RangeError(`"${time}" is not a time of day written HH:MM`);
  return minutes;
}

/** Minutes from one midnight on: the end may lie beyond the next. */
interface Span {
  start: number;
  end: number;
}

function spanOf({ opens, closes }: HoursInterval, dayOffset: number): Span {
  const start = minutesOf(opens);
  const closing = minutesOf(closes);
  const end = closing > start ? closing : closing + minutesPerDay;
  return { start: start + dayOffset * minutesPerDay, end: end + dayOffset * minutesPerDay };
}

/** The hours that hold on a day: its exception, else those of Ramadan in Ramadan, else those of the week. */
export function hoursOn(
  hours: OpeningHours,
  date: CivilDate,
  ramadan: readonly RamadanPeriod[] = ramadanPeriods,
): DayHours {
  const exception = hours.exceptions?.find((candidate) => candidate.date === date);
  if (exception) return exception.intervals;
  const week = hours.ramadan && findRamadan(date, ramadan) ? hours.ramadan : hours.weekly;
  return week[weekdayOf(date) - 1] ?? [];
}

/** A day before or after another, counted from it. */
interface NearDay {
  date: CivilDate;
  offset: number;
}

let daysAroundKnown: { date: CivilDate; days: readonly NearDay[] } | null = null;

/** From yesterday to the horizon. Kept for the day last asked about: nearly every question is about today. */
function daysAround(date: CivilDate): readonly NearDay[] {
  if (daysAroundKnown?.date === date) return daysAroundKnown.days;
  const days: NearDay[] = [];
  for (let offset = -1; offset <= horizonDays; offset++) days.push({ date: addDays(date, offset), offset });
  daysAroundKnown = { date, days };
  return days;
}

/**
 * The opening that lasts at a minute of a day, or the first one after it; null when there is none until the horizon. What
 * touches or overlaps is one opening, such as an overnight shift and the morning after. Looks at one day after the
 * other and no further than it must.
 */
function findOpening(
  hours: OpeningHours,
  date: CivilDate,
  minute: number,
  ramadan: readonly RamadanPeriod[],
): Span | null {
  let found: Span | null = null;
  for (const day of daysAround(date)) {
    if (found && found.end < day.offset * minutesPerDay) return found;
    const spans = hoursOn(hours, day.date, ramadan).map((interval) => spanOf(interval, day.offset));
    for (const span of spans.sort((a, b) => a.start - b.start)) {
      if (found && span.start > found.end) return found;
      if (found) found.end = Math.max(found.end, span.end);
      else if (minute < span.end) found = span;
    }
  }
  return found;
}

/** Whether a place is open at a civil date and time; the minute of closing is closed. */
export function isOpenAt(
  hours: OpeningHours,
  { date, time }: CivilDateTime,
  ramadan: readonly RamadanPeriod[] = ramadanPeriods,
): boolean {
  const now = minutesOf(time);
  const opening = findOpening(hours, date, now, ramadan);
  return opening !== null && opening.start <= now;
}

export interface OpeningState {
  state: 'open' | 'closing_soon' | 'closed' | 'opening_soon';
  isOpen: boolean;
  /** When that changes; null when it does not within fourteen days. */
  changesAt: CivilDateTime | null;
}

export interface OpeningStateOptions {
  /** From how many minutes before a change it is `soon`; default 30. */
  soonMinutes?: number;
  ramadan?: readonly RamadanPeriod[];
}

export function openingState(
  hours: OpeningHours,
  { date, time }: CivilDateTime,
  { soonMinutes = 30, ramadan = ramadanPeriods }: OpeningStateOptions = {},
): OpeningState {
  const now = minutesOf(time);
  const next = findOpening(hours, date, now, ramadan);
  const isOpen = next !== null && next.start <= now;
  const change = next && (isOpen ? next.end : next.start);
  if (change === null || change >= horizonDays * minutesPerDay)
    return { state: isOpen ? 'open' : 'closed', isOpen, changesAt: null };
  const isSoon = change - now <= soonMinutes;
  const state = isOpen ? (isSoon ? 'closing_soon' : 'open') : isSoon ? 'opening_soon' : 'closed';
  return { state, isOpen, changesAt: civilDateTimeAfter(date, change) };
}

function civilDateTimeAfter(date: CivilDate, minutes: number): CivilDateTime {
  const ofDay = minutes % minutesPerDay;
  return { date: addDays(date, (minutes - ofDay) / minutesPerDay), time: timeText(ofDay) };
}

/** Half hours in a week, counted from Monday 00:00: what a search engine filters "open now" by. */
export const halfHoursInWeek = 336;

/** The half hour of the week a civil date and time lies in, 0 to 335. */
export function halfHourOfWeek({ date, time }: CivilDateTime): number {
  return (weekdayOf(date) - 1) * 48 + Math.floor((minutesOf(time) % minutesPerDay) / 30);
}

/**
 * The half hours of an ordinary week a place is open in, ascending: those it is open in the middle of. It is a
 * coarse filter; `isOpenAt` decides for what is shown. Pass `hours.ramadan` for the weeks of Ramadan.
 */
export function openHalfHours(week: WeeklyHours): number[] {
  const open = new Set<number>();
  week.forEach((day, dayOffset) => {
    for (const interval of day) {
      const { start, end } = spanOf(interval, dayOffset);
      for (let half = Math.ceil((start - 15) / 30); half * 30 + 15 < end; half++)
        open.add(half % halfHoursInWeek);
    }
  });
  return [...open].sort((a, b) => a - b);
}

export type HoursProblem =
  | 'not_seven_days'
  | 'not_a_time'
  | 'empty_interval'
  | 'overlap'
  | 'not_a_date'
  | 'date_twice';

/** What makes hours unfit to be stored, or null. */
export function findHoursProblem(hours: OpeningHours): HoursProblem | null {
  for (const week of hours.ramadan ? [hours.weekly, hours.ramadan] : [hours.weekly]) {
    if (week.length !== 7) return 'not_seven_days';
    const problem = findIntervalProblem(week, minutesPerDay * 7);
    if (problem) return problem;
  }
  const exceptions = hours.exceptions ?? [];
  if (!exceptions.every((exception) => isCivilDate(exception.date))) return 'not_a_date';
  if (new Set(exceptions.map((exception) => exception.date)).size < exceptions.length) return 'date_twice';
  return (
    exceptions
      .map(({ intervals }) => findIntervalProblem([intervals], null))
      .find((problem) => problem !== null) ?? null
  );
}

/** `cycle`: minutes after which the days come round again, so that Sunday night can run into Monday. */
function findIntervalProblem(days: readonly DayHours[], cycle: number | null): HoursProblem | null {
  const spans: Span[] = [];
  for (const [offset, day] of days.entries())
    for (const interval of day) {
      if (findMinutes(interval.opens) === null || findMinutes(interval.closes) === null) return 'not_a_time';
      if (interval.opens === interval.closes || interval.opens === '24:00') return 'empty_interval';
      spans.push(spanOf(interval, offset));
    }
  spans.sort((a, b) => a.start - b.start);
  const [first] = spans;
  const round =
    cycle !== null && first ? [...spans, { start: first.start + cycle, end: first.end + cycle }] : spans;
  return round.some((span, i) => span.start < (round[i - 1]?.end ?? 0)) ? 'overlap' : null;
}

/** The seven days of the week a day lies in, Monday first, each with the hours that hold on it. */
export function weekOf(
  hours: OpeningHours,
  date: CivilDate,
  ramadan: readonly RamadanPeriod[] = ramadanPeriods,
): { date: CivilDate; weekday: number; intervals: DayHours }[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const day = addDays(monday, weekday - 1);
    return { date: day, weekday, intervals: hoursOn(hours, day, ramadan) };
  });
}

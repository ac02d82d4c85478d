import { addDays } from '@wasl/shared/civil-date';
import { formatCivilDateTime } from '@wasl/shared/civil-text';
import { formatDuration } from '@wasl/shared/duration';
import type { Language } from '@wasl/shared/language';
import { clockOffsetMillis } from '@wasl/shared/voucher-token';

/** The end of a voucher as the API gives it: the first instant it is no longer valid, with its day and time in Morocco. */
export interface VoucherEnd {
  instant: string;
  /** YYYY-MM-DD in Morocco. */
  date: string;
  /** HH:MM in Morocco. */
  time: string;
}

/**
 * The last minute a voucher can be used: people read "Thursday 26, 23:59" rightly and "Friday 27, 00:00" wrongly. Arithmetic on the
 * civil day that the server gave; the zone rules of the device are not asked.
 */
export function lastMomentText({ date, time }: VoucherEnd, language: Language): string {
  return time === '00:00'
    ? formatCivilDateTime(addDays(date, -1), '23:59', language, 'weekday_and_day')
    : formatCivilDateTime(date, time, language, 'weekday_and_day');
}

/** Days and hours left, or minutes, or seconds: `يومين و6 ساعات`. To stand after "تنتهي بعد". */
export function timeLeftText(end: VoucherEnd, nowMillis: number, language: Language): string {
  return formatDuration(Date.parse(end.instant) - nowMillis, language);
}

/** Whether its time is over by the server's clock: without a network nobody else tells. */
export function isPastEnd(end: VoucherEnd, nowMillis: number): boolean {
  return nowMillis >= Date.parse(end.instant);
}

/**
 * What to add to the device's clock. The answer carries the server's time; the moment it was read is kept with it, so that the
 * correction also holds for an answer read back after a reload without a network. Where that moment is not known (0: an answer in
 * another language stands in) the correction the page learnt last is taken.
 */
export function offsetOf(
  answer: { serverTime: string; readAtMillis: number },
  learntOffsetMillis: number,
): number {
  if (answer.readAtMillis === 0) return learntOffsetMillis;
  const offset = clockOffsetMillis(Date.parse(answer.serverTime), answer.readAtMillis);
  return Number.isFinite(offset) ? offset : learntOffsetMillis;
}

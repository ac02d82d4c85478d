import { addDays } from '@wasl/shared/civil-date';

/** The last day of a period of one year from its first day, both `YYYY-MM-DD`; empty for what is no day. */
export function lastDayOfYearFrom(firstDay: string): string {
  const [, year, monthAndDay] = /^(\d{4})-(\d{2}-\d{2})$/.exec(firstDay) ?? [];
  if (!year || !monthAndDay) return '';
  const nextYear = String(Number(year) + 1).padStart(4, '0');
  // A year from 29 February ends on the 28th.
  return monthAndDay === '02-29' ? `${nextYear}-02-28` : addDays(`${nextYear}-${monthAndDay}`, -1);
}

/** The first day of the month after a day, `YYYY-MM-DD`: when agreements usually begin. */
export function firstOfNextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12
    ? `${year + 1}-01-01`
    : `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
}

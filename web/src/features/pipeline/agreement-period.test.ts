import { expect, it } from 'vitest';
import { firstOfNextMonth, lastDayOfYearFrom } from './agreement-period.ts';

it.each([
  ['2026-12-01', '2027-11-30'],
  ['2027-01-01', '2027-12-31'],
  ['2028-02-29', '2029-02-28'],
  ['2027-03-01', '2028-02-29'],
  ['', ''],
  ['soon', ''],
])('a year from %s lasts until %s', (firstDay, lastDay) => {
  expect(lastDayOfYearFrom(firstDay)).toBe(lastDay);
});

it.each([
  ['2026-11-22', '2026-12-01'],
  ['2026-12-31', '2027-01-01'],
])('the month after %s begins on %s', (day, first) => {
  expect(firstOfNextMonth(day)).toBe(first);
});

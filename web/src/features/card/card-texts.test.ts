import { expect, it } from 'vitest';
import { dayInFigures } from './day-in-figures.ts';
import { nextRenewal } from './next-renewal.ts';

it('prints the last day as cards do', () => {
  expect(dayInFigures('2026-12-31')).toBe('31/12/2026');
});

it('tells the first day on which yearly limits start anew, and nothing of shorter ones', () => {
  const day = (date: string) => ({ date, text: `le ${date}` });
  expect(
    nextRenewal([
      { renewsOn: day('2026-12-01'), limit: { period: 'MONTH' } },
      { renewsOn: day('2027-01-01'), limit: { period: 'YEAR' } },
      { renewsOn: null, limit: { period: 'TOTAL' } },
    ]),
  ).toBe('le 2027-01-01');
  expect(nextRenewal([{ renewsOn: day('2026-12-01'), limit: { period: 'MONTH' } }])).toBeNull();
});

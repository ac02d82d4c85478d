import { expect, it } from 'vitest';
import { agePercent } from './stage-age.ts';

it('is the days spent of those it may take', () => {
  expect(agePercent({ ageDays: 7, targetDays: 14, daysToEnd: null })).toBe(50);
});

it('never passes the end of its bar', () => {
  expect(agePercent({ ageDays: 40, targetDays: 14, daysToEnd: null })).toBe(100);
  expect(agePercent({ ageDays: 2, targetDays: null, daysToEnd: 120 })).toBe(0);
});

it('follows the last ninety days of what expires, whatever its target', () => {
  expect(agePercent({ ageDays: 72, targetDays: 60, daysToEnd: 18 })).toBe(80);
});

it('has no bar without a target', () => {
  expect(agePercent({ ageDays: 3, targetDays: null, daysToEnd: null })).toBeNull();
});

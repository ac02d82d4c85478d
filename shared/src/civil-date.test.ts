import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageInYears,
  civilDateFromParts,
  civilDateParts,
  daysBetween,
  isCivilDate,
  isoWeekOf,
  weekdayOf,
} from './civil-date.ts';
import { formatCivilDate, formatCivilDateTime } from './civil-text.ts';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

describe('calendar days', () => {
  it('are only days that exist', () => {
    for (const date of ['2026-11-22', '2024-02-29', '2000-02-29']) expect(isCivilDate(date)).toBe(true);
    for (const date of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '22-11-2026',
      '',
      null,
      5,
    ])
      expect(isCivilDate(date)).toBe(false);
    expect(() => civilDateParts('2026-02-30')).toThrow(RangeError);
    expect(() => civilDateFromParts({ year: 2026, month: 2, day: 30 })).toThrow(RangeError);
  });

  it('agree with Temporal on arithmetic, weekday and week', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const plain = Temporal.PlainDate.from(date);
        expect(addDays(date, days)).toBe(plain.add({ days }).toString());
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(weekdayOf(date)).toBe(plain.dayOfWeek);
        expect(isoWeekOf(date)).toEqual({ year: plain.yearOfWeek, week: plain.weekOfYear });
      }),
    );
  });

  it('put the first days of January into the week of their Thursday', () => {
    expect(isoWeekOf('2027-01-03')).toEqual({ year: 2026, week: 53 });
    expect(isoWeekOf('2025-12-29')).toEqual({ year: 2026, week: 1 });
  });
});

describe('ageInYears', () => {
  it.each([
    ['2004-11-22', '2026-11-21', 21],
    ['2004-11-22', '2026-11-22', 22],
    ['2004-02-29', '2025-02-28', 20],
    ['2004-02-29', '2025-03-01', 21],
    ['2004-02-29', '2028-02-29', 24],
    ['2026-11-22', '2026-11-22', 0],
  ])('born %s is on %s %i years old', (birth, on, age) => {
    expect(ageInYears(birth, on)).toBe(age);
  });

  it('refuses a day before the birth', () => {
    expect(() => ageInYears('2026-11-22', '2026-11-21')).toThrow(RangeError);
  });
});

describe('the text of a day', () => {
  it('uses the month names of Morocco', () => {
    expect(formatCivilDate('2026-11-22', 'ar', 'full')).toBe('الأحد 22 نونبر 2026');
    expect(formatCivilDate('2026-08-01', 'ar')).toBe('1 غشت 2026');
    expect(formatCivilDate('2026-08-01', 'fr')).toBe('1er août 2026');
    expect(formatCivilDate('2026-12-31', 'fr', 'weekday_and_day')).toBe('jeudi 31 décembre');
    expect(formatCivilDate('2026-12-31', 'en', 'day_and_month')).toBe('31 December');
  });

  it('joins day and time with the comma of the language', () => {
    expect(formatCivilDateTime('2026-11-24', '18:02', 'ar')).toBe('الثلاثاء 24 نونبر 2026، 18:02');
    expect(formatCivilDateTime('2026-11-24', '18:02', 'fr')).toBe('mardi 24 novembre 2026, 18:02');
  });
});

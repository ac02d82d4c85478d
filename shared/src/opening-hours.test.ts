import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './civil-date.ts';
import {
  type DayHours,
  findHoursProblem,
  halfHourOfWeek,
  hoursOn,
  isOpenAt,
  type OpeningHours,
  openHalfHours,
  openingState,
  weekOf,
} from './opening-hours.ts';
import { openingText } from './opening-text.ts';
import { findRamadan, ramadanPeriods } from './ramadan.ts';

const day = (...spans: string[]): DayHours =>
  spans.map((span) => ({ opens: span.slice(0, 5), closes: span.slice(6) }));
const weekOfSameDay = (hours: DayHours) => Array.from({ length: 7 }, () => hours);

/** The hours of the drawn offer page: a break on Friday, a short Saturday, closed on Sunday. */
const laboratory: OpeningHours = {
  weekly: [
    ...Array.from({ length: 4 }, () => day('07:30-19:00')),
    day('07:30-12:00', '14:30-19:00'),
    day('07:30-13:00'),
    [],
  ],
  ramadan: [...Array.from({ length: 5 }, () => day('09:00-15:00')), [], []],
  exceptions: [
    { date: '2026-11-18', intervals: [] },
    { date: '2026-11-22', intervals: day('10:00-12:00') },
  ],
};

const at = (text: string) => ({ date: text.slice(0, 10), time: text.slice(11) });
const stateAt = (hours: OpeningHours, text: string) => {
  const { state, changesAt } = openingState(hours, at(text));
  return `${state} ${changesAt ? `${changesAt.date} ${changesAt.time}` : 'for ever'}`;
};

/** Said plainly: an interval of today holds the time, or one of yesterday that runs past midnight. Days are the week's. */
function isInAnInterval(hours: OpeningHours, { date, time }: { date: string; time: string }): boolean {
  const today = hoursOn(hours, date).some(
    ({ opens, closes }) => opens <= time && (time < closes || closes <= opens),
  );
  const sinceYesterday = hoursOn(hours, addDays(date, -1)).some(
    ({ opens, closes }) => closes <= opens && time < closes,
  );
  return today || sinceYesterday;
}

describe('openingState', () => {
  it.each([
    ['2026-11-24 07:29', 'opening_soon 2026-11-24 07:30'],
    ['2026-11-24 07:30', 'open 2026-11-24 19:00'],
    ['2026-11-24 18:29', 'open 2026-11-24 19:00'],
    ['2026-11-24 18:30', 'closing_soon 2026-11-24 19:00'],
    ['2026-11-24 19:00', 'closed 2026-11-25 07:30'],
    // the break on Friday
    ['2026-11-27 12:00', 'closed 2026-11-27 14:30'],
    ['2026-11-27 14:10', 'opening_soon 2026-11-27 14:30'],
    // Saturday afternoon looks over Sunday to Monday
    ['2026-11-28 13:00', 'closed 2026-11-30 07:30'],
    // holiday on a Wednesday; open on one Sunday
    ['2026-11-18 10:00', 'closed 2026-11-19 07:30'],
    ['2026-11-22 10:30', 'open 2026-11-22 12:00'],
  ])('%s: %s', (now, expected) => {
    expect(stateAt(laboratory, now)).toBe(expected);
  });

  it('keeps the hours of Ramadan from its first to its last day', () => {
    // Wednesday 18 February 2026 is the day before, Thursday 19 March the last day.
    expect(stateAt(laboratory, '2026-02-18 16:00')).toBe('open 2026-02-18 19:00');
    expect(stateAt(laboratory, '2026-02-18 19:30')).toBe('closed 2026-02-19 09:00');
    expect(stateAt(laboratory, '2026-03-19 16:00')).toBe('closed 2026-03-20 07:30');
    expect(hoursOn({ weekly: laboratory.weekly }, '2026-03-01')).toEqual([]);
    expect(hoursOn({ weekly: laboratory.weekly }, '2026-03-02')).toEqual(day('07:30-19:00'));
  });

  it('follows an opening over midnight, also out of Sunday', () => {
    const pharmacy: OpeningHours = { weekly: weekOfSameDay(day('20:00-08:00')) };
    expect(stateAt(pharmacy, '2026-11-29 23:00')).toBe('open 2026-11-30 08:00');
    expect(stateAt(pharmacy, '2026-11-30 07:45')).toBe('closing_soon 2026-11-30 08:00');
    expect(stateAt(pharmacy, '2026-11-30 08:00')).toBe('closed 2026-11-30 20:00');
  });

  it('lets last night run out on a day that is closed', () => {
    const bar: OpeningHours = {
      weekly: weekOfSameDay(day('20:00-02:00')),
      exceptions: [{ date: '2026-11-24', intervals: [] }],
    };
    expect(stateAt(bar, '2026-11-24 01:00')).toBe('open 2026-11-24 02:00');
    expect(stateAt(bar, '2026-11-24 20:00')).toBe('closed 2026-11-25 20:00');
  });

  it('never closes when open around the clock, and never opens when always closed', () => {
    expect(stateAt({ weekly: weekOfSameDay(day('00:00-24:00')) }, '2026-11-24 23:59')).toBe('open for ever');
    expect(stateAt({ weekly: weekOfSameDay([]) }, '2026-11-24 12:00')).toBe('closed for ever');
  });

  it('agrees with isOpenAt at every minute, and the state changes when it says', () => {
    const time = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
    const interval = fc.record({ opens: time, closes: time }).filter(({ opens, closes }) => opens !== closes);
    const week = fc.array(fc.array(interval, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
    const now = fc.record({
      date: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-01-01', days)),
      time,
    });
    fc.assert(
      fc.property(week, fc.option(week), now, (weekly, ramadan, moment) => {
        const hours = { weekly, ramadan };
        const state = openingState(hours, moment);
        expect(state.isOpen).toBe(isInAnInterval(hours, moment));
        expect(isOpenAt(hours, moment)).toBe(state.isOpen);
        if (state.changesAt) expect(isOpenAt(hours, state.changesAt)).toBe(!state.isOpen);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what is not a time', () => {
    expect(() => openingState(laboratory, at('2026-11-24 7:30'))).toThrow(RangeError);
  });
});

describe('openingText', () => {
  it.each([
    ['2026-11-24 10:00', 'مفتوح حتى 19:00', 'Ouvert jusqu’à 19:00'],
    ['2026-11-24 18:45', 'يغلق قريبًا، 19:00', 'Ferme bientôt, à 19:00'],
    ['2026-11-24 20:00', 'يفتح غدًا 07:30', 'Ouvre demain à 07:30'],
    ['2026-11-24 06:00', 'يفتح 07:30', 'Ouvre à 07:30'],
    ['2026-11-24 07:15', 'يفتح بعد قليل، 07:30', 'Ouvre bientôt, à 07:30'],
    ['2026-11-28 14:00', 'يفتح الاثنين 07:30', 'Ouvre lundi à 07:30'],
  ])('%s', (now, arabic, french) => {
    const state = openingState(laboratory, at(now));
    expect(openingText(state, at(now), 'ar')).toBe(arabic);
    expect(openingText(state, at(now), 'fr')).toBe(french);
  });

  it('gives a date when the opening is a week away or more, and none when there is no change', () => {
    const closedForADay = (days: number): OpeningHours => ({
      weekly: laboratory.weekly,
      exceptions: Array.from({ length: days }, (_, i) => ({ date: addDays('2026-11-24', i), intervals: [] })),
    });
    const now = at('2026-11-24 10:00');
    expect(openingText(openingState(closedForADay(10), now), now, 'fr')).toBe('Ouvre le 4 décembre à 07:30');
    expect(openingText(openingState(closedForADay(10), now), now, 'en')).toBe('Opens on 4 December at 07:30');
    expect(openingText(openingState(closedForADay(15), now), now, 'fr')).toBe('Fermé');
    const always: OpeningHours = { weekly: weekOfSameDay(day('00:00-24:00')) };
    expect(openingText(openingState(always, now), now, 'en')).toBe('Open');
  });
});

describe('openHalfHours', () => {
  it('lists each half hour a place is open in the middle of', () => {
    expect(openHalfHours([day('00:00-01:00'), [], [], [], [], [], []])).toEqual([0, 1]);
    expect(openHalfHours([day('00:15-01:15'), [], [], [], [], [], []])).toEqual([0, 1]);
    expect(openHalfHours([day('00:16-01:16'), [], [], [], [], [], []])).toEqual([1, 2]);
    expect(openHalfHours([[], [], [], [], [], [], day('23:00-01:00')])).toEqual([0, 1, 334, 335]);
    expect(openHalfHours(weekOfSameDay(day('00:00-24:00')))).toHaveLength(336);
  });

  it('agrees with isOpenAt in the middle of every half hour', () => {
    const open = new Set(openHalfHours(laboratory.weekly));
    for (let half = 0; half < 336; half++) {
      const date = addDays('2026-12-07', Math.floor(half / 48));
      const hour = String(Math.floor((half % 48) / 2)).padStart(2, '0');
      const moment = { date, time: `${hour}:${half % 2 ? '45' : '15'}` };
      expect(halfHourOfWeek(moment)).toBe(half);
      expect(open.has(half)).toBe(isOpenAt(laboratory, moment));
    }
  });
});

describe('findHoursProblem', () => {
  const withMonday = (...spans: string[]): OpeningHours => ({
    weekly: [day(...spans), [], [], [], [], [], []],
  });

  it.each<[string, OpeningHours, ReturnType<typeof findHoursProblem>]>([
    ['real hours', laboratory, null],
    ['around the clock', { weekly: weekOfSameDay(day('00:00-24:00')) }, null],
    ['every night', { weekly: weekOfSameDay(day('20:00-08:00')) }, null],
    ['six days', { weekly: laboratory.weekly.slice(1) }, 'not_seven_days'],
    ['an hour that is none', withMonday('07:60-12:00'), 'not_a_time'],
    ['nothing between opening and closing', withMonday('12:00-12:00'), 'empty_interval'],
    ['overlapping intervals', withMonday('07:00-12:00', '11:59-13:00'), 'overlap'],
    [
      'a night that runs into the morning',
      { weekly: weekOfSameDay(day('07:00-12:00', '22:00-07:01')) },
      'overlap',
    ],
    [
      'a date that is none',
      { ...laboratory, exceptions: [{ date: '2026-02-30', intervals: [] }] },
      'not_a_date',
    ],
    [
      'a date twice',
      { ...laboratory, exceptions: [1, 2].map(() => ({ date: '2026-01-01', intervals: [] })) },
      'date_twice',
    ],
  ])('%s', (_name, hours, problem) => {
    expect(findHoursProblem(hours)).toBe(problem);
  });
});

describe('weekOf', () => {
  it('starts on Monday and carries exceptions and Ramadan', () => {
    const week = weekOf(laboratory, '2026-11-22');
    expect(week.map((entry) => entry.date)).toEqual(
      Array.from({ length: 7 }, (_, i) => addDays('2026-11-16', i)),
    );
    expect(week[2]?.intervals).toEqual([]);
    expect(week[6]).toEqual({ date: '2026-11-22', weekday: 7, intervals: day('10:00-12:00') });
    expect(weekOf(laboratory, '2026-02-19')[3]?.intervals).toEqual(day('09:00-15:00'));
  });
});

describe('Ramadan', () => {
  it('has a first and a last day', () => {
    expect(findRamadan('2026-02-18')).toBeNull();
    expect(findRamadan('2026-02-19')?.hijriYear).toBe(1447);
    expect(findRamadan('2026-03-19')?.status).toBe('announced');
    expect(findRamadan('2026-03-20')).toBeNull();
  });

  it('is expected where the tabular Islamic calendar puts it, and announced within a day of it', () => {
    for (const { hijriYear, firstDay, lastDay, status } of ramadanPeriods) {
      const computed = (month: number) =>
        Temporal.PlainDate.from({ calendar: 'islamic-civil', year: hijriYear, month, day: 1 }).withCalendar(
          'iso8601',
        );
      const tolerance = status === 'announced' ? 1 : 0;
      const first = Temporal.PlainDate.from(firstDay).until(computed(9)).days;
      const last = Temporal.PlainDate.from(lastDay).until(computed(10).subtract({ days: 1 })).days;
      expect(Math.abs(first)).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(last)).toBeLessThanOrEqual(tolerance);
    }
  });
});

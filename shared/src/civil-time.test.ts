import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './civil-date.ts';
import {
  assertTimeZoneData,
  civilDateOf,
  civilDateTimeOf,
  civilMoment,
  endOfCivilDayExclusive,
  instantOf,
  isWithinValidity,
  startOfCivilDay,
} from './civil-time.ts';

const hour = 3_600_000;
const at = (iso: string) => new Date(iso);

describe('civilMoment', () => {
  it('gives instant, day, time, text and offset', () => {
    expect(civilMoment(at('2026-11-24T18:02:30Z'), 'ar')).toEqual({
      instant: '2026-11-24T18:02:30.000Z',
      date: '2026-11-24',
      time: '18:02',
      text: 'الثلاثاء 24 نونبر 2026، 18:02',
      offsetMinutes: 0,
    });
  });

  it('refuses an invalid date', () => {
    expect(() => civilMoment(new Date(Number.NaN), 'fr')).toThrow(RangeError);
  });

  /** Each change of offset since 2025: the last second before, the first after (tz database 2026c). */
  it.each([
    ['2025-02-23T01:59:59Z', '2025-02-23 02:59', 60],
    ['2025-02-23T02:00:00Z', '2025-02-23 02:00', 0],
    ['2025-04-06T01:59:59Z', '2025-04-06 01:59', 0],
    ['2025-04-06T02:00:00Z', '2025-04-06 03:00', 60],
    ['2026-02-15T01:59:59Z', '2026-02-15 02:59', 60],
    ['2026-02-15T02:00:00Z', '2026-02-15 02:00', 0],
    ['2026-03-22T01:59:59Z', '2026-03-22 01:59', 0],
    ['2026-03-22T02:00:00Z', '2026-03-22 03:00', 60],
    ['2026-09-20T00:59:59Z', '2026-09-20 01:59', 60],
    ['2026-09-20T01:00:00Z', '2026-09-20 01:00', 0],
    ['2027-02-20T12:00:00Z', '2027-02-20 12:00', 0],
    ['2027-07-01T12:00:00Z', '2027-07-01 12:00', 0],
  ])('%s is %s at +%i', (instant, civil, offsetMinutes) => {
    const moment = civilMoment(at(instant), 'en');
    expect(`${moment.date} ${moment.time}`).toBe(civil);
    expect(moment.offsetMinutes).toBe(offsetMinutes);
  });

  it('does not change after 2026-09-20 as far as the zone data reach', () => {
    let zoned = Temporal.Instant.from('2026-09-20T01:00:00Z').toZonedDateTimeISO('Africa/Casablanca');
    const next = zoned.getTimeZoneTransition('next');
    expect(next).toBeNull();
    zoned = zoned.add({ years: 10 });
    expect(zoned.offset).toBe('+00:00');
  });
});

describe('the last day counts whole', () => {
  it.each([
    // an ordinary day in UTC+1, then in UTC+0
    ['2025-06-30', '2025-06-29T23:00:00.000Z', 24],
    ['2026-12-31', '2026-12-31T00:00:00.000Z', 24],
    // clocks go back for Ramadan: 25 hours; forward afterwards: 23
    ['2025-02-23', '2025-02-22T23:00:00.000Z', 25],
    ['2025-04-06', '2025-04-06T00:00:00.000Z', 23],
    ['2026-02-15', '2026-02-14T23:00:00.000Z', 25],
    ['2026-03-22', '2026-03-22T00:00:00.000Z', 23],
    // back to UTC+0 for good
    ['2026-09-19', '2026-09-18T23:00:00.000Z', 24],
    ['2026-09-20', '2026-09-19T23:00:00.000Z', 25],
    ['2026-09-21', '2026-09-21T00:00:00.000Z', 24],
  ])('%s starts at %s and has %i hours', (date, start, hours) => {
    expect(startOfCivilDay(date).toISOString()).toBe(start);
    expect((endOfCivilDayExclusive(date).getTime() - startOfCivilDay(date).getTime()) / hour).toBe(hours);
    const lastInstant = new Date(endOfCivilDayExclusive(date).getTime() - 1);
    expect(isWithinValidity(lastInstant, '2025-01-01', date)).toBe(true);
    expect(isWithinValidity(endOfCivilDayExclusive(date), '2025-01-01', date)).toBe(false);
    expect(isWithinValidity(startOfCivilDay(date), date)).toBe(true);
    expect(isWithinValidity(new Date(startOfCivilDay(date).getTime() - 1), date)).toBe(false);
  });

  it('holds for every day from 2025 to 2030: days join without gap or overlap', () => {
    for (let date = '2025-01-01'; date < '2031-01-01'; date = addDays(date, 1)) {
      expect(endOfCivilDayExclusive(date).getTime()).toBe(startOfCivilDay(addDays(date, 1)).getTime());
      expect(civilDateOf(startOfCivilDay(date))).toBe(date);
      expect(civilDateOf(new Date(endOfCivilDayExclusive(date).getTime() - 1))).toBe(date);
    }
  });

  it('does not bind where a bound is missing', () => {
    expect(isWithinValidity(at('1999-01-01T00:00:00Z'))).toBe(true);
    expect(isWithinValidity(at('2026-01-01T00:00:00Z'), null, '2025-12-31')).toBe(false);
  });
});

describe('instantOf', () => {
  it('undoes civilDateTimeOf, save for the hour that comes twice', () => {
    const minutes = fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2031, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(minute * 60_000);
        const { date, time } = civilDateTimeOf(instant);
        expect([0, hour]).toContain(instant.getTime() - instantOf(date, time).getTime());
      }),
    );
  });

  it('moves a time that is skipped forward by the gap', () => {
    expect(instantOf('2026-03-22', '02:30').toISOString()).toBe('2026-03-22T02:30:00.000Z');
  });
});

describe('assertTimeZoneData', () => {
  it.each(['2026c', '2026d', '2026aa', '2027a'])('takes %s', (release) => {
    expect(() => assertTimeZoneData(release)).not.toThrow();
  });

  it.each(['2026b', '2025z', '2024a', '', undefined, 'latest'])(
    'refuses %s and says what to do',
    (release) => {
      expect(() => assertTimeZoneData(release)).toThrow(/UTC\+0 since 2026-09-20.*needs 2026c or newer/);
    },
  );

  it('takes the release this runtime really has', () => {
    expect(() => assertTimeZoneData(process.versions.tz)).not.toThrow();
  });

  it('refuses a runtime whose zone contradicts the release it names', () => {
    expect(() => assertTimeZoneData('2026c', () => 60)).toThrow(/\+60 minutes on 2026-09-21/);
  });
});

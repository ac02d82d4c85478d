import { describe, expect, it } from 'vitest';
import { countedNoun } from './counted-noun.ts';
import { formatCountdown, formatDuration } from './duration.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('countedNoun', () => {
  it('follows the Arabic rules for one, two, few, many and hundreds', () => {
    expect(
      [1, 2, 3, 10, 11, 99, 100, 102, 103, 1000].map((count) => countedNoun(count, 'day', 'ar')),
    ).toEqual([
      'يوم',
      'يومين',
      '3 أيام',
      '10 أيام',
      '11 يومًا',
      '99 يومًا',
      '100 يوم',
      '102 يوم',
      '103 أيام',
      '1\u202F000 يوم',
    ]);
    expect(countedNoun(2, 'use', 'ar', 'subject')).toBe('استفادتان');
    expect(countedNoun(0, 'use', 'ar')).toBe('0 استفادة');
  });

  it('follows French and English', () => {
    expect([0, 1, 2].map((count) => countedNoun(count, 'use', 'fr'))).toEqual([
      '0 utilisation',
      '1 utilisation',
      '2 utilisations',
    ]);
    expect([0, 1, 2].map((count) => countedNoun(count, 'voucher', 'en'))).toEqual([
      '0 vouchers',
      '1 voucher',
      '2 vouchers',
    ]);
  });
});

describe('formatDuration', () => {
  it.each([
    [2 * day + 6 * hour, 'يومين و6 ساعات', '2 jours et 6 heures'],
    [day + hour + 59 * minute, 'يوم وساعة', '1 jour et 1 heure'],
    [3 * day, '3 أيام', '3 jours'],
    [2 * hour + 2 * minute, 'ساعتين ودقيقتين', '2 heures et 2 minutes'],
    [11 * minute + 59 * second, '11 دقيقة', '11 minutes'],
    [18 * second, '18 ثانية', '18 secondes'],
    [999, '0 ثانية', '0 seconde'],
    [-day, '0 ثانية', '0 seconde'],
  ])('%i ms', (millis, arabic, french) => {
    expect(formatDuration(millis, 'ar')).toBe(arabic);
    expect(formatDuration(millis, 'fr')).toBe(french);
  });

  it('rounds a wait up, carrying into the larger unit', () => {
    const up = (millis: number) => formatDuration(millis, 'en', { rounding: 'up' });
    expect(up(59 * minute + 30 * second)).toBe('1 hour');
    expect(up(minute + 1)).toBe('2 minutes');
    expect(up(59_001)).toBe('1 minute');
    expect(up(23 * hour + 59 * minute + 1)).toBe('1 day');
  });
});

describe('formatCountdown', () => {
  it('shows minutes and seconds and ends on 00:00', () => {
    expect([640 * second, 38 * second, 1, 0, -5].map(formatCountdown)).toEqual([
      '10:40',
      '00:38',
      '00:01',
      '00:00',
      '00:00',
    ]);
  });
});

import { checkCharacter } from '@wasl/shared/voucher-code';
import { createVoucherToken, parseVoucherToken, verifyVoucherToken } from '@wasl/shared/voucher-token';
import { describe, expect, it } from 'vitest';
import { isPastEnd, lastMomentText, offsetOf, timeLeftText } from './voucher-time.ts';

const midnight = { instant: '2026-11-27T00:00:00.000Z', date: '2026-11-27', time: '00:00' };

describe('the end of a voucher', () => {
  it('is told as the last minute it can be used, not as the midnight after', () => {
    expect(lastMomentText(midnight, 'ar')).toBe('الخميس 26 نونبر، 23:59');
    expect(lastMomentText(midnight, 'fr')).toBe('jeudi 26 novembre, 23:59');
    expect(lastMomentText({ ...midnight, date: '2027-01-01' }, 'en')).toBe('Thursday 31 December, 23:59');
  });

  it('is told as it is when it lies within a day', () => {
    expect(lastMomentText({ ...midnight, time: '18:30' }, 'fr')).toBe('vendredi 27 novembre, 18:30');
  });

  it('counts down in the largest two units', () => {
    const now = Date.parse('2026-11-24T18:00:00.000Z');
    expect(timeLeftText(midnight, now, 'ar')).toBe('يومين و6 ساعات');
    expect(timeLeftText(midnight, now, 'fr')).toBe('2 jours et 6 heures');
  });

  it('has come at its very instant and not a millisecond before', () => {
    const end = Date.parse(midnight.instant);
    expect(isPastEnd(midnight, end - 1)).toBe(false);
    expect(isPastEnd(midnight, end)).toBe(true);
  });
});

describe('the correction of the device’s clock', () => {
  const serverTime = '2026-11-22T09:30:00.000Z';
  const serverMillis = Date.parse(serverTime);

  it('is what the server’s clock was ahead of the device’s when the answer was read', () => {
    expect(offsetOf({ serverTime, readAtMillis: serverMillis - 300_000 }, 0)).toBe(300_000);
    expect(offsetOf({ serverTime, readAtMillis: serverMillis + 3_600_000 }, 0)).toBe(-3_600_000);
  });

  it('is what was learnt last where the moment of reading is not known', () => {
    expect(offsetOf({ serverTime, readAtMillis: 0 }, -5_000)).toBe(-5_000);
    expect(offsetOf({ serverTime: 'not a time', readAtMillis: 1 }, 7)).toBe(7);
  });

  it('makes a token the counter takes from a phone that is an hour wrong, long after the answer was read', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const payload = '7KQ4M2XH9';
    const wrongByMillis = -3_600_000;
    const offset = offsetOf({ serverTime, readAtMillis: serverMillis + wrongByMillis }, 0);
    const laterMillis = serverMillis + 26 * 3_600_000;
    const deviceMillis = laterMillis + wrongByMillis;
    const text = createVoucherToken(secret, payload + checkCharacter(payload), deviceMillis + offset);
    const token = parseVoucherToken(text);
    expect(token && verifyVoucherToken({ secret, token, nowMillis: laterMillis })).toMatchObject({
      ok: true,
    });
  });
});

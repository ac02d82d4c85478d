import { describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../platform/logger.ts';
import { dueStep, endReminderDays, startMidnightWork } from './life-sweep.ts';

describe('the reminder that is due', () => {
  it.each([
    [91, null],
    [90, 90],
    [61, 90],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
    [-1, null],
  ])('with %i days left is the step of %s days', (daysLeft, step) => {
    expect(dueStep(endReminderDays, daysLeft)).toBe(step);
  });
});

describe('the work of midnight', () => {
  /** A clock that goes with the timers of the test. */
  async function nightFrom(start: string): Promise<string[]> {
    vi.useFakeTimers({ now: new Date(start) });
    const ran: string[] = [];
    const work = startMidnightWork({
      clock: { now: () => new Date() },
      logger: createLogger('silent'),
      work: async (now) => {
        ran.push(now.toISOString());
        return { ended: 0, suspended: 0, reminded: 0, warned: 0 };
      },
    });
    await vi.advanceTimersByTimeAsync(2 * 86_400_000);
    await work.stop();
    vi.useRealTimers();
    return ran;
  }

  it('begins within two seconds of each midnight in Morocco', async () => {
    expect(await nightFrom('2026-11-22T09:30:00.000Z')).toEqual([
      '2026-11-23T00:00:00.000Z',
      '2026-11-24T00:00:00.000Z',
    ]);
  });

  it('follows the clocks of Morocco over the change of its zone', async () => {
    // UTC+1 until 20 September 2026, UTC+0 from then on.
    expect(await nightFrom('2026-09-18T12:00:00.000Z')).toEqual([
      '2026-09-18T23:00:00.000Z',
      '2026-09-19T23:00:00.000Z',
    ]);
    expect((await nightFrom('2026-09-20T12:00:00.000Z'))[0]).toBe('2026-09-21T00:00:00.000Z');
  });
});

import { expect, it } from 'vitest';
import { tightestLimitText } from './tightest-limit.ts';

const reason = (left: number, count: number, text: string) => ({
  limitLeft: { left, text, limit: { count, text: '' } },
});

it('tells the limit of which least is left', () => {
  expect(
    tightestLimitText([
      reason(3, 8, 'three'),
      { limitLeft: null },
      reason(1, 4, 'one'),
      reason(1, 12, 'later'),
    ]),
  ).toBe('one');
});

it('tells nothing where nothing limits the offer', () => {
  expect(tightestLimitText([{ limitLeft: null }, {}])).toBeNull();
});

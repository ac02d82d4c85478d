import { expect, it } from 'vitest';
import { undoDeadlineMs } from './undo-deadline.ts';

const at = (instant: string) => Date.parse(instant);
const until = { instant: '2026-11-22T09:45:00.000Z' };

it('counts the seconds from when the answer came', () => {
  const deadline = undoDeadlineMs(
    { reversibleForSeconds: 640, reversibleUntil: null },
    at('2026-11-22T09:30:00.000Z'),
  );
  expect(deadline).toBe(at('2026-11-22T09:40:40.000Z'));
});

it('never shows more than is left when an answer is repeated after a cut', () => {
  const repeated = { reversibleForSeconds: 900, reversibleUntil: until };
  expect(undoDeadlineMs(repeated, at('2026-11-22T09:38:00.000Z'))).toBe(at(until.instant));
});

it('is none when the time is over or it was undone', () => {
  expect(undoDeadlineMs({ reversibleForSeconds: 0, reversibleUntil: null }, 0)).toBeNull();
});

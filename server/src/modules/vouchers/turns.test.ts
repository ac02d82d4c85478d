import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

it('runs work of one key in the order it came, also past a failure, and other keys beside it', async () => {
  const turns = createTurns();
  const log: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = turns.inTurn('a', async () => {
    await gate.promise;
    log.push('a1');
    throw new Error('first');
  });
  const second = turns.inTurn('a', async () => log.push('a2'));
  await turns.inTurn('b', async () => log.push('b1'));
  expect(log).toEqual(['b1']);
  gate.resolve();
  await expect(first).rejects.toThrow('first');
  await second;
  expect(log).toEqual(['b1', 'a1', 'a2']);
});

import { describe, expect, it } from 'vitest';
import { createKeptFigures } from './kept-figures.ts';

function keeping(size: () => number) {
  let now = 0;
  let count = 0;
  const read = createKeptFigures(
    async () => ({ count: ++count, size: size() }),
    (figures) => figures.size > 100,
    () => now,
  );
  return { read: async () => (await read('a')).count, pass: (millis: number) => (now += millis) };
}

describe('kept figures', () => {
  it('works small ones out for every question', async () => {
    const { read } = keeping(() => 100);
    expect([await read(), await read()]).toEqual([1, 2]);
  });

  it('answers from large ones, and works them out again behind the answer after a while', async () => {
    const { read, pass } = keeping(() => 101);
    expect([await read(), await read()]).toEqual([1, 1]);
    pass(60_001);
    expect(await read()).toBe(1);
    await Promise.resolve();
    expect(await read()).toBe(2);
  });

  it('waits for large ones that are too old', async () => {
    const { read, pass } = keeping(() => 101);
    await read();
    pass(900_001);
    expect(await read()).toBe(2);
  });

  it('keeps none that have become small', async () => {
    let size = 101;
    const { read, pass } = keeping(() => size);
    await read();
    size = 1;
    pass(900_001);
    expect([await read(), await read()]).toEqual([2, 3]);
  });

  it('goes on after a working-out that failed', async () => {
    let fails = true;
    const read = createKeptFigures(
      async () => {
        if (fails) throw new Error('the store is down');
        return 1;
      },
      () => true,
    );
    await expect(read('a')).rejects.toThrow();
    fails = false;
    expect(await read('a')).toBe(1);
  });
});

import { expect, it } from 'vitest';
import { createGatheredRead } from './gather.ts';

interface Item {
  _id: string;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

function gathered() {
  const reads: {
    keys: readonly string[];
    answer: (ids: readonly string[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const readOne = createGatheredRead<Item>(
    (keys) =>
      new Promise((resolve, reject) => {
        reads.push({ keys, answer: (ids) => resolve(ids.map((_id) => ({ _id }))), fail: reject });
      }),
    ({ _id }) => _id,
  );
  return { reads, readOne };
}

it('reads in this turn what is asked for alone, and together what is asked for meanwhile', async () => {
  const { reads, readOne } = gathered();
  const first = readOne('a');
  await turn();
  const others = [readOne('b'), readOne('c'), readOne('b'), readOne('a')];
  expect(reads.map(({ keys }) => keys)).toEqual([['a']]);
  reads[0]?.answer(['a']);
  expect(await first).toEqual({ _id: 'a' });
  await turn();
  expect(reads.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c', 'a']]);
  reads[1]?.answer(['a', 'b']);
  expect(await Promise.all(others)).toEqual([{ _id: 'b' }, null, { _id: 'b' }, { _id: 'a' }]);
});

it('tells a failure to those who asked and goes on with the next', async () => {
  const { reads, readOne } = gathered();
  const first = readOne('a');
  await turn();
  const second = readOne('b');
  reads[0]?.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await turn();
  reads[1]?.answer(['b']);
  expect(await second).toEqual({ _id: 'b' });
});

import { expect, it } from 'vitest';
import { createLots } from './lots.ts';
import { createTurns } from './turns.ts';

const turnOver = async () => {
  for (let rest = 0; rest < 3; rest++) await new Promise((resolve) => setImmediate(resolve));
};

/** Lots of names, each held until let go. `bad` names make the lot they are in fail. */
function lotsOf({ maximum = 50 } = {}) {
  const log: string[][] = [];
  let letGo: (() => void)[] = [];
  const add = createLots<string, string>({
    turns: createTurns(),
    maximum,
    subjectsOf: (name) => [name.slice(0, 1)],
    run: async (_, lot) => {
      log.push([...lot]);
      await new Promise<void>((resolve) => letGo.push(resolve));
      if (lot.some((name) => name.endsWith('bad'))) throw new Error('bad');
      return lot.map((name) => `${name} done`);
    },
  });
  /** Lets lots go until none is left. */
  async function finish(): Promise<void> {
    for (let rest = 0; rest < 20; rest++) {
      await turnOver();
      for (const go of letGo.splice(0)) go();
    }
    letGo = [];
  }
  return { log, add, finish };
}

it('begins with what comes alone, and takes together what comes meanwhile', async () => {
  const { log, add, finish } = lotsOf();
  const first = add('partner', 'a');
  await turnOver();
  const others = Promise.all([add('partner', 'b'), add('partner', 'c')]);
  await finish();
  expect([await first, await others]).toEqual(['a done', ['b done', 'c done']]);
  expect(log).toEqual([['a'], ['b', 'c']]);
});

it('keeps partners apart, a lot within its size, and one subject out of a lot that has it', async () => {
  const { log, add, finish } = lotsOf({ maximum: 2 });
  const all = Promise.all([
    add('one', 'a1'),
    add('two', 'a2'),
    add('one', 'a3'),
    add('one', 'b'),
    add('one', 'c'),
  ]);
  await finish();
  expect(await all).toEqual(['a1 done', 'a2 done', 'a3 done', 'b done', 'c done']);
  expect(log).toEqual([['a1', 'b'], ['a2'], ['a3', 'c']]);
});

it('lets nobody wait for the many lots of one who asks for the same again and again', async () => {
  const { log, add, finish } = lotsOf();
  const all = Promise.all(['a1', 'a2', 'a3', 'b'].map((name) => add('one', name)));
  await finish();
  await all;
  expect(log).toEqual([['a1', 'b'], ['a2'], ['a3']]);
});

it('does a lot that failed again one by one, so that only who is at fault is told', async () => {
  const { log, add, finish } = lotsOf();
  const all = Promise.allSettled([add('one', 'a'), add('one', 'b bad'), add('one', 'c')]);
  await finish();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(log).toEqual([['a', 'b bad', 'c'], ['a'], ['b bad'], ['c']]);
});

import { describe, expect, it } from 'vitest';
import { createReadCache } from './read-cache.ts';

interface Item {
  id: string;
}

function createCache({ maxAgeMillis = 60_000, maximum = 10 } = {}) {
  const reads: string[][] = [];
  let failNext = false;
  const cache = createReadCache<Item>(
    async (ids) => {
      reads.push([...ids]);
      if (failNext) {
        failNext = false;
        throw new Error('store is down');
      }
      return ids.filter((id) => id !== 'absent').map((id) => ({ id }));
    },
    (item) => item.id,
    { maxAgeMillis, maximum },
  );
  return {
    cache,
    reads,
    failNext: () => {
      failNext = true;
    },
  };
}

describe('read cache', () => {
  it('reads an id once, also when asked twice at the same time', async () => {
    const { cache, reads } = createCache();
    const [first, second] = await Promise.all([cache.listByIds(['a', 'b']), cache.listByIds(['b', 'a'])]);
    expect(first.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(second.map(({ id }) => id)).toEqual(['b', 'a']);
    await cache.listByIds(['a']);
    expect(reads).toEqual([['a', 'b']]);
  });

  it('reads together what several ask for at the same time', async () => {
    const { cache, reads } = createCache();
    await Promise.all([cache.find('a'), cache.find('b'), cache.listByIds(['c', 'a'])]);
    expect(reads).toEqual([['a', 'b', 'c']]);
  });

  it('has at hand what it keeps', async () => {
    const { cache } = createCache();
    await cache.find('a');
    expect(cache.find('a')).toEqual({ id: 'a' });
  });

  it('reads again what was forgotten, also while it was being read', async () => {
    const { cache, reads } = createCache();
    await cache.find('a');
    cache.forget('a');
    const first = cache.find('a');
    cache.forget('a');
    expect(await cache.find('a')).toEqual(await first);
    cache.forget('a');
    await cache.find('a');
    expect(reads).toEqual([['a'], ['a'], ['a']]);
  });

  it('remembers what does not exist', async () => {
    const { cache, reads } = createCache();
    expect(await cache.listByIds(['absent'])).toEqual([]);
    expect(await cache.listByIds(['absent'])).toEqual([]);
    expect(reads).toHaveLength(1);
  });

  it('reads again what is too old', async () => {
    const { cache, reads } = createCache({ maxAgeMillis: -1 });
    await cache.listByIds(['a']);
    await cache.listByIds(['a']);
    expect(reads).toHaveLength(2);
  });

  it('does not remember a read that failed', async () => {
    const { cache, failNext } = createCache();
    failNext();
    await expect(cache.listByIds(['a'])).rejects.toThrow('store is down');
    expect(await cache.listByIds(['a'])).toEqual([{ id: 'a' }]);
  });

  it('keeps no more than its maximum', async () => {
    const { cache, reads } = createCache({ maximum: 2 });
    await cache.listByIds(['a', 'b', 'c']);
    await cache.listByIds(['b', 'c']);
    expect(reads).toHaveLength(1);
    await cache.listByIds(['a']);
    expect(reads).toHaveLength(2);
  });
});

/** Chance that comes out the same every time: for a demonstration network only, never for secrets. */
export interface Random {
  /** 0 ≤ value < 1. */
  next(): number;
  /** A whole number from `minimum` to `maximum`, both included. */
  whole(minimum: number, maximum: number): number;
  /** True once in `1 / probability` times. */
  chance(probability: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  /** Picks in proportion to the weights. */
  pickWeighted<Item>(list: readonly { item: Item; weight: number }[]): Item;
  shuffled<Item>(list: readonly Item[]): Item[];
}

/** `mulberry32` of Tommy Ettinger (public domain), seeded by the FNV-1a hash of a name: each part has a stream of its own. */
export function createRandom(name: string): Random {
  let state = 0x811c9dc5;
  for (const character of name) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const whole = (minimum: number, maximum: number): number =>
    minimum + Math.floor(next() * (maximum - minimum + 1));

  function pick<Item>(list: readonly Item[]): Item {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[whole(0, list.length - 1)] as Item;
  }

  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick,
    pickWeighted: (list) => {
      let left = next() * list.reduce((sum, { weight }) => sum + weight, 0);
      const chosen = list.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return (chosen ?? pick(list)).item;
    },
    shuffled: (list) => {
      const result = [...list];
      for (let last = result.length - 1; last > 0; last--) {
        const other = whole(0, last);
        [result[last], result[other]] = [
          result[other] as (typeof result)[number],
          result[last] as (typeof result)[number],
        ];
      }
      return result;
    },
  };
}

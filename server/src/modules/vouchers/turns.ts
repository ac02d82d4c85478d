/** Runs work of one key one after another, in the order it came, and of different keys at once. */
export type Turns = ReturnType<typeof createTurns>;

/**
 * Keeps the transactions of one process that would meet at the same documents from fighting: they queue here and cost
 * nothing, instead of conflicting in the store and running again. Correctness never depends on it; transactions of other
 * processes still meet in the store.
 */
export function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return {
    async inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
      const before = last.get(key);
      const mine = (before ?? Promise.resolve()).then(work, work);
      const settled = mine.catch(() => undefined);
      last.set(key, settled);
      try {
        return await mine;
      } finally {
        if (last.get(key) === settled) last.delete(key);
      }
    },
  };
}

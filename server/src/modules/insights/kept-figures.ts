/** Figures that were kept are worked out again, behind an answer from those kept, once they are this old… */
const refreshMillis = 60_000;
/** …and waited for once they are this old. */
const tooOldMillis = 15 * 60_000;
const keptMaximum = 50;

/**
 * Keeps figures that are costly to work out, by a key: small ones are always as they are now, large ones as they were a
 * moment ago. Of large ones only one working-out of a key runs at a time. `elapsed` tells milliseconds.
 */
export function createKeptFigures<Figures>(
  workOut: (key: string) => Promise<Figures>,
  isLarge: (figures: Figures) => boolean,
  elapsed: () => number = () => performance.now(),
): (key: string) => Promise<Figures> {
  const kept = new Map<string, { figures: Figures; readAt: number }>();
  const running = new Map<string, Promise<Figures>>();

  async function run(key: string): Promise<Figures> {
    const readAt = elapsed();
    const figures = await workOut(key);
    kept.delete(key);
    if (isLarge(figures)) kept.set(key, { figures, readAt });
    const [oldest] = kept.keys();
    if (kept.size > keptMaximum && oldest !== undefined) kept.delete(oldest);
    return figures;
  }

  function refresh(key: string): Promise<Figures> {
    const known = running.get(key);
    if (known) return known;
    const work = run(key).finally(() => running.delete(key));
    running.set(key, work);
    return work;
  }

  return async (key) => {
    const known = kept.get(key);
    if (!known) return await run(key);
    const age = elapsed() - known.readAt;
    if (age > tooOldMillis) return await refresh(key);
    if (age > refreshMillis) refresh(key).catch(() => undefined);
    return known.figures;
  };
}

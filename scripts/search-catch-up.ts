import { setTimeout as sleep } from 'node:timers/promises';
import type { Modules } from '../server/src/app/compose.ts';
import type { Stores } from '../server/src/app/stores.ts';
import { countWaitingEvents } from '../server/src/platform/events/outbox.ts';
import type { ProgressBar } from './progress-bar.ts';

const longestWaitMillis = 180_000;

/**
 * Waits until search has heard of everything written so far: this process tells it, or the serving one that does so
 * already. Returns how many changes it has still to hear of, when that takes too long.
 */
export async function waitForSearch(
  { modules, stores }: { modules: Modules; stores: Stores },
  bar: ProgressBar,
): Promise<number> {
  modules.startBackground();
  const startedAt = performance.now();
  const total = await countWaitingEvents(stores.connection, 'search');
  for (;;) {
    await modules.drainEvents();
    const waiting = await countWaitingEvents(stores.connection, 'search');
    if (waiting === 0 || performance.now() - startedAt > longestWaitMillis) {
      bar.end();
      return waiting;
    }
    bar.update(total - waiting, total, `search: ${waiting} changes to go`);
    await sleep(300);
  }
}

/** What a redemption is measured beside: the driver's conditional update on a store of its own, 50 in flight. Prints updates per second. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStores } from '../../server/src/app/stores.ts';
import { readConfig } from '../../server/src/platform/config/config.ts';
import { createLogger } from '../../server/src/platform/logger.ts';

const documentCount = 4000;
const inFlight = 50;

const directory = await mkdtemp(join(tmpdir(), 'wasl-bench-'));
const stores = await openStores(readConfig({ ...process.env, WASL_DATA: directory }), createLogger('silent'));
try {
  const collection = stores.connection.collection<{ _id: number; state: string }>('bare');
  await collection.insertMany(
    Array.from({ length: documentCount }, (_, index) => ({ _id: index, state: 'ISSUED' })),
  );
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (next < documentCount) {
        const _id = next++;
        await collection.findOneAndUpdate(
          { _id, state: 'ISSUED' },
          { $set: { state: 'REDEEMED' } },
          { writeConcern: { w: 'majority', journal: true } },
        );
      }
    }),
  );
  process.stdout.write(String(documentCount / ((performance.now() - startedAt) / 1000)));
} finally {
  await stores.close();
  await rm(directory, { recursive: true, force: true });
}

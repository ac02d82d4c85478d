/** Builds the search indexes anew from the documents, beside the old ones, and swaps them in when they are whole. */
import { parseArgs } from 'node:util';
import { openWasl } from '../server/src/app/start.ts';
import { readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';

const usage = `npm run reindex

Builds the search indexes anew from the documents. Searches go on with the old indexes meanwhile.
`;

if (parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const wasl = await openWasl(readConfig(), { logger: createLogger('warn') });
try {
  for (const { index, documents } of await wasl.modules.search.rebuildIndexes())
    process.stdout.write(`${index}: ${documents} documents\n`);
} finally {
  await wasl.stores.close();
}

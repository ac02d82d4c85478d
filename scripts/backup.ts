/** Writes everything Wasl keeps into one file: every collection as it was at one instant, and the files beside it. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { EJSON } from 'bson';
import { openWasl } from '../server/src/app/start.ts';
import { readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';

const usage = `npm run backup -- FILE.ndjson.gz

Writes every collection as it is at one instant, one document a line, gzipped, with a digest at the end.
Runs beside a serving Wasl. The file holds personal data: it is written readable by its owner only.
`;

/** What comes back by itself, or must not come back: sessions end with a restore. */
const leftOut = new Set(['sessions', 'attempts', 'leases']);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' } },
});
const [target] = positionals;
if (values.help || !target) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 2);
}

const wasl = await openWasl(readConfig(), { logger: createLogger('warn') });
try {
  const file = resolve(target);
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.part`;
  const lines = new PassThrough();
  const written = pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600 }));
  const digest = createHash('sha256');
  let documentCount = 0;
  const writeLine = async (value: unknown, counts: boolean) => {
    const line = `${EJSON.stringify(value, { relaxed: false })}\n`;
    if (counts) digest.update(line);
    if (!lines.write(line)) await new Promise((done) => lines.once('drain', done));
  };

  const { connection } = wasl.stores;
  const database = connection.db;
  if (!database) throw new Error('The store is not open.');
  const names = (await database.listCollections({}, { nameOnly: true }).toArray())
    .map(({ name }) => name)
    .filter((name) => !leftOut.has(name) && !name.startsWith('system.'))
    .sort();
  await writeLine({ wasl: 'backup', format: 1, collections: names }, false);
  const session = connection.getClient().startSession({ snapshot: true });
  try {
    for (const name of names) {
      for await (const document of database.collection(name).find({}, { session, promoteValues: false })) {
        await writeLine({ collection: name, document }, true);
        documentCount++;
      }
    }
  } finally {
    await session.endSession();
  }
  await writeLine({ end: true, documents: documentCount, sha256: digest.digest('hex') }, false);
  lines.end();
  await written;
  await rename(draft, file);
  process.stdout.write(`${documentCount} documents of ${names.length} collections written to ${file}\n`);
} finally {
  await wasl.stores.close();
}

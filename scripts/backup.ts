/** Writes everything Wasl keeps into one file: every collection as it was at one instant, and the files beside it. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { EJSON } from 'bson';
import { openWasl } from '../server/src/app/start.ts';
import { readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';

const usage = `npm run backup -- FILE.ndjson.gz

Writes every collection as it is at one instant, one document a line, then the files sent in, gzipped, with a digest at the
end. Runs beside a serving Wasl. The backup holds personal data: it is written readable by its owner only.
`;

/** What comes back by itself, or must not come back: sessions end with a restore. */
const leftOut = new Set(['sessions', 'attempts', 'leases']);

/** Files go in pieces, so that no line is too long to be read. */
const pieceBytes = 768 * 1024;

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
  let fileCount = 0;
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
  await writeLine({ wasl: 'backup', format: 2, collections: names }, false);
  /** Keys of contents, and whether something owns them: what nothing owns may go meanwhile. */
  const contents: { key: string; isOwned: boolean }[] = [];
  const session = connection.getClient().startSession({ snapshot: true });
  try {
    for (const name of names) {
      for await (const document of database.collection(name).find({}, { session, promoteValues: false })) {
        await writeLine({ collection: name, document }, true);
        documentCount++;
        if (name === 'stored-files' && document.isStored)
          contents.push({ key: document.storeKey, isOwned: document.owner !== null });
      }
    }
  } finally {
    await session.endSession();
  }
  for (const { key, isOwned } of contents) {
    const content = await wasl.modules.uploads.fileStore.open(key).then(buffer, (error: unknown) => {
      if (isOwned) throw error;
      return null;
    });
    if (!content) continue;
    for (let at = 0; at < content.length; at += pieceBytes)
      await writeLine({ file: key, data: content.subarray(at, at + pieceBytes).toString('base64') }, true);
    fileCount++;
  }
  await writeLine(
    { end: true, documents: documentCount, files: fileCount, sha256: digest.digest('hex') },
    false,
  );
  lines.end();
  await written;
  await rename(draft, file);
  process.stdout.write(
    `${documentCount} documents of ${names.length} collections and ${fileCount} files written to ${file}\n`,
  );
} finally {
  await wasl.stores.close();
}

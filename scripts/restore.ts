/** Puts back what `npm run backup` wrote, into an empty store, whole or not at all. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { EJSON } from 'bson';
import { openWasl } from '../server/src/app/start.ts';
import { readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';

const usage = `npm run restore -- FILE.ndjson.gz [--replace]

Reads the whole file first and refuses one that is cut or changed. Refuses a store that holds documents, unless
--replace says to drop them. Sessions are not restored: everybody signs in again. The search index is built anew.
`;

const batchSize = 1000;

interface Line {
  wasl?: string;
  format?: number;
  collection?: string;
  document?: Record<string, unknown>;
  /** Key of a file a piece of which stands in `data`, in base64; pieces of one file follow each other. */
  file?: string;
  data?: string;
  end?: boolean;
  documents?: number;
  files?: number;
  sha256?: string;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', short: 'h' }, replace: { type: 'boolean' } },
});
const [source] = positionals;
if (values.help || !source) {
  process.stdout.write(usage);
  process.exit(values.help ? 0 : 2);
}

function readLines(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
}

/** Reads the file to its end without storing anything. Throws when it is not a whole backup. */
async function verify(file: string): Promise<void> {
  const digest = createHash('sha256');
  let documentCount = 0;
  const files = new Set<string>();
  let last: Line | null = null;
  for await (const text of readLines(file)) {
    const line = EJSON.parse(text) as Line;
    if (
      documentCount === 0 &&
      last === null &&
      (line.wasl !== 'backup' || (line.format !== 1 && line.format !== 2))
    )
      throw new Error('This is not a backup of Wasl that this version can read.');
    if (line.collection) {
      digest.update(`${text}\n`);
      documentCount++;
    }
    if (line.file) {
      digest.update(`${text}\n`);
      files.add(line.file);
    }
    last = line;
  }
  if (
    !last?.end ||
    last.documents !== documentCount ||
    (last.files ?? 0) !== files.size ||
    last.sha256 !== digest.digest('hex')
  )
    throw new Error('The backup is cut or changed; nothing was restored. Take another copy of the file.');
}

await verify(source);
const wasl = await openWasl(readConfig(), { logger: createLogger('warn') });
try {
  const { connection } = wasl.stores;
  const database = connection.db;
  if (!database) throw new Error('The store is not open.');
  const { fileStore } = wasl.modules.uploads;
  if (values.replace)
    for await (const { storeKey } of database.collection('stored-files').find())
      await fileStore.remove(String(storeKey));
  for (const { name } of await database.listCollections({}, { nameOnly: true }).toArray()) {
    const collection = database.collection(name);
    if (values.replace) await collection.deleteMany({});
    else if (await collection.findOne({}))
      throw new Error(
        'The store holds documents already; nothing was restored. Use --replace to drop them first.',
      );
  }
  let collectionName = '';
  let batch: Record<string, unknown>[] = [];
  let documentCount = 0;
  const flush = async () => {
    if (batch.length > 0) await database.collection(collectionName).insertMany(batch);
    documentCount += batch.length;
    batch = [];
  };
  let fileKey: string | undefined;
  let pieces: Buffer[] = [];
  let fileCount = 0;
  const keepFile = async () => {
    if (fileKey) {
      await fileStore.put(fileKey, Buffer.concat(pieces));
      fileCount++;
    }
    fileKey = undefined;
    pieces = [];
  };
  for await (const text of readLines(source)) {
    const line = EJSON.parse(text, { relaxed: false }) as Line;
    if (line.file !== fileKey) await keepFile();
    if (line.file && line.data) {
      fileKey = line.file;
      pieces.push(Buffer.from(line.data, 'base64'));
    }
    if (!line.collection || !line.document) continue;
    if (line.collection !== collectionName || batch.length >= batchSize) await flush();
    collectionName = line.collection;
    batch.push(line.document);
  }
  await flush();
  await keepFile();
  await wasl.modules.search.rebuildIndexes();
  process.stdout.write(
    `${documentCount} documents and ${fileCount} files restored; the search index is built anew\n`,
  );
} finally {
  await wasl.stores.close();
}

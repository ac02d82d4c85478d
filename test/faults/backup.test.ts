import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWasl } from '../../server/src/app/start.ts';
import type { Config } from '../../server/src/platform/config/config.ts';
import { createLogger } from '../../server/src/platform/logger.ts';
import { givenMember, givenOffer } from '../support/given.ts';
import { createTestConfig } from '../support/test-app.ts';

const run = promisify(execFile);
const scripts = join(import.meta.dirname, '../../scripts');

/** The settings of a store, as a command of its own reads them. */
function environmentOf(config: Config): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'test',
    WASL_DEMO: 'no',
    WASL_DATA: config.dataDirectory,
    MONGODB_URI: config.mongodbUri ?? '',
  };
}

async function command(config: Config, name: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(scripts, `${name}.ts`), ...args], {
    env: environmentOf(config),
  });
  return stdout;
}

/** Documents of a backup, without the two lines around them. */
async function documentsIn(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1, -1);
}

/** Two files an organization keeps, one of them in several pieces of the backup. */
const contents = [Buffer.from('%PDF-1.7 رخصة'), Buffer.alloc(2_000_000, 'a page of a scan ')];
const owner = { type: 'kept-for-a-test', id: 'a'.repeat(24) };

async function givenFiles({ modules }: Awaited<ReturnType<typeof openWasl>>) {
  const { files, registerFileReader } = modules.uploads;
  registerFileReader(owner.type, async () => true);
  for (const content of contents) {
    const made = await files.make({ name: 'رخصة.pdf', mediaType: 'application/pdf', content });
    await modules.runInTransaction((session) => files.adopt(session, made._id, owner));
  }
}

/** Contents of the files of a store, smallest first. */
async function filesOf(config: Config): Promise<Buffer[]> {
  const app = await openWasl(config, { logger: createLogger('silent') });
  try {
    const { files } = app.modules.uploads;
    const kept = await Promise.all(
      (await files.listByOwner(owner)).map(async (file) => buffer(await files.openContent(file))),
    );
    return kept.sort((one, other) => one.length - other.length);
  } finally {
    await app.stores.close();
  }
}

describe('backup and restore', () => {
  let source: Config;
  let target: Config;
  const fileOf = (config: Config) => join(config.dataDirectory, 'backup.ndjson.gz');

  beforeAll(async () => {
    source = await createTestConfig();
    target = await createTestConfig();
    const app = await openWasl(source, { logger: createLogger('silent') });
    const { organization } = await givenOffer({ ...app, config: source });
    await givenMember({ ...app, config: source }, { organizationId: organization._id });
    await givenFiles(app);
    await app.stores.close();
    await command(source, 'backup', fileOf(source));
  });
  afterAll(async () => {
    for (const config of [source, target]) {
      if (config.mongodbUri) {
        const { stores } = await openWasl(config, { logger: createLogger('silent') });
        await stores.connection.dropDatabase();
        await stores.close();
      }
      await rm(config.dataDirectory, { recursive: true, force: true });
    }
  });

  it('refuses a file that was cut, and stores nothing of it', async () => {
    const cut = join(source.dataDirectory, 'cut.ndjson.gz');
    const lines = gunzipSync(await readFile(fileOf(source)))
      .toString()
      .trimEnd()
      .split('\n');
    await writeFile(cut, gzipSync(`${lines.slice(0, -1).join('\n')}\n`));
    await expect(command(target, 'restore', cut)).rejects.toThrow('cut or changed');
    const app = await openWasl(target, { logger: createLogger('silent') });
    expect(await app.modules.organizations.organizations.listOrganizations()).toEqual([]);
    await app.stores.close();
  });

  it('refuses a file in which a letter was changed', async () => {
    const changed = join(source.dataDirectory, 'changed.ndjson.gz');
    const text = gunzipSync(await readFile(fileOf(source))).toString();
    await writeFile(changed, gzipSync(text.replace('Laboratoire', 'laboratoire')));
    await expect(command(target, 'restore', changed)).rejects.toThrow('cut or changed');
  });

  it('puts back every document as it was', async () => {
    expect(await command(target, 'restore', fileOf(source))).toMatch(/documents and 2 files restored/);
    await command(target, 'backup', fileOf(target));
    const restored = await documentsIn(fileOf(target));
    expect(restored.length).toBeGreaterThan(4);
    expect(restored).toEqual(await documentsIn(fileOf(source)));
  });

  it('puts back every file with its content', async () => {
    expect(await filesOf(target)).toEqual(contents);
  });

  it('refuses a store that holds documents, unless it may drop them', async () => {
    await expect(command(target, 'restore', fileOf(source))).rejects.toThrow('holds documents already');
    await command(target, 'restore', fileOf(source), '--replace');
    expect(await filesOf(target)).toEqual(contents);
    await command(target, 'backup', fileOf(target));
    expect(await documentsIn(fileOf(target))).toEqual(await documentsIn(fileOf(source)));
  });
});

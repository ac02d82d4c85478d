import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IndexConfig } from '../port.ts';
import { createEmbeddedSearch, type EmbeddedSearch } from './embedded-engine.ts';
import { acquireOwnerLock } from './owner-lock.ts';

const config: IndexConfig = { name: 'offers', searchable: [{ field: 'title' }], attributes: {} };
const find = (q: string) => ({ q: `${q} `, page: { offset: 0, limit: 10 } });
const doc = (id: string, title: string, seq = 1) => ({ id, text: { title }, attributes: {}, seq });

/** A process of its own that owns the directory: writes what it reads from standard input, says when it is done. */
const ownerProgram = `
import { createInterface } from 'node:readline';
import { createEmbeddedSearch } from ${JSON.stringify(new URL('./embedded-engine.ts', import.meta.url).href)};
const engine = await createEmbeddedSearch({ directory: process.argv[1] });
await engine.configure(${JSON.stringify(config)});
console.log('ready ' + engine.role);
for await (const line of createInterface({ input: process.stdin })) {
  await engine.upsert('offers', JSON.parse(line));
  console.log('written');
}
`;

describe('several processes on one directory', () => {
  let directory: string;
  let engines: EmbeddedSearch[];
  let children: ChildProcess[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wasl-share-'));
    engines = [];
    children = [];
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(engines.map((engine) => engine.close()));
    await rm(directory, { recursive: true });
  });

  async function openEngine(): Promise<EmbeddedSearch> {
    const engine = await createEmbeddedSearch({ directory });
    engines.push(engine);
    await engine.configure(config);
    return engine;
  }

  async function startOwnerProcess() {
    const child = spawn(process.execPath, ['--input-type=module', '-e', ownerProgram, directory], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await said.next()).value).toBe('ready owner');
    return {
      child,
      async write(docs: unknown) {
        child.stdin.write(`${JSON.stringify(docs)}\n`);
        expect((await said.next()).value).toBe('written');
      },
    };
  }

  it('shows each process what another wrote', async () => {
    const owner = await openEngine();
    const guest = await openEngine();
    expect([owner.role, guest.role]).toEqual(['owner', 'guest']);
    await guest.upsert('offers', [doc('a', 'Hammam')]);
    await owner.upsert('offers', [doc('b', 'Hammam royal')]);
    expect((await owner.search('offers', find('hammam'))).total).toBe(2);
    expect((await guest.search('offers', find('hammam'))).total).toBe(2);
  });

  it('lets only its own user reach the socket', async () => {
    await openEngine();
    expect(statSync(join(directory, 'search.sock')).mode & 0o777).toBe(0o600);
  });

  it('carries errors and cancelled searches across', async () => {
    await openEngine();
    const guest = await openEngine();
    await expect(guest.search('nowhere', find('x'))).rejects.toMatchObject({ code: 'UNKNOWN_INDEX' });
    const controller = new AbortController();
    const search = guest.search('offers', { ...find('x'), signal: controller.signal });
    controller.abort();
    await expect(search).rejects.toMatchObject({ code: 'ABORTED' });
    expect((await guest.search('offers', find('x'))).total).toBe(0);
  });

  it('hands over to a guest when the owner closes', async () => {
    const owner = await openEngine();
    const guest = await openEngine();
    await guest.upsert('offers', [doc('a', 'Hammam')]);
    await owner.close();
    expect((await guest.search('offers', find('hammam'))).total).toBe(1);
    expect(guest.role).toBe('owner');
  });

  it('loses no acknowledged write and keeps answering when the owner is killed', async () => {
    const { child, write } = await startOwnerProcess();
    const guest = await openEngine();
    expect(guest.role).toBe('guest');
    await write([doc('a', 'Hammam')]);
    await guest.upsert('offers', [doc('b', 'Hammam royal')]);
    child.kill('SIGKILL');
    const writes = Array.from({ length: 20 }, (_, at) =>
      guest.upsert('offers', [doc(`c${at}`, 'Hammam', 2)]),
    );
    await Promise.all([once(child, 'exit'), ...writes]);
    expect((await guest.search('offers', find('hammam'))).total).toBe(22);
    expect(guest.role).toBe('owner');
  });

  it('gives up the rebuild of a process that went away', async () => {
    const owner = await openEngine();
    const guest = await openEngine();
    const leaving = Promise.withResolvers<void>();
    async function* neverEnding() {
      yield [doc('a', 'Hammam')];
      leaving.resolve();
      await new Promise(() => {});
    }
    void guest.rebuild('offers', neverEnding()).catch(() => {});
    await leaving.promise;
    await expect(owner.rebuild('offers', neverEnding())).rejects.toMatchObject({ code: 'REBUILD_UNDER_WAY' });
    await guest.close();
    await expect
      .poll(() =>
        owner.rebuild('offers', oneBatch()).then(
          ({ documents }) => documents,
          () => 0,
        ),
      )
      .toBe(1);
  });

  it('takes over the lock of a dead process, and not that of a living one', () => {
    writeFileSync(join(directory, 'owner.lock'), '999999999 123 gone');
    const lock = acquireOwnerLock(directory);
    expect(lock).not.toBeNull();
    expect(acquireOwnerLock(directory)).toBeNull();
    lock?.release();
    acquireOwnerLock(directory)?.release();
  });

  it('does not take a later process of the same number for the owner', () => {
    writeFileSync(join(directory, 'owner.lock'), `${process.pid} 1 gone`);
    expect(acquireOwnerLock(directory)).not.toBeNull();
  });

  it('answers searches between the pieces of a large batch', async () => {
    const engine = await openEngine();
    const batch = Array.from({ length: 3_000 }, (_, at) =>
      doc(`o${at}`, `Offre numéro ${at} hammam piscine ${at * 7}`),
    );
    let written = false;
    const write = engine.upsert('offers', batch).then(() => {
      written = true;
    });
    let answered = 0;
    while (!written && answered < 5) {
      await engine.search('offers', find('hammam'));
      answered++;
    }
    expect([answered, written]).toEqual([5, false]);
    await write;
    expect((await engine.search('offers', find('hammam'))).total).toBe(3_000);
  });
});

async function* oneBatch() {
  yield [doc('a', 'Hammam')];
}

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import mongoose from 'mongoose';
import { afterEach, describe, expect, it } from 'vitest';
import { startEmbeddedMongo } from './index.ts';
import { startOwnerProcess } from './testing/start-process.ts';

const { MongoClient } = mongoose.mongo;
const cleanups: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'wasl-embedded-'));
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function start(options: Parameters<typeof startEmbeddedMongo>[0]) {
  const server = await startEmbeddedMongo(options);
  cleanups.push(() => server.stop());
  return server;
}

async function connect(uri: string) {
  const client = await new MongoClient(uri).connect();
  cleanups.push(() => client.close());
  return client;
}

const socketPathOf = (uri: string): string =>
  decodeURIComponent(/^mongodb:\/\/([^/]+)\//.exec(uri)?.[1] ?? '');

describe('starting and stopping', () => {
  it('keeps what was written for the next start', async () => {
    const directory = temporaryDirectory();
    const first = await start({ directory });
    const before = await connect(first.uri);
    await before.db('shop').collection<{ _id: number }>('offers').insertOne({ _id: 1 });
    await before.db('shop').collection('offers').createIndex({ code: 1 }, { unique: true });
    await before.close();
    await first.stop();
    const second = await start({ directory });
    const offers = (await connect(second.uri)).db('shop').collection('offers');
    expect(await offers.countDocuments()).toBe(1);
    expect((await offers.indexes()).map((index) => index.name)).toEqual(['_id_', 'code_1']);
  });

  it('leaves neither socket nor owner record behind', async () => {
    const directory = temporaryDirectory();
    const server = await start({ directory });
    const socket = socketPathOf(server.uri);
    expect(existsSync(socket)).toBe(true);
    await server.stop();
    expect(existsSync(socket)).toBe(false);
    expect(existsSync(join(directory, 'owner.json'))).toBe(false);
  });

  it('answers writes that were under way before it stops', async () => {
    const directory = temporaryDirectory();
    const first = await start({ directory });
    const client = await connect(`${first.uri}&serverSelectionTimeoutMS=300`);
    const items = client.db('shop').collection<{ _id: number }>('items');
    await items.insertOne({ _id: -1 });
    const outcomes = Promise.allSettled(Array.from({ length: 20 }, (_, i) => items.insertOne({ _id: i })));
    await first.stop();
    const acknowledged = (await outcomes).filter((outcome) => outcome.status === 'fulfilled').length;
    const second = await start({ directory });
    expect(
      await (await connect(second.uri)).db('shop').collection('items').countDocuments(),
    ).toBeGreaterThanOrEqual(1 + acknowledged);
  });

  it('reports a directory it cannot use', async () => {
    const file = join(temporaryDirectory(), 'a-file');
    writeFileSync(file, '');
    await expect(startEmbeddedMongo({ directory: join(file, 'db') })).rejects.toThrow();
  });
});

describe('who may reach it', () => {
  it('guards the socket and its folder by file mode', async () => {
    const directory = join(temporaryDirectory(), 'db');
    mkdirSync(directory, { mode: 0o755 });
    const server = await start({ directory });
    expect(statSync(socketPathOf(server.uri)).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'owner.json')).mode & 0o777).toBe(0o600);
  });

  it('takes a private temporary folder when the path is too long for a socket', async () => {
    const directory = join(temporaryDirectory(), 'd'.repeat(90), 'db');
    const server = await start({ directory });
    const socket = socketPathOf(server.uri);
    expect(Buffer.byteLength(socket)).toBeLessThan(104);
    expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
    const client = await connect(server.uri);
    expect(await client.db('shop').command({ ping: 1 })).toMatchObject({ ok: 1 });
    await client.close();
    await server.stop();
    expect(existsSync(dirname(socket))).toBe(false);
  });

  it('asks for the password on TCP', async () => {
    const server = await start({ directory: temporaryDirectory(), transport: 'tcp' });
    const right = await connect(server.uri);
    await right.db('shop').collection('offers').insertOne({ title: 'x' });
    expect(await right.db('shop').collection('offers').countDocuments()).toBe(1);
    const wrong = new MongoClient(server.uri.replace(/:[^:@/]+@/, ':wrong-password@'), {
      serverSelectionTimeoutMS: 3000,
    });
    await expect(wrong.connect()).rejects.toMatchObject({ code: 18 });
    const none = new MongoClient(server.uri.replace(/\/\/[^@]+@/, '//').replace(/&auth.*/, ''), {
      serverSelectionTimeoutMS: 3000,
    });
    await expect(none.db('shop').collection('offers').findOne()).rejects.toMatchObject({ code: 13 });
    await wrong.close();
    await none.close();
  });
});

describe('one owner per directory', () => {
  it('hands the owner address to a second start', async () => {
    const directory = temporaryDirectory();
    const owner = await startOwnerProcess(directory);
    cleanups.push(() => owner.end('SIGKILL'));
    expect(owner.role).toBe('owner');
    const client = await start({ directory });
    expect(client).toMatchObject({ role: 'client', uri: owner.uri });
    const connection = await connect(client.uri);
    await connection.db('shop').collection('offers').insertOne({ title: 'through the owner' });
    await client.stop();
    expect(await connection.db('shop').collection('offers').countDocuments()).toBe(1);
  });

  it('hands it to a second start in the same process too', async () => {
    const directory = temporaryDirectory();
    const first = await start({ directory });
    const second = await start({ directory });
    expect([first.role, second.role]).toEqual(['owner', 'client']);
    await first.stop();
    expect((await start({ directory })).role).toBe('owner');
  });

  it('lets exactly one of many that start at once become owner', async () => {
    const directory = temporaryDirectory();
    const processes = await Promise.all(Array.from({ length: 4 }, () => startOwnerProcess(directory)));
    cleanups.push(() => Promise.all(processes.map((one) => one.end('SIGKILL'))));
    expect(processes.filter((one) => one.role === 'owner')).toHaveLength(1);
    expect(new Set(processes.map((one) => one.uri)).size).toBe(1);
  });

  it('takes over from an owner that was killed, with all it acknowledged', async () => {
    const directory = temporaryDirectory();
    const owner = await startOwnerProcess(directory);
    const before = await connect(owner.uri);
    await before.db('shop').collection('offers').insertOne({ title: 'kept' });
    await owner.end('SIGKILL');
    expect(existsSync(join(directory, 'owner.json'))).toBe(true);
    const next = await start({ directory });
    expect(next.role).toBe('owner');
    expect(await (await connect(next.uri)).db('shop').collection('offers').countDocuments()).toBe(1);
  });

  it('takes over when another process now runs under the pid of the dead owner', async () => {
    const directory = temporaryDirectory();
    const record = {
      pid: process.ppid,
      processStart: '1',
      boot: 'an earlier boot',
      uri: 'mongodb://%2Fnowhere.sock/',
      socketDirectory: null,
    };
    writeFileSync(join(directory, 'owner.json'), JSON.stringify(record));
    const server = await start({ directory });
    expect(server.role).toBe('owner');
    expect(JSON.parse(readFileSync(join(directory, 'owner.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
      uri: server.uri,
    });
  });
});

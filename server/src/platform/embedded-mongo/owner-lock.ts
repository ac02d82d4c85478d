import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What the owner of a data directory tells others: who it is and where it serves. */
export interface OwnerRecord {
  pid: number;
  /** Tells this process from a later one with the same pid. */
  processStart: string;
  /** Tells this run of the machine from others: pids start again. */
  boot: string;
  uri: string;
  /** A private folder made for the socket, to be removed with it. */
  socketDirectory: string | null;
}

export interface OwnerLock {
  /** Publishes where the owner serves. */
  publish(uri: string, socketDirectory: string | null): void;
  release(): void;
}

const lockFile = 'owner.lock';
const recordFile = 'owner.json';

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** An id of this run of the machine; where the system has none, the minute it started in. */
function bootId(): string {
  return (
    readText('/proc/sys/kernel/random/boot_id')?.trim() ??
    String(Math.round((Date.now() / 1000 - uptime()) / 60))
  );
}

/** Start time of a process in clock ticks since boot (Linux), or empty where it cannot be read. */
function processStart(pid: number): string {
  const stat = readText(`/proc/${pid}/stat`);
  // The second field is the command in brackets, which may hold spaces; field 22 is the start.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that wrote the record is the one that runs under its pid now. */
function isOwnerAlive(record: OwnerRecord): boolean {
  if (record.boot !== bootId() || !isAlive(record.pid)) return false;
  const start = processStart(record.pid);
  return !start || !record.processStart || start === record.processStart;
}

export function readOwnerRecord(directory: string): OwnerRecord | null {
  try {
    return JSON.parse(readText(join(directory, recordFile)) ?? 'null') as OwnerRecord | null;
  } catch {
    return null;
  }
}

/** Whether something listens where the record says. */
export function answers(uri: string): Promise<boolean> {
  const authority = decodeURIComponent(/^mongodb:\/\/(?:[^@/]*@)?([^/]+)/.exec(uri)?.[1] ?? '');
  const tcp = /^127\.0\.0\.1:(\d+)$/.exec(authority);
  return new Promise((resolve) => {
    const socket = tcp
      ? createConnection({ host: '127.0.0.1', port: Number(tcp[1]) })
      : createConnection(authority);
    const finish = (isListening: boolean) => {
      socket.destroy();
      resolve(isListening);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

/**
 * An exclusive lock of the operating system on `owner.lock`, through SQLite: it ends with the process, however that ends, so
 * that taking over from a dead owner is no race. Nobody else may open that file in this process: POSIX drops the lock when
 * any descriptor of the file is closed.
 */
function lockFileExclusively(directory: string): DatabaseSync | null {
  const database = new DatabaseSync(join(directory, lockFile));
  try {
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (/locked|busy/i.test(String(error))) return null;
    throw error;
  }
}

/**
 * Takes ownership of a data directory, or answers null when a live process owns it.
 * The lock decides; the record of a process that is alive and still serves is honoured all the same, in case its lock was lost.
 */
export async function takeOwnership(directory: string): Promise<OwnerLock | null> {
  const database = lockFileExclusively(directory);
  if (!database) return null;
  const previous = readOwnerRecord(directory);
  if (previous && previous.pid !== process.pid && isOwnerAlive(previous) && (await answers(previous.uri))) {
    database.close();
    return null;
  }
  if (previous?.socketDirectory) rmSync(previous.socketDirectory, { recursive: true, force: true });
  const path = join(directory, recordFile);
  rmSync(path, { force: true });
  return {
    publish(uri, socketDirectory) {
      const record: OwnerRecord = {
        pid: process.pid,
        processStart: processStart(process.pid),
        boot: bootId(),
        uri,
        socketDirectory,
      };
      // Renamed into place, so that nobody reads half of it; the address may hold a password.
      writeFileSync(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    release() {
      rmSync(path, { force: true });
      database.close();
    },
  };
}

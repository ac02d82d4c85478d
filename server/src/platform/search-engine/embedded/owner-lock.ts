import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which process owns a directory: the one named in `owner.lock`. The file is made whole and put in place by a link,
 * which fails when there is one; that of a dead process is moved away first, and put back should it turn out to be a
 * new one. Processes are told apart from later ones of the same number by their start time, where the system has it.
 */
export interface OwnerLock {
  release(): void;
}

const lockName = 'owner.lock';

/** Takes the lock, or gives null when a living process (this one included) has it. */
export function acquireOwnerLock(directory: string): OwnerLock | null {
  const path = join(directory, lockName);
  const own = `${process.pid} ${startTimeOf(process.pid)} ${randomUUID()}`;
  for (;;) {
    if (putInPlace(path, own)) return { release: () => releaseIfOwn(path, own) };
    const holder = readOrNull(path);
    if (holder !== null && isAlive(holder)) return null;
    if (holder !== null) moveAway(path, holder);
  }
}

function putInPlace(path: string, content: string): boolean {
  const temporary = `${path}.${randomUUID()}`;
  writeFileSync(temporary, content, { mode: 0o600 });
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function moveAway(path: string, deadHolder: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readOrNull(aside);
  if (moved !== null && moved !== deadHolder) putInPlace(path, moved);
  rmSync(aside, { force: true });
}

function releaseIfOwn(path: string, own: string): void {
  if (readOrNull(path) === own) rmSync(path, { force: true });
}

function isAlive(holder: string): boolean {
  const [pid = '', startTime = ''] = holder.split(' ');
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startTimeOf(Number(pid)) === startTime;
}

/** Clock ticks since boot (proc(5), field 22, counted after the name's closing bracket); `-` where there is no /proc. */
function startTimeOf(pid: number): string {
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

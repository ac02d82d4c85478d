// Runs on Node 20.19 and newer: installs what is missing and hands over to the Node this project is pinned to.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const stampFile = join(root, 'node_modules', '.installed-lock');
/** Oldest Node that runs TypeScript and `Temporal` as this project uses them, where the pinned one has no build. */
const oldestOwnNode = [24, 20];
const oldestTimeZoneData = '2026c';

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Called by npm after every install. */
export function markInstalled() {
  if (existsSync(join(root, 'node_modules'))) writeFileSync(stampFile, lockHash());
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash();
}

/** Installs exactly what the lock file names, unless that is what is there. Exits when it fails. */
function install() {
  if (isInstalled()) return;
  process.stdout.write('Installing packages, a minute or two the first time\n');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...before] = npm;
  const result = spawnSync(command, [...before, 'ci', '--loglevel=error', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && before.length === 0,
  });
  if (result.status !== 0) {
    process.stderr.write(
      'The packages could not be installed; the lines above say why. Mend that and run it again.\n',
    );
    process.exit(result.status ?? 1);
  }
  markInstalled();
}

/** Path of the Node to run on: the pinned one, or this machine's own when that is new enough. Exits otherwise. */
function findNode() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > oldestOwnNode[0] || (major === oldestOwnNode[0] && minor >= oldestOwnNode[1]);
  if (isNewEnough && process.versions.tz >= oldestTimeZoneData) return process.execPath;
  process.stderr.write(
    `No pinned Node exists for ${process.platform} ${process.arch}, and this one (${process.versions.node}, time-zone data ${process.versions.tz}) is too old.\n` +
      `Install Node ${oldestOwnNode.join('.')} or newer with time-zone data ${oldestTimeZoneData} and run it again.\n`,
  );
  process.exit(1);
}

/** Installs what is missing, then runs a script of this folder on the right Node with the arguments given to this one. */
export function handOver(script) {
  install();
  const node = findNode();
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  );
  const result = spawnSync(node, [join(root, 'scripts', script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  process.exit(result.status ?? 1);
}

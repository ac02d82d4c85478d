import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { LoadResult, LoadTask } from './load.ts';

const root = join(import.meta.dirname, '../..');
const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Servers and their stores share one processor, the load comes from the other, where the machine allows it. */
function onProcessor(processor: 0 | 1, args: string[]): [string, string[]] {
  return canPin
    ? ['taskset', ['-c', String(processor), process.execPath, ...args]]
    : [process.execPath, args];
}

export interface ServedProcess {
  url: string;
  child: ChildProcess;
  /** Milliseconds from the start of the process to its first line with an address. */
  startMillis: number;
  /** Resident memory in bytes, all threads. */
  residentBytes(): number;
  stop(): Promise<void>;
}

/** Starts a script that prints `… at http://…` when it serves. */
export async function serve(
  script: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<ServedProcess> {
  const [command, all] = onProcessor(0, [join(root, script), ...args]);
  const startedAt = performance.now();
  const child = spawn(command, all, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = / at (http:\/\/[\w.:]+)/.exec(output)?.[1];
      if (address) resolve(address.replace('localhost', '127.0.0.1'));
    });
    child.once('exit', (code) =>
      reject(new Error(`${script} ended with ${code} before it served:\n${output}`)),
    );
  });
  return {
    url,
    child,
    startMillis: performance.now() - startedAt,
    residentBytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Sends a load from the other processor. Throws when an answer was not one. */
export async function load(task: LoadTask): Promise<LoadResult> {
  const [command, args] = onProcessor(1, [join(root, 'test/bench/load.ts')]);
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(task));
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await once(child, 'close');
  const result = JSON.parse(output) as LoadResult;
  if (result.errors > 0 || result.non2xx > 0 || result.refused > 0)
    throw new Error(
      `the load met ${result.errors} errors, ${result.non2xx} bad statuses, ${result.refused} refusals`,
    );
  return result;
}

/** Runs a script to its end on the servers' processor; what it printed. */
export async function runToEnd(script: string, environment: Record<string, string>): Promise<string> {
  const [command, args] = onProcessor(0, [join(root, script)]);
  const child = spawn(command, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return output;
}

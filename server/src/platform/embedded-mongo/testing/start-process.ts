import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface OwnerProcess {
  uri: string;
  role: 'owner' | 'client';
  /** Sends the signal and settles when the process has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts `owner-process.ts` on a directory and waits until it serves. */
export async function startOwnerProcess(directory: string): Promise<OwnerProcess> {
  const script = fileURLToPath(new URL('./owner-process.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  if (!child.stdout) throw new Error('the process has no output');
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`owner process ended with ${code}`))),
  ])) as [string];
  return {
    ...(JSON.parse(line) as { uri: string; role: 'owner' | 'client' }),
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

/** Watch mode: the server restarts on a change, the web reloads by itself; the web asks this server for data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { runCodegen } from './codegen.ts';

const root = join(import.meta.dirname, '..');

await runCodegen({ check: false });
const children: ChildProcess[] = [
  spawn(process.execPath, ['--watch', join(root, 'server/src/main.ts')], { stdio: 'inherit', cwd: root }),
  spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], {
    stdio: 'inherit',
    cwd: join(root, 'web'),
  }),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
for (const child of children)
  child.on('exit', (code) => {
    for (const other of children) other.kill('SIGTERM');
    process.exitCode = code ?? 1;
  });

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWebIfNeeded } from './web-build.ts';

if (process.argv.includes('--help')) {
  process.stdout.write(
    'npm start: installs and builds what is missing, then serves Wasl. Settings are environment variables: see .env.example.\n',
  );
  process.exit(0);
}

await buildWebIfNeeded();
const server = spawn(process.execPath, [join(import.meta.dirname, '../server/src/main.ts')], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

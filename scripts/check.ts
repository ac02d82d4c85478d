/** Everything that must hold before a change lands. `--without-tests` leaves out the suite, `--without-build` reuses web/dist. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);

const steps: { name: string; command: string; args: string[] }[] = [
  {
    name: 'types and operations follow the schema',
    command: process.execPath,
    args: ['scripts/codegen.ts', '--check'],
  },
  { name: 'format and lint', command: bin('biome'), args: ['ci', '--error-on-warnings', '.'] },
  { name: 'types of server, shared, scripts and tests', command: bin('tsc'), args: ['-p', 'tsconfig.json'] },
  { name: 'types of the web', command: bin('tsc'), args: ['-p', 'web/tsconfig.json'] },
  {
    name: 'who imports whom',
    command: bin('depcruise'),
    args: ['--config', '.dependency-cruiser.cjs', 'server/src', 'shared/src', 'web/src', 'scripts', 'test'],
  },
  { name: 'nothing unused', command: bin('knip'), args: [] },
  { name: 'size of the first load', command: 'npm', args: ['run', 'size', '--workspace=web'] },
];
if (!process.argv.includes('--without-tests'))
  steps.push({ name: 'tests', command: process.execPath, args: ['scripts/test.ts'] });

const failures: string[] = [];
for (const { name, command, args } of steps) {
  process.stdout.write(`\n— ${name}\n`);
  const startedAt = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`);
  if (status !== 0) failures.push(name);
}
if (failures.length > 0) {
  process.stdout.write(`\nTo mend: ${failures.join('; ')}\n`);
  process.exit(1);
}

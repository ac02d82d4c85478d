import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'web/dist/.built-from');

/** One hash over everything the web is built from. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = globSync(
    [
      '{web,shared}/{src,public}/**/*',
      'web/*.{ts,html,json}',
      'server/src/**/schema.graphql',
      'package-lock.json',
    ],
    { cwd: root },
  )
    .filter((file) => !file.includes('/gql/') && statSync(join(root, file)).isFile())
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Generates what follows from the schema and builds the web, unless nothing changed since. Throws when that fails. */
export async function buildWebIfNeeded(): Promise<void> {
  const hash = sourcesHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  process.stdout.write('Building the web\n');
  const { runCodegen } = await import('./codegen.ts');
  await runCodegen({ check: false });
  const build = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: join(root, 'web'),
      stdio: 'inherit',
    },
  );
  if (build.status !== 0) throw new Error('The web could not be built; the lines above say why.');
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

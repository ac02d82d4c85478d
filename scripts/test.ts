/**
 * Runs the whole suite, or what the arguments name, on the stores that MONGODB_URI and MEILI_URL name, else on the
 * embedded ones. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCodegen } from './codegen.ts';
import { buildWebIfNeeded } from './web-build.ts';

const root = join(import.meta.dirname, '..');
const reportFile = join(root, '.cache/test-report.json');
const summaryFile = join(root, '.cache/test-summary');

const documents = process.env.MONGODB_URI ? 'MongoDB named by MONGODB_URI' : 'the embedded document server';
const search = process.env.MEILI_URL ? 'Meilisearch named by MEILI_URL' : 'the embedded search engine';
process.stdout.write(`Running on ${documents} and ${search}\n`);

await runCodegen({ check: false });
await buildWebIfNeeded();
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(reportFile, { force: true });
rmSync(summaryFile, { force: true });

const run = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

let passed = 0;
let failed = 0;
try {
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  passed = report.numPassedTests;
  // A file that could not be loaded has no tests to count and is a failure all the same.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  failed = report.numFailedTests + brokenFiles;
} catch {
  process.stderr.write('The test runner left no report.\n');
}
if (run.status !== 0 && failed === 0) failed = 1;
const summary = `${passed} passed, ${failed} failed`;
writeFileSync(summaryFile, `${summary}\n`);
process.stdout.write(`${summary}\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** The figures Wasl holds itself to, each beside something run on the same machine in the same minute. */

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openWasl } from '../server/src/app/start.ts';
import { readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';
import { fillNetwork } from '../test/bench/fill.ts';
import type { LoadResult } from '../test/bench/load.ts';
import { offerOperation, searchInputs, searchOperation, trivialOperation } from '../test/bench/operations.ts';
import { agreementCount, measurePipeline, memberCount } from '../test/bench/pipeline.ts';
import { load, runToEnd, serve } from '../test/bench/processes.ts';
import { measureRedemptions } from '../test/bench/redemptions.ts';

const usage = `npm run bench [-- --offers 1000,10000,50000 --seconds 5 --only search|redemptions|pipeline|web]

Measures on the embedded stores, in a temporary directory, and prints a table with ratios. Servers and their stores run on
one processor and the load comes from the other where the machine allows it.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    offers: { type: 'string', default: '1000,10000,50000' },
    seconds: { type: 'string', default: '5' },
    only: { type: 'string' },
  },
});
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const seconds = Number(values.seconds);
const sizes = values.offers.split(',').map(Number);
const connections = [10, 50];
const headers = { 'content-type': 'application/json', 'x-wasl-client': 'bench', 'accept-language': 'fr' };

const environmentOf = (directory: string): Record<string, string> => ({
  WASL_DATA: directory,
  WASL_DEMO: 'no',
  PORT: '0',
  LOG_LEVEL: 'warn',
  MONGODB_URI: '',
  MEILI_URL: '',
});

function row(label: string, result: LoadResult, beside?: LoadResult): void {
  const ratio = beside ? `${(result.requestsPerSecond / beside.requestsPerSecond).toFixed(2)} ×` : '';
  const figures = [
    result.requestsPerSecond.toFixed(0).padStart(8),
    result.p50.toFixed(1).padStart(8),
    result.p95.toFixed(1).padStart(8),
    result.p99.toFixed(1).padStart(8),
    ratio.padStart(10),
  ];
  process.stdout.write(`${label.padEnd(52)}${figures.join('')}\n`);
}

function heading(title: string, beside: string): void {
  const columns = ['per s', 'p50 ms', 'p95 ms', 'p99 ms'].map((name) => name.padStart(8)).join('');
  process.stdout.write(`\n${title.padEnd(52)}${columns}${beside.padStart(10)}\n`);
}

/** A warm-up, then the load that counts. */
async function measure(url: string, bodies: string[], inFlight: number): Promise<LoadResult> {
  await load({ url, connections: inFlight, seconds: 2, headers, bodies });
  return await load({ url, connections: inFlight, seconds, headers, bodies });
}

const searchBodies = searchInputs().map((input) =>
  JSON.stringify({ query: searchOperation, variables: { input } }),
);
const trivialBodies = [JSON.stringify({ query: trivialOperation })];

async function measureBaselines() {
  const bare = await serve('test/bench/baseline-server.ts', ['bare']);
  const bareResult = await measure(bare.url, [JSON.stringify({ query: '{ hello }' })], 50);
  const bareBytes = bare.residentBytes();
  await bare.stop();
  const jit = await serve('test/bench/baseline-server.ts', ['jit']);
  const jitResult = await measure(jit.url, searchBodies, 50);
  await jit.stop();
  return { bareResult, bareBytes, jitResult };
}

async function measureSearch(): Promise<void> {
  const { bareResult, bareBytes, jitResult } = await measureBaselines();
  heading('baselines, 50 connections', '');
  row('Apollo + express bare, { hello }', bareResult);
  row('Apollo + jit, the same 20 offers from memory', jitResult);

  for (const size of sizes) {
    const directory = await mkdtemp(join(tmpdir(), 'wasl-bench-'));
    const environment = environmentOf(directory);
    try {
      const startedAt = performance.now();
      const app = await openWasl(readConfig(environment), { logger: createLogger('warn') });
      await fillNetwork(app, size);
      const fillSeconds = (performance.now() - startedAt) / 1000;
      const offerIds = (await app.modules.offers.offers.listAfter(null, 200)).map(({ _id }) => _id);
      const indexStart = performance.now();
      await app.modules.search.rebuildIndexes();
      const indexSeconds = (performance.now() - indexStart) / 1000;
      await app.stores.close();

      const server = await serve('server/src/main.ts', [], environment);
      const idleBytes = server.residentBytes();
      heading(`${size} offers`, 'ratio');
      const trivial = await measure(server.url, trivialBodies, 50);
      row('trivial query, every guard on (beside Apollo bare)', trivial, bareResult);
      for (const inFlight of connections)
        row(
          `search, ${inFlight} connections (beside Apollo + jit)`,
          await measure(server.url, searchBodies, inFlight),
          jitResult,
        );
      const offerBodies = offerIds.map((id) => JSON.stringify({ query: offerOperation, variables: { id } }));
      row('one offer (beside Apollo bare)', await measure(server.url, offerBodies, 50), bareResult);
      const busyBytes = server.residentBytes();
      await server.stop();
      const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(0)} MB`;
      process.stdout.write(
        `filled in ${fillSeconds.toFixed(1)} s, indexed in ${indexSeconds.toFixed(1)} s; cold start ${(server.startMillis / 1000).toFixed(2)} s; ` +
          `memory idle ${megabytes(idleBytes)} (${(idleBytes / bareBytes).toFixed(2)} × Apollo bare), after load ${megabytes(busyBytes)}\n`,
      );
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}

async function measureCounter(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'wasl-bench-'));
  try {
    const bareUpdates = Number(await runToEnd('test/bench/bare-driver.ts', environmentOf(directory)));
    heading('redemptions, durable, 50 in flight', 'ratio');
    process.stdout.write(
      `${'bare driver, conditional update'.padEnd(52)}${bareUpdates.toFixed(0).padStart(8)}\n`,
    );
    const { issued, redeemed, paced } = await measureRedemptions(environmentOf(directory), headers);
    const bare: LoadResult = { ...redeemed, requestsPerSecond: bareUpdates };
    row('issue a voucher (beside the bare driver)', issued, bare);
    row('redeem a voucher (beside the bare driver)', redeemed, bare);
    row('redeem at 100 a second', paced);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureOffice(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'wasl-bench-'));
  try {
    const figures = await measurePipeline(environmentOf(directory), headers, seconds);
    heading(`${agreementCount} agreements and ${memberCount} members of one organization`, '');
    row('board, 10 in flight', figures.board);
    row('board, 20 a second', figures.paced);
    row('coverage, 10 in flight', figures.coverage);
    process.stdout.write(
      `filled in ${figures.fillSeconds.toFixed(1)} s; first board after a start ${figures.firstBoard.toFixed(0)} ms, ` +
        `first coverage ${figures.firstCoverage.toFixed(0)} ms\n`,
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

if (!values.only || values.only === 'search') await measureSearch();
if (!values.only || values.only === 'redemptions') await measureCounter();
if (!values.only || values.only === 'pipeline') await measureOffice();
if (!values.only || values.only === 'web') {
  process.stdout.write('\nfirst load of the web\n');
  spawnSync('npm', ['run', '--silent', 'size', '--workspace=web'], { stdio: 'inherit' });
}

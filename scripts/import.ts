/** Imports a file into the store. Runs beside a serving Wasl or without one. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openWasl } from '../server/src/app/start.ts';
import {
  createRejectsFile,
  ImportFormatError,
  type ImportSummary,
} from '../server/src/modules/partners/index.ts';
import { ConfigError, readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';
import { createProgressBar } from './progress-bar.ts';

const usage = `npm run import -- partners FILE [--rejects FILE] [--strict]

Reads a CSV file of partners (id, name_ar, name_fr, category, address, city, province, region, phone, website, lat, lng,
source; or id, reasons, raw) into partners and branches. What is safe is mended, likely duplicates are merged, and every
row that cannot be taken goes into the rejects file with its reasons. Importing a file again changes nothing.

  --rejects FILE  where refused rows go; <data directory>/imports/<file>-rejects.csv when absent
  --strict        exit with 3 when a row was refused
  --help          show this

Exit status: 0 every row is accounted for, 1 the import failed, 2 wrong use, 3 with --strict: rows were refused.
`;

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rejects: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [what, file] = positionals;
  return { ...values, what, file, isComplete: positionals.length === 2 };
}

async function importPartners(file: string, rejectsPath: string | undefined): Promise<ImportSummary> {
  const { size } = await stat(file);
  const config = readConfig();
  const rejectsFile = resolve(
    rejectsPath ?? join(config.dataDirectory, 'imports', `${basename(file, '.csv')}-rejects.csv`),
  );
  await mkdir(dirname(rejectsFile), { recursive: true });
  const wasl = await openWasl(config, { logger: createLogger('warn') });
  const bar = createProgressBar();
  try {
    const rejects = createRejectsFile(createWriteStream(rejectsFile, { mode: 0o600 }));
    const input = createReadStream(file);
    const summary = await wasl.modules.partners.importPartners(input, {
      onReject: (row) => rejects.write(row),
      onProgress: ({ rowsIn }) => bar.update(input.bytesRead, size, `${rowsIn} rows`),
    });
    await rejects.close();
    bar.end();
    // Without another process at work, this one brings search up to date before it leaves.
    wasl.modules.startBackground();
    await wasl.modules.drainEvents();
    report(summary, rejectsFile);
    return summary;
  } finally {
    bar.end();
    await wasl.modules.stopBackground();
    await wasl.stores.close();
  }
}

function report(summary: ImportSummary, rejectsFile: string): void {
  const { rowsIn, imported, merged, rejected, created, updated, unchanged } = summary;
  const list = (counts: Partial<Record<string, number>>) =>
    Object.entries(counts)
      .map(([code, count]) => `  ${code}: ${count}\n`)
      .join('');
  if (Object.keys(summary.mendedBy).length > 0)
    process.stdout.write(`mended or noticed:\n${list(summary.mendedBy)}`);
  if (rejected > 0) process.stdout.write(`rejected:\n${list(summary.rejectedBy)}`);
  process.stdout.write(`partners: ${created} new, ${updated} changed, ${unchanged} unchanged\n`);
  process.stdout.write(
    `rows in ${rowsIn} = imported ${imported} + merged ${merged} + rejected ${rejected}\n${rejectsFile}\n`,
  );
}

async function main(): Promise<number> {
  const { what, file, isComplete, rejects, strict, help } = readArguments();
  if (help || what !== 'partners' || !file || !isComplete) {
    (help ? process.stdout : process.stderr).write(usage);
    return help ? 0 : 2;
  }
  const { rejected } = await importPartners(file, rejects);
  return strict && rejected > 0 ? 3 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isExpected =
    error instanceof ConfigError ||
    error instanceof ImportFormatError ||
    (error as NodeJS.ErrnoException).code === 'ENOENT' ||
    (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode =
    isExpected && (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
}

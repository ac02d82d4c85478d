/** Imports a file into the store. Runs beside a serving Wasl or without one. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isCivilDate } from '@wasl/shared/civil-date';
import type { Modules } from '../server/src/app/compose.ts';
import { openWasl } from '../server/src/app/start.ts';
import { agreementSearchText } from '../server/src/modules/agreements/index.ts';
import {
  createRejectsFile,
  ImportFormatError,
  type ImportSummary,
  type PartnerRecord,
} from '../server/src/modules/partners/index.ts';
import { ConfigError, readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';
import { createProgressBar } from './progress-bar.ts';
import { waitForSearch } from './search-catch-up.ts';

const usage = `npm run import -- partners FILE [--rejects FILE] [--strict] [--agreement SLUG --from DAY --to DAY]

Reads a CSV file of partners (id, name_ar, name_fr, category, address, city, province, region, phone, website, lat, lng,
source; or id, reasons, raw) into partners and branches. What is safe is mended, likely duplicates are merged, and every
row that cannot be taken goes into the rejects file with its reasons. Importing a file again changes nothing.

  --rejects FILE    where refused rows go; <data directory>/imports/<file>-rejects.csv when absent
  --strict          exit with 3 when a row was refused
  --agreement SLUG  the organization that has signed with the imported partners: an active agreement is recorded for
                    each that has none from --from to --to (YYYY-MM-DD, both days counted whole)
  --help            show this

Exit status: 0 every row is accounted for, 1 the import failed, 2 wrong use, 3 with --strict: rows were refused.
`;

class MisuseError extends Error {}

/** The agreements to record with every imported partner. */
interface SignedAgreements {
  slug: string;
  startsOn: string;
  endsOn: string;
}

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      rejects: { type: 'string' },
      strict: { type: 'boolean', default: false },
      agreement: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [what, file] = positionals;
  return { ...values, what, file, isComplete: positionals.length === 2, signed: readSigned(values) };
}

function readSigned(values: { agreement?: string; from?: string; to?: string }): SignedAgreements | null {
  const { agreement, from, to } = values;
  if (agreement === undefined && from === undefined && to === undefined) return null;
  if (!agreement || !from || !to || !isCivilDate(from) || !isCivilDate(to) || to < from)
    throw new MisuseError(
      '--agreement needs the slug of an organization, and --from and --to as YYYY-MM-DD in this order.',
    );
  return { slug: agreement, startsOn: from, endsOn: to };
}

async function importPartners(
  file: string,
  options: { rejects?: string; signed: SignedAgreements | null },
): Promise<ImportSummary> {
  const { size } = await stat(file);
  const config = readConfig();
  const rejectsFile = resolve(
    options.rejects ?? join(config.dataDirectory, 'imports', `${basename(file, '.csv')}-rejects.csv`),
  );
  const wasl = await openWasl(config, { logger: createLogger('warn') });
  const bar = createProgressBar();
  try {
    const organizationId = options.signed && (await organizationCalled(wasl.modules, options.signed.slug));
    await mkdir(dirname(rejectsFile), { recursive: true });
    const rejects = createRejectsFile(createWriteStream(rejectsFile, { mode: 0o600 }));
    const input = createReadStream(file);
    const summary = await wasl.modules.partners.importPartners(input, {
      onReject: (row) => rejects.write(row),
      onProgress: ({ rowsIn }) => bar.update(input.bytesRead, size, `${rowsIn} rows`),
    });
    await rejects.close();
    bar.end();
    const agreementCount =
      options.signed && organizationId
        ? await recordAgreements(wasl.modules, organizationId, options.signed)
        : null;
    const unheard = await waitForSearch(wasl, bar);
    if (unheard > 0)
      process.stderr.write(`search has ${unheard} changes to catch up with; it goes on by itself\n`);
    report(summary, agreementCount, rejectsFile);
    return summary;
  } finally {
    bar.end();
    await wasl.modules.stopBackground();
    await wasl.stores.close();
  }
}

async function organizationCalled({ organizations }: Modules, slug: string): Promise<string> {
  const organization = await organizations.organizations.findBySlug(slug);
  if (!organization) throw new MisuseError(`No organization has the slug ${slug}.`);
  return organization._id;
}

/** An agreement for every partner that came from a file; those that have one keep it. Says how many were made. */
async function recordAgreements(
  { partners, agreements, geography, runInTransaction }: Modules,
  organizationId: string,
  { startsOn, endsOn }: SignedAgreements,
): Promise<number> {
  let made = 0;
  for (let after: string | null = null; ; ) {
    const page: PartnerRecord[] = await partners.partners.listAfter(after, 500);
    const last = page.at(-1);
    if (!last) return made;
    const imported = page.filter(({ sourceIds }) => sourceIds.length > 0);
    const branches = await partners.branches.listByPartnerIds(imported.map(({ _id }) => _id));
    const provinceOf = new Map(branches.map(({ partnerId, provinceCode }) => [partnerId, provinceCode]));
    const signed = imported.map(({ _id, name, sectorCode, categoryCode, identifiers }) => {
      const provinceCode = provinceOf.get(_id) ?? null;
      const province = provinceCode ? geography.geography.getProvince(provinceCode) : null;
      const towns = province ? [province.name] : [];
      const searchText = agreementSearchText({ names: [name], towns, ice: identifiers.ice });
      return { _id, sectorCode, categoryCode, provinceCode, searchText };
    });
    made += await runInTransaction((session) =>
      agreements.agreements.recordSigned(session, { organizationId, startsOn, endsOn }, signed),
    );
    after = last._id;
  }
}

function report(summary: ImportSummary, agreementCount: number | null, rejectsFile: string): void {
  const { rowsIn, imported, merged, rejected, created, updated, unchanged } = summary;
  const list = (counts: Partial<Record<string, number>>) =>
    Object.entries(counts)
      .map(([code, count]) => `  ${code}: ${count}\n`)
      .join('');
  if (Object.keys(summary.mendedBy).length > 0)
    process.stdout.write(`mended or noticed:\n${list(summary.mendedBy)}`);
  if (rejected > 0) process.stdout.write(`rejected:\n${list(summary.rejectedBy)}`);
  if (agreementCount !== null) process.stdout.write(`agreements: ${agreementCount} new\n`);
  process.stdout.write(
    `partners: ${created} new, ${updated} changed, ${unchanged} unchanged\n` +
      `rows in ${rowsIn} = imported ${imported} + merged ${merged} + rejected ${rejected}\n` +
      `${rejectsFile}\n`,
  );
}

async function main(): Promise<number> {
  const { what, file, isComplete, strict, help, ...options } = readArguments();
  if (help || what !== 'partners' || !file || !isComplete) {
    (help ? process.stdout : process.stderr).write(usage);
    return help ? 0 : 2;
  }
  const { rejected } = await importPartners(file, options);
  return strict && rejected > 0 ? 3 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const isMisuse = error instanceof MisuseError || code.startsWith('ERR_PARSE_ARGS');
  const isExpected =
    isMisuse || error instanceof ConfigError || error instanceof ImportFormatError || code === 'ENOENT';
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = isMisuse ? 2 : 1;
}

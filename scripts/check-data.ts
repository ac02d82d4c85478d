/** Proves that counters equal the ledger, and mends them with --fix. Exits with 0 only when nothing is left to mend. */
import { parseArgs } from 'node:util';
import { checkData } from '../server/src/app/check-data.ts';
import { openWasl } from '../server/src/app/start.ts';
import { ConfigError, readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';

const usage = `npm run check-data [-- --fix]

Checks that every counter equals the ledger of redemptions, that limits and vouchers agree, that each used voucher
has its one receipt, that the audit chain is whole and that no event is stuck. May run beside the server.

  --fix    mend what can be recomputed from the ledger
  --help   show this

Exit status: 0 all is well (or was mended), 1 something is wrong, 2 it could not be checked.
`;

function readOptions(): { fix: boolean; help: boolean } {
  const { values } = parseArgs({
    options: {
      fix: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
}

const remedies = {
  mended: 'mended',
  mendable: 'npm run check-data -- --fix mends it',
  for_people: 'look at it',
};

async function main(): Promise<number> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }
  const wasl = await openWasl(readConfig(), { logger: createLogger('warn') });
  try {
    const { findings } = await checkData(wasl, {
      fix: options.fix,
      onCheck: ({ name, examined, findings: count }) =>
        process.stdout.write(
          `${name}: ${examined} looked at, ${count === 0 ? 'all well' : `${count} wrong`}\n`,
        ),
    });
    for (const { subject, problem, remedy } of findings)
      process.stdout.write(`  ${subject} ${problem} (${remedies[remedy]})\n`);
    const left = findings.filter((finding) => finding.remedy !== 'mended').length;
    process.stdout.write(`findings ${findings.length} = mended ${findings.length - left} + left ${left}\n`);
    return left === 0 ? 0 : 1;
  } finally {
    await wasl.stores.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const message =
    error instanceof ConfigError || error instanceof TypeError ? error.message : (error as Error).stack;
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

/** Fills an empty store with the demonstration network, and tells whom to sign in as. */
import { parseArgs } from 'node:util';
import {
  type DemonstrationGuide,
  describeDemonstration,
  seedDemonstration,
} from '../server/src/app/seed/index.ts';
import { openWasl } from '../server/src/app/start.ts';
import { secondFactorCode } from '../server/src/platform/auth/second-factor.ts';
import { ConfigError, readConfig } from '../server/src/platform/config/config.ts';
import { createLogger } from '../server/src/platform/logger.ts';
import { createProgressBar } from './progress-bar.ts';
import { waitForSearch } from './search-catch-up.ts';

const usage = `npm run seed [-- --force] [-- --codes]

Fills an empty store with the demonstration network: three organizations, 300 partners in all 12 regions, 1,000 offers,
members with a year of history, and accounts to sign in as. The network is the same on every run of a day.

  --force   also beside organizations that are there already; adds nothing that is there
  --codes   only tell the accounts, storing nothing, with the second factor's digits of this moment
  --help    show this

Exit status: 0 the network is stored, 1 it is not, 2 wrong use. It is never stored in production.
`;

const parts = 15;

function listAccounts({ accounts, joining }: DemonstrationGuide, now: Date): string {
  const lines = accounts.flatMap(({ role, name, identifier, password, secondFactorSecret, whatToTry }) => [
    `${role} · ${name.fr}`,
    `  ${identifier}   password ${password}${
      secondFactorSecret
        ? `   second factor ${secondFactorSecret}, now ${secondFactorCode(secondFactorSecret, now)}`
        : ''
    }`,
    `  ${whatToTry.en}`,
  ]);
  return [
    'Demonstration accounts:',
    ...lines,
    `To join: ${joining.organizationName}, number ${joining.membershipNumber}, ${joining.name}, born ${joining.birthDate}`,
    '',
  ].join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      force: { type: 'boolean', default: false },
      codes: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const config = readConfig();
  const wasl = await openWasl(config, { logger: createLogger('warn') });
  const bar = createProgressBar();
  let done = 0;
  try {
    if (values.codes) {
      process.stdout.write(
        listAccounts(describeDemonstration(wasl.modules, wasl.clock.now()), wasl.clock.now()),
      );
      return 0;
    }
    const outcome = await seedDemonstration(wasl.modules, {
      config,
      clock: wasl.clock,
      besideOthers: values.force,
      onProgress: (part, documents) => bar.update(++done, parts, `${documents} ${part}`),
    });
    bar.end();
    if (outcome.isSeeded) {
      await waitForSearch(wasl, bar);
    } else if (!values.force) {
      process.stderr.write('The store holds organizations already: nothing was changed. See --help.\n');
      return 1;
    }
    process.stdout.write(listAccounts(outcome, wasl.clock.now()));
    return 0;
  } finally {
    await wasl.modules.stopBackground();
    await wasl.stores.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const isMisuse = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false;
  const isExpected = error instanceof ConfigError || isMisuse;
  process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
  process.exitCode = isMisuse ? 2 : 1;
}

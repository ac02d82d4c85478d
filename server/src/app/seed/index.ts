import type { Clock } from '../../platform/clock.ts';
import { type Config, ConfigError } from '../../platform/config/config.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { Modules } from '../compose.ts';
import { type DemonstrationAccount, demonstrationPassword } from './accounts.ts';
import { buildNetwork, type DemonstrationNetwork } from './network.ts';
import { type SeedProgress, storeNetwork } from './store.ts';

export type { DemonstrationAccount } from './accounts.ts';

/** What a visitor can join with: a line of the roster nobody has joined with yet. */
export interface JoiningHint {
  organizationName: string;
  membershipNumber: string;
  name: string;
  birthDate: string;
}

/** What to tell whoever tries the demonstration. */
export interface DemonstrationGuide {
  /** Whom to sign in as. */
  accounts: DemonstrationAccount[];
  joining: JoiningHint;
}

export interface SeedOutcome extends DemonstrationGuide {
  /** False: the store held a network already and nothing was changed. */
  isSeeded: boolean;
}

function planNetwork({ geography, taxonomy }: Modules, now: Date): DemonstrationNetwork {
  return buildNetwork({ geography: geography.geography, taxonomy: taxonomy.taxonomy }, now);
}

function guideTo({ accounts, people, organizations }: DemonstrationNetwork): DemonstrationGuide {
  const { membershipNumber, name, birthDate } = people.joinWith;
  return {
    accounts: accounts.demonstration,
    joining: {
      organizationName: organizations.foundation.name.fr ?? '',
      membershipNumber,
      name: name.fr ?? '',
      birthDate,
    },
  };
}

/** Whom to sign in as in a store that holds the demonstration network; nothing is stored. */
export function describeDemonstration(modules: Modules, now: Date): DemonstrationGuide {
  return guideTo(planNetwork(modules, now));
}

/**
 * Fills an empty store with the demonstration network: three organizations, 300 partners all over the country, 1,000
 * offers, members with a year of history, and accounts to sign in as. A store that holds an organization is left as
 * it is; imported partners do not count. Throws a ConfigError in
 * production, where accounts with a published password have no place.
 */
export async function seedDemonstration(
  modules: Modules,
  dependencies: {
    config: Pick<Config, 'mode'>;
    clock: Clock;
    onProgress?: SeedProgress;
    /** Also beside organizations that are there already, unless the demonstration is one of them. */
    besideOthers?: boolean;
  },
): Promise<SeedOutcome> {
  const { config, clock, onProgress, besideOthers = false } = dependencies;
  if (config.mode === 'production')
    throw new ConfigError([
      'NODE_ENV is production: the demonstration network has a published password and is never made there.',
    ]);
  const network = planNetwork(modules, clock.now());
  const guide = guideTo(network);
  const slugs = new Set(Object.values(network.organizations).map(({ slug }) => slug));
  const isTaken = async () => {
    const organizations = await modules.organizations.organizations.listOrganizations();
    return besideOthers ? organizations.some(({ slug }) => slugs.has(slug)) : organizations.length > 0;
  };
  if (await isTaken()) return { ...guide, isSeeded: false };
  try {
    await storeNetwork(modules, network, demonstrationPassword, onProgress);
  } catch (error) {
    // Another process of the same store was faster.
    if (isDuplicateKeyError(error) && (await isTaken())) return { ...guide, isSeeded: false };
    throw error;
  }
  return { ...guide, isSeeded: true };
}

import type { Clock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config/config.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { Modules } from '../compose.ts';
import { type DemonstrationAccount, demonstrationPassword } from './accounts.ts';
import { buildNetwork } from './network.ts';
import { type SeedProgress, storeNetwork } from './store.ts';

export { type DemonstrationAccount, demonstrationPassword } from './accounts.ts';

/** What a visitor can join with: a line of the roster nobody has joined with yet. */
export interface JoiningHint {
  organizationName: string;
  membershipNumber: string;
  name: string;
  birthDate: string;
}

export interface SeedOutcome {
  /** False: the store held a network already and nothing was changed. */
  isSeeded: boolean;
  /** Whom to sign in as. */
  accounts: DemonstrationAccount[];
  joining: JoiningHint;
}

/** Whether the store holds no organization yet: nobody has set it up. Imported partners do not count. */
export async function isEmptyStore({ organizations }: Modules): Promise<boolean> {
  return (await organizations.organizations.listOrganizations()).length === 0;
}

/**
 * Fills an empty store with the demonstration network: three organizations, 300 partners all over the country, 1,000
 * offers, members with a year of history, and accounts to sign in as. A store that holds an organization is left as
 * it is. Throws in production, where accounts with a published password have no place.
 */
export async function seedDemonstration(
  modules: Modules,
  dependencies: { config: Pick<Config, 'mode'>; clock: Clock; onProgress?: SeedProgress },
): Promise<SeedOutcome> {
  const { config, clock, onProgress } = dependencies;
  if (config.mode === 'production')
    throw new Error('The demonstration network has a published password and is never made in production.');
  const { geography } = modules.geography;
  const { taxonomy } = modules.taxonomy;
  const network = buildNetwork({ geography, taxonomy }, clock.now());
  const { joinWith } = network.people;
  const outcome = {
    accounts: network.accounts.demonstration,
    joining: {
      organizationName: network.organizations.foundation.name.fr ?? '',
      membershipNumber: joinWith.membershipNumber,
      name: joinWith.name.fr ?? '',
      birthDate: joinWith.birthDate,
    },
  };
  if (!(await isEmptyStore(modules))) return { ...outcome, isSeeded: false };
  try {
    await storeNetwork(modules, network, demonstrationPassword, onProgress);
  } catch (error) {
    // Another process of the same store was faster.
    if (isDuplicateKeyError(error) && !(await isEmptyStore(modules))) return { ...outcome, isSeeded: false };
    throw error;
  }
  return { ...outcome, isSeeded: true };
}

import { hashPassword } from '../../platform/auth/password.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { Modules } from '../compose.ts';
import type { DemonstrationNetwork } from './network.ts';

/** Documents written at a time: a few megabytes at most. */
const batchSize = 500;

async function inBatches<Item>(
  items: readonly Item[],
  write: (batch: Item[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length; at += batchSize) await write(items.slice(at, at + batchSize));
}

/** Told of each part as it is stored. */
export type SeedProgress = (part: string, documents: number) => void;

/**
 * Writes the network into an empty store. Organizations come last: a store without any is one the seed has not finished,
 * and `isEmpty` says so.
 */
export async function storeNetwork(
  modules: Modules,
  network: DemonstrationNetwork,
  password: string,
  onProgress: SeedProgress = () => undefined,
): Promise<void> {
  const { partners, agreements, budgets, offers, people, accounts, history, organizations } = network;
  const store = async <Item>(
    part: string,
    items: readonly Item[],
    write: (batch: Item[]) => Promise<unknown>,
  ) => {
    await inBatches(items, write);
    onProgress(part, items.length);
  };

  await store(
    'partners',
    partners.map(({ partner }) => partner),
    (batch) => modules.partners.insertPartners(batch),
  );
  await store(
    'branches',
    partners.flatMap(({ branches }) => branches),
    (batch) => modules.partners.insertBranches(batch),
  );
  await store(
    'agreements',
    agreements.map(({ agreement }) => agreement),
    (batch) => modules.agreements.insertAgreements(batch),
  );
  await store('budgets', budgets, (batch) => modules.agreements.insertBudgets(batch));
  await store(
    'offers',
    offers.map(({ offer }) => offer),
    (batch) => modules.offers.insertOffers(batch),
  );
  await store('members', people.members, (batch) => modules.members.insertMembers(batch));
  await store(
    'dependents',
    people.members.flatMap(({ householdId, dependents }) =>
      dependents.map((dependent) => ({ householdId, dependent })),
    ),
    (batch) => modules.members.rememberDependents(batch),
  );
  await store('roster lines', people.roster, (batch) => modules.members.upsertRoster(batch));
  await store('vouchers', history.vouchers, (batch) => modules.vouchers.insertVouchers(batch));
  await store('ledger entries', history.redemptions, (batch) => modules.vouchers.insertRedemptions(batch));
  await modules.vouchers.startReceiptsAfter(history.receiptCounters);
  await store('limit slots', history.slots, (batch) => modules.vouchers.insertLimitSlots(batch, []));
  await store('limit counts', history.offerUses, (batch) => modules.vouchers.insertLimitSlots([], batch));

  // A hash nobody's password belongs to keeps the cashiers of the history from signing in.
  const [passwordHash, nobodysHash] = await Promise.all([
    hashPassword(password),
    hashPassword(crypto.randomUUID()),
  ]);
  await store('accounts', accounts.accounts, (batch) =>
    modules.accounts.insertMany(
      batch.map(({ account, canSignIn }) => ({
        ...account,
        passwordHash: canSignIn ? passwordHash : nobodysHash,
      })),
    ),
  );
  await store('organizations', Object.values(organizations), (batch) =>
    modules.organizations.insertOrganizations(batch),
  );
  await announce(modules, network);
}

/** Lets search know of every offer and partner, as any change does. */
async function announce({ runInTransaction, outbox }: Modules, network: DemonstrationNetwork): Promise<void> {
  const events: NewEvent[] = [
    ...network.offers.map(({ offer }) => ({
      type: 'offer.changed',
      documentId: offer._id,
      documentVersion: 1,
    })),
    ...network.partners.map(({ partner }) => ({
      type: 'partner.changed',
      documentId: partner._id,
      documentVersion: 1,
    })),
  ];
  await inBatches(events, (batch) => runInTransaction((session) => outbox.append(session, batch)));
}

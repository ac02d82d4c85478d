import { completedEvent } from '../../modules/signing/index.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import type { NewEvent } from '../../platform/events/outbox.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
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
 * Writes the network into an empty store, all of it or nothing: one transaction, so that a start that is cut off leaves
 * an empty store to begin again with.
 */
export async function storeNetwork(
  modules: Modules,
  network: DemonstrationNetwork,
  password: string,
  onProgress: SeedProgress = () => undefined,
): Promise<void> {
  // A hash nobody's password belongs to keeps the cashiers of the history from signing in.
  const [passwordHash, nobodysHash] = await Promise.all([
    hashPassword(password),
    hashPassword(crypto.randomUUID()),
  ]);
  for (const { month, last } of network.pipeline.references)
    await modules.drafting.startReferencesAfter(month, last);
  const parts = partsOf(modules, network, { passwordHash, nobodysHash });
  await modules.runInTransaction(async (session) => {
    for (const { name, count, write } of parts) {
      await write(session);
      onProgress(name, count);
    }
    await inBatches(eventsOf(network), (batch) => modules.outbox.append(session, batch));
  });
}

interface Part {
  name: string;
  count: number;
  write: (session: ClientSession) => Promise<void>;
}

function partsOf(
  modules: Modules,
  network: DemonstrationNetwork,
  hashes: { passwordHash: string; nobodysHash: string },
): Part[] {
  const { partners, agreements, budgets, offers, people, accounts, history, organizations } = network;
  const { templates, prospects, prepared, recent, versions, comments, requests, events } = network.pipeline;
  const part = <Item>(
    name: string,
    items: readonly Item[],
    write: (batch: Item[], session: ClientSession) => Promise<unknown>,
  ): Part => ({
    name,
    count: items.length,
    write: (session) => inBatches(items, (batch) => write(batch, session)),
  });
  const { insertVouchers, insertRedemptions, insertLimitSlots, startReceiptsAfter } = modules.vouchers;
  return [
    part('organizations', Object.values(organizations), modules.organizations.insertOrganizations),
    part(
      'partners',
      [...partners, ...prepared].map(({ partner }) => partner),
      modules.partners.insertPartners,
    ),
    part(
      'branches',
      [...partners, ...prepared].flatMap(({ branches }) => branches),
      modules.partners.insertBranches,
    ),
    part(
      'agreements',
      [...[...agreements, ...prepared].map(({ agreement }) => agreement), ...recent],
      modules.agreements.insertAgreements,
    ),
    part('templates', templates, modules.templates.insertTemplates),
    part('texts', versions, modules.drafting.insertVersions),
    part('remarks', comments, modules.drafting.insertComments),
    part('requests for signatures', requests, modules.signing.insertSigningRequests),
    part('acts', events, modules.agreements.insertAgreementEvents),
    part('prospects', prospects, modules.pipeline.insertProspects),
    part('budgets', budgets, modules.agreements.insertBudgets),
    part(
      'offers',
      offers.map(({ offer }) => offer),
      modules.offers.insertOffers,
    ),
    part('members', [...people.members, ...network.quietMembers], modules.members.insertMembers),
    part(
      'dependents',
      people.members.flatMap(({ householdId, dependents }) =>
        dependents.map((dependent) => ({ householdId, dependent })),
      ),
      modules.members.rememberDependents,
    ),
    part('roster lines', people.roster, modules.members.upsertRoster),
    part('vouchers', history.vouchers, insertVouchers),
    part('ledger entries', history.redemptions, insertRedemptions),
    part('receipt numbers', history.receiptCounters, startReceiptsAfter),
    part('limit slots', history.slots, (batch, session) => insertLimitSlots(batch, [], session)),
    part('limit counts', history.offerUses, (batch, session) => insertLimitSlots([], batch, session)),
    part('accounts', accounts.accounts, (batch, session) =>
      modules.accounts.insertMany(
        batch.map(({ account, canSignIn }) => ({
          ...account,
          passwordHash: canSignIn ? hashes.passwordHash : hashes.nobodysHash,
        })),
        session,
      ),
    ),
  ];
}

/** Lets search know of every offer and partner, and signing of what is to be sealed, as any change does. */
function eventsOf({ offers, partners, pipeline }: DemonstrationNetwork): NewEvent[] {
  return [
    ...offers.map(({ offer }) => ({ type: 'offer.changed', documentId: offer._id, documentVersion: 1 })),
    ...partners.map(({ partner }) => ({
      type: 'partner.changed',
      documentId: partner._id,
      documentVersion: 1,
    })),
    ...pipeline.requests.filter(({ state }) => state === 'SEALING').map(completedEvent),
  ];
}

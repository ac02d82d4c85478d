import type { Connection } from 'mongoose';
import type { AppendAudit } from '../../platform/audit.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { createAccountTokenRepository } from '../../platform/auth/account-token.repository.ts';
import { verifyPassword } from '../../platform/auth/password.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { Messenger } from '../../platform/messages/messages.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { Geography } from '../geography/index.ts';
import type { OfferLoader, OfferService } from '../offers/index.ts';
import type { OrganizationLoader, OrganizationService } from '../organizations/index.ts';
import { createAccountRecoveryService } from './account-recovery.service.ts';
import { createMemberAttemptLimits } from './attempt-limits.ts';
import { createDependentService } from './dependent.service.ts';
import { createFavouriteRepository } from './favourite.repository.ts';
import { createFavouriteService } from './favourite.service.ts';
import { createHouseholdPersonRepository } from './household-person.repository.ts';
import { createJoiningService } from './joining.service.ts';
import { createMemberMessages } from './member.events.ts';
import { createMemberLoader } from './member.loaders.ts';
import { createMemberRepository } from './member.repository.ts';
import { createMemberService } from './member.service.ts';
import { createCardSigner } from './member-card.ts';
import { createMembershipDecisionService } from './membership-decision.service.ts';
import { createProfileService } from './profile.service.ts';
import { createAccountResolvers } from './resolvers/account.resolvers.ts';
import { createMemberResolvers } from './resolvers/member.resolvers.ts';
import { createRosterRepository } from './roster-entry.repository.ts';
import { createSignInService } from './sign-in.service.ts';
import { createSigningKeyRepository } from './signing-key.repository.ts';

export { passwordProblems } from './joining.rules.ts';
export type { MemberLoader } from './member.loaders.ts';
export type { DependentRecord, MemberRecord, MemberState, Relation } from './member.model.ts';
export { ageAt, type BeneficiaryRecord, beneficiariesOf, memberStateAt } from './member.rules.ts';
export type { MemberService } from './member.service.ts';
export type { RosterLine } from './roster-entry.repository.ts';

export async function createMembersModule(dependencies: {
  connection: Connection;
  accounts: AccountRepository;
  geography: Geography;
  organizations: OrganizationService;
  organizationById: OrganizationLoader;
  offers: OfferService;
  offerById: OfferLoader;
  outbox: Outbox;
  appendAudit: AppendAudit;
  messenger: Messenger;
  clock: Clock;
  runInTransaction: RunInTransaction;
  /** Address people reach Wasl at, without a trailing slash: links in messages begin with it. */
  publicUrl: string;
}) {
  const { connection, accounts, geography, organizations, organizationById, offers, offerById } =
    dependencies;
  const { outbox, appendAudit, messenger, clock, runInTransaction, publicUrl } = dependencies;
  const repository = createMemberRepository(connection);
  const roster = createRosterRepository(connection);
  const tokens = createAccountTokenRepository(connection);
  const limits = await createMemberAttemptLimits(connection);
  const householdPersons = createHouseholdPersonRepository(connection);
  const cards = createCardSigner({ keys: createSigningKeyRepository(connection) });

  const members = createMemberService({ members: repository });
  const memberById = createMemberLoader(members);
  const signingIn = createSignInService({ accounts, organizations, limits, verifyPassword });
  const joining = createJoiningService({
    members: repository,
    roster,
    accounts,
    organizations,
    geography,
    limits,
    outbox,
    runInTransaction,
  });
  const recovery = createAccountRecoveryService({ accounts, tokens, limits, outbox, runInTransaction });
  const profiles = createProfileService({ members: repository, accounts, geography, runInTransaction });
  const dependents = createDependentService({
    members: repository,
    householdPersons,
    runInTransaction,
  });
  const favourites = createFavouriteService({ favourites: createFavouriteRepository(connection), offers });
  const decisions = createMembershipDecisionService({
    members: repository,
    roster,
    accounts,
    organizations,
    outbox,
    appendAudit,
    runInTransaction,
  });

  return {
    members,
    memberById,
    /** Public keys that check membership cards, as a JWK set. */
    cardPublicKeys: () => cards.publicKeys(),
    /** The newest of the offers a member marked: of themselves only. */
    async listFavouriteOfferIds(viewer: Viewer, memberId: string): Promise<string[]> {
      const page = await favourites.listFavourites(viewer, memberId, {});
      return page.edges.map((edge) => edge.node.offerId);
    },
    /** For the seed and tests: stores members as they are. */
    insertMembers: repository.insertMany,
    /** For the seed, the roster import and tests: a number already known keeps its person. */
    upsertRoster: roster.upsertMany,
    /** For the seed: who dependents stored as they are have always been. */
    rememberDependents: householdPersons.rememberMany,
    /** Sends what joining, deciding and forgotten passwords call for; subscribed to the outbox. */
    messages: createMemberMessages({ accounts, tokens, organizations, messenger, clock, publicUrl }),
    resolvers: [
      createAccountResolvers({
        signingIn,
        joining,
        recovery,
        profiles,
        memberById,
        organizationById,
        isSecure: publicUrl.startsWith('https:'),
      }),
      createMemberResolvers({
        dependents,
        favourites,
        decisions,
        cards,
        geography,
        organizationById,
        offerById,
      }),
    ],
  };
}

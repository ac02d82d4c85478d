import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { displayText } from '@wasl/shared/localized-text';
import { userMessage } from '@wasl/shared/user-message';
import { type AccountRecord, newAccount } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { membershipIdentifier, membershipNumberKey } from '../../platform/auth/identifiers.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { Geography } from '../geography/index.ts';
import type { OrganizationRecord, OrganizationService } from '../organizations/index.ts';
import { chargeInTurn, type MemberAttemptLimits } from './attempt-limits.ts';
import { type JoinApplication, type JoinRequest, matchesRoster, readJoinRequest } from './joining.rules.ts';
import { joinedEvent } from './member.events.ts';
import type { MemberRecord } from './member.model.ts';
import type { MemberRepository } from './member.repository.ts';
import { fieldTexts } from './members.texts.ts';
import type { RosterEntryRecord, RosterRepository } from './roster-entry.repository.ts';

export type JoinOutcome =
  | { kind: 'joined'; member: MemberRecord; account: AccountRecord }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'too_many_attempts'; retryAfterSeconds: number };

export type JoiningService = ReturnType<typeof createJoiningService>;

/** Somebody who is not on the roster has no last day yet; the day of application stands for it until it is decided. */
const validityOf = (entry: RosterEntryRecord | null, now: Date) => entry?.validUntil ?? civilDateOf(now);

/**
 * Joining an organization (docs/adr/0010-sessions-and-accounts.md). Who matches the roster is active at once; everybody else
 * waits for a coordinator. Neither the answer nor what can be done with it tells whether an address has an account.
 */
export function createJoiningService(dependencies: {
  members: MemberRepository;
  roster: RosterRepository;
  accounts: AccountRepository;
  organizations: Pick<OrganizationService, 'listByIds'>;
  geography: Pick<Geography, 'findProvince'>;
  limits: Pick<MemberAttemptLimits, 'joinPair' | 'joinAddress' | 'joinNumber'>;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { members, roster, accounts, organizations, geography, limits, outbox, runInTransaction } =
    dependencies;

  /** Stores member and account together. Throws a duplicate-key error when somebody was faster. */
  async function store(
    application: JoinApplication,
    organization: OrganizationRecord,
    entry: RosterEntryRecord | null,
    passwordHash: string,
    now: Date,
  ): Promise<{ member: MemberRecord; account: AccountRecord }> {
    const { name, birthDate, email, phone, provinceCode, regionCode, language } = application;
    const memberId = newId();
    const member: MemberRecord = {
      _id: memberId,
      organizationId: organization._id,
      personId: entry?.personId ?? newId(),
      householdId: entry?.householdId ?? newId(),
      membershipNumber: entry?.membershipNumber ?? application.membershipNumber,
      name,
      birthDate,
      email,
      phone,
      regionCode,
      provinceCode,
      state: entry ? 'ACTIVE' : 'PENDING',
      stateReason: null,
      validUntil: validityOf(entry, now),
      renewalPending: false,
      dependents: [],
      openVoucherCount: 0,
      consentedAt: now,
      createdAt: now,
      version: 1,
    };
    const contacts = [email, ...(phone ? [phone] : [])];
    const number = membershipIdentifier(organization.slug, member.membershipNumber);
    const account = await runInTransaction(async (session) => {
      const held = await accounts.listHeld(contacts, session);
      const free = contacts.filter((contact) => !held.includes(contact));
      const made = newAccount({
        role: 'MEMBER',
        name,
        language,
        passwordHash,
        email,
        memberId,
        organizationId: organization._id,
        createdAt: now,
        identifiers: entry ? [...free, number] : free,
        provisionalIdentifiers: entry ? held : [...held, number],
      });
      await members.insert(member, session);
      await accounts.insert(made, session);
      await outbox.append(session, [joinedEvent(member)]);
      return made;
    });
    return { member, account };
  }

  /** The roster's entry the application is, unless its number was guessed at too often: then a coordinator decides. */
  async function findMatch(
    organizationId: string,
    application: JoinApplication,
    numberKey: string,
    now: Date,
  ): Promise<RosterEntryRecord | null> {
    const isGuessed = (await limits.joinNumber.attempt(numberKey)) > 0;
    const entry = await roster.findByNumber(organizationId, application.membershipNumber);
    return entry && !isGuessed && matchesRoster(application, entry, now) ? entry : null;
  }

  const isStanding = async ({ organizationId, personId }: RosterEntryRecord) =>
    await members.isPersonStanding(organizationId, personId);

  /** Null when the matched person has a membership that stands: told only to who knows what the roster knows of them. */
  async function storeOnce(
    application: JoinApplication,
    organization: OrganizationRecord,
    entry: RosterEntryRecord | null,
    now: Date,
  ): Promise<{ member: MemberRecord; account: AccountRecord } | null> {
    const passwordHash = await hashPassword(application.password);
    for (let attempt = 1; ; attempt++) {
      if (entry && (await isStanding(entry))) return null;
      try {
        return await store(application, organization, entry, passwordHash, now);
      } catch (error) {
        // Either the same person joined at this instant, or another account took the address: look again.
        if (!isDuplicateKeyError(error) || attempt === 3) throw error;
      }
    }
  }

  return {
    async join(
      request: JoinRequest,
      { clientAddress }: { clientAddress: string },
      { language, now }: { language: Language; now: Date },
    ): Promise<JoinOutcome> {
      const [organization] = await organizations.listByIds([request.organizationId]);
      const read = readJoinRequest(request, language, now, (code) => geography.findProvince(code));
      if (!organization) {
        const unknown = { field: 'organizationId', message: fieldTexts.organizationUnknown[language] };
        return { kind: 'invalid', problems: 'problems' in read ? [unknown, ...read.problems] : [unknown] };
      }
      if ('problems' in read) return { kind: 'invalid', problems: read.problems };
      const { application } = read;

      const numberKey = `${organization._id} ${membershipNumberKey(application.membershipNumber)}`;
      const pairKey = `${numberKey} ${clientAddress}`;
      const retryAfterSeconds = await chargeInTurn([
        [limits.joinPair, pairKey],
        [limits.joinAddress, clientAddress],
      ]);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };

      const entry = await findMatch(organization._id, application, numberKey, now);
      const joined = await storeOnce(application, organization, entry, now);
      if (!joined) {
        const organizationName = displayText(organization.name, language).text;
        const message = userMessage('ALREADY_JOINED', { organizationName }, language);
        return { kind: 'invalid', problems: [{ field: 'membershipNumber', message }] };
      }
      if (entry) {
        await limits.joinPair.clear(pairKey);
        await limits.joinNumber.refund(numberKey);
      }
      return { kind: 'joined', ...joined };
    },
  };
}

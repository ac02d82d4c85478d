import { civilDateOf } from '@wasl/shared/civil-time';
import type { Language } from '@wasl/shared/language';
import { userMessage } from '@wasl/shared/user-message';
import type { AppendAudit } from '../../platform/audit.ts';
import { ownIdentifier } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { authorize, isAllowed } from '../../platform/auth/authorize.ts';
import { membershipIdentifier } from '../../platform/auth/identifiers.ts';
import type { OfficeViewer, Viewer } from '../../platform/auth/viewer.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import {
  buildPage,
  type Page,
  type PageArguments,
  readPageArguments,
} from '../../platform/graphql/connection.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { OrganizationService } from '../organizations/index.ts';
import { validUntilWithoutRoster } from './joining.rules.ts';
import { decidedEvent } from './member.events.ts';
import type { MemberRecord } from './member.model.ts';
import type { MemberRepository } from './member.repository.ts';
import { fieldTexts } from './members.texts.ts';
import type { RosterRepository } from './roster-entry.repository.ts';

export type DecisionOutcome =
  | { kind: 'decided'; member: MemberRecord }
  | { kind: 'invalid'; problems: FieldProblem[] };

export type MembershipDecisionService = ReturnType<typeof createMembershipDecisionService>;

const reasonMinimumLength = 3;
const reasonMaximumLength = 500;

/** What a coordinator does with applications that no roster decided. */
export function createMembershipDecisionService(dependencies: {
  members: MemberRepository;
  roster: RosterRepository;
  accounts: AccountRepository;
  organizations: Pick<OrganizationService, 'listByIds'>;
  outbox: Outbox;
  appendAudit: AppendAudit;
  runInTransaction: RunInTransaction;
}) {
  const { members, roster, accounts, organizations, outbox, appendAudit, runInTransaction } = dependencies;

  /** Active from now on, as the person the roster knows by this number; the roster learns of one it did not know. */
  async function accept(
    session: ClientSession,
    member: MemberRecord,
    now: Date,
  ): Promise<MemberRecord | null> {
    const entry = await roster.findByNumber(member.organizationId, member.membershipNumber, session);
    const isRosterValid = entry !== null && entry.validUntil >= civilDateOf(now);
    const validUntil = isRosterValid ? entry.validUntil : validUntilWithoutRoster(now);
    const { personId, householdId } = entry ?? member;
    const accepted = await members.changeState(
      session,
      member._id,
      { state: 'ACTIVE', stateReason: null, validUntil, personId, householdId },
      ['PENDING'],
    );
    if (!accepted) return null;
    if (!entry) {
      const { organizationId, membershipNumber, name, birthDate } = member;
      const line = { organizationId, membershipNumber, name, birthDate, validUntil, personId, householdId };
      await roster.upsertMany([line], session);
    }
    const account = await accounts.findByMemberId(member._id, session);
    const [organization] = await organizations.listByIds([member.organizationId]);
    if (account && organization) {
      const number = membershipIdentifier(organization.slug, member.membershipNumber);
      await accounts.setIdentifiers(
        account._id,
        {
          identifiers: [...new Set([...account.identifiers, number])],
          provisionalIdentifiers: account.provisionalIdentifiers.filter((each) => each !== number),
        },
        session,
      );
    }
    return accepted;
  }

  /** Refused with a reason its applicant reads; what the account held is free for others, and still signs it in. */
  async function refuse(
    session: ClientSession,
    member: MemberRecord,
    reason: string,
  ): Promise<MemberRecord | null> {
    const refused = await members.changeState(session, member._id, { state: 'REFUSED', stateReason: reason });
    if (!refused) return null;
    const account = await accounts.findByMemberId(member._id, session);
    if (account) {
      const own = ownIdentifier(account._id);
      const released = account.identifiers.filter((each) => each !== own);
      await accounts.setIdentifiers(
        account._id,
        {
          identifiers: [own],
          provisionalIdentifiers: [...new Set([...account.provisionalIdentifiers, ...released])],
        },
        session,
      );
    }
    return refused;
  }

  async function decideIn(
    session: ClientSession,
    viewer: OfficeViewer,
    member: MemberRecord,
    decision: { accept: boolean; reason: string; now: Date },
  ): Promise<MemberRecord | null> {
    const decided = decision.accept
      ? await accept(session, member, decision.now)
      : await refuse(session, member, decision.reason);
    if (!decided) return null;
    await appendAudit(session, {
      organizationId: member.organizationId,
      actorAccountId: viewer.accountId,
      action: 'member:decide',
      subject: { type: 'member', id: member._id },
      changes: [
        { field: 'state', from: 'PENDING', to: decided.state },
        ...(decision.accept ? [{ field: 'validUntil', to: decided.validUntil }] : [{ field: 'stateReason' }]),
      ],
    });
    await outbox.append(session, [decidedEvent(decided)]);
    return decided;
  }

  return {
    /** Applications that wait in the viewer's organization and regions, oldest first. */
    async listPending(viewer: Viewer, page: PageArguments): Promise<Page<MemberRecord>> {
      const { organizationId, regionCodes } = authorize(viewer, 'member:read');
      const { limit, after } = readPageArguments(page);
      const filter = { organizationId, regionCodes, afterId: after?.id ?? null };
      const found = await members.listPending(filter, limit + 1);
      return buildPage(found, { limit, after }, ({ _id }) => ({ sortKey: _id, id: _id }));
    },
    /**
     * Accepts or refuses an application. Throws NOT_FOUND for one outside the viewer's organization and regions, as if
     * it did not exist.
     */
    async decide(
      viewer: Viewer,
      input: { memberId: string; accept: boolean; reason: string | null },
      { language, now }: { language: Language; now: Date },
    ): Promise<DecisionOutcome> {
      const office = authorize(viewer, 'member:decide');
      const member = await members.findById(input.memberId);
      const isInScope =
        member !== null &&
        isAllowed(viewer, 'member:decide', {
          organizationId: member.organizationId,
          regionCode: member.regionCode,
        });
      if (!isInScope) throw notFound('member');
      const invalid = (field: string, message: string): DecisionOutcome => ({
        kind: 'invalid',
        problems: [{ field, message }],
      });
      const reason = input.reason?.trim() ?? '';
      if (!input.accept && (reason.length < reasonMinimumLength || reason.length > reasonMaximumLength))
        return invalid('reason', fieldTexts.reason[language]);
      try {
        const decision = { accept: input.accept, reason, now };
        const decided = await runInTransaction((session) => decideIn(session, office, member, decision));
        return decided
          ? { kind: 'decided', member: decided }
          : invalid('memberId', userMessage('ALREADY_DECIDED', {}, language));
      } catch (error) {
        if (!isDuplicateKeyError(error)) throw error;
        return invalid('memberId', fieldTexts.numberStands[language]);
      }
    },
  };
}

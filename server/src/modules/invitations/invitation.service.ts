import type { Language } from '@wasl/shared/language';
import { type AccountRecord, newAccount } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import { hashPassword, verifyPassword } from '../../platform/auth/password.ts';
import type { PartnerRole, Viewer } from '../../platform/auth/viewer.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { isDuplicateKeyError } from '../../platform/mongo/duplicate-key.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { AttemptLimit } from '../../platform/rate-limits.ts';
import {
  type AgreementRecord,
  type AgreementService,
  authorizeOnAgreement,
  type ChangeOutcome,
  type RecordAct,
} from '../agreements/index.ts';
import { passwordProblems } from '../members/index.ts';
import type { BranchService } from '../partners/index.ts';
import { invitedEvent } from './invitation.events.ts';
import { fieldTexts, type InvitationProblemCode, obstacleTexts } from './invitations.texts.ts';
import type { PartnerInvitationRecord } from './partner-invitation.model.ts';
import type { PartnerInvitationRepository } from './partner-invitation.repository.ts';

const invitationDays = 14;
const dayMillis = 24 * 60 * 60 * 1000;
const statesOver: readonly AgreementRecord['state'][] = ['EXPIRED', 'TERMINATED', 'WITHDRAWN', 'DECLINED'];
/** What each role may do grows along this list. */
const rolesByReach: readonly PartnerRole[] = ['PARTNER_CASHIER', 'PARTNER_MANAGER', 'PARTNER_OWNER'];

export interface InvitationAttemptLimits {
  /** Tokens of links, from one address. */
  linkAddress: AttemptLimit;
  /** Passwords of an existing account, by one invitation. */
  password: AttemptLimit;
}

/** An invitation that can be accepted, as its reader sees it. */
export type OpenedInvitation = PartnerInvitationRecord & { hasAccount: boolean };

export type OpenInvitationOutcome =
  | { kind: 'open'; invitation: OpenedInvitation }
  | { kind: 'unusable'; problem: InvitationProblemCode }
  | { kind: 'too_many_attempts'; retryAfterSeconds: number };

export type AcceptInvitationOutcome =
  | { kind: 'accepted'; account: AccountRecord; agreement: AgreementRecord }
  | { kind: 'unusable'; problem: InvitationProblemCode }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'wrong_credentials' }
  | { kind: 'too_many_attempts'; retryAfterSeconds: number };

export type InvitationService = ReturnType<typeof createInvitationService>;

/** Bringing in the people who answer for a partner (docs/adr/0017). */
export function createInvitationService(dependencies: {
  invitations: PartnerInvitationRepository;
  agreements: AgreementService;
  branches: Pick<BranchService, 'listByPartnerIds'>;
  accounts: AccountRepository;
  limits: InvitationAttemptLimits;
  recordAct: RecordAct;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { invitations, agreements, branches, accounts, limits, recordAct, outbox, runInTransaction } =
    dependencies;

  /** Why an invitation cannot be used now; null when it can. An address that serves somebody else is no partner's. */
  function problemOf(
    invitation: PartnerInvitationRecord | null,
    agreement: AgreementRecord | null,
    holder: AccountRecord | null,
    now: Date,
  ): InvitationProblemCode | null {
    if (!invitation) return 'UNKNOWN';
    if (invitation.acceptedAt) return 'ACCEPTED';
    if (invitation.revokedAt) return 'REVOKED';
    if (invitation.expiresAt <= now) return 'EXPIRED';
    if (!agreement || statesOver.includes(agreement.state)) return 'AGREEMENT_OVER';
    return holder && holder.partnerId !== invitation.partnerId ? 'ADDRESS_TAKEN' : null;
  }

  async function read(token: string) {
    const invitation = await invitations.findByToken(token);
    const [agreement, holder] = invitation
      ? await Promise.all([
          agreements.findAgreement(invitation.agreementId),
          accounts.findByIdentifier(invitation.email),
        ])
      : [null, null];
    return { invitation, agreement, holder };
  }

  /** The account of who accepts: a new one, or theirs with the wider of both roles. */
  async function enrol(
    session: ClientSession,
    invitation: PartnerInvitationRecord,
    holder: AccountRecord | null,
    made: { name: string; passwordHash: string; language: Language },
    now: Date,
  ): Promise<AccountRecord> {
    const { partnerId, email, role } = invitation;
    if (holder) {
      const held = holder.role as PartnerRole;
      if (rolesByReach.indexOf(role) <= rolesByReach.indexOf(held)) return holder;
      await accounts.setPartnerRole(holder._id, role, session);
      return { ...holder, role, sessionEpoch: holder.sessionEpoch + 1 };
    }
    const { name, passwordHash, language } = made;
    const account = newAccount({
      role,
      name: /\p{Script=Arabic}/u.test(name) ? { ar: name } : { fr: name },
      language,
      passwordHash,
      email,
      emailConfirmedAt: now,
      identifiers: [email],
      partnerId,
      branchIds: (await branches.listByPartnerIds([partnerId])).map(({ _id }) => _id),
      createdAt: now,
    });
    await accounts.insert(account, session);
    return account;
  }

  /** Uses the invitation up and enrols who accepts, together; null when somebody was faster. */
  async function settle(
    invitation: PartnerInvitationRecord,
    agreement: AgreementRecord,
    holder: AccountRecord | null,
    made: { name: string; passwordHash: string; language: Language },
    now: Date,
  ): Promise<AccountRecord | null> {
    return await runInTransaction(async (session) => {
      const account = await enrol(session, invitation, holder, made, now);
      if (!(await invitations.accept(session, invitation._id, account._id, now))) throw new InvitationTaken();
      await recordAct(
        session,
        agreement,
        { kind: 'account', accountId: account._id },
        { kind: 'partner:accept-invitation', changes: [{ field: 'role', to: account.role }] },
      );
      return account;
    }).catch((error: unknown) => {
      if (error instanceof InvitationTaken || isDuplicateKeyError(error)) return null;
      throw error;
    });
  }

  /** The hash of the account's own password when it is the one given. */
  async function checkPassword(
    invitationId: string,
    holder: AccountRecord,
    password: string,
  ): Promise<string | AcceptInvitationOutcome> {
    const retryAfterSeconds = await limits.password.attempt(invitationId);
    if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
    const isRight = await verifyPassword(holder.passwordHash, password);
    if (!isRight || holder.isSuspended) return { kind: 'wrong_credentials' };
    await limits.password.clear(invitationId);
    return holder.passwordHash;
  }

  /** The hash of a password that can be taken, for an account to make. */
  async function readNewPassword(
    email: string,
    name: string | null,
    password: string,
    language: Language,
  ): Promise<string | AcceptInvitationOutcome> {
    const problems = name ? [] : [{ field: 'name', message: fieldTexts.personName[language] }];
    const ownWords = [email.split('@', 1)[0] ?? '', ...(name ?? '').split(' ')];
    problems.push(...passwordProblems(password, ownWords, language));
    return problems.length > 0 ? { kind: 'invalid', problems } : await hashPassword(password);
  }

  return {
    async invite(
      viewer: Viewer,
      input: {
        agreementId: string;
        email: string;
        name: string;
        role: PartnerRole;
        language: Language;
      },
      { language, now }: { language: Language; now: Date },
    ): Promise<ChangeOutcome> {
      const { agreement, viewer: coordinator } = authorizeOnAgreement(
        viewer,
        'partner:invite',
        await agreements.findAgreement(input.agreementId),
      );
      const email = normalizeEmail(input.email);
      const name = readPersonName(input.name);
      const problems: FieldProblem[] = [];
      if (!email) problems.push({ field: 'email', message: fieldTexts.email[language] });
      if (!name) problems.push({ field: 'name', message: fieldTexts.personName[language] });
      if (input.role === 'PARTNER_CASHIER')
        problems.push({ field: 'role', message: fieldTexts.role[language] });
      if (!email || !name || problems.length > 0) return { kind: 'invalid', problems };
      if (statesOver.includes(agreement.state))
        return { kind: 'not_possible', obstacles: [obstacleTexts.agreementOver[language]] };

      const { _id: agreementId, organizationId, partnerId } = agreement;
      const invitation: PartnerInvitationRecord = {
        _id: newId(),
        agreementId,
        organizationId,
        partnerId,
        email,
        name,
        role: input.role,
        language: input.language,
        invitedByAccountId: coordinator.accountId,
        sentAt: now,
        expiresAt: new Date(now.getTime() + invitationDays * dayMillis),
        acceptedAt: null,
        acceptedByAccountId: null,
        revokedAt: null,
      };
      await runInTransaction(async (session) => {
        await invitations.revokeOpen(session, agreementId, email, now);
        await invitations.insert(session, invitation);
        await recordAct(
          session,
          agreement,
          { kind: 'account', accountId: coordinator.accountId },
          { kind: 'partner:invite', details: { name }, changes: [{ field: 'role', to: input.role }] },
        );
        await outbox.append(session, [invitedEvent(invitation)]);
      });
      return { kind: 'changed', agreement };
    },

    async revoke(
      viewer: Viewer,
      invitationId: string,
      { language, now }: { language: Language; now: Date },
    ): Promise<ChangeOutcome> {
      const invitation = await invitations.findById(invitationId);
      const { agreement, viewer: coordinator } = authorizeOnAgreement(
        viewer,
        'partner:invite',
        invitation && (await agreements.findAgreement(invitation.agreementId)),
      );
      const revoked = await runInTransaction(async (session) => {
        const taken = await invitations.revoke(session, invitationId, now);
        if (taken)
          await recordAct(
            session,
            agreement,
            { kind: 'account', accountId: coordinator.accountId },
            { kind: 'partner:revoke-invitation' },
          );
        return taken;
      });
      return revoked
        ? { kind: 'changed', agreement }
        : { kind: 'not_possible', obstacles: [obstacleTexts.invitationSettled[language]] };
    },

    /** Invitations to an agreement, newest first: for its organization's staff, who may see the agreement already. */
    async listByAgreement(viewer: Viewer, agreementId: string): Promise<PartnerInvitationRecord[]> {
      return viewer.kind === 'office' ? await invitations.listByAgreement(agreementId) : [];
    },

    /** What a link opens. Only tokens that open nothing count against the address they come from. */
    async open(
      token: string,
      { clientAddress }: { clientAddress: string },
      now: Date,
    ): Promise<OpenInvitationOutcome> {
      const retryAfterSeconds = await limits.linkAddress.attempt(clientAddress);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
      const { invitation, agreement, holder } = await read(token);
      if (invitation) await limits.linkAddress.refund(clientAddress);
      const problem = problemOf(invitation, agreement, holder, now);
      if (problem || !invitation) return { kind: 'unusable', problem: problem ?? 'UNKNOWN' };
      return { kind: 'open', invitation: { ...invitation, hasAccount: holder !== null } };
    },

    /**
     * Accepts an invitation: makes the account, or takes the password of the one they have at this partner. Of two who
     * accept at the same instant one does; the other is told that it was accepted.
     */
    async accept(
      input: { token: string; name: string; password: string },
      { clientAddress }: { clientAddress: string },
      { language, now }: { language: Language; now: Date },
    ): Promise<AcceptInvitationOutcome> {
      const retryAfterSeconds = await limits.linkAddress.attempt(clientAddress);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
      const { invitation, agreement, holder } = await read(input.token);
      if (invitation) await limits.linkAddress.refund(clientAddress);
      const problem = problemOf(invitation, agreement, holder, now);
      if (problem || !invitation || !agreement) return { kind: 'unusable', problem: problem ?? 'UNKNOWN' };

      const name = readPersonName(input.name);
      const checked = holder
        ? await checkPassword(invitation._id, holder, input.password)
        : await readNewPassword(invitation.email, name, input.password, language);
      if (typeof checked !== 'string') return checked;
      const made = { name: name ?? invitation.name, passwordHash: checked, language };
      const account = await settle(invitation, agreement, holder, made, now);
      if (account) return { kind: 'accepted', account, agreement };
      const after = await read(input.token);
      return {
        kind: 'unusable',
        problem: problemOf(after.invitation, after.agreement, after.holder, now) ?? 'ACCEPTED',
      };
    },
  };
}

/** Gives a transaction up whose invitation somebody else used. */
class InvitationTaken extends Error {}

function readPersonName(text: string): string | null {
  const name = text.trim().replace(/\s+/g, ' ');
  return name.length >= 2 && name.length <= 120 && /\p{L}/u.test(name) ? name : null;
}

import type { Language } from '@wasl/shared/language';
import { type AccountRecord, ownIdentifier } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { AccountTokenRepository } from '../../platform/auth/account-token.repository.ts';
import { normalizeEmail } from '../../platform/auth/identifiers.ts';
import { hashPassword } from '../../platform/auth/password.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Outbox } from '../../platform/events/outbox.ts';
import type { FieldProblem } from '../../platform/graphql/user-errors.ts';
import { newId } from '../../platform/mongo/object-id.ts';
import type { ClientSession, RunInTransaction } from '../../platform/mongo/transaction.ts';
import type { MemberAttemptLimits } from './attempt-limits.ts';
import { passwordProblems } from './joining.rules.ts';
import { passwordResetRequestedEvent } from './member.events.ts';
import { fieldTexts } from './members.texts.ts';

export type LinkOutcome =
  | { kind: 'done'; account: AccountRecord }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'too_many_attempts'; retryAfterSeconds: number };

export type AccountRecoveryService = ReturnType<typeof createAccountRecoveryService>;

/** What links in messages do: set a new password, confirm an address (docs/adr/0010-sessions-and-accounts.md). */
export function createAccountRecoveryService(dependencies: {
  accounts: AccountRepository;
  tokens: AccountTokenRepository;
  limits: Pick<MemberAttemptLimits, 'resetAddress' | 'resetEmail' | 'tokenAddress'>;
  outbox: Outbox;
  runInTransaction: RunInTransaction;
}) {
  const { accounts, tokens, limits, outbox, runInTransaction } = dependencies;

  /**
   * Keeps that the account's owner reads mail sent to its address. An account that only claimed the address gets it from
   * one that never confirmed it; from one that did, it does not.
   */
  async function confirmAddress(session: ClientSession, account: AccountRecord, email: string, now: Date) {
    const holder = await accounts.findByIdentifier(email, session);
    const isHeldFirmly = holder !== null && holder._id !== account._id && holder.emailConfirmedAt !== null;
    if (holder && holder._id !== account._id && !isHeldFirmly)
      await accounts.setIdentifiers(
        holder._id,
        {
          identifiers: holder.identifiers.filter((each) => each !== email),
          provisionalIdentifiers: [...holder.provisionalIdentifiers, email],
        },
        session,
      );
    await accounts.setIdentifiers(
      account._id,
      isHeldFirmly
        ? { ...identifiersOf(account), emailConfirmedAt: now }
        : {
            identifiers: [...new Set([ownIdentifier(account._id), ...account.identifiers, email])],
            provisionalIdentifiers: account.provisionalIdentifiers.filter((each) => each !== email),
            emailConfirmedAt: now,
          },
      session,
    );
  }

  async function useLink(
    purpose: 'RESET_PASSWORD' | 'CONFIRM_EMAIL',
    token: string,
    now: Date,
    effect: (session: ClientSession, account: AccountRecord) => Promise<void>,
  ): Promise<AccountRecord | null> {
    return await runInTransaction(async (session) => {
      const used = await tokens.use(session, purpose, token, now);
      const account = used && (await accounts.findById(used.accountId, session));
      if (!account || account.isSuspended) return null;
      await effect(session, account);
      if (account.email === used.email) await confirmAddress(session, account, used.email, now);
      return account;
    });
  }

  const linkOver = (language: Language): LinkOutcome => ({
    kind: 'invalid',
    problems: [{ field: 'token', message: fieldTexts.linkOver[language] }],
  });

  return {
    /**
     * Asks for a link by mail. Does the same for every address: whether it has an account is looked up by whoever sends
     * the message, later. Throws RATE_LIMITED for one address of the network that asks too often; for one mail address,
     * messages just stop for a while.
     */
    async requestPasswordReset(email: string, clientAddress: string): Promise<void> {
      const waitSeconds = await limits.resetAddress.attempt(clientAddress);
      if (waitSeconds > 0)
        throw new AppError('RATE_LIMITED', 'Too many requests.', { retryAfterSeconds: waitSeconds });
      const address = normalizeEmail(email);
      if (!address || (await limits.resetEmail.attempt(address)) > 0) return;
      await runInTransaction((session) =>
        outbox.append(session, [passwordResetRequestedEvent(newId(), address)]),
      );
    },
    /** Sets a new password and ends every session. The link serves once, for 30 minutes. */
    async resetPassword(
      input: { token: string; password: string },
      { clientAddress, deviceHash }: { clientAddress: string; deviceHash: string },
      { language, now }: { language: Language; now: Date },
    ): Promise<LinkOutcome> {
      const retryAfterSeconds = await limits.tokenAddress.attempt(clientAddress);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
      const problems = passwordProblems(input.password, [], language);
      if (problems.length > 0) return { kind: 'invalid', problems };
      const passwordHash = await hashPassword(input.password);
      const account = await useLink('RESET_PASSWORD', input.token, now, async (session, { _id }) => {
        await accounts.setPassword(_id, passwordHash, session);
        await tokens.discard(session, _id, 'RESET_PASSWORD');
      });
      if (!account) return linkOver(language);
      // Who reads the mailbox is not kept out by what strangers tried: this browser is known from now on.
      await accounts.rememberDevice(account._id, deviceHash);
      return { kind: 'done', account };
    },
    /** Confirms the address a link went to. */
    async confirmEmail(
      token: string,
      { clientAddress }: { clientAddress: string },
      { language, now }: { language: Language; now: Date },
    ): Promise<LinkOutcome> {
      const retryAfterSeconds = await limits.tokenAddress.attempt(clientAddress);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };
      const account = await useLink('CONFIRM_EMAIL', token, now, async () => undefined);
      return account ? { kind: 'done', account } : linkOver(language);
    },
  };
}

function identifiersOf({ identifiers, provisionalIdentifiers }: AccountRecord) {
  return { identifiers, provisionalIdentifiers };
}

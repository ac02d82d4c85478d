import { createHash } from 'node:crypto';
import type { AccountRecord } from '../../platform/auth/account.model.ts';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import { identifiersMeantBy } from '../../platform/auth/identifiers.ts';
import { secondFactorStep } from '../../platform/auth/second-factor.ts';
import type { OrganizationService } from '../organizations/index.ts';
import { chargeInTurn, type MemberAttemptLimits } from './attempt-limits.ts';

/** Where an attempt comes from. */
export interface Origin {
  clientAddress: string;
  /** Hash of the token this browser keeps; null for a browser nobody signed in with before. */
  deviceHash: string | null;
}

export type SignInOutcome =
  | { kind: 'signed_in'; account: AccountRecord }
  | { kind: 'wrong_credentials' }
  | { kind: 'second_factor_required' }
  | { kind: 'too_many_attempts'; retryAfterSeconds: number };

export type SignInService = ReturnType<typeof createSignInService>;

const staffRoles: ReadonlySet<AccountRecord['role']> = new Set([
  'COORDINATOR',
  'NATIONAL_COORDINATOR',
  'ADMINISTRATOR',
  'AUDITOR',
]);

/**
 * Signing in (docs/adr/0010-sessions-and-accounts.md). Every path does the same work up to the answer: two reads of
 * accounts, the same charges, two password checks, whether or not an account exists.
 */
export function createSignInService(dependencies: {
  accounts: Pick<
    AccountRepository,
    'findCandidates' | 'claimSecondFactorStep' | 'endSessions' | 'rememberDevice'
  >;
  organizations: Pick<OrganizationService, 'listOrganizations'>;
  limits: Pick<MemberAttemptLimits, 'signInPair' | 'signInAddress' | 'signInIdentifier'>;
  verifyPassword: (passwordHash: string | null, password: string) => Promise<boolean>;
}) {
  const { accounts, organizations, limits, verifyPassword } = dependencies;

  /** Null when the second factor is not asked for or is right and was not used before. */
  async function checkSecondFactor(
    account: AccountRecord,
    code: string | null,
    now: Date,
  ): Promise<SignInOutcome | null> {
    const secret = account.secondFactorSecret;
    if (!secret && !staffRoles.has(account.role)) return null;
    if (!code) return { kind: 'second_factor_required' };
    const step = secret ? secondFactorStep(secret, code, now) : null;
    const isRight = step !== null && (await accounts.claimSecondFactorStep(account._id, step));
    return isRight ? null : { kind: 'wrong_credentials' };
  }

  return {
    async signIn(
      input: { identifier: string; password: string; secondFactorCode: string | null },
      { clientAddress, deviceHash }: Origin,
      now: Date,
    ): Promise<SignInOutcome> {
      const slugs = (await organizations.listOrganizations()).map(({ slug }) => slug);
      const meant = identifiersMeantBy(input.identifier, slugs);
      const { holder, claimant } = await accounts.findCandidates(meant);
      const isKnownDevice =
        deviceHash !== null &&
        [holder, claimant].some((account) => account?.knownDevices.includes(deviceHash));

      const identifierKey = createHash('sha256').update(meant.join('\n')).digest('base64url');
      const pairKey = `${identifierKey} ${isKnownDevice ? `device ${deviceHash}` : clientAddress}`;
      const retryAfterSeconds = await chargeInTurn([
        [limits.signInPair, pairKey],
        ...(isKnownDevice
          ? []
          : [
              [limits.signInAddress, clientAddress] as const,
              [limits.signInIdentifier, identifierKey] as const,
            ]),
      ]);
      if (retryAfterSeconds > 0) return { kind: 'too_many_attempts', retryAfterSeconds };

      const [isHolder, isClaimant] = await Promise.all([
        verifyPassword(holder?.passwordHash ?? null, input.password),
        verifyPassword(claimant?.passwordHash ?? null, input.password),
      ]);
      const account = isHolder ? holder : isClaimant ? claimant : null;
      if (!account || account.isSuspended) return { kind: 'wrong_credentials' };
      const refusal = await checkSecondFactor(account, input.secondFactorCode, now);
      if (refusal) return refusal;

      await limits.signInPair.clear(pairKey);
      if (!isKnownDevice) {
        await limits.signInAddress.refund(clientAddress);
        await limits.signInIdentifier.refund(identifierKey);
      }
      return { kind: 'signed_in', account };
    },
    /** Keeps this browser as one the account signed in with. */
    async rememberDevice(accountId: string, deviceHash: string): Promise<void> {
      await accounts.rememberDevice(accountId, deviceHash);
    },
    /** Ends every session of an account, on every device. */
    async signOutEverywhere(accountId: string): Promise<void> {
      await accounts.endSessions(accountId);
    },
  };
}

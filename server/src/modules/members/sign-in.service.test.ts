import { describe, expect, it } from 'vitest';
import { type AccountRecord, newAccount } from '../../platform/auth/account.model.ts';
import { createSignInService } from './sign-in.service.ts';

const now = new Date('2026-11-22T09:30:00.000Z');

function account(overrides: Partial<AccountRecord> = {}): AccountRecord {
  return newAccount({
    role: 'MEMBER',
    name: { fr: 'Fatima' },
    language: 'fr',
    passwordHash: 'hash of right',
    createdAt: now,
    memberId: 'm1',
    organizationId: 'o1',
    ...overrides,
  });
}

/** Sign-in over parts that only write down what they are asked for, so that two paths can be compared step by step. */
function recorded(found: { holder?: AccountRecord; claimant?: AccountRecord }) {
  const steps: string[] = [];
  const limit = (name: string) => ({
    attempt: async () => {
      steps.push(`${name} charged`);
      return 0;
    },
    waitSeconds: async () => 0,
    refund: async () => {
      steps.push(`${name} refunded`);
    },
    clear: async () => {
      steps.push(`${name} cleared`);
    },
  });
  const service = createSignInService({
    accounts: {
      findCandidates: async () => {
        steps.push('accounts read');
        return { holder: found.holder ?? null, claimant: found.claimant ?? null };
      },
      claimSecondFactorStep: async () => {
        steps.push('second factor claimed');
        return true;
      },
      endSessions: async () => undefined,
      rememberDevice: async () => undefined,
    },
    organizations: {
      listOrganizations: async () => {
        steps.push('organizations read');
        return [];
      },
    },
    limits: {
      signInPair: limit('pair'),
      signInAddress: limit('address'),
      signInIdentifier: limit('identifier'),
    },
    verifyPassword: async (hash, password) => {
      steps.push('password checked');
      return hash === `hash of ${password}`;
    },
  });
  const signIn = (password: string, deviceHash: string | null = null) =>
    service.signIn(
      { identifier: 'fatima@example.ma', password, secondFactorCode: null },
      { clientAddress: '203.0.113.1', deviceHash },
      now,
    );
  return { steps, signIn };
}

describe('the work of signing in', () => {
  it('is the same whether nobody, a holder, a claimant, both, or a suspended account is meant', async () => {
    const paths = [
      recorded({}),
      recorded({ holder: account() }),
      recorded({ claimant: account() }),
      recorded({ holder: account(), claimant: account() }),
      recorded({ holder: account({ isSuspended: true, passwordHash: 'hash of wrong' }) }),
      recorded({ holder: account({ role: 'ADMINISTRATOR', secondFactorSecret: 'GEZDGNBVGY3TQOJQ' }) }),
    ];
    for (const path of paths) {
      expect(await path.signIn('wrong')).toEqual({ kind: 'wrong_credentials' });
      expect(path.steps).toEqual([
        'organizations read',
        'accounts read',
        'pair charged',
        'address charged',
        'identifier charged',
        'password checked',
        'password checked',
      ]);
    }
  });

  it('gives the attempt back once it turned out to be right', async () => {
    const { steps, signIn } = recorded({ holder: account() });
    expect((await signIn('right')).kind).toBe('signed_in');
    expect(steps.slice(-3)).toEqual(['pair cleared', 'address refunded', 'identifier refunded']);
  });

  it('spares a browser the account knows from the limits that strangers can use up', async () => {
    const { steps, signIn } = recorded({ holder: account({ knownDevices: ['known'] }) });
    await signIn('wrong', 'known');
    expect(steps).not.toContain('address charged');
    expect(steps).not.toContain('identifier charged');
    expect(steps).toContain('pair charged');
    const stranger = recorded({ holder: account({ knownDevices: ['known'] }) });
    await stranger.signIn('wrong', 'unknown');
    expect(stranger.steps).toContain('identifier charged');
  });

  it('prefers who holds the identifier over who only claims it', async () => {
    const [holder, claimant] = [account(), account()];
    const { signIn } = recorded({ holder, claimant });
    expect(await signIn('right')).toEqual({ kind: 'signed_in', account: holder });
  });
});

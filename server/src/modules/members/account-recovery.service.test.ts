import { describe, expect, it } from 'vitest';
import type { AccountRepository } from '../../platform/auth/account.repository.ts';
import type { AccountTokenRepository } from '../../platform/auth/account-token.repository.ts';
import type { ClientSession } from '../../platform/mongo/transaction.ts';
import { createAccountRecoveryService } from './account-recovery.service.ts';

/** A part that may not be touched: any use of it fails the test. */
function untouchable<Part extends object>(name: string): Part {
  return new Proxy({} as Part, {
    get: (_, property) => {
      throw new Error(`${name}.${String(property)} was used`);
    },
  });
}

describe('the work of asking for a new password', () => {
  it('looks at no account at all: what is done cannot differ between a known and an unknown address', async () => {
    const steps: string[] = [];
    const limit = (name: string) => ({
      attempt: async (key: string) => {
        steps.push(`${name} charged for ${key}`);
        return 0;
      },
      waitSeconds: async () => 0,
      refund: async () => undefined,
      clear: async () => undefined,
    });
    const recovery = createAccountRecoveryService({
      accounts: untouchable<AccountRepository>('accounts'),
      tokens: untouchable<AccountTokenRepository>('tokens'),
      limits: { resetAddress: limit('address'), resetEmail: limit('e-mail'), tokenAddress: limit('token') },
      outbox: {
        append: async (_, events) => {
          steps.push(`written: ${events.map(({ type, payload }) => `${type} ${payload?.email}`).join()}`);
        },
      },
      runInTransaction: async (work) => await work({} as ClientSession),
    });
    await recovery.requestPasswordReset(' Someone@Example.MA ', '203.0.113.1');
    expect(steps).toEqual([
      'address charged for 203.0.113.1',
      'e-mail charged for someone@example.ma',
      'written: account.password-reset-requested someone@example.ma',
    ]);
  });
});
